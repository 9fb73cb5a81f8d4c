import type { Register } from "../../register";
import type { Check } from "../check";
import { aboveAppetite } from "../appetite";
import { fieldCell, hasField, isClosed, isCovered, oncePer, riskName, saysNothing } from "../walk";

/** Where the council has decided to live with the risk, no action is expected. */
const ACCEPTED = /\b(?:accept(?:ed)?|tolerate[d]?)\b/i;

const listsActions = oncePer((register: Register): boolean => register.risks.some((risk) => risk.actions.length > 0));

export const aboveAppetiteNoAction = {
  id: "above-appetite-no-action",
  severity: "warning",
  group: "Actions, controls and dates",
  title: "Above appetite with no action",
  looksAt:
    "Risks above the council's appetite (or in its worst band, where it sets none) without any action, in a register that lists actions. A risk marked as accepted is left alone.",
  why: "The council has said it will not live with such a risk. Without an action nothing will change that.",
  remedy: "Agree an action with an owner and a date, or record that the risk is accepted.",
  fix: null,
  examples: { wrong: "Score 20, actions blank", right: "Score 20, one action with owner and date" },
  perRisk: true,
  *run(context) {
    const { register, workbook } = context;
    if (!hasField(register, "actions") || !listsActions(register)) return;
    for (const risk of register.risks) {
      if (
        isClosed(risk) ||
        risk.actions.some((action) => !saysNothing(action.description)) ||
        ACCEPTED.test(risk.texts.response?.text ?? "")
      )
        continue;
      const above = aboveAppetite(context, risk);
      const cell = above && fieldCell(register, risk, "actions");
      if (!above || !cell || isCovered(workbook, cell)) continue;
      const name = riskName(risk);
      yield {
        cell,
        related: [above.cell],
        risk,
        message: `${name.charAt(0).toUpperCase()}${name.slice(1)} scores ${above.text}, and has no action.`,
        actual: null,
      };
    }
  },
} satisfies Check;
