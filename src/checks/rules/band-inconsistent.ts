import { ciede2000, refA1, type CellRef } from "../../workbook";
import { matrixFor, pairOf, STAGES, type Register, type Risk, type Stage } from "../../register";
import { gradeOf, sameNumber, type Matrix } from "../../matrix";
import type { Check, CheckContext, Fault } from "../check";
import { bandForName } from "../answers";
import { shownAt } from "../conditional";
import { colourOf, colourWords, isColour, rowFill } from "../fills";
import { ownBand } from "../proof";
import { capital, listed, numberOf, partName, quoted, stagesOf, the } from "../walk";

/** One cell that wears a band, for one pair of ratings (or one score). */
interface Worn {
  readonly risk: Risk;
  readonly stage: Stage;
  readonly cell: CellRef;
  /** What it wears, to compare by; and as shown. */
  readonly band: string;
  readonly text: string;
}

export const bandInconsistent = {
  id: "band-inconsistent",
  severity: "error",
  group: "Bands",
  title: "The same ratings wear two bands",
  looksAt:
    "Risks of one kind with the same likelihood and impact (or the same score, where no ratings are shown): whether their bands, in words or colours, are the same.",
  why: "Whatever the matrix says, one pair of ratings can have one band only. One of the risks is shown in the wrong one.",
  remedy: "Look the pair up in the council's matrix and give both risks its band.",
  fix: null,
  examples: { wrong: "4 x 3 is Amber in row 5 and Red in row 9", right: "4 x 3 is Amber in both" },
  *run(context) {
    yield* faultsAmong(context.register, wordsWorn(context.register), "band");
    yield* faultsAmong(context.register, fillsWorn(context), "colour");
  },
} satisfies Check;

/** Whether a score can have one band only: by a matrix whose impact weighs more, 2 x 3 and 3 x 2 may have two. */
const hasOneBand = ({ cells }: Matrix, score: number): boolean =>
  new Set(cells.flat().flatMap((cell) => (cell.score !== null && sameNumber(cell.score, score) ? [cell.band] : [])))
    .size < 2;

/** The pair of ratings a stage shows, else its score, where that tells the band; null where it shows neither. */
function figuresOf(register: Register, risk: Risk, stage: Stage): string | null {
  const { likelihood, impact, score } = risk.stages[stage]!;
  const shown = (rating: typeof likelihood): string | null =>
    rating?.state === "scored"
      ? String(rating.value ?? rating.text.toLowerCase())
      : rating?.state === "unreadable" && rating.text.length <= 30
        ? rating.text.trim().toLowerCase()
        : null;
  const value = numberOf(score);
  if (likelihood && impact) {
    const [l, i] = [shown(likelihood), shown(impact)];
    // Where the same pair has several scores (a third factor, a slip), the band may well go by the score.
    return l !== null && i !== null ? `${l} x ${i}${value === null ? "" : ` = ${value}`}` : null;
  }
  if (likelihood || impact) return null;
  const pair = pairOf(risk.stages[stage]!) ?? (score?.state === "scored" ? score.parts : null);
  if (pair) return `${pair.likelihood} x ${pair.impact}${value === null ? "" : ` = ${value}`}`;
  return value === null || !hasOneBand(matrixFor(register, risk), value) ? null : `score ${value}`;
}

/** Groups of worn bands by kind, vocabulary and figures. */
function wordsWorn(register: Register): readonly (readonly Worn[])[] {
  const vocabularies = stageVocabularies(register);
  const groups = new Map<string, Worn[]>();
  for (const { risk, stage, reading } of stagesOf(register)) {
    const text = reading.band?.text.trim() ?? "";
    if (
      text === "" ||
      text.length > 40 ||
      reading.band!.state === "error" ||
      reading.band!.state === "placeholder" ||
      reading.band!.state === "notScored"
    )
      continue;
    const figures = figuresOf(register, risk, stage);
    const band = wordKey(register, risk, text);
    if (figures === null || band === "") continue;
    add(groups, `${risk.kind} ${vocabularies.get(stage)} ${figures}`, {
      risk,
      stage,
      cell: reading.band!.cell,
      band,
      text,
    });
  }
  return [...groups.values()];
}

const add = (groups: Map<string, Worn[]>, key: string, worn: Worn): void => {
  const group = groups.get(key);
  if (group) group.push(worn);
  else groups.set(key, [worn]);
};

