import { bandsAreKnown, bandScores } from "../bands";
import { bandNamed, bandOfPair, sameNumber, scoreOf, type Band, type Matrix } from "../matrix";
import type { RatingCell, Stage, StagePart, StageReading } from "../register";
import { isNumber, type Axis, type Grid } from "./axes";

/** One part of one stage of one risk, as the standard layout writes it. */
export interface Part {
  /** What stands in the cell; for a live one, what its formula comes to. null is blank. */
  readonly value: string | number | null;
  /** Whether the cell's formula gives just this, so that the formula may stand there. */
  readonly live: boolean;
  /** The source's own text where `value` does not show it; null where nothing is lost. */
  readonly asWritten: string | null;
}

export interface StageParts {
  readonly likelihood: Part;
  readonly impact: Part;
  readonly score: Part;
  readonly band: Part;
  /** For the Notes column: where the source's figure was kept against its own matrix. */
  readonly notes: readonly string[];
}

const NOTHING: Part = { value: null, live: false, asWritten: null };

/**
 * What one stage of a risk becomes. Formulas never change a figure the source prints: where it differs
 * from the matrix, the source's stands, typed, and a note says so.
 * @param trusted whether scores may be worked out where the source has none
 */
export function stageParts(
  stage: Stage,
  reading: StageReading | undefined,
  grid: Grid | null,
  trusted: boolean,
): StageParts {
  if (!reading) return { likelihood: NOTHING, impact: NOTHING, score: NOTHING, band: NOTHING, notes: [] };
  const notes: string[] = [];
  const matrix = grid?.matrix ?? null;
  const spelt = spelledOut(reading, matrix);
  const likelihood = rating(reading.likelihood, spelt?.likelihood ?? null, grid?.likelihood ?? null);
  const impact = rating(reading.impact, spelt?.impact ?? null, grid?.impact ?? null);
  const pair = pairOf(reading, spelt);
  const score = scorePart(stage, reading.score, pair, matrix, trusted, notes);
  const band =
    matrix && bandsAreKnown(matrix)
      ? bandPart(stage, reading, pair, score, matrix, notes)
      : typed(reading.band?.text ?? "");
  return { likelihood, impact, score, band, notes };
}

type Pair = { readonly likelihood: number; readonly impact: number };

/** The two ratings a score cell spells out ("Major/Likely"), where the register has no columns for them and they give this very score. */
function spelledOut({ likelihood, impact, score }: StageReading, matrix: Matrix | null): Pair | null {
  if (likelihood || impact || !score?.parts || !matrix || score.value === null) return null;
  const gives = scoreOf(matrix, score.parts.likelihood, score.parts.impact);
  return gives !== null && sameNumber(gives, score.value) ? score.parts : null;
}

function pairOf({ likelihood, impact }: StageReading, spelt: Pair | null): Pair | null {
  if (spelt) return spelt;
  return likelihood?.value != null && impact?.value != null
    ? { likelihood: likelihood.value, impact: impact.value }
    : null;
}

function rating(cell: RatingCell | undefined, spelt: number | null, axis: Axis | null): Part {
  const number = cell ? (cell.state === "scored" ? cell.value : null) : spelt;
  if (number === null) return typed(cell?.text ?? "");
  const level = axis?.levels.findIndex((one) => sameNumber(one.number, number)) ?? -1;
  const value = level >= 0 && axis?.labels ? axis.labels[level]! : number;
  return { value, live: false, asWritten: cell ? lost(cell.text, value, []) : null };
}

const typed = (text: string): Part =>
  text === ""
    ? NOTHING
    : { value: isNumber(text) ? Number(text.normalize("NFKC")) : text, live: false, asWritten: null };

/** The text, where the value written for it does not say the same. */
function lost(text: string, value: string | number | null, known: readonly string[]): string | null {
  const plain = (one: string): string => one.normalize("NFKC").replace(/\s+/g, " ").trim().toLowerCase();
  const own = plain(text);
  if (own === "" || own === plain(String(value ?? "")) || known.some((word) => plain(word) === own)) return null;
  return isNumber(text) && Number(own) === value ? null : text;
}

const LABELS: Readonly<Record<Stage, string>> = {
  inherent: "Inherent",
  current: "Current",
  residual: "Residual",
  previous: "Previous",
  target: "Target",
};

function scorePart(
  stage: Stage,
  cell: RatingCell | undefined,
  pair: Pair | null,
  matrix: Matrix | null,
  trusted: boolean,
  notes: string[],
): Part {
  const gives = matrix && pair ? scoreOf(matrix, pair.likelihood, pair.impact) : null;
  if (!cell || cell.state === "blank")
    return { value: trusted ? gives : null, live: trusted && matrix !== null, asWritten: null };
  if (cell.state !== "scored") return typed(cell.text);
  // Where the matrix has no numbers, a score is a band's word, and goes to the band's column; a number stays a score.
  if (matrix?.rule === "words" && bandsAreKnown(matrix) && !(cell.value !== null && isNumber(cell.text)))
    return NOTHING;
  if (cell.value === null) return typed(cell.text);
  const asWritten = lost(cell.text, cell.value, []);
  if (gives !== null && sameNumber(gives, cell.value)) return { value: gives, live: trusted, asWritten };
  if (gives !== null && pair && matrix!.source !== "default") {
    notes.push(
      `${LABELS[stage]} score: the source says ${cell.value}, its matrix gives ${gives} for likelihood ${pair.likelihood} and impact ${pair.impact}. The source's score is kept.`,
    );
  }
  return { value: cell.value, live: false, asWritten };
}

function bandPart(
  stage: Stage,
  { band: cell, score }: StageReading,
  pair: Pair | null,
  shown: Part,
  matrix: Matrix,
  notes: string[],
): Part {
  const gives = bandGiven(matrix, pair, shown.value);
  const text = cell?.text ?? (matrix.rule === "words" && score && !isNumber(score.text) ? score.text : "");
  const named = cell ? bandById(matrix, cell.band) : bandNamed(matrix, text);
  if (text === "" || (named && named.id === gives?.id)) {
    return { value: gives?.label ?? null, live: true, asWritten: gives ? lost(text, gives.label, gives.words) : null };
  }
  if (cell && named && gives && matrix.source !== "default") {
    notes.push(
      `${LABELS[stage]} band: the source says ${text}, its matrix gives ${gives.label}. The source's band is kept.`,
    );
  }
  return { ...typed(text), live: false };
}

const bandById = (matrix: Matrix, id: string | null): Band | null =>
  matrix.bands.find((band) => band.id === id) ?? null;

/** The band the formula on the sheet comes to: by the score shown, or by the pair where a score alone does not tell. */
function bandGiven(matrix: Matrix, pair: Pair | null, score: string | number | null): Band | null {
  const { decided, intervals } = bandScores(matrix);
  if (matrix.rule !== "words" && decided) {
    if (typeof score !== "number") return null;
    return (
      matrix.bands.find((band) => intervals.get(band.id)!.some(({ min, max }) => score >= min && score <= max)) ?? null
    );
  }
  return pair ? bandOfPair(matrix, pair.likelihood, pair.impact) : null;
}

/** "Inherent likelihood", "Target band". */
export const partHeading = (stage: Stage, part: StagePart): string => `${LABELS[stage]} ${part}`;
export const stageHeading = (stage: Stage): string => LABELS[stage];
