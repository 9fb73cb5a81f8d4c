import { worstBand } from "../matrix";
import { matrixFor, type Risk } from "../register";
import type { CellRef } from "../workbook";
import type { CheckContext } from "./check";
import { bandForScore } from "./answers";
import { present } from "./periods";
import { bandsProved, ownBand, wayOf } from "./proof";
import { quoted } from "./walk";

/** A threat above what the council will live with: why, in words, and the cell that shows it. null where it is not, or nobody can say. */
export function aboveAppetite(
  context: Pick<CheckContext, "register" | "profile">,
  risk: Risk,
): { readonly text: string; readonly cell: CellRef } | null {
  if (risk.kind === "opportunity") return null;
  const { register, profile } = context;
  const now = present(register, risk);
  if (!now) return null;
  const matrix = matrixFor(register, risk);
  const category = risk.texts.category?.text.trim().toLowerCase() ?? "";
  const appetite =
    profile.appetite?.byCategory[category] ??
    profile.appetite?.score ??
    (matrix.source === "default" ? null : matrix.appetite);
  const way = wayOf(register).threat;
  if (appetite !== null && appetite !== undefined)
    return (now.value - appetite) * way > 0
      ? { text: `${now.value}, above the appetite of ${appetite}`, cell: now.cell }
      : null;
  if (!bandsProved(matrix) || way === 0) return null;
  const worst = worstBand(matrix)!;
  const own = ownBand(register, risk, risk.stages.current ? "current" : "residual") ?? bandForScore(matrix, now.value);
  return own?.id === worst.id
    ? { text: `${now.value}, in the worst band ${quoted(worst.label)}`, cell: now.cell }
    : null;
}
