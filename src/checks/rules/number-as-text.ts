import { type RatingCell, type Risk } from "../../register";
import type { Check } from "../check";
import { formulaOf, partName, setCell, stagesShown } from "../walk";

const PARTS = ["likelihood", "impact", "score"] as const;

export const numberAsText = {
  id: "number-as-text",
  severity: "warning",
  group: "Scores",
  title: "Number is held as text",
  looksAt:
    "Ratings and scores that are nothing but a number, held as text (in quotes, with spaces, in wide digits), in a column that otherwise holds numbers.",
  why: "Excel leaves such a cell out of sums, sorting, filters and conditional formats, so that the risk is passed over without a word.",
  remedy: "Turn the text into the number it shows.",
  fix: "safe",
  examples: { wrong: 'Impact "3" (text)', right: "Impact 3 (number)" },
  *run({ register, workbook }) {
    for (const stage of stagesShown(register)) {
      for (const part of PARTS) {
        const asText: { risk: Risk; at: RatingCell }[] = [];
        let numbers = 0;
        for (const risk of register.risks) {
          const at = risk.stages[stage]?.[part];
          if (at?.state !== "scored" || at.value === null) continue;
          if (!at.numberAsText) numbers++;
          else if (formulaOf(workbook, at.cell) === null) asText.push({ risk, at });
        }
        if (numbers <= asText.length) continue;
        for (const { risk, at } of asText) {
          const name = partName(register, stage, part);
          yield {
            cell: at.cell,
            risk,
            message: `${name.charAt(0).toUpperCase()}${name.slice(1)} "${at.text}" is held as text, while the column's other cells hold numbers.`,
            actual: at.text,
            expected: at.value,
            fix: setCell(workbook, at.cell, at.value),
          };
        }
      }
    }
  },
} satisfies Check;
