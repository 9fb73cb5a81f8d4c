import { readRegisters, type Register } from "../../src/register";
import { sheet, workbook } from "../support/sheet";

const legendOf = (...drawings: string[]): string => {
  const [register] = readRegisters(
    workbook(...drawings.map((text, n) => sheet(n === 0 ? "Register" : `Sheet ${n + 1}`, text))),
  ).registers;
  return register!.arrowLegend
    .map(({ arrow, meaning }: Register["arrowLegend"][number]) => `${arrow} ${meaning}`)
    .join(", ");
};
const TABLE = `
  | Ref | Risk                | Previous score | Score | DoT | Actions                              |
  | R1  | Flood closes depots | 12             | 16    | ▲   | Improve the pumps and drains         |
  | R2  | Staff leave         | 12             | 6     | ▼   | Increase the pay of scarce posts     |
  | R3  | Data is lost        | 9              | 9     | ►   | ▲ Rising cost of backups, ▼ reduced staff |
`;

test("what stands beside a risk's own arrow is no legend", () => {
  expect(legendOf(TABLE)).toBe("");
});

test.each([
  ["each arrow with its words", "| Key: ▲ risk score has increased   ▼ risk score has decreased   ► no change |"],
  ["the words first", "| Risk increased ▲ Risk decreased ▼ No change ► |"],
  ["in the heading", ""],
  ["an arrow a cell, the words beside it", "| ▲ | Risk has increased | ▼ | Risk has decreased | ► | Not changed |"],
])("a legend above the table: %s", (name, line) => {
  const drawing =
    name === "in the heading"
      ? TABLE.replace("DoT", "DoT (▲ worse, ▼ better, ► same)")
      : `${line}\n${TABLE.trimStart()}`;
  expect(legendOf(drawing)).toBe("▲ worse, ▼ better, ► same");
});

test("a column that shows an arrow again and again is no legend, on another sheet either", () => {
  const rows = [1, 2, 3, 4].map((n) => `| ▲ | Demand is increasing ${n} | ▼ | Improve the service ${n} |`);
  expect(legendOf(TABLE, rows.join("\n"))).toBe("");
});
