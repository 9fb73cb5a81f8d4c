import { daysInMonth } from "../../workbook";
import { cased, MONTH_NAMES, monthLike, monthNumber } from "./months";
import { financialYear, halfOf, monthOf, moved, partOf, quarterOf, yearOf, type Span, type Turn } from "./span";

/** A quarter or half a text names, the year beside it, a year alone, a month or a day; with the text that says so. */
export type Mention = PartMention | YearMention | DateMention;

interface Place {
  readonly at: number;
  readonly end: number;
  readonly text: string;
}
interface PartMention extends Place {
  readonly kind: "part";
  readonly months: 3 | 6;
  /** 1 to 4, or 1 to 2. */
  readonly part: number;
  readonly year: YearMention | null;
  readonly write: (part: number) => string;
}
interface YearMention extends Place {
  readonly kind: "year";
  /** The year the financial year begins in; of a year written alone ("2018") just that. */
  readonly year: number;
  readonly alone: boolean;
  readonly write: (year: number) => string;
}
interface DateMention extends Place {
  readonly kind: "date";
  readonly year: number;
  readonly month: number;
  /** null for a month. */
  readonly day: number | null;
  readonly write: (year: number, month: number, day: number) => string;
}

const QUARTERS = [
  ["first quarter", "second quarter", "third quarter", "fourth quarter"],
  ["1st quarter", "2nd quarter", "3rd quarter", "4th quarter"],
  ["quarter one", "quarter two", "quarter three", "quarter four"],
  ["chwarter cyntaf", "ail chwarter", "trydydd chwarter", "pedwerydd chwarter"],
];
const HALVES = [
  ["first half", "second half"],
  ["1st half", "2nd half"],
  ["half one", "half two"],
  ["hanner cyntaf", "ail hanner"],
];
const phrases = (lists: readonly (readonly string[])[]): string => lists.flat().join("|").replace(/ /g, "\\s");

