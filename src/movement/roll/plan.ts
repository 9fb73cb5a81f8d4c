import { freeSheetName, sheetNamed, type Edit, type WorkbookSnapshot } from "../../workbook";
import type { Register } from "../../register";
import { emptyArrows } from "./arrows";
import type { CannotRoll, RollForward, RollOptions } from "./model";
import { fillPrevious } from "./previous";
import { listed } from "./words";
import { Writes } from "./writes";

/**
 * Next period's working sheet, made out of a copy of this period's: current becomes previous, arrows are emptied, the
 * rest is kept. The old sheet is not touched. `registers` are all those of one sheet, or one register of cards or pages.
 */
export function planRollForward(
  registers: readonly Register[],
  workbook: WorkbookSnapshot,
  _options: RollOptions = {},
): RollForward | CannotRoll {
  const sheets = [...new Set(registers.flatMap((register) => register.risks.map((risk) => risk.sheet)))];
  const [sheet] = sheets;
  if (sheet === undefined) return { impossible: "There is no risk on this sheet to roll forward." };
  const locked = sheets.filter((name) => sheetNamed(workbook, name)?.protected !== false);
  if (locked.length > 0)
    return {
      impossible: `${listed(locked)} ${locked.length === 1 ? "is" : "are"} protected, and so would be the copy. Take the protection off, then roll forward.`,
    };

  const taken = workbook.sheets.map(({ name }) => name);
  const copies = sheets.map((from) => {
    const to = freeSheetName(from, taken);
    taken.push(to);
    return { from, to };
  });
  const renamed = new Map(copies.map(({ from, to }) => [from, to]));
  const writes = new Writes();
  const previous = registers.map((register) => fillPrevious(register, workbook, writes));
  const arrows = registers.map((register) => emptyArrows(register, workbook, writes));
  const name = renamed.get(sheet)!;
  const edits: Edit[] = [
    ...copies.map(({ from, to }): Edit => ({ kind: "copySheet", from, name: to })),
    ...writes.edits((of) => renamed.get(of) ?? of),
    { kind: "activate", sheet: name, row: 0, column: 0 },
  ];
  return {
    sheet,
    name,
    copies,
    from: null,
    to: null,
    edits,
    previousFilled: previous.reduce((sum, { filled }) => sum + filled, 0),
    arrowsEmptied: arrows.reduce((sum, { emptied }) => sum + emptied, 0),
    actionsMoved: 0,
    plansMoved: 0,
    labelsMoved: [],
    notes: [...new Set([...previous, ...arrows].flatMap(({ notes }) => notes))],
  };
}
