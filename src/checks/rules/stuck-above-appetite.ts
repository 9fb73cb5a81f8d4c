import { sameNumber } from "../../matrix";
import type { Check } from "../check";
import { readPeriod, shortPeriod } from "../../movement";
import type { Register } from "../../register";
import { statusOf } from "../actions";
import { aboveAppetite } from "../appetite";
import { matchPeriods, onOneScale, present, unchangedFor } from "../periods";
import { hasField, saysNothing, scoreName } from "../walk";

export const stuckAboveAppetite = {
  id: "stuck-above-appetite",
  severity: "advice",
  group: "Direction of travel",
  title: "Above appetite, and nothing is being done",
  looksAt:
    "Risks above the council's appetite (or in its worst band, where it sets none) whose score is the same as in the period before and which have no open action.",
  why: "The council has said it will not live with such a risk, and is living with it.",
  remedy: "Agree an action, or record that the risk is accepted and by whom.",
  fix: null,
  examples: {
    wrong: "Score 20 in both quarters, every action complete",
    right: "Score 20 in both quarters, one action open",
  },
  *run(context) {
    const { register, previous, earlier } = context;
    if (!previous || !hasField(register, "actions")) return;
    for (const [risk, then] of matchPeriods(register, previous).before) {
      const above = aboveAppetite(context, risk);
      const now = present(register, risk),
        was = present(previous, then);
      if (!above || !now || !was || !sameNumber(now.value, was.value)) continue;
      if (!onOneScale(register, risk, previous, then)) continue;
      if (
        risk.actions.some(
          (action) => !saysNothing(action.description) && statusOf(action.status?.text ?? "") !== "done",
        )
      )
        continue;
      yield {
        cell: above.cell,
        risk,
        message: `${scoreName(register, risk.stages.current ? "current" : "residual")} is ${above.text}, as in the period before${forHowLong(unchangedFor(risk, [register, previous, ...earlier]))}, and no action is open.`,
        actual: now.value,
      };
    }
  },
} satisfies Check;

/** From three periods on: two are the period before and this one. */
const forHowLong = (unchanged: readonly Register[]): string => {
  if (unchanged.length < 3) return "";
  const since = readPeriod(unchanged[unchanged.length - 1]!.period);
  return ` (unchanged for ${unchanged.length} periods${since ? `, since ${shortPeriod(since)}` : ""})`;
};
