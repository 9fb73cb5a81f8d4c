import type { ScoreRule } from "../../model";
import { ruleScore } from "../../score";
import { bandsBorneOut, type BandsRead, type GridCells } from "../bands";
import type { Legend } from "../legends";
import type { View } from "../view";
import type { Line } from "./build";

const FORMULAS: readonly ScoreRule[] = ["product", "sum", "product-plus-impact"];

/**
 * The formula of a grid that shows its bands alone, told by a legend: the only one whose score for every cell is in the
 * range of the band which that cell shows. null where none is, or more than one.
 */
export function toldRule(
  view: View,
  cells: GridCells,
  { likelihoods, impacts }: { readonly likelihoods: readonly Line[]; readonly impacts: readonly Line[] },
  legends: readonly Legend[],
  kind: "threat" | "opportunity",
  isSure: boolean,
): { readonly rule: ScoreRule; readonly scores: GridCells["scores"]; readonly read: BandsRead } | null {
  const fitting = FORMULAS.flatMap((rule) => {
    const scores = likelihoods.map((l) => impacts.map((i) => ruleScore(rule, l.level.number, i.level.number)));
    const read = bandsBorneOut(view, { ...cells, scores }, legends, kind);
    return read ? [{ rule, scores, read }] : [];
  });
  const [only] = fitting;
  return only && fitting.length === 1 && (isSure || only.rule !== "product-plus-impact") ? only : null;
}
