import type { Rect } from "../../../workbook";
import type { Level, Matrix } from "../../model";
import type { Block } from "../blocks";
import { speaksOfOpportunity, speaksOfThreat } from "../terms";
import type { View } from "../view";

/** Whether the key is for opportunities alone: a heading over it (or else beside that, or the sheet's name) says so and speaks of no risk. */
export function kindOf(view: View, rect: Rect, block: Block): "threat" | "opportunity" {
  const only = (text: string): boolean =>
    speaksOfOpportunity(text) && !speaksOfThreat(text.replace(/risks? (?:and|&) opportunit/i, "risk"));
  const left = Math.max(0, Math.min(block.columns[0]!, rect.left));
  const headed = (from: number, to: number): "threat" | "opportunity" | null => {
    for (let r = rect.top; r >= Math.max(0, rect.top - 4); r--) {
      for (let c = from; c <= to; c++) {
        const text = view.text(r, c);
        if (text === "" || text.length > 80) continue;
        if (only(text)) return "opportunity";
        if (r < rect.top && speaksOfThreat(text)) return "threat";
      }
    }
    return null;
  };
  return (
    headed(left, block.columns[block.columns.length - 1]!) ??
    headed(Math.max(0, left - 2), left - 1) ??
    (only(view.sheet.name) ? "opportunity" : "threat")
  );
}

/** A key whose labels give a word for risks and one for opportunities is two matrices. */
export function bothKinds(matrix: Matrix): readonly Matrix[] {
  const labels = [...matrix.likelihood, ...matrix.impact].flatMap((level) => level.labels);
  if (
    !labels.some((label) => /\(for opportunit/i.test(label)) ||
    !labels.some((label) => /\(for (?:risk|threat)/i.test(label))
  )
    return [matrix];
  return (["threat", "opportunity"] as const).map((kind) => {
    const own = (level: Level): Level => ({
      number: level.number,
      labels: level.labels.flatMap((label) => labelFor(label, kind)),
    });
    return { ...matrix, kind, likelihood: matrix.likelihood.map(own), impact: matrix.impact.map(own) };
  });
}

/** "CATASTROPHIC (for risk) / OUTSTANDING (for opportunity)" -> the one word for the kind; a label without such remarks serves both. */
function labelFor(label: string, kind: "threat" | "opportunity"): readonly string[] {
  const marks = [...label.matchAll(/([^()/|]{1,60})\(for (risk|threat|opportunit)[^)]{0,20}\)/gi)];
  if (marks.length === 0) return [label];
  return marks.filter((m) => /^opp/i.test(m[2]!) === (kind === "opportunity")).map((m) => m[1]!.trim());
}
