import { DEFAULT_PROFILE } from "../../src/profile";
import { readRegisters } from "../../src/register";
import { checkWorkbook, compareReport, type ComparedRisk } from "../../src/report";
import type { SheetSnapshot } from "../../src/workbook";
import { CASES } from "./hand/cases";

const PERIOD_CHECKS = ["previous-mismatch", "movement-unexplained", "risk-vanished", "stuck-above-appetite"];
const workbook = (fileName: string, sheets: readonly SheetSnapshot[]) => ({
  fileName,
  sheets,
  date1904: false,
  notes: [],
});

/** "CR1>CR1 worse", ">CR8 new", "CR5> vanished, merged into CR1": one line a risk that is not simply where it was. */
function told({ previous, current, state, movement, unsure, related }: ComparedRisk): string {
  const what = state === "continues" ? (movement ?? "not comparable") : state;
  const line = `${previous?.id ?? ""}>${current?.id ?? ""} ${what}`;
  return [line, ...(unsure ? ["unsure"] : []), ...(related ? [`${related.how} ${related.id}`] : [])].join(", ");
}

const isAsItWas = (line: string): boolean => /^(\S*)>\1 same$/.test(line);

test.each(CASES.map((one) => [one.name, one] as const))(
  "%s",
  (_name, { before, now, same, told: expected, checks }) => {
    const [then, given] = [workbook("then.xlsx", before), workbook("now.xlsx", now)];
    const [reading, present] = [readRegisters(then, DEFAULT_PROFILE), readRegisters(given, DEFAULT_PROFILE)];
    const report = compareReport(
      [
        ["then.xlsx", reading],
        ["now.xlsx", present],
      ],
      DEFAULT_PROFILE,
    );
    const lines = report.registers.flatMap(({ risks }) => risks.map(told));
    expect({ same: lines.filter(isAsItWas).length, told: lines.filter((line) => !isAsItWas(line)) }).toEqual({
      same,
      told: expected,
    });
    const { findings } = checkWorkbook(given, {
      profile: DEFAULT_PROFILE,
      today: { year: 2024, month: 10, day: 1 },
      previous: reading,
    });
    expect(
      findings.filter(({ rule }) => PERIOD_CHECKS.includes(rule)).map(({ rule, risk }) => `${rule} ${risk!.id}`),
    ).toEqual(checks);
  },
);
