import { isOnAxis, sameNumber, type Level, type Matrix } from "../../matrix";
import { matrixFor, type Register, type Risk } from "../../register";
import type { Check, Fault } from "../check";
import { axesProved } from "../proof";
import { lower, numberOf, oncePer, partName, quoted, ratingsOf, scoreName, stagesOf } from "../walk";
import { misspellings, typedTwice } from "../words";

type Axis = "likelihood" | "impact";

/** Whether the axis is the one the register rates by: from 5 ratings on, most of them must be on it. */
const axesBorneOut = oncePer((register: Register): ReadonlyMap<string, boolean> => {
  const tallies = new Map<string, { on: number; of: number }>();
  for (const { risk, reading } of stagesOf(register)) {
    for (const { part, rating } of ratingsOf(reading)) {
      if (rating.state !== "scored" && rating.state !== "unreadable") continue;
      const tally = tallies.get(`${risk.kind} ${part}`) ?? { on: 0, of: 0 };
      tally.of++;
      const value = numberOf(rating);
      if (value !== null && isOnAxis(matrixFor(register, risk), part, value)) tally.on++;
      tallies.set(`${risk.kind} ${part}`, tally);
    }
  }
  return new Map([...tallies].map(([key, { on, of }]) => [key, of < 5 || on >= of * 0.6]));
});

/** So many fractions, and such a share of all ratings, are a register's own way of rating between levels, not slips. */
const LEAST_FRACTIONS = 4;
const SHARE_OF_FRACTIONS = 0.2;

/** Kinds of risk that are rated between the key's levels. */
const ratedBetween = oncePer((register: Register): ReadonlySet<Risk["kind"]> => {
  const tallies = { threat: { fractions: 0, of: 0 }, opportunity: { fractions: 0, of: 0 } };
  for (const { risk, reading } of stagesOf(register)) {
    for (const { part, rating } of ratingsOf(reading)) {
      const value = numberOf(rating);
      if (value === null) continue;
      tallies[risk.kind].of++;
      if (isBetween(matrixFor(register, risk)[part], value)) tallies[risk.kind].fractions++;
    }
  }
  return new Set(
    (["threat", "opportunity"] as const).filter((kind) => {
      const { fractions, of } = tallies[kind];
      return fractions >= LEAST_FRACTIONS && fractions >= of * SHARE_OF_FRACTIONS;
    }),
  );
});

/** Whether a rating is a fraction from an axis's lowest to its highest level. */
const isBetween = (axis: readonly Level[], value: number): boolean =>
  !Number.isInteger(value) && axis.length > 0 && value > axis[0]!.number && value < axis[axis.length - 1]!.number;

const scaleText = (axis: readonly Level[]): string => {
  const first = axis[0]!.number,
    last = axis[axis.length - 1]!.number;
  const labels = axis.map((level) => level.labels[0]).filter((label) => label !== undefined);
  const numbers = axis.every((level, i) => sameNumber(level.number, first + i))
    ? `${first} to ${last}`
    : axis.map((level) => level.number).join(", ");
  return labels.length === axis.length && labels.join("").length <= 80 ? `${numbers} (${labels.join(", ")})` : numbers;
};

/** "B2", "2B". */
const CODE = /^(?:[a-z]\s?[-/]?\s?\d|\d\s?[-/]?\s?[a-z])$/i;

/** Kinds and stages ("threat residual") whose scores are written as a letter by a numeral, at least five of them and most. */
const writtenAsCodes = oncePer((register: Register): ReadonlySet<string> => {
  const tallies = new Map<string, { codes: number; of: number }>();
  for (const { risk, stage, reading } of stagesOf(register)) {
    if (!reading.score || reading.score.text === "") continue;
    const tally = tallies.get(`${risk.kind} ${stage}`) ?? { codes: 0, of: 0 };
    tally.of++;
    if (CODE.test(reading.score.text.trim()) && reading.score.parts) tally.codes++;
    tallies.set(`${risk.kind} ${stage}`, tally);
  }
  return new Set([...tallies].filter(([, { codes, of }]) => codes >= 5 && codes >= of * 0.6).map(([key]) => key));
});

