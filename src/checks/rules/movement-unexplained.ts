import { sameNumber } from "../../matrix";
import type { Check } from "../check";
import { hasProse, matchPeriods, onOneScale, present, textsOf } from "../periods";
import { scoreName } from "../walk";

export const movementUnexplained = {
  id: "movement-unexplained",
  severity: "warning",
  group: "Direction of travel",
  title: "Score moved, and no word was written about it",
  looksAt:
    "Risks whose score differs from the period before, while none of their texts does: description, controls, actions, notes.",
  why: "A committee will ask what has changed. If nothing in the register has, the new score cannot be defended.",
  remedy: "Say in the risk's text what moved the score, or put the old score back.",
  fix: null,
  examples: {
    wrong: "Score from 12 to 8, every text as last quarter",
    right: "Score from 12 to 8, and a new control listed",
  },
  *run({ register, previous }) {
    if (!previous) return;
    for (const [risk, then] of matchPeriods(register, previous).before) {
      const now = present(register, risk),
        was = present(previous, then);
      if (
        !now?.written ||
        !was?.written ||
        sameNumber(now.value, was.value) ||
        !onOneScale(register, risk, previous, then) ||
        !hasProse(risk) ||
        textsOf(risk) !== textsOf(then)
      )
        continue;
      yield {
        cell: now.cell,
        risk,
        message: `${scoreName(register, risk.stages.current ? "current" : "residual")} moved from ${was.value} to ${now.value}, but no text of the risk has changed since the period before.`,
        actual: now.value,
      };
    }
  },
} satisfies Check;
