import { ciede2000, contrast, type Rect } from "../../workbook";
import { colourName, warmthOf } from "../colours";
import { idOf } from "../infer";
import type { Band } from "../model";
import { plainWord } from "../words";
import { swatchesNear, type Legend, type LegendEntry } from "./legends";
import { rises } from "./fit";
import { rankOf } from "./terms";
import type { View } from "./view";

/** A grid's cells as they lie on the axes: [likelihood index][impact index], lowest first. */
export interface GridCells {
  readonly scores: readonly (readonly (number | null)[])[];
  readonly words: readonly (readonly string[])[];
  readonly fills: readonly (readonly (string | null)[])[];
  readonly rect: Rect;
  /** The axes' own words (plainWord): no names of bands. */
  readonly labels: ReadonlySet<string>;
}

export interface BandsRead {
  readonly bands: readonly Band[];
  /** Null where ranges of scores decide. */
  readonly bandIds: readonly (readonly (string | null)[])[] | null;
}

const NONE: BandsRead = { bands: [], bandIds: null };
const MAX_BANDS = 6;

/** The bands of a grid: by the words in its cells, else by their fills, named by a legend or swatches near it; else by a legend's ranges alone. */
export function bandsOf(
  view: View,
  cells: GridCells,
  legends: readonly Legend[],
  kind: "threat" | "opportunity",
): BandsRead {
  const fitting = legends.filter((legend) => fits(legend, cells));
  const legend = fitting.find((l) => l.entries.every((e) => e.name !== "")) ?? fitting[0] ?? null;
  const classes = wordClasses(cells) ?? fillClasses(cells, kind);
  if (classes) return fromClasses(view, cells, classes, legend);
  return legend ? fromLegend(legend, cells) : NONE;
}

/** Groups of a grid's cells that share a band, least first. */
interface Classes {
  readonly of: readonly (readonly (number | null)[])[];
  readonly names: readonly string[];
  readonly fills: readonly (string | null)[];
}

/** Puts keyed cells into ordered groups, where there are 2 to 6 of them and they never fall (but for a slip) as likelihood and impact rise. */
function ordered(
  keys: readonly (readonly (string | null)[])[],
): { readonly of: readonly (readonly (number | null)[])[]; readonly order: readonly string[] } | null {
  const place = new Map<string, { sum: number; count: number }>();
  let blank = 0,
    all = 0;
  keys.forEach((row, i) =>
    row.forEach((key, j) => {
      all++;
      if (key === null) return void blank++;
      const p = place.get(key) ?? { sum: 0, count: 0 };
      place.set(key, { sum: p.sum + (i + 1) * (j + 1), count: p.count + 1 });
    }),
  );
  if (place.size < 2 || place.size > MAX_BANDS || blank > all / 2) return null;
  const order = [...place.entries()].sort(([, a], [, b]) => a.sum / a.count - b.sum / b.count).map(([key]) => key);
  const of = keys.map((row) => row.map((key) => (key === null ? null : order.indexOf(key))));
  const whole = of.map((row) => row.map((k) => k ?? -1));
  return rises(whole, "rows") >= 0 && rises(whole, "columns") >= 0 && falls(whole) <= Math.max(1, Math.floor(all / 12))
    ? { of, order }
    : null;
}

/** Steps along either axis at which the group falls. */
function falls(values: readonly (readonly number[])[]): number {
  let n = 0;
  values.forEach((row, i) =>
    row.forEach((v, j) => (n += ((values[i + 1]?.[j] ?? v) < v ? 1 : 0) + ((row[j + 1] ?? v) < v ? 1 : 0))),
  );
  return n;
}

function wordClasses(cells: GridCells): Classes | null {
  if (!cells.words.every((row) => row.every((word) => word !== ""))) return null;
  const groups = ordered(cells.words.map((row) => row.map(plainWord)));
  if (!groups) return null;
  const names = groups.order.map((key) => cells.words.flat().find((word) => plainWord(word) === key)!);
  return { of: groups.of, names, fills: groups.order.map((_, k) => commonFill(cells, groups.of, k)) };
}

