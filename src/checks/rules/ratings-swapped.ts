import { cellAt, type CellRef, type Edit, type WorkbookSnapshot } from "../../workbook";
import type { Register, Risk, Stage, StageReading } from "../../register";
import { STAGES } from "../../register";
import type { Check, Fault } from "../check";
import { formulaOf, lower, numberOf, quoted, scoreName, setCell, sheetOf, stageName } from "../walk";

interface Pair {
  readonly likelihood: number;
  readonly impact: number;
}
const pairOf = (reading: StageReading | undefined): Pair | null => {
  const likelihood = numberOf(reading?.likelihood),
    impact = numberOf(reading?.impact);
  return likelihood !== null && impact !== null && likelihood !== impact ? { likelihood, impact } : null;
};
const exchanged = (a: Pair, b: Pair): boolean => a.likelihood === b.impact && a.impact === b.likelihood;

/** Where more of the risks than this are exchanged, it is the columns' order that was misread. */
const MOST = 0.3;

export const ratingsSwapped = {
  id: "ratings-swapped",
  severity: "warning",
  group: "Scores",
  title: "Likelihood and impact look exchanged",
  looksAt:
    "Ratings that the risk itself shows the other way round: in the words beside its score, in the X of its grid, or in another stage whose score is the same.",
  why: "The product stays the same, so nobody notices; but the risk stands in the wrong corner of the matrix, and where impact weighs more its band is wrong.",
  remedy: "Ask the risk's owner which rating is which, and exchange them if need be.",
  fix: "offer",
  examples: {
    wrong: "Likelihood 2, impact 5; score cell says 10 (Minor/Almost certain)",
    right: "Likelihood 5, impact 2",
  },
  *run({ register, workbook }) {
    const faults = register.risks.flatMap((risk) => [...swapsOf(register, workbook, risk)]);
    if (faults.length > 2 && faults.length > register.risks.length * MOST) return;
    yield* faults;
  },
} satisfies Check;

function* swapsOf(register: Register, workbook: WorkbookSnapshot, risk: Risk): Iterable<Fault> {
  const told = new Set<Stage>();
  for (const stage of STAGES) {
    const reading = risk.stages[stage];
    const pair = pairOf(reading);
    if (!reading || !pair) continue;
    const words = reading.score?.words ? reading.score.parts : null;
    const mark = risk.marks?.find((m) => m.stage === stage);
    const evidence =
      words && exchanged(pair, words)
        ? `the score says ${quoted(reading.score!.text)}`
        : mark && exchanged(pair, mark)
          ? "the grid's X stands the other way round"
          : null;
    if (evidence === null) continue;
    told.add(stage);
    yield swap(register, workbook, risk, stage, evidence, [words ? reading.score!.cell : mark!.cell]);
  }
  for (const [i, later] of STAGES.entries()) {
    for (const earlier of STAGES.slice(0, i)) {
      const a = pairOf(risk.stages[earlier]),
        b = pairOf(risk.stages[later]);
      if (!a || !b || !exchanged(a, b) || told.has(later) || told.has(earlier)) continue;
      const before = numberOf(risk.stages[earlier]!.score),
        after = numberOf(risk.stages[later]!.score);
      if (before === null || before !== after) continue;
      // Over time, or by plan, one rating may well rise as the other falls by one: controls alone never do that.
      const apart = Math.abs(a.likelihood - a.impact) > 1;
      if (!apart && (earlier === "previous" || later === "previous" || later === "target")) continue;
      told.add(later);
      const cells = [risk.stages[earlier]!.likelihood!.cell, risk.stages[earlier]!.impact!.cell];
      yield swap(
        register,
        workbook,
        risk,
        later,
        `${lower(stageName(register, earlier))} has likelihood ${a.likelihood} and impact ${a.impact} for the same score of ${before}`,
        cells,
      );
    }
  }
}

function swap(
  register: Register,
  workbook: WorkbookSnapshot,
  risk: Risk,
  stage: Stage,
  evidence: string,
  related: readonly CellRef[],
): Fault {
  const { likelihood, impact } = risk.stages[stage]!;
  const name = scoreName(register, stage).replace(/ ?score$/i, "");
  return {
    cell: likelihood!.cell,
    related: [impact!.cell, ...related],
    risk,
    message: `${name === "" ? "Likelihood" : `${name} likelihood`} is ${likelihood!.value} and impact ${impact!.value}, but ${evidence}.`,
    actual: likelihood!.value,
    expected: impact!.value,
    fix: exchange(workbook, likelihood!.cell, impact!.cell),
  };
}

/** The two numbers exchanged; nothing where one is a formula or a word, which belongs to its own scale. */
function exchange(workbook: WorkbookSnapshot, one: CellRef, other: CellRef): readonly Edit[] {
  const value = (cell: CellRef): unknown =>
    formulaOf(workbook, cell) === null ? cellAt(sheetOf(workbook, cell)!, cell.row, cell.column) : null;
  const a = value(one),
    b = value(other);
  return typeof a === "number" && typeof b === "number"
    ? [...setCell(workbook, one, b), ...setCell(workbook, other, a)]
    : [];
}