/** The shortest label of each level, lowest first: "D, C, B, A"; its number where it has none. */
const codesOf = (axis: readonly Level[]): string =>
  axis.map(({ number, labels }) => [...labels, String(number)].sort((a, b) => a.length - b.length)[0]!).join(", ");

/** A slip of the keyboard needs no matrix: the column's own other ratings prove it. */
const slips = oncePer((register: Register): readonly Fault[] => [...slipsOf(register)]);

function* slipsOf(register: Register): Iterable<Fault> {
  for (const { risk, cell, text, meant, stage, part } of typedTwice(register)) {
    const name = partName(register, stage, part);
    yield {
      cell,
      risk,
      message: `${name.charAt(0).toUpperCase()}${name.slice(1)} is ${text}, far beyond every other risk's; perhaps ${meant} was typed twice.`,
      actual: Number(text),
    };
  }
  for (const { risk, cell, text, meant, stage, part } of misspellings(register)) {
    yield {
      cell,
      risk,
      message: `${quoted(text)} is no level of ${lower(partName(register, stage, part))}; the register's other risks say ${quoted(meant)}.`,
      actual: text,
      expected: meant,
    };
  }
}

export const ratingOffScale = {
  id: "rating-off-scale",
  severity: "error",
  group: "Scores",
  title: "Rating is not on the scale",
  looksAt:
    "Each likelihood and impact, against the levels of the council's own matrix: a number outside it, a fraction where the levels are whole (unless the register rates many risks so), a word that is no level.",
  why: "A rating that is not on the scale has no place on the matrix, and the score made from it means nothing.",
  remedy: "Ask the risk's owner which level of the scale is meant, and put that in.",
  fix: null,
  examples: { wrong: "Likelihood 6 on a scale of 1 to 5", right: "Likelihood 5" },
  perRisk: true,
  *run({ register }) {
    const reported = new Set<string>();
    for (const { risk, stage, reading } of stagesOf(register)) {
      const matrix: Matrix = matrixFor(register, risk);
      if (!axesProved(matrix)) continue;
      for (const { part, rating } of ratingsOf(reading)) {
        if (!isOff(register, risk, matrix, part, rating.state, numberOf(rating))) continue;
        reported.add(`${rating.cell.sheet}!${rating.cell.row},${rating.cell.column}`);
        const name = partName(register, stage, part);
        yield {
          cell: rating.cell,
          risk,
          message: `${name.charAt(0).toUpperCase()}${name.slice(1)} is ${rating.value === null ? quoted(rating.text) : rating.text}; the scale is ${scaleText(matrix[part])}.`,
          actual: rating.value ?? rating.text,
        };
      }
    }
    for (const { risk, stage, reading } of stagesOf(register)) {
      const { score } = reading;
      const matrix = matrixFor(register, risk);
      if (score?.state !== "unreadable" || !CODE.test(score.text.trim()) || !axesProved(matrix)) continue;
      if (!writtenAsCodes(register).has(`${risk.kind} ${stage}`)) continue;
      yield {
        cell: score.cell,
        risk,
        message: `${scoreName(register, stage)} is ${quoted(score.text)}, which is no place on the matrix: likelihood is one of ${codesOf(matrix.likelihood)}, impact one of ${codesOf(matrix.impact)}.`,
        actual: score.text,
      };
    }
    const risks = new Set(register.risks);
    for (const fault of slips(register))
      if (risks.has(fault.risk!) && !reported.has(`${fault.cell!.sheet}!${fault.cell!.row},${fault.cell!.column}`))
        yield fault;
  },
} satisfies Check;

function isOff(
  register: Register,
  risk: Risk,
  matrix: Matrix,
  part: Axis,
  state: string,
  value: number | null,
): boolean {
  if (!axesBorneOut(register).get(`${risk.kind} ${part}`)) return false;
  if (state === "unreadable") return true;
  if (value !== null && isBetween(matrix[part], value) && ratedBetween(register).has(risk.kind)) return false;
  return state === "scored" && value !== null && !isOnAxis(matrix, part, value);
}
