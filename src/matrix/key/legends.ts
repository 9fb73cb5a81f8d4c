import type { Rect } from "../../workbook";
import { colourName } from "../colours";
import type { RangeCells } from "../model";
import { plainNumber, plainWord } from "../words";
import { listedBands } from "./lists";
import { scoreRange, toldBands, type ScoreRange } from "./ranges";
import { areCountedUnder, gradeOf, placesOf } from "./grades";
import { axisNamed, colourBegun, isBandName, isBandWord, rankOf } from "./terms";
import { statedIn, type View } from "./view";

/** One band as a legend gives it. */
export interface LegendEntry {
  /** The council's word; "" where only a colour stands. */
  readonly name: string;
  readonly range: Omit<ScoreRange, "words">;
  /** "#RRGGBB"; null where no swatch stands. */
  readonly fill: string | null;
  /** Where the range stands; left out where no cell states it. */
  readonly stated?: RangeCells;
}

/** Bands with their ranges of scores, lowest first. */
export interface Legend {
  readonly entries: readonly LegendEntry[];
  readonly rect: Rect;
}

interface Spot {
  readonly row: number;
  readonly column: number;
  readonly range: ScoreRange;
}

const NAME_LENGTH = 40;
const SHORTEST_PROSE = 20;
const LONGEST_PROSE = 600;
const MAX_LEGEND_ROWS = 2_000;

/** Every legend on a sheet: two to seven ranges of scores in a column or a row, each with a word or a colour of its own. */
export function legendsOf(view: View): readonly Legend[] {
  const spots: Spot[] = [];
  for (let row = 0; row < Math.min(view.rows, MAX_LEGEND_ROWS); row++) {
    const width = Math.min(view.columns, view.sheet.rows[row]?.length ?? 0);
    for (let column = 0; column < width; column++) {
      const value = view.sheet.rows[row]![column];
      if (typeof value !== "string" || value.length > 160 || !/\d/.test(value)) continue;
      const range = scoreRange(value);
      if (range) spots.push({ row, column, range });
    }
  }
  const found = [...stretches(spots, "down"), ...stretches(spots, "across")].flatMap((group) => toLegend(view, group));
  const headed = [...found, ...thresholdTables(view)];
  const listed = listedBands(view)
    .filter(
      ({ top, left, right, bottom }) =>
        !aboutAnAxis(view, [
          { row: top, column: left },
          { row: top, column: right },
        ]) &&
        !headed.some(
          ({ rect }) => top <= rect.bottom && rect.top <= bottom && left <= rect.right && rect.left <= right,
        ),
    )
    .flatMap(({ entries, ...rect }) => accept(entries, rect));
  return [...headed, ...listed, ...prose(view)];
}

/** Legends told in a sentence: "Red risks are those scoring 15 or more; amber 8 to 12; green below 8". */
function prose(view: View): readonly Legend[] {
  const found: Legend[] = [];
  for (let row = 0; row < Math.min(view.rows, MAX_LEGEND_ROWS); row++) {
    const width = Math.min(view.columns, view.sheet.rows[row]?.length ?? 0);
    for (let column = 0; column < width; column++) {
      const value = view.sheet.rows[row]![column];
      if (typeof value !== "string" || value.length < SHORTEST_PROSE || value.length > LONGEST_PROSE) continue;
      if (!/\d/.test(value)) continue;
      // "High 15-25, Medium 8-14, Low 1-7" needs no word about scores: it says nothing else.
      if (!/scor|rating|rated|\brag\b|risk/i.test(value) && !isBareList(value)) continue;
      const entries = toldBands(value).map(({ name, range }): LegendEntry => ({
        name,
        range,
        fill: null,
        stated: statedIn(view, [row, column]),
      }));
      // "Reduced from high (15-20) to medium (8-12)" tells of two scores; a legend says where the scale ends.
      const ends = entries.some(({ range: { min, max } }) => min === null || max === null || min <= 1);
      if (ends && entries.length >= 2 && entries.length <= 7)
        found.push(...accept(entries, { top: row, left: column, bottom: row, right: column }));
    }
  }
  return found;
}

/** Nothing but band words and numbers, three of each at least. */
function isBareList(text: string): boolean {
  const words = text.match(/\p{L}+/gu) ?? [];
  const numbers = text.match(/\d+/g) ?? [];
  return (
    numbers.length >= 3 &&
    words.length >= 3 &&
    words.every(
      (word) =>
        isBandWord(word) || /^(?:to|and|or|above|over|below|under|up|key|very|extremely|dark|light)$/i.test(word),
    )
  );
}

