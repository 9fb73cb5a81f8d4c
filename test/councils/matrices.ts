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

export const COUNCIL_MATRICES: readonly CouncilMatrix[] = [
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

export const pickMatrix = (random: Random): CouncilMatrix =>
  random.weighted(COUNCIL_MATRICES.map((m, n) => [n === 0 ? 6 : n < 6 ? 2 : 1, m] as const));

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
  5: [["#00B050", "#92D050", "#FFFF00", "#FFC000", "#FF0000"]],
};
