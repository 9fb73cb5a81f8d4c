import { readDot } from "../../movement";
import type { Check } from "../check";
import { dotFix, dotWriting, meaningHere } from "../dots";
import { quoted } from "../walk";
import { beforeAndNow, movementWords, provedMovement } from "../moves";

export const dotMismatch = {
  id: "dot-mismatch",
  severity: "error",
  group: "Direction of travel",
  title: "Direction of travel contradicts the scores",
  looksAt:
    "Each arrow or word of the direction of travel, against the previous and the present score, by what the register means by an arrow up and by whether the risk is a threat or an opportunity.",
  why: "Members read the arrow before the numbers. An arrow the wrong way hides a risk that is getting worse, or raises an alarm over one that is not.",
  remedy:
    "Put in the direction the two scores show. If the arrow is right, one of the scores is wrong: correct that instead.",
  fix: "safe",
  examples: {
    wrong: "Previous score 12, current score 16, Improved",
    right: "Previous score 12, current score 16, Worse",
  },
  perRisk: true,
  *run(context) {
    const { register } = context;
    const meaning = meaningHere(context);
    for (const risk of register.risks) {
      if (!risk.dot || risk.dot.text.trim() === "") continue;
      const movement = provedMovement(register, risk);
      const said = readDot(risk.dot.text, meaning, risk.kind);
      // New and closed say something else than the scores do.
      if (movement === null || said === null || said === movement || said === "new" || said === "closed") continue;
      yield {
        cell: risk.dot.cell,
        related: beforeAndNow(risk).cells,
        risk,
        message: `Direction of travel is ${quoted(risk.dot.text)} (${movementWords(said)}); the score ${beforeAndNow(risk).text}, so the risk ${movementWords(movement)}.`,
        actual: risk.dot.text,
        expected: dotWriting(context, risk, movement) ?? movementWords(movement),
        fix: dotFix(context, risk, movement),
      };
    }
  },
} satisfies Check;
