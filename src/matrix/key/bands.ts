import { ciede2000, contains, contrast, type Rect } from "../../workbook";
import { colourName, warmthOf } from "../colours";
import { idOf } from "../infer";
import type { Band, CellDoubt, RangeCells } from "../model";
import { plainWord } from "../words";
import { swatchesNear, type Legend, type LegendEntry } from "./legends";
import { rises } from "./fit";
import { otherForms } from "./grades";
import { colourBegun, rankOf } from "./terms";
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
  /** Cells that the key itself contradicts. */
  readonly doubts: readonly CellDoubt[];
}

const NONE: BandsRead = { bands: [], bandIds: null, doubts: [] };
const MAX_BANDS = 6;

/** The bands of a grid: by the words in its cells, else by their fills, named by a legend or swatches near it; else by a legend's ranges alone. */
export function bandsOf(
  view: View,
  cells: GridCells,
  legends: readonly Legend[],
  kind: "threat" | "opportunity",
): BandsRead {
  const fitting = legends
    .filter((legend) => isApart(view, legend, cells.rect) && fits(legend, cells))
    .sort((a, b) => distance(view, a, cells.rect) - distance(view, b, cells.rect));
  const legend = fitting.find((l) => l.entries.every((e) => e.name !== "")) ?? fitting[0] ?? null;
  const classes = wordClasses(cells) ?? fillClasses(cells, kind);
  const finer = classes && legend && finerLegend(legend, cells, classes);
  if (finer) return fromLegend(finer, cells);
  if (classes) return fromClasses(view, cells, classes, legend);
  return legend ? fromLegend(legend, cells) : NONE;
}

/** The same where one legend's ranges hold the scores of every cell in the very band that the cell shows; null elsewhere. */
export function bandsBorneOut(
  view: View,
  cells: GridCells,
  legends: readonly Legend[],
  kind: "threat" | "opportunity",
): BandsRead | null {
  const classes = wordClasses(cells) ?? fillClasses(cells, kind);
  if (!classes || classes.odd.length > 0) return null;
  const inClass = scoresIn(cells, classes);
  for (const legend of legends.filter((each) => isApart(view, each, cells.rect) && fits(each, cells))) {
    const entries = entriesOf(legend, classes, inClass);
    const isHeld = classes.of.every((row, i) =>
      row.every((k, j) => k !== null && entries !== null && holds(entries[k]!, cells.scores[i]![j]!)),
    );
    if (isHeld) return fromClasses(view, cells, classes, legend);
  }
  return null;
}

/** Whether a legend is none of the grid's own cells: a level and the scores beside it look like a band and its two limits. */
const isApart = (view: View, { entries }: Legend, grid: Rect): boolean =>
  !entries.some(
    ({ stated }) => stated && stated.min.sheet === view.sheet.name && contains(grid, stated.min.row, stated.min.column),
  );

/** How far a legend stands from a grid: two grids of one sheet have each their own, beside it or under it rather than over it. Those of other sheets are alike far. */
function distance(view: View, { rect, entries }: Legend, grid: Rect): number {
  const sheet = entries[0]?.stated?.min.sheet;
  if (sheet !== undefined && sheet !== view.sheet.name) return Number.MAX_SAFE_INTEGER;
  return (
    Math.max(0, rect.top - grid.bottom, 2 * (grid.top - rect.bottom)) +
    Math.max(0, rect.left - grid.right, grid.left - rect.right)
  );
}

/**
 * A legend with more bands than the grid has colours (one is too pale to count as any), which contradicts none of them: each colour
 * lies in a band of its own. null where the colours say more or something else.
 */
function finerLegend(legend: Legend, cells: GridCells, classes: Classes): Legend | null {
  if (legend.entries.length <= classes.names.length || classes.odd.length > 0) return null;
  if (classes.names.some((name) => name !== "") || legend.entries.some(({ name }) => name === "")) return null;
  const owners = scoresIn(cells, classes).map((scores) => {
    const own = legend.entries.filter((entry) => scores.every((score) => holds(entry, score)));
    return scores.length > 0 && own.length === 1 ? own[0]! : null;
  });
  if (owners.includes(null) || new Set(owners).size < owners.length) return null;
  return {
    ...legend,
    entries: legend.entries.map((entry) => ({
      ...entry,
      fill: entry.fill ?? classes.fills[owners.indexOf(entry)] ?? null,
    })),
  };
}

