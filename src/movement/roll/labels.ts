import {
  a1,
  cellAt,
  cellKey,
  dayOf,
  daysInMonth,
  isDateFormat,
  isMonthFormat,
  isoDay,
  serialOf,
  sheetNamed,
  type CellRef,
  type Day,
  type SheetSnapshot,
  type WorkbookSnapshot,
} from "../../workbook";
import type { Register, Risk } from "../../register";
import { isNear, mentionsIn, movedDay, moveText, type MovedText } from "./mentions";
import { financialYear, yearOf, type Turn } from "./span";
import { listed, quoted } from "./words";
import type { Writes } from "./writes";

/** A cell that may name a period: a title, a heading, a label; never a risk's own text. */
export interface PeriodLabel {
  readonly cell: CellRef;
  readonly text: string;
  /** A date's serial number, where the cell holds one; null for text. */
  readonly serial: number | null;
  readonly isHeading: boolean;
}

/** Titles stand in a sheet's first columns; what stands further right is another table. */
const WIDEST = 200;
/** A page's labels are told from its texts by standing on other pages too, and by being short. */
const LONGEST_LABEL = 90;

/** Every cell that may name a period on the sheets of these registers. Cells of the risks themselves are left out. */
export function periodLabels(registers: readonly Register[], workbook: WorkbookSnapshot): readonly PeriodLabel[] {
  const found: PeriodLabel[] = [];
  for (const sheet of sheetsOf(registers, workbook)) {
    const own = registers.filter((register) => register.risks.some((risk) => risk.sheet === sheet.name));
    const risksRows = new Set<number>();
    let bottom = 0;
    for (const register of own) {
      for (const risk of register.risks) {
        if (risk.sheet !== sheet.name) continue;
        for (let row = risk.rows[0]; row <= risk.rows[1]; row++) risksRows.add(row);
        bottom = Math.max(bottom, risk.rows[1]);
      }
      if (register.layout === "table") for (const { row } of register.untitled) risksRows.add(row);
    }
    const headings = new Set<number>();
    for (const { headerRows } of own)
      if (headerRows) for (let row = headerRows[0]; row <= headerRows[1]; row++) headings.add(row);
    for (let row = 0; row <= bottom; row++) {
      if (risksRows.has(row)) continue;
      const width = Math.min(sheet.rows[row]?.length ?? 0, WIDEST);
      for (let column = 0; column < width; column++) {
        const label = labelAt(sheet, row, column, workbook.date1904, headings.has(row));
        if (label) found.push(label);
      }
    }
  }
  return [...found, ...registers.filter(({ layout }) => layout !== "table").flatMap((r) => cardLabels(r, workbook))];
}

const sheetsOf = (registers: readonly Register[], workbook: WorkbookSnapshot): readonly SheetSnapshot[] =>
  workbook.sheets.filter(({ name }) => registers.some(({ risks }) => risks.some((risk) => risk.sheet === name)));

function labelAt(
  sheet: SheetSnapshot,
  row: number,
  column: number,
  date1904: boolean,
  isHeading: boolean,
): PeriodLabel | null {
  const value = cellAt(sheet, row, column);
  const cell = { sheet: sheet.name, row, column };
  if (typeof value === "string")
    return mentionsIn(value).length > 0 ? { cell, text: value, serial: null, isHeading } : null;
  if (typeof value !== "number") return null;
  const format = sheet.numberFormats.get(cellKey(row, column));
  if (format === undefined || !isDateFormat(format) || !dayOf(value, date1904)) return null;
  return { cell, text: shown(dayOf(value, date1904)!, isMonthFormat(format)), serial: value, isHeading };
}

/** Labels of cards and pages: short texts that name a period, are no risk's value, and stand on more cards than one. */
function cardLabels(register: Register, workbook: WorkbookSnapshot): readonly PeriodLabel[] {
  const found: PeriodLabel[] = [];
  const risksWith = new Map<string, Set<Risk>>();
  for (const risk of register.risks) {
    const sheet = sheetNamed(workbook, risk.sheet);
    if (!sheet) continue;
    const values = valueCells(risk);
    for (let row = risk.rows[0]; row <= risk.rows[1]; row++) {
      const width = Math.min(sheet.rows[row]?.length ?? 0, WIDEST);
      for (let column = 0; column < width; column++) {
        const text = cellAt(sheet, row, column);
        if (typeof text !== "string" || text.length > LONGEST_LABEL || values.has(cellKey(row, column))) continue;
        if (mentionsIn(text).length === 0) continue;
        found.push({ cell: { sheet: sheet.name, row, column }, text, serial: null, isHeading: true });
        risksWith.set(text, (risksWith.get(text) ?? new Set<Risk>()).add(risk));
      }
    }
  }
  const least = Math.min(2, register.risks.length);
  return found.filter(({ text }) => risksWith.get(text)!.size >= least);
}