const TOKEN = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:${[
    `(?<isoYear>\\d{4})-(?<isoMonth>\\d{2})-(?<isoDay>\\d{2})`,
    `(?<dayN>\\d{1,2})(?<mark>[/.-])(?<monthN>\\d{1,2})\\k<mark>(?<yearN>\\d{4}|\\d{2})`,
    `(?:FY\\s?)?(?<from>(?:20)?\\d{2})(?<slash>\\s?[/–_-]\\s?)(?<until>(?:20)?\\d{2})`,
    `(?:(?<day>\\d{1,2})(?<suffix>st|nd|rd|th)?(?<dayGap>\\s(?:of\\s)?))?(?<month>${MONTH_NAMES})(?:(?<yearGap>[.,]?\\s?['’]?|\\s?[-–/_]\\s?['’]?)(?<year>(?:20)?\\d{2}))?`,
    `(?<quarter>(?:q|quarter|qtr|chwarter)[.\\s]?\\s?)(?<quarterN>[1-4])`,
    `(?<half>(?:h|half|half[-\\s]year|hanner)\\s?)(?<halfN>[12])`,
    `(?<quarterWords>${phrases(QUARTERS)})`,
    `(?<halfWords>${phrases(HALVES)})`,
    `(?<alone>20\\d{2})`,
  ].join("|")})(?![\\p{L}\\p{N}%])`,
  "giu",
);

/** What may stand between a quarter and its year, and between the two ends of a stretch of months. */
const BESIDE = /^(?:[\s,.:;()–—_-]|\bof\b|\bfor\b|\bin\b|\bFY\b|\byear\b|\bfinancial\b)*$/i;
const FARTHEST = 18;
const UNTIL = /^\s?(?:-|–|—|\/|&|to|and|until|i|hyd at|tan)\s?$/i;

const fullYear = (digits: string): number => (digits.length === 2 ? 2000 + Number(digits) : Number(digits));
const shortYear = (year: number, length: number): string => String(year).slice(-length);
const pad = (n: number): string => String(n).padStart(2, "0");

/** The periods, months and days that a short text names, in order. */
export function mentionsIn(text: string): readonly Mention[] {
  const found: Mention[] = [];
  let open: { readonly place: Place; readonly groups: Groups } | null = null;
  for (const match of text.matchAll(TOKEN)) {
    const place = { at: match.index, end: match.index + match[0].length, text: match[0] };
    const groups = match.groups as Groups;
    const mention = mentionOf(place, groups);
    // "July to September 2018": the first month has its year from the second.
    if (
      open &&
      mention?.kind === "date" &&
      groups["month"] !== undefined &&
      UNTIL.test(text.slice(open.place.end, place.at))
    )
      found.push(worded(open.place, open.groups, mention));
    open = !mention && groups["month"] !== undefined && groups["year"] === undefined ? { place, groups } : null;
    if (mention) found.push(mention);
  }
  return withYears(text, found);
}

type Groups = Readonly<Record<string, string | undefined>>;

function mentionOf(place: Place, g: Groups): Mention | null {
  const { text } = place;
  if (g["isoYear"] !== undefined)
    return date(place, Number(g["isoYear"]), Number(g["isoMonth"]), Number(g["isoDay"]), (year, month, day) =>
      [year, pad(month), pad(day)].join("-"),
    );
  if (g["dayN"] !== undefined) {
    const bare = g["dayN"].length === 1 || g["monthN"]!.length === 1;
    const write = (year: number, month: number, day: number): string =>
      [bare ? String(day) : pad(day), bare ? String(month) : pad(month), shortYear(year, g["yearN"]!.length)].join(
        g["mark"],
      );
    return date(place, fullYear(g["yearN"]!), Number(g["monthN"]), Number(g["dayN"]), write);
  }
  if (g["from"] !== undefined) {
    const [from, until] = [g["from"], g["until"]!];
    // "2017-22" is a plan's life, "16-25" a band; "18-19" a year only where a quarter stands beside it.
    if ((Number(from) + 1) % 100 !== Number(until) % 100 || (until.length === 4 && from.length === 2)) return null;
    return {
      ...place,
      kind: "year",
      year: fullYear(from),
      alone: from.length === 2 && g["slash"]!.trim() !== "/",
      write: (year) =>
        text.replace(
          from + g["slash"]! + until,
          shortYear(year, from.length) + g["slash"]! + shortYear(year + 1, until.length),
        ),
    };
  }
  if (g["month"] !== undefined) return g["year"] === undefined ? null : worded(place, g, null);
  if (g["quarterN"] !== undefined) return part(place, 3, Number(g["quarterN"]), (n) => g["quarter"]! + n);
  if (g["halfN"] !== undefined) return part(place, 6, Number(g["halfN"]), (n) => g["half"]! + n);
  if (g["alone"] !== undefined)
    return { ...place, kind: "year", year: Number(text), alone: true, write: (year) => String(year) };
  const isQuarter = g["quarterWords"] !== undefined;
  const words = text.toLowerCase().replace(/\s/g, " ");
  const way = (isQuarter ? QUARTERS : HALVES).find((list) => list.includes(words))!;
  return part(place, isQuarter ? 3 : 6, way.indexOf(words) + 1, (n) => casedWords(text, way[n - 1]!));
}

const part = (place: Place, months: 3 | 6, number: number, write: (part: number) => string): PartMention => ({
  ...place,
  kind: "part",
  months,
  part: number,
  year: null,
  write,
});

function date(
  place: Place,
  year: number,
  month: number,
  day: number | null,
  write: DateMention["write"],
): DateMention | null {
  return month < 1 || month > 12 || (day !== null && (day < 1 || day > daysInMonth(year, month)))
    ? null
    : { ...place, kind: "date", year, month, day, write };
}

/** A month, or a day of one, in words; its year stands beside it, or with `until`, the end of the stretch it begins. */
function worded(place: Place, g: Groups, until: DateMention): DateMention;
function worded(place: Place, g: Groups, until: null): DateMention | null;
function worded(place: Place, g: Groups, until: DateMention | null): DateMention | null {
  const name = g["month"]!;
  const month = monthNumber(name);
  const year = until ? until.year - (month > until.month ? 1 : 0) : fullYear(g["year"]!);
  // "may 12" is no date: names of months begin with a capital, unless a day leads to them.
  if (!until && g["day"] === undefined && name[0] === name[0]!.toLowerCase()) return null;
  const short = g["year"]?.length === 2;
  const write = (toYear: number, toMonth: number, toDay: number): string => {
    const day =
      g["day"] === undefined ? "" : `${toDay}${g["suffix"] ? suffixOf(toDay, g["suffix"]) : ""}${g["dayGap"]}`;
    const years = g["year"] === undefined ? "" : `${g["yearGap"]}${shortYear(toYear, g["year"].length)}`;
    return day + monthLike(name, toMonth, short) + years;
  };
  return date(place, year, month, g["day"] === undefined ? null : Number(g["day"]), write);
}

function suffixOf(day: number, like: string): string {
  const suffix = day % 100 > 10 && day % 100 < 14 ? "th" : (["th", "st", "nd", "rd"][day % 10] ?? "th");
  return cased(like, suffix);
}

const casedWords = (like: string, words: string): string => {
  const likes = like.split(/\s/);
  return words
    .split(" ")
    .map((word, i) => cased(likes[i]!, word))
    .join(" ");
};

/** Quarters and halves with the year that stands beside them, if any; a year alone ("2018", "18-19") counts for nothing else. */
function withYears(text: string, mentions: readonly Mention[]): readonly Mention[] {
  const taken = new Set<Mention>();
  const beside = (one: Mention, other: Mention | undefined): YearMention | null => {
    if (other?.kind !== "year" || taken.has(other)) return null;
    const between = text.slice(Math.min(one.end, other.end), Math.max(one.at, other.at));
    return between.length <= FARTHEST && BESIDE.test(between) ? other : null;
  };
  const paired = mentions.map((mention, i) => {
    if (mention.kind !== "part") return mention;
    const year = beside(mention, mentions[i + 1]) ?? beside(mention, mentions[i - 1]);
    if (year) taken.add(year);
    return year ? { ...mention, year } : mention;
  });
  return paired.filter((mention) => !(mention.kind === "year" && (mention.alone || taken.has(mention))));
}

/** The span a mention names, in a register that makes this turn; null where it names none near it. */
export function spanNamed(mention: Mention, turn: Turn | null): Span | null {
  if (mention.kind === "date") return monthOf(mention.year, mention.month);
  if (mention.kind === "year") return turn?.hasYear === false ? null : financialYear(mention.year);
  const of = mention.months === 3 ? quarterOf : halfOf;
  if (mention.year && !mention.year.alone) return of(mention.year.year, mention.part);
  if (!turn) return mention.year ? of(mention.year.year, mention.part) : null;
  const { from, cadence } = turn;
  const near =
    from.months === mention.months
      ? [from.start, from.start - cadence, from.start + cadence].map((start) => ({ start, months: mention.months }))
      : [of(yearOf(from), mention.part)];
  return (
    near.find(
      (span) =>
        partOf(span) === mention.part &&
        (!mention.year || !turn.hasYear || [yearOf(span), Math.floor(span.start / 12)].includes(mention.year.year)),
    ) ?? null
  );
}

/** The texts that stand in place of a mention, and of the year beside it, in the next period's register; null where it names no period near this one's. */
function rewritten(mention: Mention, turn: Turn): readonly { readonly place: Place; readonly text: string }[] | null {
  const span = spanNamed(mention, turn);
  const to = span && moved(turn, span);
  if (!span || !to) return null;
  switch (mention.kind) {
    case "year":
      return [{ place: mention, text: mention.write(yearOf(to)) }];
    case "part": {
      const { year } = mention;
      const years = yearOf(to) - yearOf(span) + (year?.alone && turn.hasYear ? yearOf(span) - year.year : 0);
      return [
        { place: mention, text: mention.write(partOf(to)) },
        ...(year ? [{ place: year, text: year.write(year.year + years) }] : []),
      ];
    }
    case "date": {
      const day = movedDay(mention, turn);
      return day && [{ place: mention, text: mention.write(day.year, day.month, day.day ?? 1) }];
    }
  }
}

interface MonthDay {
  readonly year: number;
  readonly month: number;
  /** null for a month. */
  readonly day: number | null;
}

/** A month or day of the period's beginning or end in the next one; null for any other. */
export function movedDay({ year, month, day }: MonthDay, turn: Turn): MonthDay | null {
  const span = monthOf(year, month);
  const to = moved(turn, span);
  if (!to) return null;
  const next = { year: Math.floor(to.start / 12), month: (to.start % 12) + 1 };
  if (day === null) return { ...next, day };
  const { from } = turn;
  const inPeriod = (((span.start - from.start) % from.months) + from.months) % from.months;
  if (day === 1 && inPeriod === 0) return { ...next, day };
  return day === daysInMonth(year, month) && inPeriod === from.months - 1
    ? { ...next, day: daysInMonth(next.year, next.month) }
    : null;
}

/** Longer texts are prose, which may well speak of other periods. */
const LONGEST = 120;
const LONGEST_LINE = 70;
const PROSE = /[.!?]\s+\p{Lu}|\bonwards?\b|\bymlaen\b/u;

/** What a title, heading or label says in the next period's register. */
export interface MovedText {
  /** As it was where nothing in it moves. */
  readonly text: string;
  /** Quarters, halves and dates near this period that were left, because it is not plain what becomes of them. */
  readonly left: readonly string[];
}

export function moveText(text: string, turn: Turn): MovedText {
  const mentions = text.length > LONGEST ? [] : mentionsIn(text);
  if (mentions.length === 0) return { text, left: [] };
  const pieces = mentions.map((mention) => ({ mention, pieces: rewritten(mention, turn) }));
  const stuck = pieces
    .filter(
      ({ mention, pieces: own }) =>
        own === null && (mention.kind === "date" ? isNear(mention, turn) : mention.kind === "part"),
    )
    .map(({ mention }) => mention);
  const left = stuck.map((mention) => mention.text);
  if (text.length > LONGEST_LINE && PROSE.test(text)) return { text, left: mentions.map((mention) => mention.text) };
  // A heading over another quarter as well speaks of something that we do not know.
  if (stuck.some(({ kind }) => kind === "part")) return { text, left };
  let moved = text;
  for (const piece of pieces.flatMap(({ pieces: own }) => own ?? []).sort((a, b) => b.place.at - a.place.at))
    moved = moved.slice(0, piece.place.at) + piece.text + moved.slice(piece.place.end);
  return { text: moved, left };
}

/** A date within half a year of the period's end; one of years ago is nobody's period. */
export const isNear = ({ year, month }: Pick<MonthDay, "year" | "month">, { from, hasYear }: Turn): boolean =>
  hasYear && Math.abs(monthOf(year, month).start - (from.start + from.months - 1)) <= NEAR;
const NEAR = 6;
