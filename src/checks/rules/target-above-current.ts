import type { Check } from "../check";
import { isContradicted, standing, worsening } from "../proof";
import { onOneScale } from "../scale";
import { isPlainlyWorse, levelName, unscored } from "../unscored";
import { the, scoreName } from "../walk";

/** A limit that a risk may well stand below, and nothing that anybody plans to reach. */
const LIMIT = /\b(?:appetite|tolera\w*|acceptable|threshold|limit)\b/i;

export const targetAboveCurrent = {
  id: "target-above-current",
  severity: "warning",
  group: "Scores",
  title: "Target is worse than where the risk stands",
  looksAt:
    "Each target score against the current one (or the residual, where there is no current), on the same scale; where no scores are shown, the ratings, or words such as Low and High. For an opportunity: whether it is lower. An appetite or a tolerance is a limit and no target: a risk may well stand below it.",
  why: "Nobody plans for a risk to get worse. Either the target has been overtaken and should be reset, or one of the two scores is wrong.",
  remedy: "Set a target at or below where the risk stands, or correct the score.",
  fix: null,
  examples: { wrong: "Current score 8, target score 12", right: "Current score 12, target score 8" },
  perRisk: true,
  *run({ register }) {
    if (LIMIT.test(register.stageLabels.target ?? "") && !/target/i.test(register.stageLabels.target ?? "")) return;
    for (const risk of register.risks) {
      const stage = risk.stages.current ? "current" : "residual";
      const one = unscored(risk.stages[stage]),
        two = unscored(risk.stages.target);
      if (one && two && !standing(register, risk, "target")) {
        if (isPlainlyWorse(register, risk, [stage, "target"]))
          yield {
            cell: two.cell,
            related: [one.cell],
            risk,
            message: `${levelName(register, "target")} is ${two.text}, above ${the(levelName(register, stage))} of ${one.text}.`,
            actual: two.text,
          };
        continue;
      }
      const now = standing(register, risk, stage),
        target = standing(register, risk, "target");
      if (!now || !target || worsening(register, risk, now.value, target.value) <= 0) continue;
      if (isContradicted(register, risk, stage) || !onOneScale(register, risk, stage, "target")) continue;
      yield {
        cell: target.cell,
        related: [now.cell],
        risk,
        message: `${scoreName(register, "target")} is ${target.value}, ${target.value > now.value ? "above" : "below"} ${the(scoreName(register, stage))} of ${now.value}.`,
        actual: target.value,
      };
    }
  },
} satisfies Check;
