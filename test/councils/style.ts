import type { Field, Stage, StagePart } from "../../src/register";
import type { CellValue } from "../../src/workbook";
import { PAIRS, type Forms, type Letters, type RatingForm, type ScoreForm } from "./forms";
import { bandRanges, FILLS, pickMatrix } from "./matrices";
import type { Random } from "./random";
import { LANGUAGES, PARTS, type Words } from "./words";

/** One council's conventions, drawn once and used on all its sheets. */
export interface Style extends Forms {
  readonly random: Random;
  readonly language: string;
  readonly words: Words;
  readonly fills: readonly string[];
  readonly key: "sheet" | "beside" | "below" | "none";
  readonly stages: readonly Stage[];
  readonly stageWord: Readonly<Partial<Record<Stage, string>>>;
  readonly parts: readonly StagePart[];
  readonly headingRows: 1 | 2 | 3;
  readonly groupsMerged: boolean;
  readonly spacers: boolean;
  readonly severalRows: "no" | "merged" | "blank";
  readonly sections: boolean;
  readonly repeated: boolean;
  readonly emptyNumbered: number;
  readonly bandBy: "none" | "fill" | "format";
  /** How the direction of travel is shown; where it is not, the last score may stand beside this one. */
  readonly dot: "none" | "arrow" | "word" | "both" | "diagonal";
  readonly columns: readonly Field[];
  readonly heading: (field: string) => string;
  readonly idStyle: (n: number, opportunity: boolean) => CellValue;
  readonly titleRows: number;
  readonly firstColumn: number;
  /** How the columns of ticked levels are named. */
  readonly tickLeaf: "numbers" | "words" | "both" | "prefixed";
}

const STAGE_SETS: readonly (readonly [number, readonly Stage[]])[] = [
  [5, ["inherent", "residual"]],
  [4, ["current"]],
  [3, ["inherent", "current", "target"]],
  [3, ["current", "target"]],
  [2, ["inherent", "residual", "target"]],
  [3, ["previous", "current"]],
  [2, ["previous", "current", "target"]],
  [2, ["inherent", "current"]],
];

/** How often each way of writing ratings occurs; those that need words or letters only where the council has them. */
const RATING_FORMS: readonly (readonly [number, RatingForm])[] = [
  [24, "number"],
  [2, "text"],
  [1, "nbsp"],
  [1, "full-width"],
  [6, "words"],
  [4, "number-word"],
  [2, "word-number"],
  [2, "roman"],
  [2, "prefixed"],
  [1, "out-of"],
  [2, "decimal"],
  [2, "initial"],
  [3, "lettered"],
  [4, "ticks"],
];
const SCORE_FORMS: readonly (readonly [number, ScoreForm])[] = [
  [16, "number"],
  [12, "formula"],
  [1, "nbsp"],
  [1, "full-width"],
  [2, "words-beside"],
  [2, "spelled-out"],
  [1, "bracketed"],
  [1, "band-beside"],
  [1, "band-before"],
  [2, "times"],
  [2, "comma"],
  [1, "slash"],
  [2, "word-pair"],
  [2, "letter-pair"],
];

/** The ways of writing that most councils keep to. */
const PLAIN_FORMS: ReadonlySet<RatingForm | ScoreForm> = new Set([
  "number",
  "text",
  "words",
  "number-word",
  "word-number",
  "lettered",
  "formula",
  "words-beside",
  "spelled-out",
]);

