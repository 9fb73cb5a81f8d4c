import { isOnAxis, sameNumber, type Level, type Matrix } from "../../matrix";
import { matrixFor, type Register, type Risk, type Stage, type StageReading } from "../../register";
import type { Check, Fault } from "../check";
import { axesProved } from "../proof";
import { lower, numberOf, oncePer, partName, quoted, ratingsOf, scoreName, stagesOf } from "../walk";
import { misspellings, outsiders, typedTwice } from "../words";

type Axis = "likelihood" | "impact";

/** A stage's ratings: in cells of their own, else as its score spells them out ("6x3=18"). */
function ratingsShown(reading: StageReading): ReturnType<typeof ratingsOf> {
  const own = ratingsOf(reading);
  const { score } = reading;
  if (own.length > 0 || !score?.parts) return own;
  return (["likelihood", "impact"] as const).map((part) => {
    const value = score.parts![part];
    return { part, rating: { ...score, value, text: String(value), words: null, parts: null } };
  });
}

/** How far each kind's ratings are on the axis. */
const onAxes = oncePer((register: Register): ReadonlyMap<string, { readonly on: number; readonly of: number }> => {
  const tallies = new Map<string, { on: number; of: number }>();
  for (const { risk, reading } of stagesOf(register)) {
    for (const { part, rating } of ratingsShown(reading)) {
      if (rating.state !== "scored" && rating.state !== "unreadable") continue;
      const tally = tallies.get(`${risk.kind} ${part}`) ?? { on: 0, of: 0 };
      tally.of++;
      const value = numberOf(rating);
      if (value !== null && isOnAxis(matrixFor(register, risk), part, value)) tally.on++;
      tallies.set(`${risk.kind} ${part}`, tally);
    }
  }
  return tallies;
});

/** Whether the axis is the one the register rates by: from 5 ratings on, most of them must be on it. */
const isBorneOut = (register: Register, key: string): boolean => {
  const { on, of } = onAxes(register).get(key) ?? { on: 0, of: 0 };
  return of < 5 || on >= of * 0.6;
};

/** Whether a word of another scale may be accused: five ratings and more, and nearly all of them levels of the key. */
const isSureOfWords = (register: Register, key: string): boolean => {
  const { on, of } = onAxes(register).get(key) ?? { on: 0, of: 0 };
  return on >= 5 && on >= of * 0.8;
};

const scaleText = (axis: readonly Level[]): string => {
  const first = axis[0]!.number,
    last = axis[axis.length - 1]!.number;
  const labels = axis.map((level) => level.labels[0]).filter((label) => label !== undefined);
  const numbers = axis.every((level, i) => sameNumber(level.number, first + i))
    ? `${first} to ${last}`
    : axis.map((level) => level.number).join(", ");
  return labels.length === axis.length && labels.join("").length <= 80 ? `${numbers} (${labels.join(", ")})` : numbers;
};

/** "B2", "2B", "CII". */
const CODE = /^(?:[a-z]\s?[-/]?\s?(?:\d|[ivx]{1,4})|(?:\d|[ivx]{1,4})\s?[-/]?\s?[a-z])$/i;

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

/** "Likelihood (1-3)", "Impact 1 to 5", "Severity (5 = high, 1 = low)": the ends of the scale that a heading itself states. */
const RANGE = /(?:^|[\s([])(\d{1,2})\s*(?:[-–—]|to)\s*(\d{1,2})(?:$|[\s)\]])/i;
const ENDS = /(?:^|[\s([])(\d{1,2})\s*=[^\d=]+?(\d{1,2})\s*=/;

/** The scale a column's own heading states, where it begins at 0 or 1 and the column's other ratings keep to it. */
const statedScales = oncePer((register: Register): ReadonlyMap<string, readonly [number, number]> => {
  const found = new Map<string, readonly [number, number]>();
  for (const { field, heading } of register.columns) {
    const [stage, part] = (field ?? "").split(".");
    if (part !== "likelihood" && part !== "impact") continue;
    const own = heading.slice(heading.lastIndexOf(" / ") + 1);
    const said = RANGE.exec(own) ?? ENDS.exec(own);
    if (!said) continue;
    const [least, most] = [Number(said[1]), Number(said[2])].sort((a, b) => a - b) as [number, number];
    if (least > 1 || most < 3) continue;
    const values = register.risks.flatMap((risk) => numberOf(risk.stages[stage as Stage]?.[part]) ?? []);
    const on = values.filter((value) => value >= least && value <= most).length;
    if (on >= 4 && on >= values.length * 0.8) found.set(field!, [least, most]);
  }
  return found;
});

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
  for (const { risk, cell, text, meant, stage, part } of outsiders(register)) {
    const name = partName(register, stage, part);
    yield {
      cell,
      risk,
      message: `${name.charAt(0).toUpperCase()}${name.slice(1)} is ${text}, outside what every other risk keeps to; the score beside it is what ${meant} gives.`,
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
    "Each likelihood and impact, against the levels of the council's own matrix, or the scale that its column's heading states: a number outside it, a fraction where the levels are whole (unless the register rates many risks so), a word that is no level.",
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
      for (const { part, rating } of ratingsShown(reading)) {
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
    for (const { risk, stage, reading } of stagesOf(register)) {
      for (const { part, rating } of ratingsOf(reading)) {
        const scale = statedScales(register).get(`${stage}.${part}`);
        const value = numberOf(rating);
        if (!scale || value === null || (value >= scale[0] && value <= scale[1])) continue;
        const key = `${rating.cell.sheet}!${rating.cell.row},${rating.cell.column}`;
        if (reported.has(key)) continue;
        reported.add(key);
        const name = partName(register, stage, part);
        yield {
          cell: rating.cell,
          risk,
          message: `${name.charAt(0).toUpperCase()}${name.slice(1)} is ${rating.text}; the heading says ${scale[0]} to ${scale[1]}.`,
          actual: value,
        };
      }
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
  if (!isBorneOut(register, `${risk.kind} ${part}`)) return false;
  if (state === "unreadable") return true;
  // A word of some scale, but of none that the key names level by level.
  if (state === "scored" && value === null)
    return matrix[part].every((level) => level.labels.length > 0) && isSureOfWords(register, `${risk.kind} ${part}`);
  return state === "scored" && value !== null && !isOnAxis(matrix, part, value);
}
