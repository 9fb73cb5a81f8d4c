import { freeSheetName, sheetNamed, type Edit, type WorkbookSnapshot } from "../../workbook";
import type { Register } from "../../register";
import { emptyArrows } from "./arrows";
import { moveLabels, periodLabels } from "./labels";
import { moveText } from "./mentions";
import type { CannotRoll, RollForward, RollOptions } from "./model";
import { carryCurrent } from "./previous";
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
  { to }: RollOptions = {},
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
  const moved = turn ? moveLabels(labels, turn, workbook, writes) : NOTHING_MOVED;
  const previous = registers.map((register) => carryCurrent(register, workbook, writes));
  const arrows = registers.map((register) => emptyArrows(register, workbook, writes));
  const name = renamed.get(sheet)!;
  const edits: Edit[] = [
    ...copies.map(({ from, to }): Edit => ({ kind: "copySheet", from, name: to })),
    ...writes.edits((of) => renamed.get(of) ?? of),
    { kind: "activate", sheet: name, row: 0, column: 0 },
  ];
  return {
    sheet,
    name,
    copies,
    from: turn && wordsOf(turn.from, turn),
    to: turn && wordsOf(turn.to, turn),
    edits,
    previousFilled: previous.reduce((sum, { filled }) => sum + filled, 0),
    arrowsEmptied: arrows.reduce((sum, { emptied }) => sum + emptied, 0),
    actionsMoved: 0,
    plansMoved: 0,
    labelsMoved: moved.moved.map((label) => ({
      ...label,
      cell: { ...label.cell, sheet: renamed.get(label.cell.sheet)! },
    })),
    notes: [
      ...new Set([
        ...(found?.assumed ? [assumed(found.turn)] : []),
        ...[moved, ...previous, ...arrows].flatMap(({ notes }) => notes),
      ]),
    ],
  };
}

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
