import { plain } from "./text";

/** The names of periods in headings and labels: "Q2", "Sep-24", "Autumn 2024", "2023/24". */

/** When a heading's figures are of. Without a year it is a place in a cycle: quarter 1 to 4, month 1 to 12. */
export type When =
  { readonly kind: "dated"; readonly month: number } | { readonly kind: "quarter" | "month"; readonly place: number };

const CYCLES = { quarter: 4, month: 12 } as const;
/** Longer headings are sentences, and "may" is no month in them. */
const LONGEST = 40;

const QUARTER = /\b(?:q|qtr|quarter|chwarter) ?([1-4])\b|\b([1-4])(?:st|nd|rd|th)? quarter\b/;
const YEARS = /\b20(\d{2}) (?:20)?(\d{2})\b/;
const YEAR = /\b20(\d{2})\b/;
/** Whole names and the usual short ones: "market" and "decision" are no months. */
const MONTHS: readonly string[][] = [
  "jan january ionawr",
  "feb february chwefror",
  "mar march mawrth",
  "apr april ebrill",
  "may mai",
  "jun june mehefin",
  "jul july gorffennaf",
  "aug august awst",
  "sep sept september medi",
  "oct october hydref",
  "nov november tachwedd",
  "dec december rhagfyr",
].map((names) => names.split(" "));
/** Each by the month it begins in; a winter is that of the year it is named by, and comes last in it. */
const SEASONS: readonly (readonly [names: string, month: number])[] = [
  ["spring gwanwyn", 3],
  ["summer haf", 6],
  ["autumn", 9],
  ["winter gaeaf", 12],
];
const MONTH = /(?:^| )(\p{L}{3,9})(?: (?:20)?(\d{2}))?(?= |$)/gu;

/** Months since 2000, or a place in a cycle; null where the heading names no period. */
export function whenOf(heading: string): When | null {
  if (heading.length > LONGEST) return null;
  const words = plain(heading);
  const quarter = QUARTER.exec(words);
  const years = YEARS.exec(words);
  const financial = years && Number(years[2]) === (Number(years[1]) + 1) % 100 ? Number(years[1]) * 12 + 3 : null;
  if (quarter) {
    const place = Number(quarter[1] ?? quarter[2]);
    return financial === null ? { kind: "quarter", place } : { kind: "dated", month: financial + (place - 1) * 3 };
  }
  for (const [, name, year] of words.matchAll(MONTH)) {
    const season = SEASONS.findIndex(([names]) => names.split(" ").includes(name!));
    if (season >= 0 && year === undefined) return { kind: "quarter", place: season + 1 };
    const place = season >= 0 ? SEASONS[season]![1] : MONTHS.findIndex((names) => names.includes(name!)) + 1;
    if (place === 0) continue;
    return year === undefined ? { kind: "month", place } : { kind: "dated", month: Number(year) * 12 + place - 1 };
  }
  if (financial !== null) return { kind: "dated", month: financial };
  const year = YEAR.exec(words);
  return year ? { kind: "dated", month: Number(year[1]) * 12 } : null;
}

/** Whether a heading is the name of a period: "Q2", "Sep", "Quarter 2 2026/27". */
export const namesPeriod = (heading: string): boolean => whenOf(heading) !== null;

/** Words that a period's name is made of, apart from figures. */
const PERIOD_WORDS: ReadonlySet<string> = new Set([
  ..."q qtr quarter chwarter".split(" "),
  ...MONTHS.flat(),
  ...SEASONS.flatMap(([names]) => names.split(" ")),
]);

/** Whether a heading is a period's name and nothing else: no "Q2 score", and no year alone. */
export function isPeriodAlone(heading: string): boolean {
  const words = plain(heading).match(/\p{L}+/gu) ?? [];
  return words.length > 0 && words.length <= 2 && words.every((word) => PERIOD_WORDS.has(word)) && namesPeriod(heading);
}

/** What a heading says beside the period it names: "score" of "Q2 score", "score" of "Score (June 2024)". */
export const withoutPeriod = (heading: string): string =>
  plain(heading)
    .split(" ")
    .filter((word) => !PERIOD_WORDS.has(word) && !/^(?:q[1-4]|[1-4](?:st|nd|rd|th)?|(?:20)?\d{2})$/.test(word))
    .join(" ");

/** Of headings that each name a period: the latest is the present one, the one before it the previous; older ones are neither. null where their order does not show. */
export function stagesOfPeriods(headings: readonly string[]): readonly ("previous" | "current" | null)[] | null {
  const order = headings.length < 2 ? null : inOrder(headings.map((of, at) => ({ at, when: whenOf(of) })));
  if (!order) return null;
  const [before, now] = order.slice(-2).map(({ at }) => at);
  return headings.map((_, at) => (at === now ? "current" : at === before ? "previous" : null));
}

interface Dated {
  readonly when: When | null;
}

/** Oldest first; null where they cannot be put in an order. */
export function inOrder<T extends Dated>(dated: readonly T[]): readonly T[] | null {
  const whens = dated.map(({ when }) => when);
  const kind = whens[0]?.kind;
  if (kind === undefined || whens.some((when) => when?.kind !== kind)) return null;
  const at = (when: When): number => (when.kind === "dated" ? when.month : when.place);
  const places = whens.map((when) => at(when!));
  if (new Set(places).size !== places.length) return null;
  if (kind === "dated") return [...dated].sort((a, b) => at(a.when!) - at(b.when!));
  // Without years they must follow one another, forwards or backwards: quarter 4 is followed by quarter 1.
  const steps = places.slice(1).map((place, i) => (place - places[i]! + CYCLES[kind]) % CYCLES[kind]);
  const far = CYCLES[kind] / 2;
  if (steps.every((step) => step === 1 || step < far)) return dated;
  return steps.every((step) => step === CYCLES[kind] - 1 || step > far) ? [...dated].reverse() : null;
}
