import { excelHost } from "../../src/excel";
import { DEFAULT_PROFILE } from "../../src/profile";
import { checkWorkbook } from "../../src/report";
import { standardLayout } from "../../src/standard";
import { WorkbookModel } from "../../src/workbench/model";
import { describeModel } from "../wire/describe";
import { openOffice } from "../wire/office";

/** What the committee's export costs on the wire, and that it can be taken back whole. */
const RISKS = 500;
const PART = 4 * 1024 * 1024;
const HEADINGS = [
  "Risk ID",
  "Risk",
  "Cause",
  "Consequence",
  "Risk owner",
  "Inherent likelihood",
  "Inherent impact",
  "Inherent score",
  "Controls",
  "Residual likelihood",
  "Residual impact",
  "Residual score",
  "Actions",
  "Action owner",
  "Due date",
  "Status",
];

/** A directorate's register of some length; every seventh score is wrong, and some actions are overdue. */
function register(): WorkbookModel {
  const model = new WorkbookModel("big.xlsx", false, "Register");
  const sheet = model.sheets[0]!;
  model.change("user", () => {
    sheet.setContent(0, 0, "Corporate risk register as at 31 December 2018");
    HEADINGS.forEach((heading, column) => sheet.setContent(2, column, heading));
    for (let n = 0; n < RISKS; n++) {
      const [l, i, rl, ri] = [(n % 5) + 1, ((n * 3) % 5) + 1, (n % 3) + 1, ((n * 2) % 4) + 1];
      const line = [
        `CR${n + 1}`,
        `Service ${n + 1} cannot be kept running through a winter of heavy demand`,
        "Too few staff, ageing buildings and contracts that end within the same year. ".repeat(2),
        "Residents wait longer, costs rise, and the council may have to answer to the regulator. ".repeat(2),
        `Head of Service ${n % 12}`,
        l,
        i,
        l * i,
        "1. Rota planned three months ahead\n2. Mutual aid agreed with neighbours\n3. Budget watched monthly",
        rl,
        ri,
        rl * ri + (n % 7 === 0 ? 1 : 0),
        `1. Recruit to vacant posts in team ${n % 9}\n2. Review the contract`,
        "Service manager",
        43000 + (n % 700),
        n % 3 === 0 ? "Complete" : "In progress",
      ];
      line.forEach((value, column) => sheet.setContent(3 + n, column, value));
    }
    sheet.restyle({ top: 3, left: 14, bottom: 2 + RISKS, right: 14 }, () => ({ numberFormat: "dd/mm/yyyy" }));
  });
  return model;
}

test.each([
  ["the standard layout", {}],
  ["with a page for each risk", { cards: true }],
  ["for publication", { plain: true, withoutPeople: true }],
])(
  `an export of ${RISKS} risks takes 3 round trips at most and 1 more for each further 4 MB, and is taken back whole: %s`,
  async (name, edition) => {
    const model = register();
    const office = await openOffice(model);
    const host = excelHost();
    const read = await host.read();
    if (!read.ok) throw new Error(read.message);
    const asOf = { year: 2018, month: 12, day: 31 };
    const { reading, findings } = checkWorkbook(read.workbook, { profile: DEFAULT_PROFILE, today: asOf, asOf });
    const { registers } = reading;
    expect([registers[0]!.risks.length, findings.length > 50]).toEqual([RISKS, true]);
    const edits = standardLayout(registers, read.workbook, { asOf, findings, ...edition });
    const before = describeModel(model);
    office.endPoint.traffic.reset();
    const applied = await host.apply(edits);
    if (!applied.ok) throw new Error(applied.message);
    const { requests, requestBytes, largestRequest } = office.endPoint.traffic;
    const added = model.sheets.length - 1;
    expect(model.sheet("Risk cards")?.page.rowBreaks?.length).toBe("cards" in edition ? RISKS - 1 : undefined);
    office.endPoint.traffic.reset();
    const back = await applied.undo();
    if (!back.ok) throw new Error(back.message);
    console.log(
      `${name}: ${added} sheets, ${(requestBytes / 2 ** 20).toFixed(2)} MB in ${requests} round trips; put back in ${office.endPoint.traffic.requests}`,
    );
    office.close();
    expect(added).toBeGreaterThan(4);
    expect(requests).toBeLessThanOrEqual(3 + Math.max(0, Math.ceil(requestBytes / PART) - 1));
    expect(largestRequest).toBeLessThan(5 * 1024 * 1024);
    expect(describeModel(model)).toEqual(before);
  },
  120_000,
);
