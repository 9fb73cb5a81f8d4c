import type { Register } from "../register";
import { dayOf, isDateFormat, isMonthFormat, type CellInput, type Edit, type WorkbookSnapshot } from "../workbook";
import { standardLayout, type StandardOptions } from "./layout";

/** The heading that tells several registers apart. */
const REGISTER = "Register";

/**
 * The register tables of the standard layout as comma-separated values (RFC 4180, with a byte order mark so that
 * Excel reads it as UTF-8): one table, several registers under one another with a column that names each.
 */
export function registerCsv(
  registers: readonly Register[],
  workbook: WorkbookSnapshot,
  options: StandardOptions,
): string {
  const held = registers.filter(({ risks }) => risks.length > 0);
  const tables = held.map((register) =>
    tableOf(
      standardLayout([register], workbook, {
        ...options,
        plain: true,
        ...(options.previous && { previous: [options.previous[registers.indexOf(register)] ?? null] }),
      }),
    ),
  );
  const several = held.length > 1;
  const headings = [...new Set(tables.flatMap((table) => table.headings))];
  const rows = tables.flatMap(({ rows: own }, i) =>
    own.map((row) => [
      ...(several ? [nameOf(held[i]!, held)] : []),
      ...headings.map((heading) => row.get(heading) ?? ""),
    ]),
  );
  return "\uFEFF" + [[...(several ? [REGISTER] : []), ...headings], ...rows].map(line).join("");
}

/** The sheet's name, with the kind where two registers share one. */
const nameOf = (register: Register, all: readonly Register[]): string =>
  all.filter(({ sheet }) => sheet === register.sheet).length > 1
    ? `${register.sheet} (${register.kind})`
    : register.sheet;

const line = (cells: readonly (string | number)[]): string => `${cells.map(field).join(",")}\r\n`;

/** A spreadsheet takes a text that begins so for a formula. */
const FORMULA_LIKE = /^[=+\-@\t\r]/;

function field(value: string | number): string {
  const text = typeof value === "string" && FORMULA_LIKE.test(value) ? `'${value}` : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
}

interface PlainTable {
  readonly headings: readonly string[];
  readonly rows: readonly ReadonlyMap<string, string | number>[];
}

/** The register's own table out of a plain edition, dates written out. */
function tableOf(edits: readonly Edit[]): PlainTable {
  const table = edits.find((edit) => edit.kind === "table" && edit.name.startsWith("RiskRegister"));
  if (table?.kind !== "table") return { headings: [], rows: [] };
  const { top, left, bottom, right } = table.range;
  const cells: (CellInput | undefined)[][] = Array.from({ length: bottom - top + 1 }, () => []);
  const formats: string[][] = cells.map(() => []);
  for (const edit of edits) {
    if (edit.kind === "values" && edit.sheet === table.sheet)
      edit.values.forEach((row, r) => {
        const into = cells[edit.top + r - top];
        if (into) row.forEach((value, c) => (into[edit.left + c - left] = value));
      });
    if (edit.kind === "format" && edit.sheet === table.sheet && edit.format.numberFormat !== undefined)
      for (const range of edit.ranges)
        for (let r = Math.max(range.top, top); r <= Math.min(range.bottom, bottom); r++)
          for (let c = Math.max(range.left, left); c <= Math.min(range.right, right); c++)
            formats[r - top]![c - left] = edit.format.numberFormat;
  }
  const [first = [], ...rest] = cells;
  const headings = Array.from({ length: right - left + 1 }, (_, c) => String(first[c] ?? ""));
  const rows = rest.map(
    (row, r) => new Map(headings.map((heading, c) => [heading, shown(row[c], formats[r + 1]![c] ?? "")] as const)),
  );
  return { headings, rows };
}

const two = (n: number): string => String(n).padStart(2, "0");

/** A cell as a reader of the sheet sees it: dates as 30/09/2014, months as 09/2014. */
function shown(input: CellInput | undefined, format: string): string | number {
  const value = typeof input === "object" && input !== null ? input.value : input;
  if (value === null || value === undefined) return "";
  if (typeof value === "boolean") return value ? "TRUE" : "FALSE";
  const day = typeof value === "number" && isDateFormat(format) ? dayOf(value) : null;
  if (!day) return value;
  return `${isMonthFormat(format) ? "" : `${two(day.day)}/`}${two(day.month)}/${day.year}`;
}
