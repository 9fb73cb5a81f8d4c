import {
  freeSheetName,
  serialOf,
  type CellInput,
  type Edit,
  type Rect,
  type SheetSnapshot,
  type WorkbookSnapshot,
} from "../../workbook";
import type { DateCell } from "../../register";
import type { Finished } from "./finished";

const NAME = "Finished actions";
/** Headings and widths in characters. */
const COLUMNS = [
  ["Risk ID", 10],
  ["Risk", 40],
  ["Action", 60],
  ["Action owner", 24],
  ["Due", 12],
  ["Revised due", 12],
  ["Status", 16],
  ["Finished in", 16],
] as const;
/** Where the two dates stand. */
const DATES = [4, 5] as const;

/** The list of finished actions: added to the one that an earlier roll-forward made, else on a sheet of its own. */
export function finishedSheet(
  finished: readonly Finished[],
  workbook: WorkbookSnapshot,
  taken: readonly string[],
  period: string | null,
): readonly Edit[] {
  if (finished.length === 0) return [];
  const ours = workbook.sheets.find(isOurs);
  const name = ours?.name ?? freeSheetName(NAME, taken);
  const top = ours ? ours.rows.length : 1;
  const bottom = top + finished.length - 1;
  const columns = (left: number, right: number): Rect => ({ top, left, bottom, right });
  const months = finished.flatMap(({ action }, i) =>
    [action.due, action.revisedDue].flatMap((date, n) =>
      date?.state === "month" ? [{ ...columns(DATES[n]!, DATES[n]!), top: top + i, bottom: top + i }] : [],
    ),
  );
  return [
    ...(ours ? [] : newSheet(name)),
    {
      kind: "values",
      sheet: name,
      top,
      left: 0,
      values: finished.map(({ risk, action }) => [
        /^[1-9]\d{0,8}$/.test(risk.id) ? Number(risk.id) : risk.id || null,
        risk.title || null,
        action.description || null,
        action.owner?.text || null,
        dateValue(action.due, workbook.date1904),
        dateValue(action.revisedDue, workbook.date1904),
        action.status?.text || null,
        period,
      ]),
    },
    {
      kind: "format",
      sheet: name,
      ranges: [columns(0, COLUMNS.length - 1)],
      format: { wrap: true, vertical: "top", horizontal: "left" },
    },
    { kind: "format", sheet: name, ranges: [columns(DATES[0], DATES[1])], format: { numberFormat: "dd/mm/yyyy" } },
    ...(months.length > 0
      ? [{ kind: "format" as const, sheet: name, ranges: months, format: { numberFormat: "mmm yyyy" } }]
      : []),
  ];
}

/** Whether a sheet is the list an earlier roll-forward made, still with its headings. */
const isOurs = (sheet: SheetSnapshot): boolean =>
  sheet.name.toLowerCase() === NAME.toLowerCase() &&
  !sheet.protected &&
  COLUMNS.every(([heading], column) => sheet.rows[0]?.[column] === heading);

/** A date as its serial number (a month as its first day), what is no date as the text that stands there. */
function dateValue(date: DateCell | null, date1904: boolean): CellInput {
  const day = date?.day && (date.state === "month" ? { ...date.day, day: 1 } : date.day);
  return (day && serialOf(day, date1904)) ?? (date?.text || null);
}

function newSheet(name: string): readonly Edit[] {
  return [
    { kind: "addSheet", name },
    { kind: "values", sheet: name, top: 0, left: 0, values: [COLUMNS.map(([heading]) => heading)] },
    {
      kind: "format",
      sheet: name,
      ranges: [{ top: 0, left: 0, bottom: 0, right: COLUMNS.length - 1 }],
      format: { bold: true, fill: "#1F3864", fontColour: "#FFFFFF", wrap: true, vertical: "center" },
    },
    {
      kind: "layout",
      sheet: name,
      columnWidths: COLUMNS.map(([, characters], column) => ({ column, characters })),
      freezeRows: 1,
      print: { orientation: "landscape", paper: "A4", fitToWidth: true, titleRows: [0, 0] },
    },
  ];
}
