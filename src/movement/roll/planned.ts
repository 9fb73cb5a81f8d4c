import {
  cellAt,
  cellKey,
  contains,
  sheetNamed,
  type CellRef,
  type SheetSnapshot,
  type WorkbookSnapshot,
} from "../../workbook";
import type { Register, Risk } from "../../register";
import { mentionsIn, spanNamed } from "./mentions";
import type { Turn } from "./span";
import { named, quoted } from "./words";
import type { Writes } from "./writes";

/** Words by which a heading plans the next period, and by which it tells what was done. */
const NEXT =
  /\bnext (?:steps?|stages?|quarter|period|month|half|six months)\b|\b(?:coming|forthcoming) (?:quarter|period|month)\b|\b(?:chwarter|camau|cyfnod) nesaf\b/i;
const PLAN =
  /\bplan(?:s|ned)?\b|\bactions?\b|\bactivit(?:y|ies)\b|\bproposed\b|\bimprovements?\b|\bwork\b|\bcamau\b|\bcynllun/i;
const PROGRESS =
  /\bprogress\b|\bupdates?\b|\bachieve(?:d|ments?)\b|\bwork (?:done|completed)\b|\bcynnydd\b|\bdiweddariad/i;
const NO_TEXT = /\bstatus\b|\brag\b|%|\bdate\b|\bowner\b|\bdirection\b/i;
/** Progress of this period alone makes room for the next one's; progress "to date" is carried on. */
const THIS =
  /\b(?:this|current|latest|last) (?:quarter|period|month)\b|\bheadlines?\b|\bquarterly\b|\b(?:yn y|y) chwarter\b/i;
const LONGEST_HEADING = 120;

/** A plan's text and the cell that becomes its place; null where nothing beside the plan tells of progress. */
interface Transfer {
  readonly from: CellRef;
  readonly into: CellRef | null;
  /** The plan's own heading, and that of the progress. */
  readonly plan: string;
  readonly progress: string;
}

/** What headings say, in a register that makes this turn. */
interface Headings {
  readonly plans: (heading: string) => boolean;
  readonly tells: (heading: string) => boolean;
}

/**
 * What was planned for the next period becomes that period's progress, to be rewritten as what was done; the plan is
 * emptied. Where progress is carried on from period to period, the plan is added below it under the plan's own heading.
 */
export function carryPlans(
  register: Register,
  workbook: WorkbookSnapshot,
  turn: Turn | null,
  writes: Writes,
): { readonly carried: number; readonly notes: readonly string[] } {
  const plans = (heading: string): boolean =>
    heading.length <= LONGEST_HEADING && (NEXT.test(heading) || (PLAN.test(heading) && names(heading, turn, "next")));
  const tells = (heading: string): boolean =>
    heading.length <= LONGEST_HEADING && PROGRESS.test(heading) && !NO_TEXT.test(heading) && !plans(heading);
  const transfersOf = transfers(register, { plans, tells });
  const alone = new Set<string>();
  const formulas: Risk[] = [];
  let carried = 0;
  for (const risk of register.risks) {
    const sheet = sheetNamed(workbook, risk.sheet);
    if (!sheet) continue;
    const into = new Map<number, { cell: CellRef; texts: string[] }>();
    let any = false;
    for (const { from, into: cell, plan, progress } of transfersOf(sheet, risk)) {
      const text = cellAt(sheet, from.row, from.column);
      if (typeof text !== "string" || text.trim() === "") continue;
      if (!cell) {
        alone.add(plan);
        continue;
      }
      const key = cellKey(cell.row, cell.column);
      if (sheet.formulas.has(key) || sheet.formulas.has(cellKey(from.row, from.column))) {
        formulas.push(risk);
        continue;
      }
      const stands = cellAt(sheet, cell.row, cell.column);
      const isThis = THIS.test(progress) || names(progress, turn, "this");
      const place = into.get(key) ?? { cell, texts: isThis || stands === null ? [] : [String(stands)] };
      place.texts.push(isThis || stands === null ? text : `${plan.replace(/\s+/g, " ").trim()}: ${text}`);
      into.set(key, place);
      writes.put(from, null);
      any = true;
    }
    for (const { cell, texts } of into.values()) writes.put(cell, texts.join("\n"));
    if (any) carried++;
  }
  return {
    carried,
    notes: [
      ...(carried > 0
        ? ["What was planned now stands under progress: rewrite it as what was done, and put in the new plans."]
        : []),
      ...[...alone].map(
        (heading) =>
          `${quoted(heading)} was kept: no column beside it tells of progress. Bring it up to date for the next period.`,
      ),
      ...(formulas.length > 0 ? [`Plans of ${named([...new Set(formulas)])} were left: formulas write them.`] : []),
    ],
  };
}

