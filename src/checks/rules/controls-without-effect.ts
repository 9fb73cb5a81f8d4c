import type { Check } from "../check";
import { standing } from "../proof";
import { onOneScale } from "../scale";
import { count, the, saysNothing, scoreName } from "../walk";

export const controlsWithoutEffect = {
  id: "controls-without-effect",
  severity: "advice",
  group: "Scores",
  title: "Controls are listed, but change nothing",
  looksAt: "Risks with controls whose residual score is the same as their inherent one.",
  why: "Either the controls do nothing, and cost something all the same, or the residual score was never worked out.",
  remedy: "Ask what the controls achieve: rate the residual risk with them in place, or say why they do not count yet.",
  fix: null,
  examples: {
    wrong: "Inherent score 16, three controls, residual score 16",
    right: "Inherent score 16, three controls, residual score 12",
  },
  perRisk: true,
  *run({ register }) {
    for (const risk of register.risks) {
      const controls = risk.controls.filter((control) => !saysNothing(control.text));
      const before = standing(register, risk, "inherent"),
        after = standing(register, risk, "residual");
      if (
        controls.length === 0 ||
        !before ||
        !after ||
        before.value !== after.value ||
        !onOneScale(register, risk, "inherent", "residual")
      )
        continue;
      yield {
        cell: after.cell,
        related: [before.cell, controls[0]!.cell],
        risk,
        message: `${scoreName(register, "residual")} is ${after.value}, the same as ${the(scoreName(register, "inherent"))}, although ${count(controls.length, "control is", "controls are")} listed.`,
        actual: after.value,
      };
    }
  },
} satisfies Check;