/** The fill most of a group's cells wear; null where that is none or no colour. */
function commonFill(cells: GridCells, of: Classes["of"], k: number): string | null {
  const fills = cells.fills.flatMap((row, i) => row.filter((_, j) => of[i]![j] === k));
  const most =
    [...new Set(fills)].sort((a, b) => fills.filter((f) => f === b).length - fills.filter((f) => f === a).length)[0] ??
    null;
  return most !== null && colourName(most) !== null ? most : null;
}

/** Fills no further apart than this are one colour to the eye. */
const SAME_COLOUR = 4;

function fillClasses(cells: GridCells, kind: "threat" | "opportunity"): Classes | null {
  const shades: string[] = [];
  const shadeOf = (fill: string | null): string | null => {
    if (fill === null || colourName(fill) === null) return null;
    const known = shades.find((shade) => shade === fill || ciede2000(shade, fill) < SAME_COLOUR);
    if (known !== undefined) return known;
    if (shades.length < 40) shades.push(fill);
    return fill;
  };
  const keys = cells.fills.map((row) => row.map(shadeOf));
  // A gradient is one colour after another: its shades count by the name they go under.
  const groups =
    ordered(keys) ?? ordered(keys.map((row) => row.map((fill) => (fill === null ? null : colourName(fill)))));
  if (!groups) return null;
  const fills = groups.order.map((_, k) => commonFill(cells, groups.of, k));
  const warmth = fills.map((fill) => warmthOf(fill === null ? null : colourName(fill))).filter((w) => w !== null);
  // For a threat colours warm as scores rise; blue and purple go either way.
  const warming = warmth.every((w, i) => i === 0 || w >= warmth[i - 1]!),
    cooling = warmth.every((w, i) => i === 0 || w <= warmth[i - 1]!);
  if (warmth.length >= 2 && !warming && !(cooling && kind === "opportunity") && !cooling) return null;
  return { of: groups.of, names: groups.order.map(() => ""), fills };
}

/** Whether a legend speaks of this grid's scores: nearly all of them are in its ranges, and every range holds one. */
function fits(legend: Legend, cells: GridCells): boolean {
  const scores = cells.scores.flat().filter((s) => s !== null);
  if (scores.length === 0) return false;
  const holds = (e: LegendEntry, s: number): boolean =>
    (e.range.min === null || (e.range.minExclusive ? s > e.range.min : s >= e.range.min)) &&
    (e.range.max === null || (e.range.maxExclusive ? s < e.range.max : s <= e.range.max));
  const covered = scores.filter((s) => legend.entries.some((e) => holds(e, s))).length;
  return covered >= scores.length * 0.8 && legend.entries.every((e) => scores.some((s) => holds(e, s)));
}

/** A legend's range with its open and exclusive ends settled by the scores there are (whole numbers where none are known). */
function closedRange(
  entry: LegendEntry,
  scores: readonly number[],
): { readonly min: number | null; readonly max: number | null } {
  const { min, max, minExclusive, maxExclusive } = entry.range;
  const above = scores.filter((s) => min === null || (minExclusive ? s > min : s >= min)),
    below = scores.filter((s) => max === null || (maxExclusive ? s < max : s <= max));
  const least = above.length > 0 ? Math.min(...above) : null,
    most = below.length > 0 ? Math.max(...below) : null;
  return {
    min: min === null ? (scores.length > 0 ? Math.min(...scores) : null) : minExclusive ? (least ?? min + 1) : min,
    max: max === null ? (scores.length > 0 ? Math.max(...scores) : null) : maxExclusive ? (most ?? max - 1) : max,
  };
}

/** Bands from a legend alone, least first. */
export function legendBands(legend: Legend, scores: readonly number[]): readonly Band[] {
  return named(legend.entries.map((entry) => ({ name: entry.name, fill: entry.fill, ...closedRange(entry, scores) })));
}

function fromLegend(legend: Legend, cells: GridCells): BandsRead {
  const scores = cells.scores.flat().filter((s) => s !== null);
  return { bands: legendBands(legend, scores), bandIds: null };
}