/** The cells of a card that hold what it says, as far as the reading tells. */
function valueCells(risk: Risk): ReadonlySet<number> {
  const cells: (CellRef | undefined)[] = [
    ...Object.values(risk.texts).map((text) => text?.cell),
    ...Object.values(risk.dates).map((date) => date?.cell),
    ...Object.values(risk.other).map((text) => text.cell),
    ...Object.values(risk.stages).flatMap((stage) => Object.values(stage ?? {}).map((part) => part?.cell)),
    ...risk.controls.flatMap((control) => [control.cell, control.adequacy?.cell, control.assurance?.cell]),
    ...risk.actions.flatMap((action) => [
      action.cell,
      action.owner?.cell,
      action.due?.cell,
      action.revisedDue?.cell,
      action.status?.cell,
    ]),
  ];
  return new Set(cells.flatMap((cell) => (cell?.sheet === risk.sheet ? [cellKey(cell.row, cell.column)] : [])));
}

/** What a label says of the year's end stays until the year ends. */
const OF_THE_YEAR =
  /\b(?:target|year[- ]end|end[- ](?:of[- ](?:the[- ])?)?(?:year|yr)|forecast|outturn|targed|diwedd (?:y )?flwyddyn)\b/i;

/** What a text says in the next period's register. */
export function movedLabel(text: string, turn: Turn): MovedText {
  if (!OF_THE_YEAR.test(text)) return moveText(text, turn);
  const [from, to] = [financialYear(yearOf(turn.from)), financialYear(yearOf(turn.to))];
  if (!turn.hasYear || from.start === to.start) return { text, left: [] };
  return moveText(text, { from, to, cadence: 12, hasYear: true });
}

/** The same of a cell that holds a date; the text is for showing it. */
function movedDate(
  serial: number,
  format: string,
  turn: Turn,
  date1904: boolean,
): MovedText & { readonly serial: number } {
  const day = dayOf(serial, date1904)!;
  const isMonth = isMonthFormat(format);
  const to = movedDay(isMonth ? { ...day, day: null } : day, turn);
  if (!to) return { serial, text: shown(day, isMonth), left: isNear(day, turn) ? [shown(day, isMonth)] : [] };
  const last = daysInMonth(to.year, to.month);
  const next = {
    ...to,
    day: to.day ?? (day.day === daysInMonth(day.year, day.month) ? last : Math.min(day.day, last)),
  };
  return { serial: serialOf(next, date1904)!, text: shown(next, isMonth), left: [] };
}

const shown = ({ year, month, day }: Day, isMonth: boolean): string =>
  isMonth ? isoDay({ year, month, day }).slice(0, 7) : isoDay({ year, month, day });

/** A label that was moved on; a cell of the old sheet. */
export interface MovedLabel {
  readonly cell: CellRef;
  readonly from: string;
  readonly to: string;
}

/** Moves the periods that titles, headings and labels name on by one. */
export function moveLabels(
  labels: readonly PeriodLabel[],
  turn: Turn,
  workbook: WorkbookSnapshot,
  writes: Writes,
): { readonly moved: readonly MovedLabel[]; readonly notes: readonly string[] } {
  const done: MovedLabel[] = [];
  const notes: string[] = [];
  const targets = new Set<string>();
  for (const label of labels) {
    const { cell, serial } = label;
    const sheet = sheetNamed(workbook, cell.sheet)!;
    const key = cellKey(cell.row, cell.column);
    const to: MovedText & { readonly serial?: number } =
      serial === null
        ? movedLabel(label.text, turn)
        : movedDate(serial, sheet.numberFormats.get(key)!, turn, workbook.date1904);
    if (to.left.length > 0)
      notes.push(`${a1(cell.row, cell.column)} still says ${listed(to.left.map(quoted))}: put it right by hand.`);
    if (to.text === label.text) continue;
    if (sheet.formulas.has(key)) {
      notes.push(`${a1(cell.row, cell.column)} is a formula and was left: see that it names the new period.`);
      continue;
    }
    writes.put(cell, to.serial ?? to.text);
    done.push({ cell, from: label.text, to: to.text });
    if (OF_THE_YEAR.test(label.text)) targets.add(to.text);
  }
  if (targets.size > 0)
    notes.push(
      `The year has ended: the figures under ${listed([...targets].map(quoted))} are still the old year's. Put in the new ones.`,
    );
  return { moved: done, notes: [...new Set(notes)] };
}

/** So many headings that are one but for the period they name are a history. */
const HISTORY = 3;

/** Headings of a register that keeps a column for each period: "Q1 score", "Q2 score", "Q3 score". */
export function historyLabels(labels: readonly PeriodLabel[]): ReadonlySet<PeriodLabel> {
  const alike = new Map<string, PeriodLabel[]>();
  for (const label of labels) {
    if (!label.isHeading) continue;
    let form = label.text;
    for (const { text } of mentionsIn(form)) form = form.replace(text, "#");
    const key = `${label.cell.row} ${form.replace(/\s+/g, " ").trim()} ${label.cell.sheet}`;
    alike.set(key, [...(alike.get(key) ?? []), label]);
  }
  return new Set([...alike.values()].filter((list) => new Set(list.map(({ text }) => text)).size >= HISTORY).flat());
}