/** Groups of a grid's cells that share a band, least first. */
interface Classes {
  /** Where a cell's neighbours deny what it shows: what they leave it, or null. */
  readonly of: Groups;
  readonly names: readonly string[];
  readonly fills: readonly (string | null)[];
  readonly odd: readonly Odd[];
}

/** [likelihood index][impact index]; null for a cell in no group. */
type Groups = readonly (readonly (number | null)[])[];

/** A cell whose group its neighbours deny. */
interface Odd {
  readonly cell: readonly [number, number];
  readonly shown: number;
  /** The one group its neighbours leave it; null where they leave it more. */
  readonly said: number | null;
}

interface Ordered {
  readonly of: Groups;
  readonly order: readonly string[];
  readonly odd: readonly Odd[];
}

/**
 * Puts keyed cells into ordered groups, where there are 2 to 6 of them and they never fall (but for a slip) as likelihood
 * and impact rise. A cell or two that stand out of an order which all others keep are told apart.
 */
function ordered(keys: readonly (readonly (string | null)[])[]): Ordered | null {
  const places = new Map<string, number[]>();
  let blank = 0,
    all = 0;
  keys.forEach((row, i) =>
    row.forEach((key, j) => {
      all++;
      if (key === null) return void blank++;
      const held = places.get(key);
      if (held) held.push((i + 1) * (j + 1));
      else places.set(key, [(i + 1) * (j + 1)]);
    }),
  );
  if (places.size < 2 || places.size > MAX_BANDS || blank > all / 2) return null;
  const by = (middle: (list: readonly number[]) => number): readonly string[] =>
    [...places].sort(([, a], [, b]) => middle(a) - middle(b)).map(([key]) => key);
  // One cell far from its like moves a small group's mean past another's, never its median.
  const attempts = [by(mean), by(median)].flatMap((order) => {
    const of = keys.map((row) => row.map((key) => (key === null ? null : order.indexOf(key))));
    const settled = settle(of);
    return settled ? [{ order, ...settled }] : [];
  });
  return attempts.sort((a, b) => a.odd.length - b.odd.length)[0] ?? null;
}

const mean = (list: readonly number[]): number => list.reduce((sum, n) => sum + n, 0) / list.length;
const median = (list: readonly number[]): number => [...list].sort((a, b) => a - b)[Math.floor((list.length - 1) / 2)]!;

/** How many cells may stand out while the rest still prove the order: one in nine, two in sixteen and in twenty-five. */
const mostOdd = (cells: number): number => Math.max(cells < 16 ? 1 : 2, Math.floor(cells * 0.09));

/** Groups that rise along both axes, the cells that stand out told; null where they do not rise. */
function settle(of: Groups): { readonly of: Groups; readonly odd: readonly Odd[] } | null {
  const now = of.map((row) => [...row]);
  const odd: Odd[] = [];
  const cells = of.length * of[0]!.length;
  for (let n = 0; n < mostOdd(cells); n++) {
    const at = mostFallen(now);
    const shown = at && now[at[0]]![at[1]];
    if (!at || shown === null) break;
    now[at[0]]![at[1]] = between(now, at);
    odd.push({ cell: at, shown: shown as number, said: agreed(now, at) });
  }
  const whole = now.map((row) => row.map((k) => k ?? -1));
  if (rises(whole, "rows") < 0 || rises(whole, "columns") < 0 || falls(whole) > Math.max(1, Math.floor(cells / 12)))
    return null;
  for (const { cell, said } of odd) now[cell[0]]![cell[1]] = said;
  return { of: now, odd };
}

type Cell = readonly [number, number];
const STEPS: readonly (readonly [number, number, 1 | -1])[] = [
  [-1, 0, -1],
  [0, -1, -1],
  [1, 0, 1],
  [0, 1, 1],
];

/**
 * The cell at which the groups fall more often than at any other, twice at least; the first of several that lie apart.
 * null where none does, and where two side by side do: either may be the odd one.
 */
