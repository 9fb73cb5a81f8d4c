import type { Check } from "../check";
import { firstCell, fieldCell, oneLine, quoted } from "../walk";

export const titleMissing = {
  id: "title-missing",
  severity: "error",
  group: "Identity and ownership",
  title: "Risk has no description",
  looksAt: "Rows with a reference and a typed rating or score, but no text that says what the risk is.",
  why: "A score of something that is not named cannot be managed, and cannot be reported. Such a row is not listed as a risk.",
  remedy: "Say what the risk is, or take its ratings away.",
  fix: null,
  examples: {
    wrong: "CR9, likelihood 4, impact 5, no text",
    right: "CR9, Loss of a main supplier, likelihood 4, impact 5",
  },
  perRisk: true,
  *run({ register }) {
    for (const { id, cell } of register.untitled)
      yield {
        cell,
        related: id ? [id.cell] : [],
        message: `${id ? `Reference ${quoted(id.text)}` : "The row"} is scored, but nothing says what the risk is.`,
        actual: null,
      };
    for (const risk of register.risks) {
      if (risk.title.trim() !== "" || (risk.texts.description?.text.trim() ?? "") !== "") continue;
      yield {
        cell:
          fieldCell(register, risk, "title") ?? fieldCell(register, risk, "description") ?? firstCell(register, risk),
        risk,
        message: `${risk.id === "" ? "The risk" : `Risk ${oneLine(risk.id)}`} has no description.`,
        actual: null,
      };
    }
  },
} satisfies Check;
