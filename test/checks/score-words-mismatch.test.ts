import { scoreWordsMismatch } from "../../src/checks/rules/score-words-mismatch";
import { checkCases } from "../support/cases";
import { DEFAULT_MATRIX, withParts } from "../support/register";

/** "16 (4x4)". */
const IN_BRACKETS = withParts((text) => [Number(text.at(-4)), Number(text.at(-2))], true);

checkCases(scoreWordsMismatch, {
  accept: [
    {
      name: "words and number agree",
      sheet:
        "| Ref | Risk | Score |\n| 1 | A | 16 (Major/Likely) |\n| 2 | B | 4x4=16 |\n| 3 | C | 20 |\n| 4 | D | 20 (Red) |",
    },
    {
      name: "ratings in brackets by another rule than the matrix's",
      touch: IN_BRACKETS,
      sheet: `| Ref | Risk | Score |\n${["20 (3x5)", "6 (2x2)", "12 (3x3)", "8 (1x4)", "25 (4x5)"].map((text, i) => `| ${i} | Risk ${i} | ${text} |`).join("\n")}`,
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
      name: "the two ratings in brackets give another number, where the others' give theirs",
      touch: IN_BRACKETS,
      sheet:
        "| Ref | Risk | Score |\n| 1 | A | 16 (4x4) |\n| 2 | B | 12 (3x5) |\n| 3 | C | 9 (3x3) |\n| 4 | D | 10 (2x5) |\n| 5 | E | 20 (4x5) |\n| 6 | F | 1 (1x1) |",
      findings: [{ cell: "C3", message: 'Score reads "12 (3x5)"; 3 x 5 gives 15.', expected: 15, fixed: "15 (3x5)" }],
    },
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
