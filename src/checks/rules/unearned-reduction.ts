import type { Register, Risk, Stage } from "../../register";
import type { Check, CheckContext, Fault } from "../check";
import { standing, worsening } from "../proof";
import { onOneScale } from "../scale";
import { fieldCell, isCovered, the, oncePer, saysNothing, scoreName } from "../walk";

/** A column that no risk uses proves nothing about one of them. */
const columnsUsed = oncePer((register: Register): { readonly controlled: boolean; readonly acted: boolean } => ({
  controlled: register.risks.some(hasControls),
  acted: register.risks.some(hasActions),
}));

export const unearnedReduction = {
  id: "unearned-reduction",
  severity: "warning",
  group: "Scores",
  title: "Score falls without anything being done",
  looksAt:
    "Risks whose residual score (the current one, where none is called residual) is better than the inherent one with no control listed, or whose target is better than today's score with no action, in a register that has a column for them.",
  why: "A score does not improve by itself. What brings it down is missing from the register, or the lower score is a wish.",
  remedy: "List the control or action that brings the score down, or bring the score back up.",
  fix: null,
  examples: {
    wrong: "Inherent score 20, no controls, residual score 8",
    right: "Inherent score 20, controls listed, residual score 8",
  },
  perRisk: true,
  *run(context) {
    const { register } = context;
    const { controlled, acted } = columnsUsed(register);
    for (const risk of register.risks) {
      const now: Stage = risk.stages.current ? "current" : "residual";
      if (controlled && !hasControls(risk))
        // Where no stage is called residual, the present score is the one with the controls in place.
        yield* drop(
          context,
          risk,
          "inherent",
          risk.stages.residual ? "residual" : "current",
          "controls",
          "no control is listed",
        );
      if (acted && !hasActions(risk)) yield* drop(context, risk, now, "target", "actions", "no action is listed");
    }
  },
} satisfies Check;

const hasControls = (risk: Risk): boolean => risk.controls.some((control) => !saysNothing(control.text));
const hasActions = (risk: Risk): boolean => risk.actions.some((action) => !saysNothing(action.description));

function* drop(
  { register, workbook }: CheckContext,
  risk: Risk,
  from: Stage,
  to: Stage,
  field: "controls" | "actions",
  missing: string,
): Iterable<Fault> {
  const before = standing(register, risk, from),
    after = standing(register, risk, to);
  if (
    !before ||
    !after ||
    worsening(register, risk, before.value, after.value) >= 0 ||
    !onOneScale(register, risk, from, to)
  )
    return;
  const blank = fieldCell(register, risk, field);
  if (!blank || isCovered(workbook, blank)) return;
  yield {
    cell: after.cell,
    related: [before.cell, blank],
    risk,
    message: `${scoreName(register, to)} is ${after.value}, ${after.value < before.value ? "down" : "up"} from ${the(scoreName(register, from))} of ${before.value}, but ${missing}.`,
    actual: after.value,
  };
}
