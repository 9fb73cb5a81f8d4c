import type { Random } from "./random";

/** A matrix as a council would use it. Levels count from 1. */
export interface CouncilMatrix {
  readonly name: string;
  readonly likelihoods: number;
  readonly impacts: number;
  readonly score: (likelihood: number, impact: number) => number;
  /** Band index of a pair, 0 = best; -1 where the council has none for it. */
  readonly band: (likelihood: number, impact: number) => number;
  readonly bands: number;
}

const byScore = (limits: readonly number[], score: (l: number, i: number) => number) => (l: number, i: number) =>
  limits.findIndex((limit) => score(l, i) <= limit);
const make = (
  name: string,
  likelihoods: number,
  impacts: number,
  limits: readonly number[],
  score: (l: number, i: number) => number = (l, i) => l * i,
): CouncilMatrix => ({ name, likelihoods, impacts, score, band: byScore(limits, score), bands: limits.length });

const COUNCIL_MATRICES: readonly CouncilMatrix[] = [
  make("5x5, 1-6, 8-15, 16-25", 5, 5, [6, 15, 25]),
  make("5x5, 1-4, 5-12, 15-25", 5, 5, [4, 12, 25]),
  make("5x5, four bands", 5, 5, [3, 6, 14, 25]),
  make("5x5, five bands", 5, 5, [4, 8, 11, 15, 25]),
  make("4x4, 1-4, 6-9, 12-16", 4, 4, [4, 9, 16]),
  make("4x4, four bands", 4, 4, [2, 4, 9, 16]),
  make("3x3", 3, 3, [2, 4, 9]),
  make("6x6", 6, 6, [6, 15, 36]),
  make("10x10", 10, 10, [20, 50, 100]),
  make("5x5, two zones", 5, 5, [9, 25]),
  make("5x5, likelihood + impact", 5, 5, [4, 7, 10], (l, i) => l + i),
  make("5x5, likelihood x impact + impact", 5, 5, [8, 18, 30], (l, i) => l * i + i),
];

/** Scores that follow no formula: the risks ranked from 1 to 25, impact before likelihood. Likelihood by impact. */
const RANKED = [
  [1, 3, 6, 10, 15],
  [2, 5, 9, 14, 19],
  [4, 8, 13, 18, 22],
  [7, 12, 17, 21, 24],
  [11, 16, 20, 23, 25],
] as const;

/** Matrices that a formula or ranges of scores do not tell whole, and rarer ones. */
const RARER_MATRICES: readonly CouncilMatrix[] = [
  make("5x5, a score per cell", 5, 5, [8, 17, 25], (l, i) => RANKED[l - 1]![i - 1]!),
  {
    ...make("5x5, impact weighs more", 5, 5, [6, 15, 25]),
    band: (l, i) => (i >= 4 && l + i >= 7 ? 2 : i === 5 || (i >= 3 && l + i >= 5) || l + i >= 8 ? 1 : 0),
  },
  make("5x5, five zones with black", 5, 5, [4, 9, 12, 19, 25]),
  make("4x5", 4, 5, [5, 12, 20]),
  make("4x4, likelihood + impact", 4, 4, [3, 5, 8], (l, i) => l + i),
];

/** Numbers of bands that hardly any council has; asked for by name only. */
export const UNUSUAL_MATRICES: readonly CouncilMatrix[] = [
  make("5x5, six bands", 5, 5, [2, 4, 8, 12, 16, 25]),
  make("4x4, two zones", 4, 4, [6, 16]),
  make("5x5, five zones with black", 5, 5, [4, 9, 12, 19, 25]),
  make("5x5, two zones", 5, 5, [9, 25]),
  make("6x6, five bands", 6, 6, [4, 9, 16, 25, 36]),
];

export const pickMatrix = (random: Random, rarer: boolean): CouncilMatrix =>
  random.weighted([
    ...COUNCIL_MATRICES.map((m, n) => [n === 0 ? 6 : n < 6 ? 2 : 1, m] as const),
    ...(rarer ? RARER_MATRICES : []).map((m) => [1, m] as const),
  ]);

/** The range of scores of each band, best first; null where bands are no ranges of scores. */
export function bandRanges(matrix: CouncilMatrix): readonly (readonly [number, number])[] | null {
  const held: number[][] = Array.from({ length: matrix.bands }, () => []);
  for (let l = 1; l <= matrix.likelihoods; l++)
    for (let i = 1; i <= matrix.impacts; i++) held[matrix.band(l, i)]!.push(matrix.score(l, i));
  const ranges = held.map((scores) => [Math.min(...scores), Math.max(...scores)] as const);
  return ranges.every((range, n) => n === 0 || range[0] > ranges[n - 1]![1]) ? ranges : null;
}

/** Fills by band count, best first; real ones vary. */
export const FILLS: Readonly<Record<number, readonly (readonly string[])[]>> = {
  2: [
    ["#00B050", "#0070C0"],
    ["#92D050", "#FF0000"],
  ],
  3: [
    ["#92D050", "#FFC000", "#FF0000"],
    ["#00B050", "#FFFF00", "#FF0000"],
    ["#63BE7B", "#FFEB84", "#F8696B"],
    ["#00B050", "#FFC000", "#C00000"],
  ],
  4: [
    ["#92D050", "#FFFF00", "#FFC000", "#FF0000"],
    ["#00B050", "#FFFF00", "#FF9900", "#C00000"],
  ],
  5: [
    ["#00B050", "#92D050", "#FFFF00", "#FFC000", "#FF0000"],
    ["#00B050", "#FFFF00", "#FFC000", "#FF0000", "#000000"],
  ],
  6: [["#0070C0", "#00B050", "#FFFF00", "#FF9900", "#FF0000", "#000000"]],
};
