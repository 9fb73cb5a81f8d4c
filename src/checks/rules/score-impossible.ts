import { reachableScores, sameNumber, type Matrix } from "../../matrix";
import { matrixFor, type Register } from "../../register";
import { cellKey, sheetNamed, type CellRef, type WorkbookSnapshot } from "../../workbook";
import { oddScores } from "../answers";
import type { Check } from "../check";
import { axesProved, scoresProved } from "../proof";
import { numberOf, oncePer, scoreName, stagesOf } from "../walk";

/** With what a cell of the key would hold, had it not been mistyped. */
const reachable = oncePer((matrix: Matrix) =>
  [...reachableScores(matrix), ...oddScores(matrix).map(({ expected }) => expected)].sort((a, b) => a - b),
);
/** Between whole levels there are ratings for any score, where they are allowed. */
const isReachable = (matrix: Matrix, score: number): boolean => {
  const given = reachable(matrix);
  return matrix.decimals
    ? score >= given[0]! && score <= given[given.length - 1]!
    : given.some((one) => sameNumber(one, score));
};

/** Stages whose scores are mostly such as the matrix gives, by kind: "threat residual". */
const stagesOnScale = oncePer((register: Register): ReadonlySet<string> => {
  const tallies = new Map<string, { on: number; of: number }>();
  for (const { risk, stage, reading } of stagesOf(register)) {
    const score = numberOf(reading.score);
    if (score === null) continue;
    const tally = tallies.get(`${risk.kind} ${stage}`) ?? { on: 0, of: 0 };
    tally.of++;
    if (isReachable(matrixFor(register, risk), score)) tally.on++;
    tallies.set(`${risk.kind} ${stage}`, tally);
  }
  return new Set([...tallies].filter(([, { on, of }]) => of < 5 || on >= of * 0.7).map(([key]) => key));
});

export const scoreImpossible = {
  id: "score-impossible",
  severity: "error",
  group: "Scores",
  title: "No pair of ratings gives this score",
  looksAt: "Each typed score whose ratings are not shown, against all the scores the council's own matrix can give.",
  why: "A 7 cannot come out of a 5 by 5 product. The score was mistyped or made up, and nobody can say what stands behind it.",
  remedy: "Ask for the two ratings and put in the score the matrix gives for them.",
  fix: null,
  examples: { wrong: "Score 7 on a 5 by 5 matrix of products", right: "Score 6 or 8" },
  perRisk: true,
  *run({ register, workbook }) {
    for (const { risk, stage, reading } of stagesOf(register)) {
      const matrix = matrixFor(register, risk);
      const score = numberOf(reading.score);
      if (score === null || !axesProved(matrix) || !scoresProved(matrix) || isReachable(matrix, score)) continue;
      if (isCalculated(workbook, reading.score!.cell)) continue;
      if (
        numberOf(reading.likelihood) !== null ||
        numberOf(reading.impact) !== null ||
        reading.score!.parts !== null ||
        !stagesOnScale(register).has(`${risk.kind} ${stage}`)
      )
        continue;
      yield {
        cell: reading.score!.cell,
        risk,
        message: `${scoreName(register, stage)} is ${score}, which no likelihood and impact give${nearest(matrix, score)}.`,
        actual: score,
      };
    }
  },
} satisfies Check;

/** Whether a formula works the score out: what it comes to is then the sheet's own rule, not a slip of the pen. */
const isCalculated = (workbook: WorkbookSnapshot, { sheet, row, column }: CellRef): boolean =>
  sheetNamed(workbook, sheet)?.formulas.has(cellKey(row, column)) ?? false;

/** "; the nearest are 6 and 8". */
function nearest(matrix: Matrix, score: number): string {
  const below = reachable(matrix)
    .filter((given) => given < score)
    .pop();
  const above = reachable(matrix).find((given) => given > score);
  if (below !== undefined && above !== undefined) return `; the nearest are ${below} and ${above}`;
  return below === undefined ? `; the least is ${above}` : `; the most is ${below}`;
}
