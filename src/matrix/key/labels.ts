import { keyColumn, keyRow } from "../../workbook";
import { numberAndWords, plainNumber, plainWord, romanNumber } from "../words";
import type { Block } from "./blocks";
import { rowsSaid, rowsSaidOn } from "./sentences";
import { axesNamed, axisNamed, axisOfLevel, rankOf } from "./terms";
import type { View } from "./view";

/** What is written along one side of a grid, line by line of the grid. */
export interface SideLabels {
  /** Axis numbers where a line of numbers (or of "5 - Almost certain") stands there; null where none does. */
  readonly numbers: readonly number[] | null;
  /** All words for each line: "Likely", "B". Empty lists where only numbers stand. */
  readonly words: readonly (readonly string[])[];
  /** The furthest and the nearest sheet row or column that holds a label. */
  readonly outermost: number;
  readonly innermost: number;
  /** Letters or Roman numerals in a row (A to E, or E to A), or chances from low to high: their order is known, not which end is the best. */
  readonly inOrder: boolean;
  /** The axis that every label names before its level ("Likelihood: High"); null where they do not. */
  readonly axis: "likelihood" | "impact" | null;
}

/** How far from a grid its labels and titles are looked for, in sheet lines. */
const REACH = 5;
const LABEL_LENGTH = 90;

type Side = "left" | "right" | "above" | "below";

/** The text beside each line of the block, `distance` away on a side. */
function lineAt(
  view: View,
  block: Block,
  side: Side,
  distance: number,
): { readonly texts: readonly string[]; readonly keys: readonly number[]; readonly at: number } {
  const across = side === "above" || side === "below";
  const lastColumn = view.end(block.rows[0]!, block.columns[block.columns.length - 1]!)[1];
  const lastRow = view.end(block.rows[block.rows.length - 1]!, block.columns[0]!)[0];
  const at =
    side === "left"
      ? block.columns[0]! - distance
      : side === "above"
        ? block.rows[0]! - distance
        : side === "right"
          ? lastColumn + distance
          : lastRow + distance;
  const lines = across ? block.columns : block.rows;
  const texts: string[] = [],
    keys: number[] = [];
  for (const line of lines) {
    texts.push(at < 0 ? "" : across ? view.text(at, line) : view.text(line, at));
    keys.push(across ? view.anchor(at, line) : view.anchor(line, at));
  }
  return { texts, keys, at };
}

function strictlyOrdered(numbers: readonly number[]): boolean {
  const up = numbers[1]! > numbers[0]!;
  return numbers.every((n, i) => i === 0 || (up ? n > numbers[i - 1]! : n < numbers[i - 1]!));
}

/** One line of texts beside a grid that may name its levels. */
interface LabelLine {
  readonly numbers: readonly number[] | null;
  /** "" where a cell holds a number alone. */
  readonly words: readonly string[];
  readonly at: number;
  readonly distance: number;
  /** How many of its words are known on some scale. */
  readonly known: number;
}

const isLevelWord = (word: string): boolean => rankOf(word) !== null || axisOfLevel(word) !== null;

function labelLine(texts: readonly string[], at: number, distance: number): LabelLine | null {
  if (texts.some((text) => text.length > LABEL_LENGTH)) return null;
  // "Even chance" among likely and unlikely is a level; a register's own row of headings has no levels in it.
  if (texts.some(isAxisHeading) && texts.filter(isLevel).length * 2 < texts.length) return null;
  const alone = texts.map(plainNumber);
  if (alone.every((n) => n !== null)) {
    return strictlyOrdered(alone as number[])
      ? { numbers: alone as number[], words: texts.map(() => ""), at, distance, known: 0 }
      : null;
  }
  const romans = texts.map(romanNumber);
  // I is the worst end in one council and the best in another, as A is: names in an order, and no numbers.
  if (romans.every((n) => n !== null) && strictlyOrdered(romans) && romans.includes(1))
    return { numbers: null, words: texts, at, distance, known: 0 };
  // Numbers among words: a register's row, not a scale.
  if (alone.some((n) => n !== null)) return null;
  const split = texts.map(numberAndWords);
  const told = split.map((s) => s.number);
  const numbered = told.every((n) => n !== null) && strictlyOrdered(told as number[]);
  const words = numbered ? split.map((s) => s.words) : texts;
  return {
    numbers: numbered ? (told as number[]) : null,
    words,
    at,
    distance,
    known: words.filter(isLevel).length,
  };
}

