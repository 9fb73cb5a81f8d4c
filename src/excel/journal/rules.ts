import { isOurs } from "../../workbook";
import type { Question } from "../tasks";
import type { OurRule } from "../write";

/** Lists a sheet's conditional formats: each one's id, and what it says where it is ours. */
export const listRules = (sheet: string, tell: (id: string, our: OurRule | null) => void): Question => ({
  bytes: 20_000,
  ask: (context) => {
    const formats = context.workbook.worksheets.getItem(sheet).getRange().untrack().conditionalFormats;
    formats.load(
      "items/id,items/type,items/priority,items/customOrNullObject/rule/formula,items/customOrNullObject/format/fill/color,items/customOrNullObject/format/font/color",
    );
    return () => {
      for (const { id, type, priority, customOrNullObject: custom } of formats.items) {
        const formula = type === "Custom" && !custom.isNullObject ? custom.rule.formula : "";
        tell(
          id,
          isOurs(formula)
            ? {
                id,
                formula,
                priority,
                ranges: [],
                fill: custom.format.fill.color,
                fontColour: custom.format.font.color,
              }
            : null,
        );
      }
    };
  },
});
