import { createHash } from "node:crypto";
import { DEFAULT_PROFILE } from "../../src/profile";
import { readRegisters } from "../../src/register";
import { runChecks, type Finding } from "../../src/checks";
import type { RegisterReading } from "../../src/register";
import {
  cellKey,
  keyColumn,
  keyRow,
  type CellValue,
  type SheetSnapshot,
  type WorkbookSnapshot,
} from "../../src/workbook";
import { sheet, workbook } from "../support/sheet";
import { keySheet } from "../taskpane/registers";

/** Headings in row 3, risks from row 4. R3 and R7 score wrongly, R5 has no owner, R8 no score, R9 stands twice, R10's action is overdue. */
const REGISTER = `| Corporate risk register, Quarter 3 2018/19 |
  ||
  | Ref | Risk | Owner | Current Likelihood | Current Impact | Current Score | Current RAG | Controls | Actions | Action due date | Action status | Last review |
  | R1 | A child comes to harm | Director of Children | 4 | 4 | 16 | Red | Weekly audit | Recruit two managers | 2019-03-31 | Open | 2018-12-01 |
  | R2 | Savings are not made | Director of Finance | 3 | 5 | 15 | Amber | Monthly report | Review the plan | 2019-02-28 | Open | 2018-12-01 |
  | R3 | A bridge is closed | Head of Highways | 4 | 5 | 18 | Red | Inspections | Strengthen it | 2019-06-30 | Open | 2018-11-01 |
  | R4 | The power is cut | Head of Property | 2 | 3 | 6 | Green | Generator | Test it | 2019-01-31 | Open | 2018-12-01 |
  | R5 | Records cannot be found | | 2 | 2 | 4 | Green | Archive | Index them | 2019-01-31 | Open | 2018-12-01 |
  | R6 | A grant is withdrawn | Director of Finance | 3 | 3 | 9 | Amber | Forecasts | Talk to the funder | 2019-01-31 | Open | 2018-12-01 |
  | R7 | A school roof falls in | Head of Property | 3 | 4 | 16 | Red | Surveys | Mend it | 2019-01-31 | Open | 2018-12-01 |
  | R8 | Key staff leave | Head of People | | | | | Exit talks | Pay review | 2019-01-31 | Open | 2018-12-01 |
  | R9 | The depot floods | Head of Property | 4 | 2 | 8 | Amber | Pumps | New drains | 2019-01-31 | Open | 2018-12-01 |
  | R9 | Waste costs rise | Head of Waste | 5 | 2 | 10 | Amber | Contract | Tender again | 2019-01-31 | Open | 2018-12-01 |
  | R10 | Personal data is lost | Head of IT | 1 | 5 | 5 | Green | Encryption | Train all staff | 2018-06-30 | Open | 2018-12-01 |`;
export const FIRST = 3;
export const ROWS = 11;

export const drawn = (): WorkbookSnapshot => workbook(sheet("Register", REGISTER), keySheet());
export const reading = (book: WorkbookSnapshot): RegisterReading => readRegisters(book, DEFAULT_PROFILE);
const AS_OF = { year: 2018, month: 12, day: 31 };
export const check = (read: RegisterReading): readonly Finding[] =>
  runChecks(read, { profile: DEFAULT_PROFILE, asOf: AS_OF });

export const digest = async (bytes: Uint8Array): Promise<string> => createHash("sha256").update(bytes).digest("hex");

const onFirst = (book: WorkbookSnapshot, change: (sheet: SheetSnapshot) => SheetSnapshot): WorkbookSnapshot => ({
  ...book,
  sheets: book.sheets.map((one, n) => (n === 0 ? change(one) : one)),
});

/** Every row and column of the first sheet goes elsewhere, with all that stands in it. */
function moved(book: WorkbookSnapshot, row: (r: number) => number, column: (c: number) => number): WorkbookSnapshot {
  return onFirst(book, (one) => {
    const cells = <T>(map: ReadonlyMap<number, T>): Map<number, T> =>
      new Map([...map].map(([key, value]) => [cellKey(row(keyRow(key)), column(keyColumn(key))), value]));
    const rows: CellValue[][] = [];
    one.rows.forEach((values, r) =>
      values.forEach((value, c) => {
        while (rows.length <= row(r)) rows.push([]);
        const to = rows[row(r)]!;
        while (to.length <= column(c)) to.push(null);
        to[column(c)] = value;
      }),
    );
    return {
      ...one,
      rows,
      formulas: cells(one.formulas),
      numberFormats: cells(one.numberFormats),
      fills: cells(one.fills),
      fontColours: cells(one.fontColours),
    };
  });
}

/** The risks in another order: the nth goes to place `order[n]`. */
export const sorted = (book: WorkbookSnapshot, order: readonly number[]): WorkbookSnapshot =>
  moved(
    book,
    (r) => (r >= FIRST && r < FIRST + ROWS ? FIRST + order[r - FIRST]! : r),
    (c) => c,
  );

/** Empty rows above all, empty columns at the left. */
export const shifted = (book: WorkbookSnapshot, rows: number, columns: number): WorkbookSnapshot =>
  moved(
    book,
    (r) => r + rows,
    (c) => c + columns,
  );

export const withCell = (book: WorkbookSnapshot, row: number, column: number, value: CellValue): WorkbookSnapshot =>
  onFirst(book, (one) => ({
    ...one,
    rows: one.rows.map((values, r) => (r === row ? values.map((held, c) => (c === column ? value : held)) : values)),
  }));

/** Fills and ink all over the risks, rows hidden, another number format on whole numbers. */
export const coloured = (book: WorkbookSnapshot, fill: string): WorkbookSnapshot =>
  onFirst(book, (one) => ({
    ...one,
    fills: new Map(one.rows.flatMap((row, r) => row.map((_, c) => [cellKey(r, c), fill] as const))),
    fontColours: new Map(one.rows.flatMap((row, r) => row.map((_, c) => [cellKey(r, c), "#FFFFFF"] as const))),
    hiddenRows: new Set([FIRST]),
    frozenRows: 3,
  }));
