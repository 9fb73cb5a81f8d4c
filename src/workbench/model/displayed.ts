import { shiftFormula } from "../../files";
import { a1, type CellValue } from "../../workbook";
import { evaluate, type SideFormula } from "./calculate";
import type { ModelConditionalFormat, SheetModel } from "./sheet";
import type { WorkbookModel } from "./workbook";

/** How a cell looks once its conditional formats are laid over its own. */
export interface Displayed {
  readonly fill?: string;
  readonly fontColour?: string;
}

const OPERATORS: Readonly<Record<string, string>> = {
  equal: "=",
  notEqual: "<>",
  greaterThan: ">",
  lessThan: "<",
  greaterThanOrEqual: ">=",
  lessThanOrEqual: "<=",
};

/** Side formulas stand right of any column a register has, so that they never cover a cell. */
const SIDE_COLUMN = 16_000;
/** Conditional formats over more cells than this show no colours in the workbench. */
const MOST_CELLS = 200_000;

/**
 * Fill and font colour of every cell that a conditional format of a kind we can work out touches, keyed by
 * cellKey; what is not there looks as its own format says. One calculation of the workbook for each call.
 */
export function displayed(model: WorkbookModel, sheet: SheetModel): ReadonlyMap<number, Displayed> {
  const used = sheet.used;
  const asked: { key: number; format: ModelConditionalFormat; side: SideFormula }[] = [];
  for (const format of used ? sheet.conditionalFormats : []) {
    const formula = testOf(format);
    const origin = format.ranges[0];
    if (formula === null || !origin) continue;
    for (const range of format.ranges)
      for (let row = range.top; row <= Math.min(range.bottom, used!.bottom); row++)
        for (let column = range.left; column <= Math.min(range.right, used!.right); column++) {
          if (asked.length >= MOST_CELLS) return new Map();
          const shifted = shiftFormula(formula, row - origin.top, column - origin.left);
          const side = { sheet, row: asked.length, column: SIDE_COLUMN, formula: shifted };
          asked.push({ key: row * 16384 + column, format, side });
        }
  }
  const results =
    asked.length > 0
      ? evaluate(
          model,
          asked.map((a) => a.side),
        )
      : [];
  const shown = new Map<number, { fill?: string; fontColour?: string }>();
  const stopped = new Set<number>();
  asked.forEach(({ key, format }, at) => {
    if (!holds(results[at]!) || stopped.has(key)) return;
    const look = shown.get(key) ?? {};
    shown.set(key, look);
    look.fill ??= format.fill;
    look.fontColour ??= format.fontColour;
    if (format.stopIfTrue) stopped.add(key);
  });
  return shown;
}

const holds = (value: CellValue): boolean => value === true || (typeof value === "number" && value !== 0);

/** A conditional format as a formula for its first cell, with "="; null for a kind we cannot work out. */
function testOf(format: ModelConditionalFormat): string | null {
  const [one, two] = format.formulas;
  if (one === undefined || format.kind === "other") return null;
  if (format.kind === "formula") return `=${one}`;
  const origin = format.ranges[0];
  if (!origin) return null;
  const cell = a1(origin.top, origin.left);
  const test =
    format.operator === "between"
      ? `AND(${cell}>=(${one}),${cell}<=(${two ?? one}))`
      : format.operator === "notBetween"
        ? `OR(${cell}<(${one}),${cell}>(${two ?? one}))`
        : `${cell}${OPERATORS[format.operator ?? "equal"]}(${one})`;
  return `=${test}`;
}
