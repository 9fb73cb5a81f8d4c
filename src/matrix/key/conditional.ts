import { contains, parseRange, type CellValue, type ConditionalFormat, type SheetSnapshot } from "../../workbook";

/** A condition on one cell's value. */
type Test = (value: CellValue) => boolean;

const MAX_FORMATS = 200;
const numeric = (text: string | undefined): number | null =>
  text !== undefined && /^-?\d+(?:\.\d+)?$/.test(text.trim()) ? Number(text) : null;
const quoted = (text: string | undefined): string | null => /^"([^"]*)"$/.exec(text?.trim() ?? "")?.[1] ?? null;

function cellValueTest(format: ConditionalFormat): Test | null {
  const word = quoted(format.formulas[0]);
  if (word !== null) {
    const same: Test = (value) => typeof value === "string" && value.trim().toLowerCase() === word.toLowerCase();
    return format.operator === "equal" ? same : null;
  }
  const a = numeric(format.formulas[0]),
    b = numeric(format.formulas[1]);
  if (a === null) return null;
  const on =
    (test: (n: number) => boolean): Test =>
    (value) =>
      typeof value === "number" && test(value);
  switch (format.operator) {
    case "equal":
      return on((n) => n === a);
    case "greaterThan":
      return on((n) => n > a);
    case "greaterThanOrEqual":
      return on((n) => n >= a);
    case "lessThan":
      return on((n) => n < a);
    case "lessThanOrEqual":
      return on((n) => n <= a);
    case "between":
      return b === null ? null : on((n) => n >= Math.min(a, b) && n <= Math.max(a, b));
    default:
      return null;
  }
}

/** Formulas about the cell itself: comparisons with a number, AND of them, and Excel's own "text contains". */
function formulaTest(format: ConditionalFormat): Test | null {
  const first = format.ranges[0],
    formula = format.formulas[0]?.trim().replace(/^=/, "");
  if (!first || formula === undefined || formula.length > 200) return null;
  const isOwn = (address: string): boolean => {
    const rect = parseRange(address);
    return rect !== null && rect.top === first.top && rect.left === first.left && !address.includes("$");
  };
  const search = /^NOT\(ISERROR\(SEARCH\("([^"]+)",\s*([A-Z]+\d+)\)\)\)$/i.exec(formula);
  if (search)
    return isOwn(search[2]!)
      ? (value) => typeof value === "string" && value.toLowerCase().includes(search[1]!.toLowerCase())
      : null;
  const terms = (/^AND\((.*)\)$/i.exec(formula)?.[1] ?? formula).split(",");
  const tests = terms.map((term): Test | null => {
    const m = /^\s*([A-Z]+\d+)\s*(<=|>=|<|>|=)\s*(-?\d+(?:\.\d+)?)\s*$/i.exec(term);
    if (!m || !isOwn(m[1]!)) return null;
    const n = Number(m[3]);
    const by: Record<string, (v: number) => boolean> = {
      "<=": (v) => v <= n,
      ">=": (v) => v >= n,
      "<": (v) => v < n,
      ">": (v) => v > n,
      "=": (v) => v === n,
    };
    const holds = by[m[2]!]!;
    return (value) => typeof value === "number" && holds(value);
  });
  return tests.every((test) => test !== null) ? (value) => tests.every((test) => test!(value)) : null;
}

/**
 * The fill a sheet's conditional formats give a cell; null where none applies. Only formats about the cell's own value
 * are evaluated; a cell under one we cannot evaluate that comes first is answered by the formats after it.
 */
export function conditionalFills(
  sheet: SheetSnapshot,
): (row: number, column: number, value: CellValue) => string | null {
  const formats = [...(sheet.conditionalFormats ?? [])]
    .slice(0, MAX_FORMATS)
    .sort((a, b) => a.priority - b.priority)
    .flatMap((format) => {
      const test =
        format.kind === "cellValue" ? cellValueTest(format) : format.kind === "formula" ? formulaTest(format) : null;
      return test && format.fill !== undefined ? [{ ranges: format.ranges.slice(0, 50), fill: format.fill, test }] : [];
    });
  if (formats.length === 0) return () => null;
  return (row, column, value) =>
    formats.find((format) => format.ranges.some((rect) => contains(rect, row, column)) && format.test(value))?.fill ??
    null;
}