/** A band's word to compare by: the matrix's band where it names one, else its letters alone, or a count ("Priority 1"). */
function wordKey(register: Register, risk: Risk, text: string): string {
  const named = bandForName(matrixFor(register, risk), text);
  const grade = named ? null : gradeOf(text);
  return (
    named?.id ?? (grade ? `${grade.of} ${grade.place}` : withoutEnding(text.toLowerCase().replace(/[^\p{L}]+/gu, "")))
  );
}
/** Alto and alta are one word. */
const withoutEnding = (word: string): string => (word.length > 3 ? word.replace(/[aeo]$/, "") : word);

/** Stages that speak of bands in the same words share a number; others are kept apart. */
function stageVocabularies(register: Register): ReadonlyMap<Stage, number> {
  const words = new Map<Stage, Set<string>>();
  for (const { risk, stage, reading } of stagesOf(register)) {
    const text = reading.band?.text.trim() ?? "";
    if (text !== "") (words.get(stage) ?? words.set(stage, new Set()).get(stage)!).add(wordKey(register, risk, text));
  }
  const numbers = new Map<Stage, number>();
  for (const stage of STAGES) {
    const own = words.get(stage);
    if (!own) continue;
    const like = [...numbers.keys()].find(
      (other) =>
        [...own].filter((word) => words.get(other)!.has(word)).length >= Math.min(2, own.size, words.get(other)!.size),
    );
    numbers.set(stage, like === undefined ? numbers.size : numbers.get(like)!);
  }
  return numbers;
}

/** Colours that differ less than this are one; two bands' colours differ more. */
const SAME_FILL = 12;
const OTHER_FILL = 30;

/** Worn colours, in stages without a matrix that knows the colours (there `band-fill-mismatch` speaks). */
function fillsWorn(context: CheckContext): readonly (readonly Worn[])[] {
  const { register, workbook } = context;
  const groups = new Map<string, Worn[]>();
  for (const stage of STAGES) {
    const worn: { risk: Risk; cell: CellRef; fill: string; figures: string }[] = [];
    for (const risk of register.risks) {
      const reading = risk.stages[stage];
      if (!reading || !reading.score || numberOf(reading.score) === null || knowsColour(register, risk, stage))
        continue;
      const { fill } = shownAt(workbook, reading.score.cell);
      // Scores in one band of a key that knows no colours are alike; bands inferred from the words may carry one word's fault.
      const isOfWords = Boolean(reading.band?.text) && matrixFor(register, risk).source === "inferred";
      const figures = (isOfWords ? null : ownBand(register, risk, stage)?.label) ?? figuresOf(register, risk, stage);
      if (
        fill === null ||
        fill === "unknown" ||
        figures === null ||
        !isColour(fill, matrixFor(register, risk)) ||
        rowFill(context, risk, reading.score.cell) === fill
      )
        continue;
      worn.push({ risk, cell: reading.score.cell, fill, figures });
    }
    // A few clear colours over most scores are bands; a rainbow or a lone mark is something else.
    const palette: string[] = [];
    for (const { fill } of worn)
      if (palette.length <= 6 && !palette.some((known) => ciede2000(known, fill) < SAME_FILL)) palette.push(fill);
    if (
      worn.length < 6 ||
      palette.length < 2 ||
      palette.length > 6 ||
      palette.some((a, i) => palette.some((b, j) => i < j && ciede2000(a, b) < OTHER_FILL))
    )
      continue;
    for (const { risk, cell, fill, figures } of worn) {
      const band = palette.find((known) => ciede2000(known, fill) < SAME_FILL)!;
      add(groups, `${risk.kind} ${stage} ${figures}`, { risk, stage, cell, band, text: fill });
    }
  }
  return [...groups.values()];
}

