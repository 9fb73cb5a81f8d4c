import { plainNumber } from "../../words";
import { windowsOf, type Block } from "../blocks";
import { fitFormula, rises, type Fit } from "../fit";
import { runsOn } from "../labels";
import type { Legend } from "../legends";
import { speaksOfRisk } from "../terms";
import type { View } from "../view";
import { build, buildAlong, type Grid } from "./build";
import { lights, scoreIn } from "./cells";
import { axed, labelled, place, standsAlone, type Labelled } from "./place";

/** Whether the sheet's name or a heading within four rows above speaks of scoring risks. */
function headed(view: View, block: Block): boolean {
  if (speaksOfRisk(view.sheet.name)) return true;
  for (let r = Math.max(0, block.rows[0]! - 6); r < block.rows[0]!; r++) {
    for (let c = Math.max(0, block.columns[0]! - 4); c <= block.columns[block.columns.length - 1]! + 1; c++)
      if (speaksOfRisk(view.text(r, c))) return true;
  }
  return false;
}

function scoresOf(
  view: View,
  block: Block,
): { readonly scores: readonly (readonly number[])[]; readonly down: 1 | -1; readonly across: 1 | -1 } | null {
  const scores = block.rows.map((r) => block.columns.map((c) => scoreIn(view, r, c)!));
  const down = rises(scores, "rows"),
    across = rises(scores, "columns");
  return down === 0 || across === 0 ? null : { scores, down, across };
}

/** A window whose scores follow a formula of its axis numbers. */
interface Fitted {
  readonly sides: Labelled;
  readonly scores: readonly (readonly number[])[];
  readonly fit: Fit;
  /** 2: both sides labelled, and the labels end where it ends; 1: both labelled; 0: not both. */
  readonly sureness: 0 | 1 | 2;
}

/** Axis numbers run on from the scores, and part of a grid may fit a rule too: the surest windows first, then the largest. */
export function formulaWindows(view: View, whole: Block): readonly Fitted[] {
  const found = windowsOf(whole).flatMap((block): readonly Fitted[] => {
    const read = scoresOf(view, block);
    if (!read) return [];
    const fitTo = ({ rowLabels, columnLabels }: Labelled): Fit | null =>
      fitFormula(
        read.scores,
        rowLabels?.numbers ?? null,
        columnLabels?.numbers ?? null,
        rowLabels !== null && columnLabels !== null,
      );
    let sides = labelled(view, block);
    let fit = fitTo(sides);
    if (!fit && whole.half) {
      sides = { ...sides, rowLabels: null };
      fit = fitTo(sides);
    }
    const both = sides.rowLabels !== null && sides.columnLabels !== null;
    if (!fit || !standsAlone(whole, sides)) return [];
    const onRows = both ? runsOn(view, block, "rows", sides.rowLabels!) : [];
    const onColumns = both ? runsOn(view, block, "columns", sides.columnLabels!) : [];
    // Labelled lines of scores left out: part of a grid proves nothing of the whole.
    if (onRows.some((row) => whole.rows.includes(row)) || onColumns.some((column) => whole.columns.includes(column)))
      return [];
    const ends = both && onRows.length + onColumns.length === 0;
    return [{ sides, scores: read.scores, fit, sureness: ends ? 2 : both ? 1 : 0 }];
  });
  return found.sort((a, b) => b.sureness - a.sureness);
}

export function readFormula(
  view: View,
  { sides, scores, fit, sureness }: Fitted,
  legends: readonly Legend[],
): readonly Grid[] {
  const placed = place(view, sides);
  const coloured = lights(view, sides.block);
  if (
    !placed.titled &&
    !placed.worded &&
    coloured < 3 &&
    !(headed(view, sides.block) && (sureness > 0 || coloured === 2))
  )
    return [];
  const settled =
    fit.impact === null
      ? placed
      : { ...placed, rowsAre: fit.impact === "rows" ? ("impact" as const) : ("likelihood" as const), sure: true };
  return build(view, settled, fit.rule, fit.rowNumbers, fit.columnNumbers, scores, legends);
}

/** Scores by no formula: only where both axes are labelled as axes of risk are. */
export function readLookup(view: View, whole: Block, block: Block, legends: readonly Legend[]): readonly Grid[] {
  const read = scoresOf(view, block);
  if (!read) return [];
  const distinct = new Set(read.scores.flat());
  if (distinct.size < Math.max(block.rows.length, block.columns.length) || distinct.has(0)) return [];
  const placed = axed(view, whole, block);
  if (!placed) return [];
  const { rowLabels, columnLabels } = placed;
  // The levels go on beside it over more scores, with something else among them (a risk's X in its page's grid): only a part.
  if (
    runsOn(view, block, "rows", rowLabels!).some((row) => mostlyNumbers(block.columns.map((c) => view.text(row, c)))) ||
    runsOn(view, block, "columns", columnLabels!).some((c) => mostlyNumbers(block.rows.map((row) => view.text(row, c))))
  )
    return [];
  return buildAlong(view, placed, "lookup", read, read.scores, legends);
}

const mostlyNumbers = (texts: readonly string[]): boolean =>
  texts.filter((text) => plainNumber(text) !== null).length * 2 >= texts.length;
