import { matrixFor } from "../../register";
import type { Check } from "../check";
import { bandFix, wordFor } from "../own";
import { bandClaim, wordsFollowMatrix } from "../proof";
import { numberOf, pairText, partName, quoted, stagesOf } from "../walk";
import { isScoresFault } from "../words";

export const bandWordMismatch = {
  id: "band-word-mismatch",
  severity: "error",
  group: "Bands",
  title: "Band's word does not match the score",
  looksAt: "The RAG word or letter beside each score, against the band the council's own matrix gives the score.",
  why: "The word and the number tell a reader two different things, and reports that filter by the word leave the risk out or wrongly take it in.",
  remedy:
    "Put in the band the matrix gives. If the word is right, the score or a rating is wrong: correct that instead.",
  fix: "safe",
  examples: { wrong: "Score 20, band Amber, where 16 to 25 is red", right: "Score 20, band Red" },
  perRisk: true,
  *run(context) {
    const { register } = context;
    for (const { risk, stage, reading } of stagesOf(register)) {
      const { band, likelihood, impact, score } = reading;
      if (!band || band.band === null) continue;
      const { own, instead } = bandClaim(register, risk, stage) ?? {};
      if (!own || own.id === band.band || !wordsFollowMatrix(register, risk, stage)) continue;
      const named = matrixFor(register, risk).bands.find((b) => b.id === band.band)!;
      if (isScoresFault(register, risk, stage, named, instead)) continue;
      const word = wordFor(context, risk, stage, own);
      const written = instead === undefined ? numberOf(score) : null;
      const pair = numberOf(likelihood) !== null && numberOf(impact) !== null;
      // One cell may write both ratings ("B4") and no number.
      const figures = written !== null ? `a score of ${written}` : pair ? pairText(reading) : quoted(score?.text ?? "");
      const range =
        own.min !== null && own.max !== null ? ` (${own.min === own.max ? own.min : `${own.min} to ${own.max}`})` : "";
      const name = partName(register, stage, "band");
      yield {
        cell: band.cell,
        related: [
          ...(score && (written !== null || !pair) ? [score.cell] : []),
          ...(pair ? [likelihood!.cell, impact!.cell] : []),
        ],
        risk,
        message: `${name.charAt(0).toUpperCase()}${name.slice(1)} is ${quoted(/\p{L}/u.test(band.text) ? band.text : named.label)}; ${figures} is ${quoted(own.label)}${range}.`,
        actual: band.text,
        expected: word,
        fix: bandFix(context, risk, stage, own),
      };
    }
  },
} satisfies Check;