/** Draws a council's conventions; `plain` keeps to the common ones. */
export function drawStyle(random: Random, plain: boolean): Style {
  const isDrawn = (form: RatingForm | ScoreForm): boolean => !plain || PLAIN_FORMS.has(form);
  const language = random.chance(0.7) ? "en" : random.pick(Object.keys(LANGUAGES).filter((l) => l !== "en"));
  const words = LANGUAGES[language]!;
  const matrix = pickMatrix(random, !plain);
  const isProduct = matrix.score(2, 3) === 6 && matrix.score(3, 3) === 9;
  const levelWords = (from: Words["likelihood"], count: number): readonly string[] =>
    from[count] ? random.pick(from[count]) : Array.from({ length: count }, () => "");
  const likelihoodWords = levelWords(words.likelihood, matrix.likelihoods);
  const impactWords = levelWords(words.impact, matrix.impacts);
  const haveWords = likelihoodWords[0] !== "" && impactWords[0] !== "";
  const apart = haveWords && !likelihoodWords.some((word) => impactWords.includes(word));
  const initials = (list: readonly string[]): string => list.map((word) => word.slice(0, 1)).join("");
  const distinct = (text: string): boolean => new Set(text).size === text.length;
  const few = Math.max(matrix.likelihoods, matrix.impacts) <= 6;
  const holds: Readonly<Partial<Record<RatingForm, boolean>>> = {
    words: haveWords,
    "number-word": haveWords,
    "word-number": haveWords,
    initial:
      haveWords && matrix.impacts === 3 && distinct(initials(likelihoodWords)) && distinct(initials(impactWords)),
    lettered: haveWords,
    decimal: isProduct && bandRanges(matrix) !== null && few && matrix.impacts >= 5,
    ticks: few,
    "out-of": few,
    prefixed: language === "en",
  };
  const rating = random.weighted<RatingForm>(RATING_FORMS.filter(([, form]) => isDrawn(form) && (holds[form] ?? true)));
  const letters: Letters | null = {
    axis: random.pick(["likelihood", "impact"] as const),
    worstFirst: random.chance(0.5),
  };
  const stages = random.weighted(rating === "ticks" ? STAGE_SETS.filter(([, set]) => set.length <= 2) : STAGE_SETS);
  const bandList = words.bands[matrix.bands];
  const bandWords = bandList ? random.pick(bandList) : [];
  const scoreHolds: Readonly<Partial<Record<ScoreForm, boolean>>> = {
    "words-beside": haveWords,
    "spelled-out": isProduct && language === "en",
    bracketed: isProduct && language === "en",
    "band-beside": bandWords.length > 0,
    "band-before": bandWords.length > 0,
    times: isProduct && language === "en",
    comma: language === "en",
    slash: language === "en",
    "word-pair": apart,
    "letter-pair": haveWords && few,
  };
  const score: ScoreForm =
    rating === "number"
      ? random.weighted(SCORE_FORMS.filter(([, form]) => isDrawn(form) && (scoreHolds[form] ?? true)))
      : rating === "ticks" || rating === "decimal"
        ? "number"
        : plain || random.chance(0.8)
          ? "number"
          : "nbsp";
  const lettered = rating === "lettered" || score === "letter-pair";
  const alone = stages.length === 1 && random.chance(0.5);
  const partSets: (readonly [number, readonly StagePart[]])[] = [
    [8, ["likelihood", "impact", "score"]],
    [2, ["likelihood", "impact"]],
  ];
  if (bandWords.length)
    partSets.push([3, ["likelihood", "impact", "score", "band"]], [1, ["likelihood", "impact", "band"]]);
  if (rating === "number" && score !== "formula") partSets.push([1, ["score"]]);
  const parts: readonly StagePart[] = PAIRS.has(score) ? ["score"] : random.weighted(partSets);
  const chosen = new Map<string, string>();
  const heading = (field: string): string => {
    if (!chosen.has(field)) {
      // "Impact (1-5)" states the scale, whatever it is.
      const most = field === "impact" ? matrix.impacts : matrix.likelihoods;
      chosen.set(field, random.pick(words.headings[field] ?? [field]).replace("(1-5)", `(1-${most})`));
    }
    return chosen.get(field)!;
  };
  const stageWord: Partial<Record<Stage, string>> = {};
  if (!alone) for (const stage of stages) stageWord[stage] = random.pick(words.stages[stage]);
  const extras = (fields: readonly Field[], share: number): Field[] => fields.filter(() => random.chance(share));
  const actions: Field[] = random.chance(0.7) ? ["actions", ...extras(["actionOwner", "due", "status"], 0.5)] : [];
  const columns: Field[] = [
    "id",
    "title",
    ...extras(["description", "cause", "consequence"], 0.3),
    ...extras(["category"], 0.25),
    ...extras(["owner"], 0.85),
  ];
  const prefix = random.pick(["", "", "R", "CR", "SR", "CR-", "R0", "ASC"]);
  const dot = stages.includes("previous")
    ? random.pick(["arrow", "word", "both", "diagonal", "none"] as const)
    : random.chance(0.2)
      ? random.pick(["arrow", "word"] as const)
      : "none";
  return {
    random,
    language,
    words,
    matrix,
    rating,
    score,
    stages,
    stageWord,
    bandWords,
    likelihoodWords,
    impactWords,
    heading,
    dot,
    fills: random.pick(FILLS[matrix.bands]!),
    key:
      rating === "words" ||
      lettered ||
      score === "word-pair" ||
      (rating === "initial" && initials(likelihoodWords) !== initials(impactWords))
        ? random.pick(["sheet", "sheet", "below"] as const)
        : random.weighted([
            [5, "sheet"],
            [1, "beside"],
            [1, "below"],
            [3, "none"],
          ]),
    impactFirst: random.chance(0.3),
    parts,
    letters: lettered ? letters : null,
    tickLeaf: random.pick(
      haveWords ? (["numbers", "words", "both", "prefixed"] as const) : (["numbers", "prefixed"] as const),
    ),
    headingRows:
      rating === "ticks"
        ? 2
        : alone
          ? 1
          : random.weighted([
              [4, 1],
              [6, 2],
              [1, 3],
            ] as const),
    groupsMerged: random.chance(0.8),
    spacers: random.chance(0.1),
    severalRows: actions.length
      ? random.weighted([
          [6, "no"],
          [2, "merged"],
          [2, "blank"],
        ] as const)
      : "no",
    sections: random.chance(0.1),
    repeated: random.chance(0.1),
    emptyNumbered: random.chance(0.15) ? random.int(1, 6) : 0,
    bandBy: random.weighted([
      [3, "none"],
      [5, "fill"],
      [bandRanges(matrix) && !PAIRS.has(score) ? 2 : 0, "format"],
    ] as const),
    columns: [
      ...columns,
      ...extras(["controls"], 0.7).map((f) => f),
      ...actions,
      ...(dot === "none" ? [] : (["dot"] as Field[])),
      ...extras(["nextReview", "notes"], 0.25),
    ],
    idStyle: (n, opportunity) => (prefix === "" && !opportunity ? n : `${opportunity ? "CO" : prefix || "R"}${n}`),
    titleRows: random.weighted([
      [2, 0],
      [3, 2],
      [3, 3],
      [1, 6],
      [1, 12],
    ] as const),
    firstColumn: random.chance(0.1) ? 1 : 0,
  };
}

export const fillIn = (random: Random, text: string): string =>
  text
    .replace("{council}", random.pick(PARTS.council))
    .replace("{service}", random.pick(PARTS.service))
    .replace("{period}", `Quarter ${random.int(1, 4)} 2023/24`);
