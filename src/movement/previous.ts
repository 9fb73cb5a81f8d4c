import type { Register, Risk } from "../register";
import type { RiskMatch } from "./compare";
import { SURE } from "./match";

/**
 * A register with the period before filled in where it says nothing of it itself: each surely matched risk's scores
 * of then as its previous ones, and "New" where a risk was not there and its direction of travel is blank. The cells
 * of the previous stage are those of the other workbook.
 */
export function withPrevious(register: Register, matches: readonly RiskMatch[]): Register {
  const before = new Map(matches.flatMap((match) => (match.current ? [[match.current, match] as const] : [])));
  return {
    ...register,
    risks: register.risks.map((risk): Risk => {
      const match = before.get(risk);
      // A past that is perhaps another risk's is not shown as this one's.
      if (!match || match.sure < SURE || risk.stages.previous?.score?.state === "scored") return risk;
      const then = match.previous?.stages.current ?? match.previous?.stages.residual;
      if (then) return { ...risk, stages: { ...risk.stages, previous: then } };
      const blank = !risk.dot || risk.dot.text.trim() === "";
      return match.movement === "new" && blank
        ? { ...risk, dot: { cell: risk.dot?.cell ?? { sheet: risk.sheet, row: risk.rows[0], column: 0 }, text: "New" } }
        : risk;
    }),
  };
}
