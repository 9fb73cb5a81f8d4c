import { freeSheetName, sheetNamed, type Edit, type WorkbookSnapshot } from "../../workbook";
import type { Register } from "../../register";
import { emptyArrows } from "./arrows";
import { takeOutFinished } from "./finished";
import { finishedSheet } from "./finishedSheet";
import { historyLabels, moveLabels, periodLabels, type PeriodLabel } from "./labels";
import { moveText } from "./mentions";
import type { CannotRoll, RollForward, RollOptions } from "./model";
import { carryPlans } from "./planned";
import { carryCurrent } from "./previous";
import { settleReds } from "./reds";
import { spanWords, type Span, type Turn } from "./span";
import { turnOf } from "./turn";
import { listed } from "./words";
import { Writes } from "./writes";

/**
 * Next period's working sheet, made out of a copy of this period's: current becomes previous, arrows are emptied, the
 * rest is kept. The old sheet is not touched. `registers` are all those of one sheet, or one register of cards or pages.
 */
export function planRollForward(
  registers: readonly Register[],
  workbook: WorkbookSnapshot,
  { to, keepRows = false }: RollOptions = {},
): RollForward | CannotRoll {
  const sheets = [...new Set(registers.flatMap((register) => register.risks.map((risk) => risk.sheet)))];
  const [sheet] = sheets;
  if (sheet === undefined) return { impossible: "There is no risk on this sheet to roll forward." };
  const locked = sheets.filter((name) => sheetNamed(workbook, name)?.protected !== false);
  if (locked.length > 0)
    return {
      impossible: `${listed(locked)} ${locked.length === 1 ? "is" : "are"} protected, and so would be the copy. Take the protection off, then roll forward.`,
    };

  const labels = periodLabels(registers, workbook);
  const found = turnOf(registers, sheet, labels, to);
  const turn = found?.turn ?? null;
  if (turn && turn.to.start <= turn.from.start)
    return {
      impossible: `${wordsOf(turn.to, turn)} does not follow ${wordsOf(turn.from, turn)}: choose a later period.`,
    };
  const copies = newNames(sheets, workbook, turn);
  const renamed = new Map(copies.map(({ from, to }) => [from, to]));
  const writes = new Writes();
  const history = historyLabels(labels);
  const moved = turn
    ? moveLabels(
        labels.filter((label) => !history.has(label)),
        turn,
        workbook,
        writes,
      )
    : NOTHING_MOVED;
  const previous = registers.map((register) =>
    keepsHistory(register, history) ? HISTORY_KEPT : carryCurrent(register, workbook, writes),
  );
  const plans = registers.map((register) => carryPlans(register, workbook, turn, writes));
  const finished = registers.map((register) => takeOutFinished(register, workbook, writes, keepRows));
  const arrows = registers.map((register) => emptyArrows(register, workbook, writes));
  const reds = settleReds(registers, workbook, writes);
  const name = renamed.get(sheet)!;
  const changes: readonly Edit[] = [
    ...writes.edits(),
    ...reds.edits,
    ...finished.flatMap(({ formats }) => formats),
    // Last, and from the bottom up: everything else is told by the rows of the old sheet.
    ...finished
      .flatMap(({ blankRows }) => blankRows)
      .sort((a, b) => b.row - a.row)
      .map(({ sheet: on, row }): Edit => ({ kind: "deleteRows", sheet: on, rows: [row, row] })),
  ];
  const edits: readonly Edit[] = [
    ...copies.map((copy): Edit => ({ kind: "copySheet", from: copy.from, name: copy.to })),
    ...changes.map((edit) => ("sheet" in edit ? ({ ...edit, sheet: renamed.get(edit.sheet)! } as Edit) : edit)),
    ...finishedSheet(
      finished.flatMap(({ moved: actions }) => actions),
      workbook,
      [...workbook.sheets, ...copies.map((copy) => ({ name: copy.to }))].map((one) => one.name),
      turn && wordsOf(turn.from, turn),
    ),
    { kind: "activate", sheet: name, row: 0, column: 0 },
  ];
  const sum = <T>(list: readonly T[], count: (one: T) => number): number =>
    list.reduce((all, one) => all + count(one), 0);
  return {
    sheet,
    name,
    copies,
    from: turn && wordsOf(turn.from, turn),
    to: turn && wordsOf(turn.to, turn),
    edits,
    previousFilled: sum(previous, ({ filled }) => filled),
    arrowsEmptied: sum(arrows, ({ emptied }) => emptied),
    actionsMoved: sum(finished, ({ moved: actions }) => actions.length),
    plansMoved: sum(plans, ({ carried }) => carried),
    labelsMoved: moved.moved.map((label) => ({
      ...label,
      cell: { ...label.cell, sheet: renamed.get(label.cell.sheet)! },
    })),
    notes: [
      ...new Set([
        ...(found?.assumed ? [assumed(found.turn)] : []),
        ...[moved, ...previous, ...arrows, ...plans, ...finished, reds].flatMap(({ notes }) => notes),
      ]),
    ],
  };
}

/** Whether the previous score is one of a row of columns, a column for each period. */
const keepsHistory = (register: Register, history: ReadonlySet<PeriodLabel>): boolean =>
  register.columns.some(
    ({ field, heading }) =>
      field?.startsWith("previous.") && [...history].some(({ text }) => heading.includes(text.trim())),
  );

const HISTORY_KEPT = {
  filled: 0,
  notes: [
    "The sheet has a column for each period, and all of them were kept: put the new scores in the new period's column.",
  ],
};

const wordsOf = (span: Span, turn: Turn): string => spanWords(span, turn.hasYear);

const assumed = (turn: Turn): string =>
  `The register says ${wordsOf(turn.from, turn)} and not how often it is reported: it was taken as monthly. If that is wrong, roll the old sheet forward again to the right period.`;

const NOTHING_MOVED = {
  moved: [],
  notes: ["The register names no quarter or month that could be read, so no title or heading was moved on."],
};

const LONGEST_NAME = 31;

/** Free names for the copies: the old ones a period on; else with the new period behind them, or "next" where none is known. */
function newNames(
  sheets: readonly string[],
  workbook: WorkbookSnapshot,
  turn: Turn | null,
): readonly { readonly from: string; readonly to: string }[] {
  const taken = workbook.sheets.map(({ name }) => name);
  // "Q4 2018-19", or where that makes the name too long "Q4".
  const tails = turn ? [spanWords(turn.to, turn.hasYear, "-"), spanWords(turn.to, false)] : ["next"];
  return sheets.map((from) => {
    const moved = turn ? moveText(from, turn).text : from;
    const tail = tails.find((one) => from.length + one.length < LONGEST_NAME) ?? tails[0]!;
    const wanted = moved !== from ? moved : `${from.slice(0, LONGEST_NAME - tail.length - 1).trimEnd()} ${tail}`;
    const to = freeSheetName(wanted, taken);
    taken.push(to);
    return { from, to };
  });
}
