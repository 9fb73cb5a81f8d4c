import { cellKey, keyColumn, keyRow, type Rect } from "../../workbook";
import { colourName, warmthOf } from "../colours";
import { blocksOf, halvesOf, windowsOf } from "./blocks";
import { type Grid } from "./grid/build";
import { isNamed, scoreIn } from "./grid/cells";
import { readFills, readWords, readZones } from "./grid/marked";
import { formulaWindows, readFormula, readLookup } from "./grid/scored";
import type { Legend } from "./legends";
import { pairLists } from "./pairs";
import type { View } from "./view";

const MAX_FILLED_COLUMNS = 200;

/** Every matrix on a sheet that gives each pair of ratings a cell: drawn as a grid of scores, words or fills, or listed line by line. */
export function gridsOf(view: View, legends: readonly Legend[]): readonly Grid[] {
  const found: Grid[] = [];
  const overlaps = (rect: Rect): boolean =>
    found.some(
      ({ rect: r }) => r.left <= rect.right && rect.left <= r.right && r.top <= rect.bottom && rect.top <= r.bottom,
    );
  /** Takes the first window that reads as a grid apart from those found before. */
  const take = <T>(windows: readonly T[], read: (window: T) => readonly Grid[]): boolean => {
    for (const window of windows) {
      const grids = read(window);
      if (grids.length === 0 || overlaps(grids[0]!.rect)) continue;
      found.push(...grids);
      return true;
    }
    return false;
  };
  const score = (r: number, c: number): number | null => scoreIn(view, r, c);
  const scores = blocksOf(view, (r, c) => score(r, c) !== null).flatMap((block) => halvesOf(block, score));
  const unread = scores.filter(
    (block) => !take(formulaWindows(view, block), (window) => readFormula(view, window, legends)),
  );
  for (const block of unread) take(windowsOf(block), (window) => readLookup(view, block, window, legends));
  for (const block of blocksOf(view, (r, c) => isNamed(view, r, c)))
    take(windowsOf(block), (window) => readWords(view, block, window, legends));
  if (view.sheet.fills.size > 0) {
    const isFilled = (r: number, c: number): boolean =>
      view.anchor(r, c) === cellKey(r, c) && warmthOf(colourName(view.sheet.fills.get(cellKey(r, c)) ?? "")) !== null;
    const widths = new Map<number, number>();
    for (const key of view.sheet.fills.keys())
      widths.set(keyRow(key), Math.max(widths.get(keyRow(key)) ?? 0, keyColumn(key) + 1));
    const blocks = blocksOf(view, isFilled, (row) => Math.min(widths.get(row) ?? 0, MAX_FILLED_COLUMNS));
    for (const block of blocks) take(windowsOf(block), (window) => readFills(view, block, window, legends));
    const isColoured = (r: number, c: number): boolean =>
      view.anchor(r, c) === cellKey(r, c) && colourName(view.sheet.fills.get(cellKey(r, c)) ?? "") !== null;
    for (const block of blocksOf(view, isColoured, (row) => Math.min(widths.get(row) ?? 0, MAX_FILLED_COLUMNS)))
      take(windowsOf(block), (window) => readZones(view, block, window, legends));
  }
  found.push(...pairLists(view, legends).filter(({ rect }) => !overlaps(rect)));
  return found;
}
