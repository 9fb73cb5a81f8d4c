import type { Register } from "../../src/register";
import { figures, only, read } from "../support/readings";
import { sheet } from "../support/sheet";

// Details of cards and pages: what is blank, what belongs to an action, what a mark or a label stands for.

describe("a value that the other cards show", () => {
  const card = (id: string, owner: string) => `
    | Ref | ${id} | Risk title | The ${id} fails |
    | Lead officer | ${owner} | Why it matters here | Long queues at the depot |
    | Current likelihood | 3 | Current impact | 4 |
    | Current score | 12 | | |
    ||`;

  test("is blank where it is missing: the next label is no value, and the row no heading", () => {
    const register = only(card("C1", "Head of Roads") + card("C2", "Head of Parks") + card("C3", ""));
    expect(register.risks.map(({ owners }) => owners)).toEqual([["Head of Roads"], ["Head of Parks"], []]);
    const { texts } = register.risks[2]!;
    expect(texts.owner).toEqual({ cell: { sheet: "Risk cards", row: 11, column: 1 }, text: "" });
  });

  test("may stand one cell further on, or below its label", () => {
    const register = only(`${card("C1", "Head of Roads")}${card("C2", "Head of Parks")}
      | Ref | C3 | Risk title | The C3 fails |
      | Lead officer | | Head of Law | |
      | Why it matters here | Long queues at the depot | | |
      | Current likelihood | 3 | Current impact | 4 |
      | Current score | 12 | | |
      ||
      | Ref | C4 | Risk title | The C4 fails |
      | Lead officer | | | |
      | Head of Trees | | | |
      | Current likelihood | 3 | Current impact | 4 |
      | Current score | 12 | | |`);
    expect(register.risks.map(({ owners }) => owners.join())).toEqual([
      "Head of Roads",
      "Head of Parks",
      "Head of Law",
      "Head of Trees",
    ]);
  });

  test("is not missed where only one card shows it so far away", () => {
    const below = (id: string) => `
      | Ref | ${id} | Risk title | The ${id} fails |
      | Controls | | Actions | |
      | Checked by two people each month | | Buy a second pump for the depot | |
      | Current score | 12 | | |
      ||`;
    const register = only(below("C1") + below("C2"));
    expect(register.risks.map(({ controls, actions }) => [controls[0]?.text, actions[0]?.description])).toEqual([
      ["Checked by two people each month", "Buy a second pump for the depot"],
      ["Checked by two people each month", "Buy a second pump for the depot"],
    ]);
  });
});

test("a numbered table of actions begins no card, and its numbers are no reference", () => {
  const card = (id: string) => `
    | Risk ref | ${id} | Risk title | The ${id} fails | |
    | Likelihood | Impact | Current score | Target score | |
    | 4 | 3 | 12 | 6 | |
    | No. | Action | Action owner | Original date | Revised date |
    | 1 | Replace the pumps at ${id} | Head of Roads | 2026-06-30 | 2026-12-31 |
    | 2 | Review of the ${id} contract | Head of Law | 2026-09-30 | |
    ||`;
  const register = only(card("C1") + card("C2") + card("C3"));
  expect(register.risks.map(({ id, rows }) => [id, rows])).toEqual([
    ["C1", [0, 5]],
    ["C2", [7, 12]],
    ["C3", [14, 19]],
  ]);
  expect(register.risks[2]!.actions.map(({ due, revisedDue }) => [due?.state, revisedDue?.state])).toEqual([
    ["exact", "exact"],
    ["exact", "blank"],
  ]);
});

test("an entry that holds words of labels is no heading", () => {
  const page = (id: string, control: string, action: string) =>
    sheet(
      id,
      `
      | Risk | ${id} | The ${id} fails |
      | Current score | 6 | |
      | Target score | 4 | |
      | Existing controls | | Actions to be taken |
      | ${control} | | ${action} |
      `,
    );
  const [register] = read(
    page("SR1", "Fence mended", "Buy new gates"),
    page("SR2", "Income model reviewed by advisers", "Agree the tranche two budget"),
  );
  expect(register!.risks.map(({ controls, actions }) => [controls[0]?.text, actions[0]?.description])).toEqual([
    ["Fence mended", "Buy new gates"],
    ["Income model reviewed by advisers", "Agree the tranche two budget"],
  ]);
});

