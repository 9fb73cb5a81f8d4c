import { sheetNamed, type SheetSnapshot } from "../workbook";
import type { Risk } from "../register";
import type { CheckContext } from "./check";

/** Every cell that may hold something of a risk: its rows, across the register's own columns. Row and column 0-based; each cell once. */
export function* riskCells({ register, workbook }: Pick<CheckContext, "register" | "workbook">): Iterable<{
  readonly risk: Risk;
  readonly sheet: SheetSnapshot;
  readonly row: number;
  readonly column: number;
}> {
  for (const risk of register.risks) {
    const sheet = sheetNamed(workbook, risk.sheet);
    if (!sheet) continue;
    // A card or page stands where its risk's cells do; its sheet need not be the register's first.
    const [left, right] = risk.sheet === register.sheet ? [register.range.left, register.range.right] : [0, Infinity];
    for (let row = risk.rows[0]; row <= risk.rows[1]; row++) {
      const width = Math.min(sheet.rows[row]?.length ?? 0, right + 1);
      for (let column = left; column < width; column++) yield { risk, sheet, row, column };
    }
  }
}
