import type { Register } from "../../register";
import { readPeriod, type Period } from "../period";
import type { PeriodLabel } from "./labels";
import { mentionsIn, spanNamed, type Mention } from "./mentions";
import { halfOf, isFinancial, quarterOf, spanOf, type Span, type Turn } from "./span";

/** The turn a register makes; `assumed` where it is not plain how often the register is reported. */
export interface FoundTurn {
  readonly turn: Turn;
  readonly assumed: boolean;
}

/** Words that say how often a register is reported. */
const CADENCES: readonly (readonly [number, RegExp])[] = [
  [3, /\bquarter(?:s|ly)?\b|\bqtr\b|\bchwarter(?:ol)?\b/i],
  [6, /\bhalf[- ]?year(?:ly)?\b|\bsix[- ]month(?:s|ly)?\b|\bbi-?annual|\bhanner blwydd/i],
  [12, /\bannual(?:ly)?\b|\byearly\b|\bblynyddol\b/i],
  [1, /\bmonth(?:ly)?\b|\bmisol\b/i],
];

/**
 * Which period the registers of a sheet are of, and which comes next. What a register states counts first; a month that
 * ends a quarter its headings name ("as at 30 September", "Q2 score") is that quarter.
 */
export function turnOf(
  registers: readonly Register[],
  sheet: string,
  labels: readonly PeriodLabel[],
  to: Period | undefined,
): FoundTurn | null {
  const texts = [sheet, ...present(registers, labels).map(({ text }) => text)];
  const headings = registers.flatMap(({ columns, stageLabels }) => [
    ...columns.map(({ heading }) => heading),
    ...Object.values(stageLabels),
  ]);
  const mentions = texts.flatMap(mentionsIn);
  const said = [...texts, ...headings].join("\n").replace(/_/g, " ");
  const cadence = CADENCES.find(([, words]) => words.test(said))?.[0] ?? null;
  const stated = readPeriod(registers.find(({ period }) => period !== null)?.period ?? null);
  if (stated?.kind === "quarter") return turn(spanOf(stated), 3, to);
  if (stated) return ofMonth(spanOf(stated), mentions, cadence, to);
  const part = partNamed(mentions);
  if (part) return turn(part.span, part.span.months, to, part.hasYear);
  if (!to) return null;
  // The register states nothing, the user the period to come: they know which one this is.
  const span = spanOf(to);
  return turn({ ...span, start: span.start - span.months }, span.months, to);
}

const OTHER = /\b(?:previous|last|prior|next|target|planned|forecast|since|blaenorol|flaenorol|nesaf)\b/i;

/** Labels that speak of the present period: titles first, then headings of the present score, then what does not say otherwise. */
function present(registers: readonly Register[], labels: readonly PeriodLabel[]): readonly PeriodLabel[] {
  const rank = ({ cell, text, isHeading }: PeriodLabel): number => {
    if (OTHER.test(text)) return 3;
    if (!isHeading) return 0;
    const fields = registers.map(({ columns }) => columns.find(({ column }) => column === cell.column)?.field ?? "");
    if (fields.some((field) => /^(?:previous|target)\./.test(field))) return 3;
    const isPresent =
      fields.some((field) => field.startsWith("current.")) ||
      registers.some(({ stageLabels }) => stageLabels.current === text);
    return isPresent ? 1 : 2;
  };
  return labels
    .map((label) => ({ label, rank: rank(label) }))
    .filter((one) => one.rank < 3)
    .sort((a, b) => a.rank - b.rank)
    .map(({ label }) => label);
}

function turn(from: Span, cadence: number, to: Period | undefined, hasYear = true, assumed = false): FoundTurn {
  const wanted = to && hasYear ? spanOf(to) : null;
  // A period of another length than the register's ends where it is to end.
  const start = wanted ? wanted.start + wanted.months - from.months : from.start + cadence;
  return { turn: { from, to: { start, months: from.months }, cadence, hasYear }, assumed };
}

/** A month stands for itself, or for the quarter or half that it ends. */
function ofMonth(month: Span, mentions: readonly Mention[], cadence: number | null, to: Period | undefined): FoundTurn {
  for (const months of [3, 6] as const) {
    const from = { start: month.start + 1 - months, months };
    if (!isFinancial(from)) continue;
    const isNamed = mentions.some(
      (mention) =>
        mention.kind === "part" &&
        mention.months === months &&
        spanNamed(mention, { from, to: from, cadence: months, hasYear: true })?.start === from.start,
    );
    const isStretch = mentions.some(
      (mention, i) =>
        mention.kind === "date" &&
        spanNamed(mention, null)?.start === from.start &&
        mentions[i + 1]?.kind === "date" &&
        spanNamed(mentions[i + 1]!, null)?.start === month.start,
    );
    if (isNamed || isStretch || cadence === months) return turn(from, months, to);
  }
  return turn(month, cadence ?? 1, to, true, cadence === null);
}

/** The quarter or half that a register names first, with the year beside it, else the only year its labels name. */
function partNamed(mentions: readonly Mention[]): { readonly span: Span; readonly hasYear: boolean } | null {
  const parts = mentions.filter((mention) => mention.kind === "part");
  const first = parts.find(({ year }) => year !== null) ?? parts[0];
  if (!first) return null;
  const whole = spanNamed(first, null);
  if (whole) return { span: whole, hasYear: true };
  const years = new Set(mentions.flatMap((mention) => (mention.kind === "year" ? [mention.year] : [])));
  const [year] = years;
  const of = first.months === 3 ? quarterOf : halfOf;
  return { span: of(year ?? 2000, first.part), hasYear: years.size === 1 };
}
