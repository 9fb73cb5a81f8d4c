import { idGap } from "../../src/checks/rules/id-gap";
import { checkCases } from "../support/cases";
import { sheet } from "../support/sheet";

const refs = (...ids: readonly (string | number)[]): string =>
  `| Ref | Risk |\n${ids.map((id, i) => `| ${id} | Risk ${String.fromCharCode(65 + i)} |`).join("\n")}`;
checkCases(idGap, {
  accept: [
    { name: "none", sheet: refs(1, 2, 3, 4, 5) },
    { name: "a start other than 1", sheet: refs(4, 5, 6, 7) },
    { name: "no numbering: too few of the numbers stand", sheet: refs(102, 215, 309, 440) },
    { name: "too few risks", sheet: refs(1, 3, 4) },
    {
      name: "the number stands on a sheet of closed risks",
      sheet: refs("CR1", "CR2", "CR4", "CR5"),
      others: [sheet("Closed", "| Ref | Risk |\n| CR3 | Snow |")],
    },
    { name: "letters, decimals", sheet: refs("A", "B", "D", "E", "F") },
    { name: "two series", sheet: refs("F1", "F2", "F3", "F4", "H1", "H2") },
  ],
  reject: [
    {
      name: "the cell after the hole",
      sheet: refs(1, 2, 3, 4, 5, 7, 8),
      findings: [{ cell: "A7", message: "6 is missing before 7.", severity: "advice", expected: "6", fix: null }],
    },
    {
      name: "in its own writing, in any order",
      sheet: refs("CR10", "CR07", "CR06", "CR08", "CR11"),
      findings: [{ cell: "A2", message: "CR09 is missing before CR10." }],
    },
    {
      name: "several at once",
      sheet: refs(1, 2, 3, 4, 5, 6, 7, 10, 11, 12),
      findings: [{ cell: "A9", message: "8 and 9 are missing before 10." }],
    },
  ],
});
