import { scoreWordsMismatch } from "../../src/checks/rules/score-words-mismatch";
import { checkCases } from "../support/cases";
import { DEFAULT_MATRIX } from "../support/register";

checkCases(scoreWordsMismatch, {
  accept: [
    {
      name: "words and number agree",
      sheet:
        "| Ref | Risk | Score |\n| 1 | A | 16 (Major/Likely) |\n| 2 | B | 4x4=16 |\n| 3 | C | 20 |\n| 4 | D | 20 (Red) |",
    },
    { name: "words the matrix does not know", sheet: "| Ref | Risk | Score |\n| 1 | A | 16 (see note) |" },
    {
      name: "a default matrix cannot tell what words give",
      matrix: DEFAULT_MATRIX,
      sheet: "| Ref | Risk | Score |\n| 1 | A | 16 (Moderate/Likely) |",
    },
  ],
  reject: [
    {
      name: "words give another number",
      sheet: "| Ref | Risk | Score |\n| 1 | A | 16 (Moderate/Likely) |",
      findings: [
        {
          cell: "C2",
          message: 'Score reads "16 (Moderate/Likely)"; Moderate/Likely gives 12.',
          severity: "error",
          actual: "16 (Moderate/Likely)",
          expected: 12,
          fix: "offer",
          fixed: "12 (Moderate/Likely)",
        },
      ],
    },
    {
      name: "a sum needs no matrix",
      matrix: DEFAULT_MATRIX,
      sheet: "| Ref | Risk | Score |\n| 1 | A | 4x3=16 |",
      findings: [{ cell: "C2", message: 'Score reads "4x3=16"; 4 x 3 is 12.', expected: 12, fixed: "4x3=12" }],
    },
    {
      name: "another band's word: which of the two is right is not known",
      sheet: "| Ref | Risk | Score |\n| 1 | A | 20 (Amber) |",
      findings: [{ cell: "C2", message: 'Score reads "20 (Amber)"; a score of 20 is "Red".', fix: null }],
    },
  ],
});