/** Whether a heading names this period or the next one. */
const names = (heading: string, turn: Turn | null, which: "this" | "next"): boolean =>
  turn !== null &&
  mentionsIn(heading).some(
    (mention) => spanNamed(mention, turn)?.start === turn.from.start + (which === "next" ? turn.cadence : 0),
  );

function transfers(
  register: Register,
  { plans, tells }: Headings,
): (sheet: SheetSnapshot, risk: Risk) => readonly Transfer[] {
  if (register.layout !== "table") return (sheet, risk) => cardTransfers(sheet, risk, { plans, tells });
  const texts = register.columns.filter(({ field }) => !field?.includes(".") && field !== "dot");
  const plan = texts.find(({ heading }) => plans(heading));
  // An action plan with dates and statuses goes on from period to period.
  if (
    !plan ||
    (plan.field === "actions" && register.columns.some(({ field }) => field === "due" || field === "status"))
  )
    return () => [];
  const progress = texts
    .filter(({ heading }) => tells(heading))
    .sort((a, b) => Math.abs(a.column - plan.column) - Math.abs(b.column - plan.column))[0];
  return (sheet, risk) => {
    const found: Transfer[] = [];
    let into: CellRef | null = null;
    for (let row = risk.rows[0]; row <= risk.rows[1]; row++) {
      // A cell merged over several rows takes all their plans.
      const isHidden = progress && row > risk.rows[0] && mergedFromAbove(sheet, row, progress.column);
      if (progress && !isHidden) into = { sheet: sheet.name, row, column: progress.column };
      const from = { sheet: sheet.name, row, column: plan.column };
      found.push({ from, into, plan: leaf(plan.heading), progress: progress?.heading ?? "" });
    }
    return found;
  };
}

/** A heading without its group. */
const leaf = (heading: string): string => heading.slice(heading.lastIndexOf(" / ") + 1).replace(/^\/? /, "");

const mergedFromAbove = (sheet: SheetSnapshot, row: number, column: number): boolean =>
  sheet.merges.some((merge) => merge.top < row && contains(merge, row, column));

/** On a card the plan's texts are what the reading took for actions, below its label or beside it. */
function cardTransfers(sheet: SheetSnapshot, risk: Risk, { plans, tells }: Headings): readonly Transfer[] {
  const labels: { row: number; column: number; text: string }[] = [];
  for (let row = risk.rows[0]; row <= risk.rows[1]; row++)
    (sheet.rows[row] ?? []).forEach((text, column) => {
      if (typeof text === "string" && (plans(text) || tells(text))) labels.push({ row, column, text });
    });
  const plan = labels.find(({ text }) => plans(text));
  if (!plan) return [];
  const cells = new Map(risk.actions.map(({ cell }) => [cellKey(cell.row, cell.column), cell]));
  const below = [...cells.values()].filter(({ row, column }) => column === plan.column && row > plan.row);
  const beside = [...cells.values()].filter(({ row, column }) => row === plan.row && column > plan.column);
  const progress = labels.find((label) => tells(label.text) && (below.length === 0 || label.row === plan.row)) ?? null;
  const value = progress && below.length === 0 ? besideOf(sheet, progress) : null;
  return (below.length > 0 ? below : beside).map((from) => ({
    from,
    into: progress && (below.length > 0 ? { sheet: sheet.name, row: from.row, column: progress.column } : value),
    plan: plan.text,
    progress: progress?.text ?? "",
  }));
}

/** The value beside a label: the next cell that holds something, else the one right of the label. */
function besideOf(sheet: SheetSnapshot, { row, column }: { readonly row: number; readonly column: number }): CellRef {
  const cells = sheet.rows[row] ?? [];
  for (let at = column + 1; at < cells.length; at++)
    if (cells[at] !== null && cells[at] !== "") return { sheet: sheet.name, row, column: at };
  const merge = sheet.merges.find((one) => contains(one, row, column));
  return { sheet: sheet.name, row, column: (merge?.right ?? column) + 1 };
}
