import type { Check } from "../check";
import { isBlankField } from "../actions";
import { isClosed, quoted, saysNothing } from "../walk";

export const adequacyMissing = {
  id: "adequacy-missing",
  severity: "advice",
  group: "Actions, controls and dates",
  title: "Control's adequacy is not stated",
  looksAt: "Each control of a register that has a column for the controls' adequacy, where it is blank.",
  why: "The residual score rests on the controls working. Without their adequacy nobody can tell whether it may.",
  remedy: "Ask the risk's owner how well the control works, and put that in.",
  fix: null,
  examples: {
    wrong: "Control: monthly reconciliation; adequacy blank",
    right: "Control: monthly reconciliation; adequacy: Good",
  },
  perRisk: true,
  *run({ register, workbook }) {
    for (const risk of register.risks) {
      if (isClosed(risk)) continue;
      for (const control of risk.controls) {
        if (saysNothing(control.text) || !control.adequacy || !isBlankField(workbook, control.adequacy)) continue;
        yield {
          cell: control.adequacy.cell,
          related: [control.cell],
          risk,
          message: `The control ${quoted(control.text)} has no adequacy.`,
          actual: null,
        };
      }
    }
  },
} satisfies Check;
