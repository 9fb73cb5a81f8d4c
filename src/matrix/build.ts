import type { Band, CellDoubt, Level, Matrix, MatrixCell, MatrixSource, ScoreRule } from "./model";
import { bandInRange, ruleScore } from "./score";

/** What a matrix is made from; the cells follow from the rule and the bands' ranges unless they are given. */
export interface MatrixParts {
  readonly source: MatrixSource;
  readonly where: string;
  readonly kind?: "threat" | "opportunity";
  readonly likelihood: readonly Level[];
  readonly impact: readonly Level[];
  readonly rule: ScoreRule;
  readonly bands: readonly Band[];
  /** [likelihood index][impact index]; needed for lookup, allowed for any rule (a key may deviate from its own rule). */
  readonly scores?: readonly (readonly (number | null)[])[];
  /** Band ids, [likelihood index][impact index]; where left out the bands' ranges decide. */
  readonly bandIds?: readonly (readonly (string | null)[])[];
  readonly scoresKnown?: boolean;
  readonly bandsKnown?: boolean;
  readonly appetite?: number | null;
  readonly decimals?: boolean;
  readonly axesKnown?: boolean;
  /** Cells that the key itself contradicts: they get no band. */
  readonly doubts?: readonly CellDoubt[];
}

/** A whole matrix from its parts. */
export function makeMatrix(parts: MatrixParts): Matrix {
  const cells: MatrixCell[][] = parts.likelihood.map((l, i) =>
    parts.impact.map((m, j) => {
      const score = parts.scores ? (parts.scores[i]?.[j] ?? null) : ruleScore(parts.rule, l.number, m.number);
      const band = parts.doubts?.some(({ cell }) => cell[0] === i && cell[1] === j)
        ? null
        : parts.bandIds
          ? (parts.bandIds[i]?.[j] ?? null)
          : score === null
            ? null
            : (bandInRange(parts.bands, score)?.id ?? null);
      return { score, band };
    }),
  );
  return {
    source: parts.source,
    where: parts.where,
    kind: parts.kind ?? "threat",
    likelihood: parts.likelihood,
    impact: parts.impact,
    rule: parts.rule,
    cells,
    bands: parts.bands,
    scoresKnown: parts.scoresKnown ?? parts.rule !== "words",
    bandsKnown: parts.bandsKnown ?? parts.bands.length > 0,
    appetite: parts.appetite ?? null,
    ...(parts.decimals && { decimals: true }),
    ...(parts.axesKnown && { axesKnown: true }),
    ...(parts.doubts && parts.doubts.length > 0 && { doubts: parts.doubts }),
  };
}

/** Levels 1 to `size`, with words where given (lowest first). */
export const numberedLevels = (size: number, words: readonly string[] = []): readonly Level[] =>
  Array.from({ length: size }, (_, i) => ({ number: i + 1, labels: words[i] === undefined ? [] : [words[i]] }));

/** A `size` x `size` matrix of products over levels 1, 2, 3..., banded by the bands' ranges (best first). */
export const productMatrix = (
  size: number,
  bands: readonly Band[],
  source: MatrixSource = "default",
  where = `${size}x${size} product`,
): Matrix =>
  makeMatrix({ source, where, likelihood: numberedLevels(size), impact: numberedLevels(size), rule: "product", bands });

/** Red, amber and green over the given ranges of scores: the commonest bands of all. */
export const ragBands = (
  green: readonly [number, number],
  amber: readonly [number, number],
  red: readonly [number, number],
): readonly Band[] => [
  { id: "green", label: "Green", words: ["G"], min: green[0], max: green[1], fill: null },
  { id: "amber", label: "Amber", words: ["A"], min: amber[0], max: amber[1], fill: null },
  { id: "red", label: "Red", words: ["R"], min: red[0], max: red[1], fill: null },
];

/** What is assumed where nothing at all is known; a check never rests on it. */
export const DEFAULT_MATRIX: Matrix = productMatrix(
  5,
  ragBands([1, 6], [8, 15], [16, 25]),
  "default",
  "5x5, likelihood x impact; 1-6 green, 8-15 amber, 16-25 red",
);