interface Draft {
  readonly name: string;
  readonly fill: string | null;
  readonly min: number | null;
  readonly max: number | null;
}

function fromClasses(view: View, cells: GridCells, classes: Classes, legend: Legend | null): BandsRead {
  const count = classes.names.length;
  const scores = cells.scores.flat().filter((s) => s !== null);
  const inClass = Array.from(
    { length: count },
    (_, k) => cells.scores.flatMap((row, i) => row.filter((s, j) => classes.of[i]![j] === k && s !== null)) as number[],
  );
  // An entry belongs to the class most of whose scores it holds, or whose word or colour it bears.
  const entryOf = (k: number): LegendEntry | undefined => {
    if (!legend) return undefined;
    const byName =
      classes.names[k] === ""
        ? undefined
        : legend.entries.find((e) => plainWord(e.name) === plainWord(classes.names[k]!));
    if (byName) return byName;
    return legend.entries.find((e) => {
      const { min, max } = closedRange(e, scores);
      const held = inClass[k]!.filter((s) => (min === null || s >= min) && (max === null || s <= max)).length;
      return held * 2 > inClass[k]!.length;
    });
  };
  const entries = classes.names.map((_, k) => entryOf(k));
  const distinctEntries =
    legend !== null &&
    legend.entries.length === count &&
    new Set(entries).size === count &&
    entries.every((e) => e !== undefined);
  const near = distinctEntries || classes.names[0] !== "" ? [] : namesNear(view, cells, classes);
  const ranges = classRanges(inClass);
  const drafts = classes.names.map((name, k): Draft => {
    const entry = distinctEntries ? entries[k]! : undefined;
    const range = entry ? closedRange(entry, scores) : (ranges?.[k] ?? { min: null, max: null });
    return { name: name || entry?.name || near[k] || "", fill: classes.fills[k] ?? entry?.fill ?? null, ...range };
  });
  const bands = named(drafts);
  return { bands, bandIds: classes.of.map((row) => row.map((k) => (k === null ? null : bands[k]!.id))) };
}

/** The range of scores of each class; null where a score stands in two classes, so that bands belong to cells. */
function classRanges(
  inClass: readonly (readonly number[])[],
): readonly { readonly min: number; readonly max: number }[] | null {
  if (inClass.some((list) => list.length === 0)) return null;
  const ranges = inClass.map((list) => ({ min: Math.min(...list), max: Math.max(...list) }));
  return ranges.every((r, k) => k === 0 || r.min > ranges[k - 1]!.max) ? ranges : null;
}

/** Names for fill classes from swatches and colour words near the grid; empty where they do not tell all apart. */
function namesNear(view: View, cells: GridCells, classes: Classes): readonly string[] {
  const swatches = swatchesNear(view, cells.rect).filter((s) => !cells.labels.has(plainWord(s.name)));
  const names = classes.fills.map((fill) => {
    if (fill === null) return "";
    const colour = colourName(fill);
    const exact = swatches.filter((s) => s.fill !== null && ciede2000(s.fill, fill) < SAME_COLOUR);
    const byWord = swatches.filter(
      (s) => s.fill === null && colour !== null && sameColour(s.colour, colour, classes.fills.length),
    );
    const told = exact.length > 0 ? exact : byWord;
    return new Set(told.map((s) => plainWord(s.name))).size === 1 ? told[0]!.name : "";
  });
  const given = names.filter((name) => name !== "");
  if (given.length >= 2 && new Set(given.map(plainWord)).size === given.length) return names;
  return listedNear(view, cells, classes.fills.length);
}

const sameColour = (word: string | null, colour: string, count: number): boolean =>
  word === colour ||
  word?.replace(" ", "-") === colour ||
  (count === 3 && word === "amber" && (colour === "yellow" || colour === "orange")) ||
  (count <= 3 && word === "green" && /green/.test(colour)) ||
  (count <= 3 && word === "red" && /red/.test(colour));

