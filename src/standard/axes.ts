import { ruleScore, sameNumber, type Level, type Matrix } from "../matrix";
import { matrixFor, STAGES, type RatingCell, type Register, type Risk } from "../register";

/** How the ratings of one axis are written in the standard layout: as numbers, or in the council's own words or letters. */
export interface Axis {
  readonly levels: readonly Level[];
  /** One for each level, unique; null where ratings are written as numbers. */
  readonly labels: readonly string[] | null;
  /** Whether the levels are known, or only those that occur. */
  readonly known: boolean;
}

/** A register's matrix as the standard layout needs it: with axes even where no key gives them. */
export interface Grid {
  readonly matrix: Matrix;
  readonly likelihood: Axis;
  readonly impact: Axis;
}

/** A level by its number and its word: "4 Likely". */
export const levelWords = (axis: Axis, level: number): string =>
  [axis.levels[level]!.number, axis.labels?.[level] ?? axis.levels[level]!.labels[0]]
    .filter((part) => part !== undefined && part !== "")
    .join(" ");

/** Axes longer than this are no matrix anybody draws. */
const LONGEST_AXIS = 20;

/** The grid of one kind of risk; null where neither a key nor the rows give axes and a score rule. */
export function gridOf(register: Register, kind: Risk["kind"]): Grid | null {
  const risks = register.risks.filter((risk) => risk.kind === kind);
  if (risks.length === 0) return null;
  const matrix = matrixFor(register, risks[0]!);
  const known = matrix.likelihood.length > 0 && matrix.impact.length > 0;
  if (known)
    return {
      matrix,
      likelihood: axisOf(matrix.likelihood, ratings(risks, "likelihood"), true),
      impact: axisOf(matrix.impact, ratings(risks, "impact"), true),
    };
  // Inferred from the rows, with no key: the axes are the ratings that occur, the cells follow from the rule.
  const likelihood = occurring(ratings(risks, "likelihood"));
  const impact = occurring(ratings(risks, "impact"));
  if (!likelihood || !impact || ruleScore(matrix.rule, 1, 1) === null) return null;
  const whole: Matrix = {
    ...matrix,
    likelihood,
    impact,
    cells: likelihood.map((l) => impact.map((i) => cellOf(matrix, l.number, i.number))),
  };
  return {
    matrix: whole,
    likelihood: { levels: likelihood, labels: null, known: false },
    impact: { levels: impact, labels: null, known: false },
  };
}

function cellOf(matrix: Matrix, likelihood: number, impact: number): { score: number | null; band: string | null } {
  const score = ruleScore(matrix.rule, likelihood, impact);
  const held =
    score === null
      ? []
      : matrix.bands.filter(
          (band) =>
            (band.min !== null || band.max !== null) &&
            score >= (band.min ?? -Infinity) &&
            score <= (band.max ?? Infinity),
        );
  return { score, band: held.length === 1 ? held[0]!.id : null };
}

const ratings = (risks: readonly Risk[], part: "likelihood" | "impact"): readonly RatingCell[] =>
  risks
    .flatMap((risk) => STAGES.flatMap((stage) => risk.stages[stage]?.[part] ?? []))
    .filter((cell) => cell.state === "scored" && cell.value !== null);

/** 1 to the highest rating that occurs, or the very ratings where they are no small whole numbers. */
function occurring(cells: readonly RatingCell[]): readonly Level[] | null {
  const numbers = [...new Set(cells.map((cell) => cell.value!))].sort((a, b) => a - b);
  const most = numbers[numbers.length - 1];
  if (most === undefined) return null;
  const whole = numbers.every((number) => Number.isInteger(number) && number >= 1) && most <= LONGEST_AXIS;
  const levels = whole ? Array.from({ length: most }, (_, i) => i + 1) : numbers;
  return levels.length > LONGEST_AXIS ? null : levels.map((number) => ({ number, labels: [] }));
}

/** Words or letters where most of the ratings are written so, in the form met most often. */
function axisOf(levels: readonly Level[], cells: readonly RatingCell[], known: boolean): Axis {
  const worded = cells.filter((cell) => !isNumber(cell.text));
  if (worded.length * 2 <= cells.length) return { levels, labels: null, known };
  const labels = levels.map(
    (level) =>
      commonest(worded.filter((cell) => sameNumber(cell.value!, level.number)).map((cell) => cell.text)) ??
      level.labels[0] ??
      String(level.number),
  );
  const unique = new Set(labels.map((label) => label.toLowerCase())).size === labels.length;
  // In Excel's MATCH these would stand for other characters.
  return unique && !labels.some((label) => /[*?~]/.test(label) || label.length > 100)
    ? { levels, labels, known }
    : { levels, labels: null, known };
}

export const isNumber = (text: string): boolean => /^\s*\d+(?:\.\d+)?\s*$/.test(text.normalize("NFKC"));

function commonest(texts: readonly string[]): string | null {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  let best: string | null = null;
  for (const [text, count] of counts) if (best === null || count > counts.get(best)!) best = text;
  return best;
}