/** A letter or a Roman numeral before a level's word: "A Rare", "IV. Major". */
const LETTERED = /^\(?(?:[A-Z]|[IVX]{1,4})\)?[\s.:=–-]+(?=\p{L}{2})/u;
const isLevel = (word: string): boolean => isLevelWord(word) || isLevelWord(word.replace(LETTERED, ""));

/** "Likelihood: High" in every line: the axis, and the levels without it. */
function axisApart(texts: readonly string[]): { readonly axis: SideLabels["axis"]; readonly texts: readonly string[] } {
  const split = texts.map((text) => /^([^:=–-]{1,20})\s?[:=–-]\s?(\S.*)$/.exec(text));
  const axes = new Set(split.map((m) => (m ? axisNamed(m[1]!) : null)));
  const [axis] = axes;
  return axes.size === 1 && axis ? { axis, texts: split.map((m) => m![2]!) } : { axis: null, texts };
}

/** Letters or Roman numerals that follow one another, or spans of per cent. */
function standInOrder(texts: readonly string[]): boolean {
  const romans = texts.map(romanNumber);
  if (romans.every((n) => n !== null) && strictlyOrdered(romans) && romans.includes(1)) return true;
  const letters = texts.map((text) => (/^\(?([A-Z])\)?$/i.exec(text)?.[1] ?? "").toUpperCase().charCodeAt(0));
  const step = letters[1]! - letters[0]!;
  if (Math.abs(step) === 1 && letters.every((code, i) => code === letters[0]! + i * step)) return true;
  return texts.every((text) => isChance(text));
}

/** "< 5%", "5-20%", "more than 90 per cent". */
const isChance = (text: string): boolean => text.length <= 40 && /\d\s*(?:%|per ?cent)/i.test(text);

/** A heading that names an axis or a score is no level: the line is a register's own. */
const isAxisHeading = (text: string): boolean => {
  const named = axesNamed(text);
  return named.first !== null && !isLevelWord(text);
};

type ReadSide = SideLabels & { readonly nearest: number; readonly telling: number };

/** Many windows of one block share a side: each side is read once. */
const readSides = new WeakMap<View, Map<string, ReadSide | null>>();

function sideOf(view: View, block: Block, side: Side): ReadSide | null {
  const { rows, columns } = block;
  const lines = side === "above" || side === "below" ? columns : rows;
  const edge = { left: columns[0], above: rows[0], right: columns[columns.length - 1], below: rows[rows.length - 1] }[
    side
  ];
  // The end of a merged edge cell is looked for along the first line.
  const key = `${side} ${edge} ${lines[0]} ${lines[lines.length - 1]} ${lines.length}`;
  let known = readSides.get(view);
  if (!known) readSides.set(view, (known = new Map()));
  if (!known.has(key)) known.set(key, readSide(view, block, side));
  return known.get(key)!;
}