function mostFallen(of: Groups): Cell | null {
  let best: Cell[] = [],
    most = 1;
  of.forEach((row, i) =>
    row.forEach((own, j) => {
      let n = 0;
      for (const [di, dj, way] of STEPS) {
        const next = of[i + di]?.[j + dj];
        if (next !== undefined && ((next ?? -1) - (own ?? -1)) * way < 0) n++;
      }
      if (n > most) [best, most] = [[[i, j]], n];
      else if (n === most && n > 1) best.push([i, j]);
    }),
  );
  const touch = best.some((a) => best.some((b) => Math.abs(a[0] - b[0]) + Math.abs(a[1] - b[1]) === 1));
  return touch ? null : (best[0] ?? null);
}

/** The greatest group below and left of a cell, and the least above and right of it. */
function bounds(of: Groups, [i, j]: Cell): { readonly low: number | null; readonly high: number | null } {
  const side = (way: 1 | -1): readonly number[] =>
    STEPS.flatMap(([di, dj, w]) => (w === way ? [of[i + di]?.[j + dj] ?? null] : [])).filter((k) => k !== null);
  const lower = side(-1),
    upper = side(1);
  return {
    low: lower.length > 0 ? Math.max(...lower) : null,
    high: upper.length > 0 ? Math.min(...upper) : null,
  };
}

/** A group that fits between a cell's neighbours. */
function between(of: Groups, at: Cell): number | null {
  const { low, high } = bounds(of, at);
  return low ?? high;
}

/** The one group a cell's neighbours leave it; the outermost groups reach to the corners. */
function agreed(of: Groups, at: Cell): number | null {
  const { low, high } = bounds(of, at);
  const all = of.flat().filter((k) => k !== null);
  const least = low ?? Math.min(...all),
    most = high ?? Math.max(...all);
  return least === most ? least : null;
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
  return { ...groups, names, fills: groups.order.map((_, k) => commonFill(cells, groups.of, k)) };
}

/** The fill most of a group's cells wear; null where that is none or no colour. */
function commonFill(cells: GridCells, of: Groups, k: number): string | null {
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
  return { of: groups.of, odd: groups.odd, names: groups.order.map(() => ""), fills };
}

/**
 * Whether a legend speaks of this grid's scores: nearly all of them are in its ranges (one score, or one in five, may
 * have been forgotten), and every range holds one.
 */
function fits(legend: Legend, cells: GridCells): boolean {
  const scores = [...new Set(cells.scores.flat().filter((s) => s !== null))];
  if (scores.length === 0) return false;
  const forgotten = scores.filter((s) => !legend.entries.some((e) => holds(e, s))).length;
  return (
    forgotten <= Math.max(1, Math.floor(scores.length / 5)) &&
    legend.entries.every((e) => scores.some((s) => holds(e, s)))
  );
}

const holds = ({ range }: LegendEntry, s: number): boolean =>
  (range.min === null || (range.minExclusive ? s > range.min : s >= range.min)) &&
  (range.max === null || (range.maxExclusive ? s < range.max : s <= range.max));

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
export function legendBands(legend: Pick<Legend, "entries">, scores: readonly number[]): readonly Band[] {
  return named(legend.entries.map((entry) => ({ ...entry, ...closedRange(entry, scores) })));
}

function fromLegend(legend: Legend, cells: GridCells): BandsRead {
  const scores = cells.scores.flat().filter((s) => s !== null);
  return { bands: legendBands(legend, scores), bandIds: null, doubts: [] };
}

interface Draft {
  readonly name: string;
  readonly fill: string | null;
  readonly min: number | null;
  readonly max: number | null;
  readonly stated?: RangeCells;
}

/** The scores of each class's cells. */
const scoresIn = (cells: GridCells, classes: Classes): readonly (readonly number[])[] =>
  classes.names.map((_, k) =>
    cells.scores.flatMap((row, i) =>
      row.flatMap((score, j) => (classes.of[i]![j] === k && score !== null ? [score] : [])),
    ),
  );

