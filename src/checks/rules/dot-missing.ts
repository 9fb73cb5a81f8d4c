import type { Check } from "../check";
import { dotFix, dotWriting } from "../dots";
import { beforeAndNow, movementWords, provedMovement } from "../moves";
import { isCovered } from "../walk";

export const dotMissing = {
  id: "dot-missing",
  severity: "warning",
  group: "Direction of travel",
  title: "Direction of travel is missing",
  looksAt: "Each blank direction-of-travel cell of a risk whose previous and present scores are both known.",
  why: "Without it a reader cannot see at a glance what has moved since the last report, although the figures are there.",
  remedy: "Put in the direction the two scores show; Add arrows does so for the whole column.",
  fix: "safe",
  examples: {
    wrong: "Previous score 12, current score 16, direction blank",
    right: "Previous score 12, current score 16, ▲ Worse",
  },
  perRisk: true,
  *run(context) {
    const { register } = context;
    for (const risk of register.risks) {
      if (!risk.dot || risk.dot.text.trim() !== "" || isCovered(context.workbook, risk.dot.cell)) continue;
      const movement = provedMovement(register, risk);
      if (movement === null) continue;
      yield {
        cell: risk.dot.cell,
        related: beforeAndNow(risk).cells,
        risk,
        message: `Direction of travel is blank; the score ${beforeAndNow(risk).text}, so the risk ${movementWords(movement)}.`,
        actual: null,
        expected: dotWriting(context, risk, movement) ?? movementWords(movement),
        fix: dotFix(context, risk, movement),
      };
    }
  },
} satisfies Check;