test("two names of every page, one over the other's text, head what stands below each", () => {
  const page = (id: string) =>
    sheet(
      id,
      `
      | BAF risk reference | ${id} | Executive lead | Chief Nurse |
      | Principal risk | The ${id} fails | | |
      | Current score | 12 | | |
      ||
      | Key controls | Gaps in control | | |
      | ${id} is looked at every day | Nobody sees ${id} as a whole | | |
      `,
    );
  const [register] = read(page("BAF 1"), page("BAF 2"));
  expect(
    register!.risks.map(({ id, owners, controls, other }) => [
      id,
      owners,
      controls.map(({ text }) => text),
      other["Gaps in control"]?.text,
    ]),
  ).toEqual([
    ["BAF 1", ["Chief Nurse"], ["BAF 1 is looked at every day"], "Nobody sees BAF 1 as a whole"],
    ["BAF 2", ["Chief Nurse"], ["BAF 2 is looked at every day"], "Nobody sees BAF 2 as a whole"],
  ]);
});

test("a type tells opportunities from threats", () => {
  const card = (id: string, type: string) => `
    | ID | ${id} | Type | ${type} | Title | The ${id} comes |
    | Current likelihood | 3 | Current impact | 4 | Current score | 12 |
    ||`;
  const register = only(card("N1", "Threat") + card("N2", "Opportunity") + card("N3", "Threat"), {}, "Cards of risk");
  expect([register.kind, register.risks.map(({ kind, title }) => `${kind}: ${title}`)]).toEqual([
    "mixed",
    ["threat: The N1 comes", "opportunity: The N2 comes", "threat: The N3 comes"],
  ]);
});

test("a score over L and I over their digits, one of them blank", () => {
  const card = (n: number, digit: string) => `
    | ${n}. THE BRIDGE ${n} IS CLOSED | | | | | |
    | Lead officer | Head of Roads | Previous quarter | | Current quarter | |
    | Why it matters | Long ways round | 12 | | 10 | |
    | What is in place | Weekly look | L | I | L | I |
    | What comes next | New bearings | 3 | 4 | ${digit} | 5 |
    ||`;
  const merges = [2, 8].flatMap((row) => [`C${row}:D${row}`, `E${row}:F${row}`, `C${row + 1}:D${row + 1}`]);
  const register = only(`${card(1, "2").trimStart()}${card(2, "")}`, { merges }, "Risks");
  expect([figures(register, "previous"), figures(register, "current")]).toEqual([
    ["3 4 12", "3 4 12"],
    ["2 5 10", "- 5 10"],
  ]);
  expect(register.risks[1]!.stages.current?.likelihood).toMatchObject({ state: "blank", cell: { row: 10, column: 4 } });
});

test("an action's owner and date under labels of their own; a level left blank beside a score", () => {
  const card = (id: string, rating: string, due: string) => `
    | Risk ID | ${id} | | |
    | Risk title | The ${id} fails | | |
    | Current likelihood | Current impact | Current score | Rating |
    | 3 | 4 | 12 | ${rating} |
    | Mitigating actions | Replace the pumps | | |
    | Action owner | Head of Roads | | |
    | Action due | ${due} | | |
    | Direction of travel | Static | | |
    ||`;
  const register = only(
    card("C1", "Amber", "2027-03-31") + card("C2", "Amber", "31/06/2027") + card("C3", "", "2027-03-31"),
  );
  expect(
    register.risks.map(({ actions: [action], stages }) => [
      action?.owner?.text,
      action?.due?.state,
      stages.current?.band?.state,
    ]),
  ).toEqual([
    ["Head of Roads", "exact", "scored"],
    ["Head of Roads", "impossible", "scored"],
    ["Head of Roads", "exact", "blank"],
  ]);
});

test("a sentence that explains the arrows is no risk's arrow; a consequence in words is no impact", () => {
  const card = (id: string, effect: string) => `
    | Risk ID | ${id} | Risk title | The ${id} fails |
    | Consequence | ${effect} | | |
    | | Likelihood | Impact | Score |
    | Inherent | 4 | 4 | 16 |
    | Residual | 3 | 4 | 12 |
    | Direction of travel | Static | | |
    ||`;
  const register = only(
    `${card("C1", "Higher costs for the depot")}${card("C2", "Serious harm; withdrawal from study")}
    | Direction of travel: Improving means that the score has fallen since the last report, Static that it has not |`,
  );
  expect(
    register.risks.map(({ dot, texts, stages }) => [
      dot?.text,
      texts.consequence?.text,
      Object.keys(stages).sort().join(" "),
    ]),
  ).toEqual([
    ["Static", "Higher costs for the depot", "inherent residual"],
    ["Static", "Serious harm; withdrawal from study", "inherent residual"],
  ]);
});

