import { stageFinder, type Stage } from "../../register";
import type { Check, Severity } from "../check";
import { isContradicted, standing, worsening } from "../proof";
import { onOneScale } from "../scale";
import { isPlainlyWorse, levelName, unscored } from "../unscored";
import { the, scoreName } from "../walk";

const PAIRS: readonly (readonly [Stage, Stage])[] = [
  ["inherent", "current"],
  ["inherent", "residual"],
  ["current", "residual"],
];

export const residualAboveInherent = {
  id: "residual-above-inherent",
  severity: "error",
  group: "Scores",
  title: "Risk is worse after its controls than before",
  looksAt:
    "The score after controls (current, residual) against the score before them, in the same risk and on the same scale; where no scores are shown, the ratings, or words such as Low and High. For an opportunity, and where the key counts from the worst (1 is the worst): whether it is lower.",
  why: "Controls cannot make a risk worse. One of the two scores is wrong, and a reader will ask which.",
  remedy:
    "Look at both scores with the risk's owner: mostly the ratings of one stage were typed into the other's columns.",
  fix: null,
  examples: { wrong: "Inherent score 12, residual score 16", right: "Inherent score 16, residual score 12" },
  perRisk: true,
  *run({ register, profile }) {
    const stageOf = stageFinder(profile.stageWords);
    const isNamed = (stage: Stage): boolean => stageOf(register.stageLabels[stage] ?? "") !== null;
    for (const risk of register.risks) {
      const told = new Set<Stage>();
      for (const pair of PAIRS) {
        const [earlier, later] = pair;
        const severity: Severity = isNamed(earlier) && isNamed(later) ? "error" : "warning";
        const [one, two] = [unscored(risk.stages[earlier]), unscored(risk.stages[later])];
        if (one && two && risk.kind === "threat" && !standing(register, risk, later)) {
          if (told.has(later) || !isPlainlyWorse(register, risk, pair)) continue;
          told.add(later);
          yield {
            cell: two.cell,
            related: [one.cell],
            risk,
            severity,
            message: `${levelName(register, later)} is ${two.text}, above ${the(levelName(register, earlier))} of ${one.text}.`,
            actual: two.text,
          };
          continue;
        }
        const before = standing(register, risk, earlier),
          after = standing(register, risk, later);
        if (!before || !after || told.has(later) || worsening(register, risk, before.value, after.value) <= 0) continue;
        // A score that denies its own ratings proves nothing about another stage.
        if (isContradicted(register, risk, earlier) || !onOneScale(register, risk, earlier, later)) continue;
        told.add(later);
        yield {
          cell: after.cell,
          related: [before.cell],
          risk,
          severity,
          message: `${scoreName(register, later)} is ${after.value}, ${after.value > before.value ? "above" : "below"} ${the(scoreName(register, earlier))} of ${before.value}.`,
          actual: after.value,
        };
      }
    }
  },
} satisfies Check;
