import type { Cell, Workbook } from "hucre/xlsx";
import { losesRows, movedFormula, parseRange, rectA1, rowsTakenOut, type RowMove } from "../workbook";
import { EditError } from "./fault";
import type { OpenSheet } from "./sheet";

/**
 * Takes whole empty rows out of a sheet; everything below moves up, and what refers to it anywhere in the workbook
 * is rewritten.
 * @throws EditError where a row holds something, or where something could not be moved truly.
 */
export function takeOutRows(workbook: Workbook, sheet: OpenSheet, [first, last]: readonly [number, number]): void {
  const which = first === last ? `Row ${first + 1}` : `Rows ${first + 1} to ${last + 1}`;
  const refuse = (why: string): never => {
    throw new EditError(
      "failed",
      `${which} of sheet ${sheet.name} cannot be taken out: ${why}. Nothing was changed.`,
      sheet.name,
    );
  };
  const move = rowsTakenOut(first, last);
  const inside = (row: number): boolean => row >= first && row <= last;
  for (let row = first; row <= Math.min(last, sheet.rows.length - 1); row++)
    if (sheet.rows[row]!.some((value) => value !== null && value !== "")) refuse(`row ${row + 1} is not empty`);
  for (const [place, cell] of sheet.cells)
    if (inside(rowOf(place)) && holdsSomething(cell)) refuse(`row ${rowOf(place) + 1} is not empty`);
  // The library keeps these parts as they are and cannot move what they refer to.
  if (workbook.sheets.some((one) => some(one.charts) || some(one.pivotTables) || some(one.slicers)))
    refuse("the workbook has charts or pivot tables, which would no longer show the right cells. Do it in Excel");
  if (some(sheet.sparklines) || some(sheet.threadedComments))
    refuse("the sheet has comments or small charts that would no longer stand beside their cells. Do it in Excel");

  const moved = (formula: string, on: string, relative?: number): string =>
    (relative === undefined && losesRows(formula, on, sheet.name, first, last)
      ? null
      : movedFormula(formula, on, sheet.name, move, relative)) ?? refuse("a formula refers to it");
  for (const one of workbook.sheets)
    for (const cell of one.cells?.values() ?? []) {
      if (cell.formula) cell.formula = moved(cell.formula, one.name);
      if (cell.hyperlink?.location)
        cell.hyperlink = {
          ...cell.hyperlink,
          location: movedFormula(cell.hyperlink.location, one.name, sheet.name, move) ?? cell.hyperlink.location,
        };
    }
  for (const name of workbook.namedRanges ?? []) name.range = moved(name.range, name.scope ?? "");
  for (const one of workbook.sheets) {
    if (one === sheet) continue;
    // On other sheets only what names this one moves.
    for (const rule of one.conditionalRules ?? []) rule.formula = each(rule.formula, (text) => moved(text, one.name));
    for (const rule of one.dataValidations ?? [])
      for (const part of ["formula1", "formula2"] as const) {
        const text = rule[part];
        if (text !== undefined) rule[part] = String(moved(String(text), one.name));
      }
  }
  moveSheet(sheet, move, first, last, moved, refuse);
}

/** The sheet's own parts: cells, sizes, merges, rules, tables, panes, pictures. */
function moveSheet(
  sheet: OpenSheet,
  move: RowMove,
  first: number,
  last: number,
  moved: (formula: string, on: string, relative?: number) => string,
  refuse: (why: string) => never,
): void {
  const row = (at: number): number | null => move(at, at)?.[0] ?? null;
  sheet.rows.splice(first, last - first + 1);
  const cells = [...sheet.cells].flatMap(([place, cell]): [string, Cell][] => {
    const to = row(rowOf(place));
    if (cell.formulaRef) cell.formulaRef = ranges(cell.formulaRef, move) || cell.formulaRef;
    return to === null ? [] : [[`${to}${place.slice(place.indexOf(","))}`, cell]];
  });
  sheet.cells.clear();
  for (const [place, cell] of cells) sheet.cells.set(place, cell);
  if (sheet.rowDefs)
    sheet.rowDefs = new Map([...sheet.rowDefs].flatMap(([at, def]) => (row(at) === null ? [] : [[row(at)!, def]])));
  sheet.merges = sheet.merges?.flatMap((merge) => {
    const to = move(merge.startRow, merge.endRow);
    const single = to?.[0] === to?.[1] && merge.startCol === merge.endCol;
    return to && !single ? [{ ...merge, startRow: to[0], endRow: to[1] }] : [];
  });
  const ruled = <T extends { range: string }>(rule: T, parts: (move: (text: string) => string) => Partial<T>): T[] => {
    const range = ranges(rule.range, move);
    if (range === "") return [];
    const [from, to] = [rule.range, range].map((text) => parseRange(text.trim().split(/\s+/)[0]!));
    if (!from || !to || from.left !== to.left) return refuse("a conditional format or a list begins in it");
    return [{ ...rule, range, ...parts((text) => moved(text, sheet.name, to.top - from.top)) }];
  };
  sheet.conditionalRules = sheet.conditionalRules?.flatMap((rule) =>
    ruled(rule, (change) => ({ formula: each(rule.formula, change) })),
  );
  sheet.dataValidations = sheet.dataValidations?.flatMap((rule) =>
    ruled(rule, (change) => ({
      ...(rule.formula1 !== undefined && { formula1: change(rule.formula1) }),
      ...(rule.formula2 !== undefined && { formula2: change(rule.formula2) }),
    })),
  );
  for (const table of sheet.tables ?? [])
    if (table.range) table.range = ranges(table.range, move) || refuse(`table ${table.name} stands in it`);
  if (sheet.autoFilter)
    sheet.autoFilter.range = ranges(sheet.autoFilter.range, move) || refuse("a filter stands in it");
  const frozen = sheet.freezePane?.rows ?? 0;
  if (frozen > first) sheet.freezePane!.rows = move(0, frozen - 1)![1] + 1;
  if (sheet.rowBreaks) sheet.rowBreaks = sheet.rowBreaks.flatMap((at) => row(at) ?? []);
  for (const { anchor } of [...(sheet.images ?? []), ...(sheet.textBoxes ?? [])])
    for (const corner of [anchor.from, anchor.to])
      if (corner) corner.row = row(corner.row) ?? refuse("a picture stands in it");
}

/** "A1:B9 D4" after the move; "" where nothing of it is left. */
const ranges = (sqref: string, move: RowMove): string =>
  sqref
    .trim()
    .split(/\s+/)
    .flatMap((text) => {
      const rect = parseRange(text);
      const to = rect && move(rect.top, rect.bottom);
      return rect && to ? [rectA1({ ...rect, top: to[0], bottom: to[1] })] : rect ? [] : [text];
    })
    .join(" ");

const some = (list: readonly unknown[] | undefined): boolean => (list?.length ?? 0) > 0;
const rowOf = (place: string): number => Number(place.slice(0, place.indexOf(",")));
const holdsSomething = (cell: Cell): boolean =>
  (cell.value !== null && cell.value !== undefined && cell.value !== "") ||
  cell.formula !== undefined ||
  cell.formulaSharedIndex !== undefined ||
  cell.comment !== undefined ||
  cell.hyperlink !== undefined;

function each<T extends string | string[] | undefined>(formulas: T, change: (text: string) => string): T {
  return (Array.isArray(formulas) ? formulas.map(change) : formulas === undefined ? undefined : change(formulas)) as T;
}