/** A plain list of band words in order, just under or over the grid, as many as there are classes: "Low | Medium | High | Critical". */
function listedNear(view: View, cells: GridCells, count: number): readonly string[] {
  for (const row of [
    cells.rect.bottom + 1,
    cells.rect.bottom + 2,
    cells.rect.bottom + 3,
    cells.rect.top - 2,
    cells.rect.top - 3,
  ]) {
    const words: string[] = [];
    for (let c = Math.max(0, cells.rect.left - 1); c <= cells.rect.right + 3; c++) {
      const text = view.text(row, c);
      if (text !== "" && rankOf(text) !== null) words.push(text);
    }
    const ranks = words.map((word) => rankOf(word)!);
    if (words.length === count && count >= 3 && ranks.every((rank, i) => i === 0 || rank > ranks[i - 1]!)) return words;
    if (words.length === count && count >= 3 && ranks.every((rank, i) => i === 0 || rank < ranks[i - 1]!))
      return words.reverse();
  }
  return [];
}

/** Bands with ids, labels and the other words that mean them; a band without a word is called by its colour. Drafts least first. */
function named(drafts: readonly Draft[]): readonly Band[] {
  const colours = colourNames(drafts.map((d) => d.fill));
  const labels = drafts.map((d, k) => d.name || (colours[k] ? title(colours[k]) : `Band ${k + 1}`));
  const ids = new Map<string, number>();
  return drafts.map((d, k): Band => {
    const wanted = idOf(labels[k]!);
    const nth = (ids.get(wanted) ?? 0) + 1;
    ids.set(wanted, nth);
    const colour = colours[k];
    const others = labels.filter((_, i) => i !== k).map(plainWord);
    const words =
      colour && !others.includes(plainWord(colour)) && plainWord(colour) !== plainWord(labels[k]!)
        ? [title(colour)]
        : [];
    return {
      id: nth === 1 ? wanted : `${wanted}-${nth}`,
      label: labels[k]!,
      words: [...words, ...letters(labels[k]!, colour, drafts.length)],
      min: d.min,
      max: d.max,
      fill: d.fill,
    };
  });
}

const title = (name: string): string => name.slice(0, 1).toUpperCase() + name.slice(1).replace("-", " ");

/** R, A and G mean what they always mean where there are three bands of those colours. */
const letters = (label: string, colour: string | null | undefined, count: number): readonly string[] => {
  const own = [plainWord(label), colour ?? ""];
  return count > 3
    ? []
    : [
        ["red", "R"],
        ["amber", "A"],
        ["green", "G"],
      ].flatMap(([name, letter]) => (own.includes(name!) ? [letter!] : []));
};

/** A name for each fill, all different; in a set of three that runs from green to red the middle one is amber, as councils say, whatever its shade. */
function colourNames(fills: readonly (string | null)[]): readonly (string | null)[] {
  const names = fills.map((fill) => (fill === null ? null : colourName(fill)));
  if (names.length === 3) {
    const low = /green/.test(names[0] ?? ""),
      high = /red/.test(names[2] ?? "");
    const down = /red/.test(names[0] ?? "") && /green/.test(names[2] ?? "");
    if (((low && high) || down) && /yellow|amber|orange/.test(names[1] ?? ""))
      return low ? ["green", "amber", "red"] : ["red", "amber", "green"];
  }
  if (names.length === 2 && /green/.test(names[0] ?? "") && /red/.test(names[1] ?? "")) return ["green", "red"];
  return names.map((name, k) => (name === null || names.indexOf(name) === k ? name : shadeOf(name, k, names, fills)));
}

/** Another name for a fill whose own is taken: the lighter or darker of the two; null where that is taken too. */
function shadeOf(
  name: string,
  k: number,
  names: readonly (string | null)[],
  fills: readonly (string | null)[],
): string | null {
  const darker = contrast(fills[k]!, "#FFFFFF") > contrast(fills[names.indexOf(name)]!, "#FFFFFF");
  const shade = `${darker ? "dark" : "light"}-${name.replace(/^(?:dark|light)-/, "")}`;
  return names.includes(shade) || names.indexOf(name) !== names.lastIndexOf(name, k - 1) ? null : shade;
}