describe("marks in grids", () => {
  const marks = ({ risks }: Register) =>
    risks.map(({ marks }) => marks?.map((m) => `${m.stage} ${m.likelihood} ${m.impact}`));

  test("two in one grid, whose axes are told by their words, each for the stage that a line says", () => {
    const page = (id: string, high: string, low: string) =>
      sheet(
        id,
        `
        | Ref | ${id} | Risk title | The ${id} fails |
        ||
        | Likely   | | | ${high} |
        | Possible | | | |
        | Unlikely | ${low} | | |
        |          | Minor | Moderate | Major |
        |          | ○ previous quarter   ● this quarter | | |
        | Current score | 9 | | |
        | Previous score | 1 | | |
        `,
      );
    const [register] = read(page("C1", "●", "○"), page("C2", "○ ●", ""));
    expect(marks(register!)).toEqual([
      ["previous 1 1", "current 3 3"],
      ["previous 3 3", "current 3 3"],
    ]);
  });

  test("two side by side, the axes in one line and each grid's score under it", () => {
    const page = (id: string) =>
      sheet(
        id,
        `
        | Risk ref | ${id} | | | | | | | |
        | Risk title | The ${id} fails | | | | | | | |
        | | Inherent risk | | | | | Residual risk | | |
        | 3 |   |   |   | | 3 | | | |
        | 2 |   |   | X | | 2 | | | |
        | 1 |   |   |   | | 1 | | X | |
        |   | 1 | 2 | 3 | |   | 1 | 2 | 3 |
        |   | Impact (across), likelihood (up) | | | | | Impact (across), likelihood (up) | | |
        | Score | 6 | | | | Score | 2 | | |
        `,
      );
    const [register] = read(page("C1"), page("C2"));
    expect([marks(register!)[0], figures(register!, "inherent")[0], figures(register!, "residual")[0]]).toEqual([
      ["inherent 2 3", "residual 1 2"],
      "2 3 6",
      "1 2 2",
    ]);
    expect(register!.risks[0]!.stages.current).toBeUndefined();
  });

  test("the reference that stands beside its label marks the risk's place", () => {
    const page = (id: string, at: number) =>
      sheet(
        id,
        `
        | Strategic risk | ${id} | The ${id} fails | | |
        | | Impact | | | |
        | Likelihood | 1 | 2 | 3 | |
        | 3 | | ${at === 3 ? id : ""} | | |
        | 2 | | ${at === 2 ? id : ""} | | |
        | 1 | | | | |
        | Current score | ${at * 2} | | | |
        `,
      );
    const [register] = read(page("SR1", 3), page("SR2", 2));
    expect(marks(register!)).toEqual([["current 3 2"], ["current 2 2"]]);
  });
});

describe("a grid on every page", () => {
  const [GREEN, AMBER, RED] = ["#00B050", "#FFC000", "#FF0000"];
  /** A page whose own grid is coloured by the product, but for the cells said. */
  const page = (id: string, odd: Readonly<Record<string, string>> = {}) => {
    const cells = [1, 2, 3].flatMap((l) =>
      [1, 2, 3].map((i) => [`${"CDE"[i - 1]}${6 - l}`, l * i >= 6 ? RED : l * i >= 3 ? AMBER : GREEN]),
    );
    return sheet(
      id,
      `
      | Risk ref | ${id} | Risk title | The ${id} fails | |
      ||
      | Likelihood | 3 | | | |
      |            | 2 | | X | |
      |            | 1 | | | |
      |            |   | 1 | 2 | 3 |
      |            |   | Impact | | |
      | Current score | 4 | | | |
      `,
      { fills: { ...Object.fromEntries(cells), ...odd } },
    );
  };
  const key = sheet("Key", "| Red | 6 to 9 |\n| Amber | 3 to 4 |\n| Green | 1 to 2 |");
  const odd = { C3: GREEN };

  test("is the register's, though one page of many shows a cell otherwise", () => {
    const [register] = read(page("P1"), page("P2", odd), page("P3"), page("P4"), key);
    expect([register!.matrices.threat.source, register!.matrices.threat.rule]).toEqual(["workbook", "product"]);
  });

  test("is nobody's where one page contradicts another", () => {
    const [register] = read(page("P1"), page("P2", odd), key);
    expect(register!.matrices.threat.source).toBe("default");
  });
});
