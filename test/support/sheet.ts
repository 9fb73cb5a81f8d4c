import {
  cellKey,
  parseIsoDay,
  parseRange,
  serialOf,
  type CellValue,
  type ConditionalFormat,
  type Rect,
  type SheetSnapshot,
  type WorkbookSnapshot,
} from "../../src/workbook";

/** What a drawn sheet has besides its values. Every address is A1 text: a cell or a range. */
export interface SheetParts {
  readonly merges?: readonly string[];
  /** "#RRGGBB" by cell or range. */
  readonly fills?: Readonly<Record<string, string>>;
  readonly fontColours?: Readonly<Record<string, string>>;
  /** With the leading "=". The value drawn in the cell is the formula's result. */
  readonly formulas?: Readonly<Record<string, string>>;
  readonly numberFormats?: Readonly<Record<string, string>>;
  /** 1-based, as Excel shows them. */
  readonly hiddenRows?: readonly number[];
  /** Letters. */
  readonly hiddenColumns?: readonly string[];
  readonly visibility?: SheetSnapshot["visibility"];
  readonly conditionalFormats?: readonly ConditionalFormat[] | null;
  readonly tables?: SheetSnapshot["tables"];
  readonly protected?: boolean;
  readonly frozenRows?: number;
}

/** A cell as drawn: 4 is a number, "4" (in quotes) is a text, 2014-09-30 a date, #REF! an error, TRUE a boolean; \n breaks the line. */
function drawnValue(drawn: string): { value: CellValue; format?: string } {
  const text = drawn.trim();
  if (text === "") return { value: null };
  const quoted = /^"(.*)"$/s.exec(text);
  if (quoted) return { value: quoted[1]!.replace(/\\n/g, "\n") };
  if (/^-?\d+(\.\d+)?$/.test(text)) return { value: Number(text) };
  if (/^#(REF!|DIV\/0!|N\/A|VALUE!|NAME\?|NUM!|NULL!)$/.test(text)) return { value: { error: text } };
  if (text === "TRUE" || text === "FALSE") return { value: text === "TRUE" };
  const day = parseIsoDay(text);
  if (day) return { value: serialOf(day), format: "dd/mm/yyyy" };
  return { value: text.replace(/\\n/g, "\n") };
}

const rangeOf = (address: string): Rect => {
  const rect = parseRange(address);
  if (!rect) throw new Error(`no such address: ${address}`);
  return rect;
};

function spread(marks: Readonly<Record<string, string>> | undefined): Map<number, string> {
  const cells = new Map<number, string>();
  for (const [address, mark] of Object.entries(marks ?? {})) {
    const rect = rangeOf(address);
    for (let row = rect.top; row <= rect.bottom; row++)
      for (let column = rect.left; column <= rect.right; column++) cells.set(cellKey(row, column), mark);
  }
  return cells;
}

/**
 * A sheet from a drawing, one line a row from A1, cells between bars:
 *
 *     sheet("Register", `
 *       | Ref | Risk        | L | I | Score |
 *       | 1   | Flood       | 4 | 4 | 16    |
 *     `, { formulas: { E2: "=C2*D2" } })
 *
 * Lines without a bar are left out; "||" alone is an empty row.
 */
export function sheet(name: string, drawing: string, parts: SheetParts = {}): SheetSnapshot {
  const numberFormats = new Map<number, string>();
  const rows = drawing
    .split("\n")
    .filter((line) => line.includes("|"))
    .map((line, row) =>
      line
        .trim()
        .replace(/^\|/, "")
        .replace(/\|$/, "")
        .split("|")
        .map((drawn, column) => {
          const { value, format } = drawnValue(drawn);
          if (format !== undefined) numberFormats.set(cellKey(row, column), format);
          return value;
        }),
    );
  for (const [key, format] of spread(parts.numberFormats)) numberFormats.set(key, format);
  return {
    name,
    visibility: parts.visibility ?? "visible",
    rows,
    formulas: spread(parts.formulas),
    numberFormats,
    fills: spread(parts.fills),
    fontColours: spread(parts.fontColours),
    merges: (parts.merges ?? []).map(rangeOf),
    hiddenRows: new Set((parts.hiddenRows ?? []).map((row) => row - 1)),
    hiddenColumns: new Set((parts.hiddenColumns ?? []).map((column) => rangeOf(`${column}1`).left)),
    tables: parts.tables ?? [],
    conditionalFormats: parts.conditionalFormats === undefined ? [] : parts.conditionalFormats,
    protected: parts.protected ?? false,
    frozenRows: parts.frozenRows ?? 0,
  };
}

export const workbook = (...sheets: readonly SheetSnapshot[]): WorkbookSnapshot => ({
  fileName: "drawn.xlsx",
  sheets,
  date1904: false,
  notes: [],
});
