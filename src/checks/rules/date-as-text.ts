import { cellAt, cellKey, dayWords, isDateFormat, serialOf } from "../../workbook";
import type { Edit } from "../../workbook";
import type { DateCell } from "../../register";
import type { Check, CheckContext } from "../check";
import { DATE_NAMES, datesOf, type DateRole } from "../dates";
import { formulaOf, quoted, sheetOf } from "../walk";

const FORMAT = "dd/mm/yyyy";
/** 3/4/2021 can be read two ways, 13/4/2021, 4/4/2021 and 3 April 2021 only one. */
const ISO = /^\s*\d{4}-\d{1,2}-\d{1,2}/;

export const dateAsText = {
  id: "date-as-text",
  severity: "warning",
  group: "Actions, controls and dates",
  title: "Date is held as text",
  looksAt: "Dates written as text, in a column whose other dates are real ones.",
  why: "Excel neither sorts nor filters such a cell as a date, and no reminder or overdue list ever finds it.",
  remedy: "Turn the text into the date it shows. Where day and month could be exchanged, look before you do.",
  fix: "safe",
  examples: { wrong: '"30/09/2021" (text)', right: "30/09/2021 (date)" },
  *run(context) {
    const dates = [...datesOf(context.register)];
    const real = new Map<DateRole, number>(),
      texts = new Map<DateRole, number>();
    for (const { role, date } of dates) {
      if (isReal(context, date)) real.set(role, (real.get(role) ?? 0) + 1);
      else if (date.state === "text") texts.set(role, (texts.get(role) ?? 0) + 1);
    }
    for (const { risk, role, date } of dates) {
      if (date.state !== "text" || !date.day || (real.get(role) ?? 0) <= (texts.get(role) ?? 0)) continue;
      if (formulaOf(context.workbook, date.cell) !== null || !holdsOnly(context, date)) continue;
      const { day, month } = date.day;
      const sure = day > 12 || day === month || /\p{L}{3}/u.test(date.text) || ISO.test(date.text);
      yield {
        cell: date.cell,
        risk,
        message: `The ${DATE_NAMES[role]} ${quoted(date.text)} is held as text, not as the date ${dayWords(date.day)}.`,
        actual: date.text,
        expected: dayWords(date.day),
        fix: dateEdits(context, date),
        fixKind: sure ? "safe" : "offer",
      };
    }
  },
} satisfies Check;

const valueOf = (context: CheckContext, date: DateCell) => {
  const sheet = sheetOf(context.workbook, date.cell);
  return sheet ? cellAt(sheet, date.cell.row, date.cell.column) : null;
};
const isReal = (context: CheckContext, date: DateCell): boolean =>
  (date.state === "exact" || date.state === "month") && typeof valueOf(context, date) === "number";
/** Whether the cell holds this date and nothing else: several dates in one cell stay text. */
const holdsOnly = (context: CheckContext, date: DateCell): boolean => {
  const value = valueOf(context, date);
  return typeof value === "string" && value.replace(/\s+/g, " ").trim() === date.text.replace(/\s+/g, " ").trim();
};

function dateEdits(context: CheckContext, date: DateCell): readonly Edit[] {
  const serial = serialOf(date.day!, context.workbook.date1904);
  if (serial === null) return [];
  const { sheet, row, column } = date.cell;
  const format = sheetOf(context.workbook, date.cell)?.numberFormats.get(cellKey(row, column));
  const rect = { top: row, left: column, bottom: row, right: column };
  // The format goes first: in a cell formatted as text the number would become a text again.
  return [
    ...(format && isDateFormat(format)
      ? []
      : [{ kind: "format", sheet, ranges: [rect], format: { numberFormat: FORMAT } } as const]),
    { kind: "values", sheet, top: row, left: column, values: [[serial]] },
  ];
}