function fromClasses(view: View, cells: GridCells, classes: Classes, legend: Legend | null): BandsRead {
  const scores = cells.scores.flat().filter((s) => s !== null);
  const inClass = scoresIn(cells, classes);
  const entries = legend && entriesOf(legend, classes, inClass);
  const near = entries || classes.names[0] !== "" ? [] : namesNear(view, cells, classes);
  const ranges = classRanges(inClass);
  const drafts = classes.names.map((name, k): Draft => {
    const entry = entries?.[k];
    const range = entry ? closedRange(entry, scores) : (ranges?.[k] ?? { min: null, max: null });
    return {
      name: name || entry?.name || near[k] || "",
      fill: classes.fills[k] ?? entry?.fill ?? null,
      ...range,
      stated: entry?.stated,
    };
  });
  const bands = named(drafts);
  const doubts: CellDoubt[] = classes.odd.map(({ cell, shown, said }) => ({
    cell,
    shown: bands[shown]!.id,
    said: said === null ? null : bands[said]!.id,
    by: "neighbours",
  }));
  const odd = new Set(doubts.map(({ cell }) => cell.join()));
  const bandIds = classes.of.map((row, i) =>
    row.map((k, j) => {
      if (k === null || odd.has([i, j].join())) return null;
      const score = cells.scores[i]![j];
      // A score in no range, or in this band's and another's, is the legend's own fault; the cell's colour decides.
      const said = entries && score != null ? bands.filter((_, n) => holds(entries[n]!, score)) : [];
      if (said.length === 0 || said.includes(bands[k]!)) return bands[k]!.id;
      doubts.push({
        cell: [i, j],
        shown: bands[k]!.id,
        said: said.length === 1 ? said[0]!.id : null,
        by: "legend",
      });
      return null;
    }),
  );
  return { bands, bandIds, doubts };
}

/**
 * Each class's own entry of a legend: the one that bears its word, else its colour, else the one that holds most of its
 * scores; null where they are not as many, or not told apart.
 */
function entriesOf(
  legend: Legend,
  classes: Classes,
  inClass: readonly (readonly number[])[],
): readonly LegendEntry[] | null {
  const ways: readonly ((entry: LegendEntry, k: number) => boolean)[] = [
    (entry, k) => classes.names[k] !== "" && plainWord(entry.name) === plainWord(classes.names[k]!),
    (entry, k) =>
      entry.fill !== null && classes.fills[k] != null && ciede2000(entry.fill, classes.fills[k]) < SAME_COLOUR,
    (entry, k) => {
      const colour = classes.fills[k] == null ? null : colourName(classes.fills[k]);
      return colour !== null && sameColour(colourBegun(entry.name), colour, classes.fills.length);
    },
    (entry, k) => inClass[k]!.filter((s) => holds(entry, s)).length * 2 > inClass[k]!.length,
  ];
  if (legend.entries.length !== classes.names.length) return null;
  for (const way of ways) {
    const own = classes.names.map((_, k) => legend.entries.filter((entry) => way(entry, k)));
    if (own.every((list) => list.length === 1) && new Set(own.flat()).size === own.length) return own.flat();
  }
  return null;
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
  const middle = amberOf(labels);
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
      words: [
        ...words,
        ...(k === middle ? ["Amber"] : []),
        ...otherForms(labels[k]!),
        ...letters(labels[k]!, colour, drafts.length),
      ],
      min: d.min,
      max: d.max,
      fill: d.fill,
      ...(d.stated && { stated: d.stated }),
    };
  });
}

/** The place of the middle one of three that is amber by another name: green, yellow, red; -1 where there is none. */
const amberOf = (labels: readonly string[]): number => {
  const names = labels.map(plainWord);
  const ends = [names[0], names[2]].sort().join();
  return names.length === 3 && ends === "green,red" && /^(?:yellow|orange)$/.test(names[1]!) ? 1 : -1;
};

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
  const names = plainShades(fills.map((fill) => (fill === null ? null : colourName(fill))));
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

/** Where only one shade of a colour is there, it is called by the colour alone, as councils do. */
function plainShades(names: readonly (string | null)[]): readonly (string | null)[] {
  const base = (name: string | null): string | null => name?.replace(/^(?:dark|light)-/, "") ?? null;
  const bases = names.map(base);
  return names.map((name, k) => (bases.filter((other) => other === bases[k]).length === 1 ? bases[k]! : name));
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