/** Ranges that follow one another in a column (or row), not more than three lines apart. */
function stretches(spots: readonly Spot[], way: "down" | "across"): readonly (readonly Spot[])[] {
  const line = (s: Spot): number => (way === "down" ? s.column : s.row);
  const place = (s: Spot): number => (way === "down" ? s.row : s.column);
  const byLine = new Map<number, Spot[]>();
  for (const spot of spots) {
    const list = byLine.get(line(spot));
    if (list) list.push(spot);
    else byLine.set(line(spot), [spot]);
  }
  const groups: Spot[][] = [];
  for (const list of byLine.values()) {
    let group: Spot[] = [];
    for (const spot of list.sort((a, b) => place(a) - place(b))) {
      const last = group[group.length - 1];
      if (last && place(spot) - place(last) > 4) {
        groups.push(group);
        group = [];
      }
      group.push(spot);
    }
    groups.push(group);
  }
  return groups.filter((group) => group.length >= 2 && group.length <= 7);
}

function toLegend(view: View, spots: readonly Spot[]): readonly Legend[] {
  const offsets: readonly (readonly [number, number])[] = [
    [0, -1],
    [0, 1],
    [-1, 0],
    [1, 0],
    [0, -2],
    [0, 2],
  ];
  const distinct = (texts: readonly string[]): boolean =>
    texts.every((t) => t !== "") && new Set(texts.map(plainWord)).size === texts.length;
  let names: readonly string[] = spots.map((s) => s.range.words);
  const spotsAt = new Set(spots.map((s) => `${s.row},${s.column}`));
  if (!distinct(names) || !names.some(isBandName)) {
    const sides = offsets
      .map(([dr, dc]) =>
        spots.map((s) => (spotsAt.has(`${s.row + dr},${s.column + dc}`) ? "" : endOf(view, s, dr, dc))),
      )
      .filter(
        (texts) =>
          distinct(texts) &&
          texts.every((t) => t.length <= NAME_LENGTH && plainNumber(t) === null && scoreRange(t) === null),
      );
    names = sides.find((texts) => texts.filter(isBandName).length >= 2) ?? (distinct(names) ? names : []);
  }
  const fills = [[0, 0] as const, ...offsets]
    .map(([dr, dc]) => spots.map((s) => view.fill(s.row + dr, s.column + dc)))
    .find(
      (list) => list.every((fill) => fill !== null && colourName(fill) !== null) && new Set(list).size === list.length,
    );
  const banded = names.filter(isBandName).length >= 2;
  if (!banded && !fills) return [];
  if (names.filter((name) => colourBegun(name) !== null).length < 2 && aboutAnAxis(view, spots)) return [];
  // "More than 10 injuries" counts something else than scores.
  if (spots.filter(({ range }) => range.min === null || range.max === null).length > 1 && spots.some(ofThings))
    return [];
  const entries = spots.map((spot, i): LegendEntry => {
    return {
      name: tidyName(names[i] ?? ""),
      range: spot.range,
      fill: fills?.[i] ?? null,
      stated: statedIn(view, [spot.row, spot.column]),
    };
  });
  return accept(entries, {
    top: Math.min(...spots.map((s) => s.row)),
    bottom: Math.max(...spots.map((s) => s.row)),
    left: Math.max(0, Math.min(...spots.map((s) => s.column)) - 1),
    right: Math.max(...spots.map((s) => s.column)) + 1,
  });
}

/** The cell beside a range: for what lies behind, past the end of a merged cell. */
function endOf(view: View, s: Spot, dr: number, dc: number): string {
  const [row, column] = view.end(s.row, s.column);
  return view.text(dr > 0 ? row + dr : s.row + dr, dc > 0 ? column + dc : s.column + dc);
}

/** Whether a range's own words are neither a band's name nor about scores. */
const ofThings = ({ range: { words } }: Spot): boolean =>
  words !== "" &&
  gradeOf(words) === null &&
  !words.split(/\s+/).some((word) => isBandWord(word) || /^(?:risk|scor|rat|rag)/i.test(word));

const tidyName = (name: string): string =>
  name
    .replace(/^[\p{Extended_Pictographic}\uFE0F\s]+(?=\p{L})/u, "")
    .replace(/[\s:=–-]+$/, "")
    .trim()
    .slice(0, NAME_LENGTH);