function* faultsAmong(
  register: Register,
  groups: readonly (readonly Worn[])[],
  what: "band" | "colour",
): Iterable<Fault> {
  for (const group of groups) {
    const bands = new Map<string, Worn[]>();
    for (const worn of group) add(bands, worn.band, worn);
    if (bands.size < 2) continue;
    const ranked = [...bands.values()].sort((a, b) => b.length - a.length);
    const [most, next] = [ranked[0]!, ranked[1]!];
    const majority = most.length > next.length;
    // Of two as often worn, the one that other scores contradict is named; else the later.
    const isProved = ownBand(register, most[0]!.risk, most[0]!.stage) !== null;
    const [isOddMost, isOddNext] = [most, next].map(([one]) => !isProved && isBetweenOthers(one!, groups));
    const isNamed = (one: Worn, other: Worn, isOdd: boolean): boolean =>
      isOddMost === isOddNext ? follows(one, other) : isOdd;
    for (const few of ranked.slice(1)) {
      const odd = few === next ? isOddNext! : false;
      for (const worn of majority ? few : few.filter((one) => isNamed(one, most[0]!, odd))) {
        if (sameWord(worn.band, most[0]!.band) || isRight(register, worn)) continue;
        yield fault(register, worn, most, what, majority);
      }
    }
    if (!majority)
      for (const worn of most.filter((one) => isNamed(one, next[0]!, isOddMost!)))
        if (!sameWord(worn.band, next[0]!.band) && !isRight(register, worn))
          yield fault(register, worn, next, what, false);
  }
}

/** Whether the matrix says what colour the risk's own band has. */
function knowsColour(register: Register, risk: Risk, stage: Stage): boolean {
  const own = ownBand(register, risk, stage);
  return own !== null && colourOf(own) !== null;
}

/** Whether other pairs' scores deny a band: another band lies between its score and all other scores that wear it. */
function isBetweenOthers(one: Worn, groups: readonly (readonly Worn[])[]): boolean {
  const scoreOf = ({ risk, stage }: Worn): number | null => numberOf(risk.stages[stage]?.score);
  const own = scoreOf(one);
  if (own === null) return false;
  const others = groups
    .flat()
    .filter((worn) => worn.risk.kind === one.risk.kind && scoreOf(worn) !== null && scoreOf(worn) !== own);
  const alike = others.filter(({ band }) => band === one.band).map((worn) => scoreOf(worn)!);
  const [least, most] = [Math.min(...alike), Math.max(...alike)];
  if (alike.length === 0 || (own >= least && own <= most)) return false;
  const near = own < least ? least : most;
  return others.some((worn) => worn.band !== one.band && (scoreOf(worn)! - own) * (scoreOf(worn)! - near) < 0);
}

/** Without a majority the later of the two is named. */
const follows = (one: Worn, other: Worn): boolean =>
  one.cell.row > other.cell.row || (one.cell.row === other.cell.row && one.cell.column > other.cell.column);
/** One letter beside the word it begins is the same band. */
const sameWord = (a: string, b: string): boolean =>
  (a.length === 1 && b.length > 2 && b.startsWith(a)) || (b.length === 1 && a.length > 2 && a.startsWith(b));
/** Whether the matrix proves the cell right: then it is the others that are wrong. */
const isRight = (register: Register, worn: Worn): boolean => ownBand(register, worn.risk, worn.stage)?.id === worn.band;

function fault(
  register: Register,
  worn: Worn,
  others: readonly Worn[],
  what: "band" | "colour",
  majority: boolean,
): Fault {
  const { likelihood, impact, score } = worn.risk.stages[worn.stage]!;
  const figures =
    likelihood && impact ? `likelihood ${likelihood.text} with impact ${impact.text}` : `a score of ${score!.text}`;
  const places = others.slice(0, 3).map((other) => refA1(other.cell, worn.cell.sheet));
  const where = others.length > 3 ? `${places.join(", ")} and others` : listed(places);
  const stageOf = (part: "band" | "score"): string => partName(register, worn.stage, part);
  const [mine, theirs] =
    what === "band" ? [quoted(worn.text), quoted(others[0]!.text)] : coloursApart(worn, others[0]!);
  const name = what === "band" ? stageOf("band") : `the colour of ${the(stageOf("score"))}`;
  return {
    cell: worn.cell,
    related: others.map((other) => other.cell),
    risk: worn.risk,
    severity: majority ? "error" : "warning",
    message: `${capital(name)} is ${mine} for ${figures}, but ${theirs} in ${where}.`,
    actual: worn.text,
    expected: majority ? others[0]!.text : null,
  };
}

/** Two colours by their names; by their codes where they go by one name. */
function coloursApart(one: Worn, other: Worn): readonly [string, string] {
  const names = [colourWords(one.text), colourWords(other.text)] as const;
  return names[0] === names[1] ? [one.text, other.text] : names;
}
