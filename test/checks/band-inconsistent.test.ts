import { bandInconsistent } from "../../src/checks/rules/band-inconsistent";
import { checkCases } from "../support/cases";
import { DEFAULT_MATRIX } from "../support/register";

const HEAD = "| Ref | Risk | Likelihood | Impact | Band |\n";
const fills = ["#FF0000", "#FF0000", "#FF0000", "#00B050", "#00B050", "#00B050"];
checkCases(bandInconsistent, {
  accept: [
    {
      name: "one band a pair",
      matrix: DEFAULT_MATRIX,
      sheet: `${HEAD}| 1 | A | 4 | 3 | Medium |\n| 2 | B | 4 | 3 | medium |\n| 3 | C | 3 | 4 | High |`,
    },
    {
      name: "a letter and its word",
      matrix: DEFAULT_MATRIX,
      sheet: `${HEAD}| 1 | A | 4 | 3 | M |\n| 2 | B | 4 | 3 | Medium |`,
    },
    {
      name: "one word in two genders",
      matrix: DEFAULT_MATRIX,
      sheet: `${HEAD}| 1 | A | 4 | 3 | Alta |\n| 2 | B | 4 | 3 | Alto |`,
    },
    {
      name: "the band goes by the score, which a third factor makes",
      matrix: DEFAULT_MATRIX,
      sheet:
        "| Ref | Risk | Likelihood | Impact | Score | Band |\n| 1 | A | 4 | 3 | 60 | High |\n| 2 | B | 4 | 3 | 24 | Low |",
    },
    {
      name: "the cell is right by the matrix: the others are wrong",
      sheet: `${HEAD}| 1 | A | 4 | 5 | Amber |\n| 2 | B | 4 | 5 | Amber |\n| 3 | C | 4 | 5 | Red |`.replace(
        /Amber/g,
        "Medium",
      ),
    },
    {
      name: "stages that speak in other words",
      matrix: DEFAULT_MATRIX,
      sheet:
        "| Ref | Risk | Inherent likelihood | Inherent impact | Inherent band | Residual likelihood | Residual impact | Residual band |\n| 1 | A | 4 | 3 | High | 4 | 3 | Tolerable |",
    },
  ],
  reject: [
    {
      name: "the minority is named",
      matrix: DEFAULT_MATRIX,
      sheet: `${HEAD}| 1 | A | 4 | 3 | Medium |\n| 2 | B | 4 | 3 | High |\n| 3 | C | 4 | 3 | Medium |`,
      findings: [
        {
          cell: "E3",
          message: 'Band is "High" for likelihood 4 with impact 3, but "Medium" in E2 and E4.',
          severity: "error",
          actual: "High",
          expected: "Medium",
          related: ["E2", "E4"],
          fix: null,
        },
      ],
    },
    {
      name: "without a majority the later, as a warning",
      matrix: DEFAULT_MATRIX,
      sheet: `${HEAD}| 1 | A | 4 | 3 | Medium |\n| 2 | B | 4 | 3 | High |`,
      findings: [{ cell: "E3", severity: "warning", expected: null }],
    },
    {
      name: "short words of their own",
      matrix: DEFAULT_MATRIX,
      sheet: `${HEAD}| 1 | A | 2 | 3 | M - H |\n| 2 | B | 2 | 3 | M - H |\n| 3 | C | 2 | 3 | M |`,
      findings: [{ cell: "E4" }],
    },
    {
      name: "by score where no ratings are shown",
      matrix: DEFAULT_MATRIX,
      sheet: "| Ref | Risk | Score | Band |\n| 1 | A | 12 | Medium |\n| 2 | B | 12 | High |\n| 3 | C | 12 | Medium |",
      findings: [{ cell: "D3", message: 'Band is "High" for a score of 12, but "Medium" in D2 and D4.' }],
    },
    {
      name: "by colour, where no matrix knows the colours",
      matrix: DEFAULT_MATRIX,
      parts: { fills: Object.fromEntries([...fills, "#00B050"].map((fill, i) => [`C${i + 2}`, fill])) },
      sheet: `| Ref | Risk | Score |\n${[20, 20, 16, 4, 4, 2, 20].map((score, i) => `| ${i + 1} | R${i} | ${score} |`).join("\n")}`,
      findings: [{ cell: "C8", message: "The colour of the score is green for a score of 20, but red in C2 and C3." }],
    },
    {
      name: "bands that are counted",
      matrix: DEFAULT_MATRIX,
      sheet: `${HEAD}| 1 | A | 4 | 3 | Priority 2 |\n| 2 | B | 4 | 3 | P1 |\n| 3 | C | 4 | 3 | Priority 2 |\n| 4 | D | 3 | 3 | P2 |\n| 5 | E | 3 | 3 | Priority 2 |`,
      findings: [{ cell: "E3" }],
    },
    {
      name: "by colour, beside words that are right",
      matrix: DEFAULT_MATRIX,
      parts: { fills: Object.fromEntries([...fills, "#00B050"].map((fill, i) => [`C${i + 2}`, fill])) },
      sheet: `| Ref | Risk | Score | Band |\n${[20, 20, 16, 4, 4, 2, 20].map((score, i) => `| ${i + 1} | R${i} | ${score} | ${score > 9 ? "Grave" : "Slight"} |`).join("\n")}`,
      findings: [{ cell: "C8", message: "The colour of the score is green for a score of 20, but red in C2 and C3." }],
    },
  ],
});