/** A table of what likelihood or impact levels mean is no legend of scores: the rows right above it, up to a blank one, name one axis. */
function aboutAnAxis(view: View, spots: readonly Pick<Spot, "row" | "column">[]): boolean {
  const top = Math.min(...spots.map((s) => s.row)),
    left = Math.min(...spots.map((s) => s.column)),
    right = Math.max(...spots.map((s) => s.column));
  for (let r = top - 1; r >= Math.max(0, top - 3); r--) {
    const texts: string[] = [];
    for (let c = Math.max(0, left - 2); c <= right + 2; c++) texts.push(view.text(r, c));
    if (texts.every((text) => text === "")) return false;
    if (texts.some((text) => axisNamed(text) !== null)) return true;
  }
  return false;
}

const low = (e: LegendEntry): number => e.range.min ?? -Infinity;
const high = (e: LegendEntry): number => e.range.max ?? Infinity;

/** Where a legend gives lower limits only ("15 and above", "8+"), a band ends where the next begins; upper limits alike. */
function closed(entries: readonly LegendEntry[]): readonly LegendEntry[] {
  const lower = entries.filter(({ range }) => range.min !== null && range.max === null),
    upper = entries.filter(({ range }) => range.min === null && range.max !== null);
  if (lower.length >= 2) {
    const sorted = [...entries].sort((a, b) => low(a) - low(b));
    return sorted.map((e, i) => {
      const next = sorted[i + 1]?.range;
      if (!lower.includes(e) || next?.min == null) return e;
      return { ...e, range: { ...e.range, max: next.min, maxExclusive: !next.minExclusive } };
    });
  }
  if (upper.length >= 2) {
    const sorted = [...entries].sort((a, b) => high(a) - high(b));
    return sorted.map((e, i) => {
      const before = sorted[i - 1]?.range;
      if (!upper.includes(e) || before?.max == null) return e;
      return { ...e, range: { ...e.range, min: before.max, minExclusive: !before.maxExclusive } };
    });
  }
  return entries;
}

/** A slip makes two neighbouring ranges overlap by so much at most: by two scores, or by less than half of the shorter. */
function overlapAllowed(a: LegendEntry, b: LegendEntry): number {
  const length = (e: LegendEntry): number => (Number.isFinite(high(e) - low(e)) ? high(e) - low(e) : 0);
  return Math.max(2, (Math.min(length(a), length(b)) - 1) / 2);
}

/** Lowest first; only where the ranges follow one another without more overlap or gap than a slip would make. */
function accept(given: readonly LegendEntry[], rect: Rect): readonly Legend[] {
  const sorted = [...closed(given)].sort((a, b) => low(a) - low(b) || high(a) - high(b));
  for (let i = 0; i + 1 < sorted.length; i++) {
    const [one, next] = [sorted[i]!, sorted[i + 1]!];
    const overlap = high(one) - low(next);
    if (overlap > overlapAllowed(one, next) || -overlap > Math.max(4, low(next) * 0.5)) return [];
    if (low(one) === low(next) || high(one) === high(next)) return [];
  }
  const top = Math.max(...sorted.flatMap((e) => [e.range.min ?? 0, e.range.max ?? 0]));
  if (top < 4 || top > 1000) return [];
  const names = sorted.map((e) => e.name);
  const places = placesOf(names);
  if (places === null && names.some((name) => gradeOf(name) !== null)) return [];
  const ranks = places ?? names.map(rankOf);
  const known = ranks.filter((rank) => rank !== null);
  // Both ways are right (an opportunity's best score is its highest), but a list that goes to and fro is no scale.
  if (
    known.length >= 3 &&
    !(
      known.every((rank, i) => i === 0 || rank >= known[i - 1]!) ||
      known.every((rank, i) => i === 0 || rank <= known[i - 1]!)
    )
  )
    return [];
  return [{ entries: sorted, rect }];
}

const LIMIT = "(?:score |rating |risk score )?";
const LIMIT_END = "(?: score| rating| value| limit| bound| threshold)?";
const MIN_HEADING = new RegExp(`^${LIMIT}(?:min(?:imum)?|from|lower|low|lowest|start(?:s at)?)${LIMIT_END}$`);
const MAX_HEADING = new RegExp(`^${LIMIT}(?:max(?:imum)?|(?:up )?to|upper|high|highest|end(?:s at)?)${LIMIT_END}$`);

