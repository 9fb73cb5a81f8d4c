import { formatValue } from "hucre";
import type { CellValue } from "../../workbook";
import type { ModelCell } from "./cell";

/** The text Excel shows for a cell: its value through its number format. Widths are not considered. */
export function shownText(cell: ModelCell | undefined, date1904 = false): string {
  const value: CellValue = cell?.value ?? null;
  if (value === null) return "";
  if (typeof value === "object") return value.error;
  if (typeof value === "boolean") return value ? "TRUE" : "FALSE";
  const format = cell?.style?.numberFormat ?? "General";
  if (typeof value === "string") return format.includes("@") && format !== "@" ? formatValue(value, format) : value;
  if (format === "General" || format === "@") return general(value);
  return formatValue(date1904 && /[dy]/i.test(format) ? value + 1462 : value, format);
}

/** General shows at most eleven characters' worth of digits. */
function general(value: number): string {
  if (Number.isInteger(value) && Math.abs(value) < 1e11) return String(value);
  const digits = Math.max(1, 10 - Math.max(1, Math.floor(Math.log10(Math.abs(value) || 1)) + 1));
  return Math.abs(value) >= 1e11 || Math.abs(value) < 1e-9
    ? value
        .toExponential(5)
        .replace(/\.?0+e/, "E")
        .replace("e", "E")
    : String(Number(value.toFixed(digits)));
}