function readSide(view: View, block: Block, side: Side): ReadSide | null {
  const lines: LabelLine[] = [];
  let named: SideLabels["axis"] = null;
  let blank = 0;
  for (let distance = 1; distance <= REACH; distance++) {
    const { texts: written, keys, at } = lineAt(view, block, side, distance);
    const { axis, texts } = axisApart(written);
    if (at < 0) break;
    if (texts.every((text) => text === "")) {
      if (lines.length > 0 || ++blank > 1) break;
      continue;
    }
    // One merged cell along the whole side is the axis's title.
    if (new Set(keys).size === 1) continue;
    if (
      texts.some((text) => text === "") ||
      new Set(keys).size < keys.length ||
      new Set(texts.map(plainWord)).size < texts.length
    ) {
      if (lines.length > 0) break;
      continue;
    }
    // A merged label stands where it begins.
    const begins =
      side === "left" || side === "right" ? Math.min(at, ...keys.map(keyColumn)) : Math.min(at, ...keys.map(keyRow));
    const line = labelLine(texts, side === "left" || side === "above" ? begins : at, distance);
    if (line) lines.push(line);
    if (line && axis) named = axis;
  }
  if (lines.length === 0) return null;
  const numbers = lines.find((line) => line.numbers !== null);
  // Beside short words there may be a line of descriptions: the words that stand on a known scale are the labels.
  const words = lines
    .filter((line) => line.words.some((word) => word !== ""))
    .sort((a, b) => b.known - a.known || a.distance - b.distance)[0];
  const used = [numbers, words].filter((line) => line !== undefined);
  const furthest = used.reduce((far, line) => (line.distance > far.distance ? line : far));
  const closest = used.reduce((near, line) => (line.distance < near.distance ? line : near));
  return {
    numbers: numbers?.numbers ?? null,
    words: words ? withLetters(words.words) : (numbers?.words ?? []).map(() => []),
    outermost: furthest.at,
    innermost: closest.at,
    inOrder: words !== undefined && standInOrder(words.words),
    axis: named,
    nearest: closest.distance,
    telling: (numbers ? 1 : 0) + ((words?.known ?? 0) > 0 ? 2 : 0),
  };
}

/** The labels along the rows (left or right) or columns (above or below): of two sides the nearer (a scale table may stand further off), then the one that says more. */
export function labelsOf(
  view: View,
  block: Block,
  along: "rows" | "columns",
): (SideLabels & { readonly side: Side }) | null {
  const sides: readonly Side[] = along === "rows" ? ["left", "right"] : ["below", "above"];
  const found = sides.flatMap((side) => {
    const labels = sideOf(view, block, side);
    return labels ? [{ ...labels, side }] : [];
  });
  return found.sort((a, b) => a.nearest - b.nearest || b.telling - a.telling)[0] ?? null;
}