/** Tables with a column of lower limits and one of upper limits, or one of the two alone, and the bands' names beside them. */
function thresholdTables(view: View): readonly Legend[] {
  const found: Legend[] = [];
  for (let row = 0; row < Math.min(view.rows, MAX_LEGEND_ROWS); row++) {
    const width = Math.min(view.columns, view.sheet.rows[row]?.length ?? 0);
    for (let column = 0; column < width; column++) {
      const heading = view.sheet.rows[row]![column];
      if (typeof heading !== "string" || heading.length > 30) continue;
      const said = heading.trim().toLowerCase();
      const near = [-1, 1, -2, 2, 3, -3].map((d) => column + d).filter((c) => c >= 0);
      const other = (words: RegExp): number | null =>
        near.find((c) => Math.abs(c - column) <= 2 && words.test(view.text(row, c).toLowerCase())) ?? null;
      if (MIN_HEADING.test(said)) found.push(...thresholds(view, row, column, other(MAX_HEADING), near));
      // The band's own name ("High") is no limit: upper limits alone are said in more than that word.
      else if (MAX_HEADING.test(said) && said !== "high" && other(MIN_HEADING) === null)
        found.push(...thresholds(view, row, null, column, near));
    }
  }
  return found;
}

/** The limits below a heading; at least one of the two columns is given. */
function thresholds(
  view: View,
  top: number,
  lower: number | null,
  upper: number | null,
  near: readonly number[],
): readonly Legend[] {
  const limits = [lower, upper].filter((c) => c !== null);
  const limit = (row: number, column: number | null): number | null =>
    column === null ? null : plainNumber(view.text(row, column));
  const rows: number[] = [];
  for (let r = top + 1; r <= top + 7 && limits.every((c) => limit(r, c) !== null); r++) rows.push(r);
  if (rows.length < 2) return [];
  const names = near.find(
    (c) =>
      !limits.includes(c) &&
      new Set(rows.map((r) => plainWord(view.text(r, c)))).size === rows.length &&
      (rows.filter((r) => isBandName(view.text(r, c))).length >= 2 ||
        areCountedUnder(
          view.text(top, c),
          rows.map((r) => view.text(r, c)),
        )),
  );
  if (names === undefined) return [];
  const swatches = [names, ...limits, ...near].find(
    (c) =>
      rows.every((r) => colourName(view.fill(r, c) ?? "") !== null) &&
      new Set(rows.map((r) => view.fill(r, c))).size === rows.length,
  );
  const entries = rows.map((r): LegendEntry => ({
    name: tidyName(view.text(r, names)),
    range: { min: limit(r, lower), max: limit(r, upper), minExclusive: false, maxExclusive: false },
    fill: swatches === undefined ? null : view.fill(r, swatches),
    stated: statedIn(view, [r, limits[0]!], [r, limits[limits.length - 1]!]),
  }));
  return accept(entries, {
    top,
    bottom: rows[rows.length - 1]!,
    left: Math.min(names, ...limits),
    right: Math.max(names, ...limits),
  });
}

/** A colour beside its word, without any range: "Red scores - excess of appetite", or a swatch with a word on it or beside it. */
export interface Swatch {
  readonly name: string;
  /** null where the text itself names its colour and has no fill. */
  readonly fill: string | null;
  /** The colour's name: of the fill, else the one the text begins with. */
  readonly colour: string | null;
}

/** Swatches and colour words within ten rows and eight columns of a grid, outside it. */
export function swatchesNear(view: View, grid: Rect): readonly Swatch[] {
  const found: Swatch[] = [];
  for (let row = Math.max(0, grid.top - 10); row <= Math.min(view.rows - 1, grid.bottom + 12); row++) {
    for (let column = Math.max(0, grid.left - 8); column <= Math.min(view.columns + 1, grid.right + 10); column++) {
      if (row >= grid.top && row <= grid.bottom && column >= grid.left && column <= grid.right) continue;
      const text = view.text(row, column),
        fill = view.fill(row, column);
      const colour = fill === null ? null : colourName(fill);
      const begun = text === "" ? null : colourBegun(text);
      if (begun !== null && (colour === null || text.length <= 200))
        found.push({ name: titleCase(begun), fill: colour === null ? null : fill, colour: begun });
      else if (colour !== null) {
        // A coloured number is a score, not a swatch.
        const name =
          text !== ""
            ? firstClause(text)
            : firstClause(view.text(row, view.end(row, column)[1] + 1)) || firstClause(view.text(row, column - 1));
        if (name !== "" && isBandName(name)) found.push({ name, fill, colour });
      }
    }
  }
  return found;
}

const firstClause = (text: string): string => {
  const part = text.split(/[:;,.(\n=]| [–-] /)[0]!.trim();
  return part.length <= NAME_LENGTH && plainNumber(part) === null ? part : "";
};

const titleCase = (word: string): string => word.slice(0, 1).toUpperCase() + word.slice(1);
