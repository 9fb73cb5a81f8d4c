import type { Rect } from "../../workbook";
import { rangeOf } from "../ranges";
import type { Question, Task } from "../tasks";
import { task, type SheetRecord, type Validation } from "./records";

/** Rules for what may be typed: taken down and put back. */

export function validationQuestion(sheet: SheetRecord, rect: Rect): Question {
  const kept: Validation = {
    rect,
    type: "None",
    rule: {},
    ignoreBlanks: true,
    prompt: { showPrompt: false, title: "", message: "" },
    errorAlert: { showAlert: false, style: "Stop", title: "", message: "" },
  };
  sheet.validations.push(kept);
  return {
    bytes: 800,
    ask: (context) => {
      const { dataValidation } = rangeOf(context.workbook.worksheets.getItem(sheet.name), rect);
      dataValidation.load("type,rule,ignoreBlanks,prompt,errorAlert");
      return () => {
        kept.type = dataValidation.type;
        kept.rule = dataValidation.rule;
        kept.ignoreBlanks = dataValidation.ignoreBlanks;
        kept.prompt = dataValidation.prompt;
        kept.errorAlert = dataValidation.errorAlert;
      };
    },
  };
}

export const restoreValidation = (
  sheet: SheetRecord,
  { rect, type, rule, ignoreBlanks, prompt, errorAlert }: Validation,
): Task =>
  task(sheet, 1_200, (on) => {
    const { dataValidation } = rangeOf(on, rect);
    dataValidation.clear();
    if (type === "None") return;
    dataValidation.rule = rule;
    dataValidation.ignoreBlanks = ignoreBlanks;
    dataValidation.prompt = prompt;
    dataValidation.errorAlert = errorAlert;
  });