/** "A Rare", "IV. Major", "B = Likely": where every label begins with a letter or numeral of its own, that and the word each name the level. */
function withLetters(labels: readonly string[]): readonly (readonly string[])[] {
  const split = labels.map((label) => /^\(?([A-Z]|[IVX]{1,4})\)?[\s.:=–-]+(\p{L}[\p{L} '/-]*)$/u.exec(label));
  const letters = split.map((m) => m?.[1]);
  if (letters.every((letter) => letter !== undefined) && new Set(letters).size === labels.length)
    return split.map((m) => [m![2]!, m![1]!]);
  return labels.map((label) => (label === "" ? [] : [label]));
}

/** The lines (sheet rows or columns) next to a window on which a side's labels go on: then it is only part of a grid. */
export function runsOn(view: View, block: Block, along: "rows" | "columns", labels: SideLabels): readonly number[] {
  const lines = along === "rows" ? block.rows : block.columns;
  const first = lines[0]!,
    step = lines[1]! - first,
    last = lines[lines.length - 1]!;
  return [first - step, last + step].filter((line) =>
    [labels.innermost, labels.outermost].some((at) => {
      const text = along === "rows" ? view.text(line, at) : view.text(at, line);
      if (text === "" || axesNamed(text).first !== null) return false;
      return isLevelWord(text) || (labels.numbers !== null && plainNumber(text) !== null);
    }),
  );
}

/** Which axis runs down the rows and which across, how surely (0: nothing tells), and whether a title says so. */
export interface AxisOrder {
  readonly rows: "likelihood" | "impact";
  readonly sure: boolean;
  readonly titled: boolean;
  /** Whether titles name both axes. */
  readonly bothTitled: boolean;
}

/** Settles the axes by titles round the grid, an "IMPACT / LIKELIHOOD" corner, and level words that stand on one axis only. */
export function axisOrder(
  view: View,
  block: Block,
  rowLabels: SideLabels | null,
  columnLabels: SideLabels | null,
): AxisOrder {
  const top = block.rows[0]!,
    left = block.columns[0]!;
  const bottom = view.end(block.rows[block.rows.length - 1]!, left)[0],
    right = view.end(top, block.columns[block.columns.length - 1]!)[1];
  // Positive: the rows are the likelihood.
  let vote = 0,
    titles = 0;
  const say = (axis: "likelihood" | "impact" | null, where: "rows" | "columns", weight: number): void => {
    if (axis !== null) vote += (axis === "likelihood") === (where === "rows") ? weight : -weight;
  };
  const seen = new Set<number>();
  const axes = new Set<"likelihood" | "impact">();
  const reach = REACH;
  for (let r = Math.max(0, top - reach); r <= bottom + reach; r++) {
    for (let c = Math.max(0, left - reach); c <= right + reach; c++) {
      const inRows = r >= top && r <= bottom,
        inColumns = c >= left && c <= right;
      if ((inRows && inColumns) || seen.has(view.anchor(r, c))) continue;
      seen.add(view.anchor(r, c));
      const text = view.text(r, c);
      if (text === "" || text.length > 60) continue;
      const named = axesNamed(text);
      if (named.first === null) continue;
      if (named.likelihood) axes.add("likelihood");
      if (named.impact) axes.add("impact");
      const merged = view.end(r, c);
      if (named.likelihood && named.impact) {
        const said = rowsSaid(text);
        if (said === null && (inRows || inColumns)) continue;
        titles += 2;
        say(said ?? cornerRows(text, named.first), "rows", 3);
      } else if (inRows && !inColumns) {
        titles++;
        say(named.first, "rows", 3);
      } else if (inColumns && !inRows) {
        titles++;
        say(named.first, "columns", 3);
      } else if (merged[0] >= top && merged[0] <= bottom) {
        titles++;
        say(named.first, "rows", 2);
      } else if (merged[1] >= left && merged[1] <= right) {
        titles++;
        say(named.first, "columns", 2);
      } else if (rowLabels && Math.abs(c - rowLabels.outermost) <= 1 && (r === top - 1 || r === top - 2)) {
        titles++;
        say(named.first, "rows", 1);
      } else if (columnLabels && Math.abs(r - columnLabels.outermost) <= 1) {
        titles++;
        say(named.first, "columns", 1);
      }
    }
  }
  for (const [labels, where] of [
    [rowLabels, "rows"],
    [columnLabels, "columns"],
  ] as const) {
    if (labels?.axis) {
      titles++;
      axes.add(labels.axis);
      say(labels.axis, where, 3);
    }
    const texts = (labels?.words ?? []).flat();
    if (texts.length > 0 && texts.every(isChance)) say("likelihood", where, 1);
    const told = texts.map(axisOfLevel).filter((axis) => axis !== null);
    const likelihoods = told.filter((axis) => axis === "likelihood").length;
    if (told.length >= 2 && likelihoods !== told.length - likelihoods)
      say(likelihoods * 2 > told.length ? "likelihood" : "impact", where, 2);
  }
  const said = titles === 0 ? rowsSaidOn(view) : null;
  if (said !== null && (vote === 0 || vote > 0 === (said === "likelihood")))
    return { rows: said, sure: true, titled: true, bothTitled: true };
  return {
    rows: vote > 0 ? "likelihood" : "impact",
    sure: vote !== 0,
    titled: titles > 0,
    bothTitled: titles > 0 && axes.size === 2,
  };
}

/** A corner that names both axes: an arrow tells which runs down; else the first named is the one down the side. */
function cornerRows(text: string, first: "likelihood" | "impact"): "likelihood" | "impact" {
  const other = first === "likelihood" ? "impact" : "likelihood";
  const parts = text
    .split(/(?<=[↓↑→←↕↔⇒⇓►▼])|[/\\|]/)
    .map((part) => part.trim())
    .filter((part) => part !== "");
  for (const part of parts) {
    const axis = axisNamed(part);
    if (axis && /[↓↑↕⇓▼]/.test(part)) return axis;
    if (axis && /[→←↔⇒►]/.test(part)) return axis === "likelihood" ? "impact" : "likelihood";
  }
  return /[→⇒►]\s*$/.test(parts[0] ?? "") ? other : first;
}
