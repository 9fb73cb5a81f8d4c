import type { Rect } from "../../workbook";
import type { Grid } from "../grid";

/**
 * A grid that shows parts of another one, perhaps in another order: `shown` says which of its rows stands at a place
 * (0-based), -1 where nothing does. `place` and `origin` tell where what is shown stands on the sheet.
 */
export function viewOf(grid: Grid, shown: (row: number, column: number) => number, width = grid.width): Grid {
  return {
    ...grid,
    width,
    value: (row, column) => (shown(row, column) < 0 ? null : grid.value(shown(row, column), column)),
    text: (row, column) => (shown(row, column) < 0 ? "" : grid.text(shown(row, column), column)),
    ownText: (row, column) => (shown(row, column) < 0 ? "" : grid.ownText(shown(row, column), column)),
    origin: (row, column) => (shown(row, column) < 0 ? { row, column } : grid.origin(shown(row, column), column)),
    place: (row, column) => (shown(row, column) < 0 ? { row, column } : grid.place(shown(row, column), column)),
    mergeAt: (row, column): Rect | undefined => {
      const from = shown(row, column);
      const merge = from < 0 ? undefined : grid.mergeAt(from, column);
      if (!merge || from === row) return merge;
      return merge.right > merge.left ? { ...merge, top: row, bottom: row } : undefined;
    },
    isRowBlank: (row, left = 0, right = width - 1) => {
      for (let column = left; column <= right; column++)
        if (shown(row, column) >= 0 && !grid.isRowBlank(shown(row, column), column, column)) return false;
      return true;
    },
  };
}
