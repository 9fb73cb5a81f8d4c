import { makeMatrix, numberedLevels, type Band, type Matrix } from "../../src/matrix";
import { dotText } from "../../src/movement";
import { DEFAULT_PROFILE, type Profile } from "../../src/profile";
import type { Field, Stage, StagePart } from "../../src/register";
import {
  a1,
  columnName,
  inkFor,
  serialOf,
  type CellRef,
  type CellValue,
  type Day,
  type WorkbookSnapshot,
} from "../../src/workbook";
import { Drawing } from "../councils/drawing";
import {
  letterOf,
  PAIRS,
  ratingCell,
  scoreCell,
  type Forms,
  type Letters,
  type RatingForm,
  type ScoreForm,
} from "../councils/forms";
import { bandRanges, FILLS, pickMatrix, UNUSUAL_MATRICES, type CouncilMatrix } from "../councils/matrices";
import { Random } from "../councils/random";

/** A register without a fault, as a council would hold it, with the period before. */
export interface Clean {
  readonly seed: number;
  readonly about: string;
  readonly workbook: WorkbookSnapshot;
  /** How many registers it holds. */
  readonly registers: number;
  readonly previous: WorkbookSnapshot | null;
  /** The periods before that one, the latest first. */
  readonly earlier: readonly WorkbookSnapshot[];
  readonly profile: Profile;
  readonly asOf: Day;
  readonly key: CleanKey | null;
}

/** Where the workbook writes its own matrix down. */
export interface CleanKey {
  /** A cell of the matrix, by likelihood and impact counted from 0, lowest first. */
  readonly cell: (likelihood: number, impact: number) => CellRef;
  /** The same of the opportunities' own matrix, mirrored beside it, where there is one. */
  readonly twin: CleanKey["cell"] | null;
  /** The range of scores of a band, best first from 0; null where its colours alone tell the bands. */
  readonly range: ((band: number) => CellRef) | null;
}

type Pair = readonly [number, number];
interface CleanRisk {
  readonly kind: "threat" | "opportunity";
  readonly id: CellValue;
  readonly title: string;
  readonly cause: string;
  readonly consequence: string;
  readonly category: string;
  readonly owner: string;
  readonly stages: Readonly<Record<Stage, Pair>>;
  readonly controls: readonly { readonly text: string; readonly adequacy: string }[];
  readonly actions: readonly {
    readonly text: string;
    readonly owner: string;
    readonly due: Day;
    readonly revised: Day | null;
    readonly status: string;
  }[];
  readonly lastReview: Day;
  readonly nextReview: Day;
  readonly notes: string;
}

const ASOF: Day = { year: 2023, month: 12, day: 31 };
const LIKELIHOOD: Readonly<Record<number, readonly string[]>> = {
  3: ["Low", "Medium", "High"],
  4: ["Unlikely", "Possible", "Likely", "Almost certain"],
  5: ["Rare", "Unlikely", "Possible", "Likely", "Almost certain"],
};
const IMPACT: Readonly<Record<number, readonly string[]>> = {
  3: ["Minor", "Moderate", "Major"],
  4: ["Minor", "Moderate", "Major", "Critical"],
  5: ["Negligible", "Minor", "Moderate", "Major", "Catastrophic"],
};
const BANDS: Readonly<Record<number, readonly string[]>> = {
  2: ["Acceptable", "Unacceptable"],
  3: ["Green", "Amber", "Red"],
  4: ["Low", "Medium", "High", "Extreme"],
  5: ["Very low", "Low", "Medium", "High", "Very high"],
  6: ["Very low", "Low", "Medium", "High", "Very high", "Extreme"],
};
const STAGE_SETS: readonly (readonly Stage[])[] = [
  ["inherent", "residual", "target"],
  ["inherent", "residual"],
  ["inherent", "current", "target"],
  ["previous", "current", "target"],
  ["inherent", "previous", "current"],
  ["previous", "current"],
];
const STAGE_WORDS: Readonly<Record<Stage, readonly string[]>> = {
  inherent: ["Inherent", "Gross", "Original"],
  current: ["Current", "Live"],
  residual: ["Residual", "Net"],
  previous: ["Previous", "Last quarter"],
  target: ["Target", "Planned"],
};
const THINGS = [
  "the adult care contract",
  "school places",
  "the coastal road",
  "the payroll system",
  "the leisure centres",
  "the recycling service",
  "the pension fund",
  "the housing programme",
  "the county archive",
  "home to school transport",
  "the emergency plan",
  "the new bridge",
];
const FAILURES = [
  "Failure of",
  "Overspend on",
  "Delay to",
  "Loss of staff for",
  "Fraud within",
  "Loss of data from",
  "Legal challenge to",
  "Poor inspection of",
];
const ROLES = [
  "Director of Finance",
  "Director of Place",
  "Head of Audit",
  "Head of Housing",
  "Chief Executive",
  "Director of Adult Care",
];
const CONTROLS = [
  "Monthly monitoring report",
  "Quarterly board review",
  "Internal audit plan",
  "Contract management procedure",
  "Business continuity plan",
  "Staff training programme",
];
const ACTIONS = [
  "Agree the new contract",
  "Recruit to the vacant posts",
  "Complete the review",
  "Test the recovery plan",
  "Publish the new policy",
  "Move the service to the new system",
];
const STATUSES = ["Complete", "In progress", "Not started"];

/** One council's conventions. */
interface Style {
  readonly random: Random;
  readonly matrix: CouncilMatrix;
  readonly kind: "threats" | "opportunities" | "mixed";
  /** Ratings between two levels are allowed. */
  readonly decimals: boolean;
  /** The matrix gives bands, no numbers. */
  readonly wordsOnly: boolean;
  readonly rating: RatingForm;
  readonly score: ScoreForm;
  readonly letters: Letters | null;
  readonly bandNames: readonly string[];
  readonly fills: readonly string[];
  readonly key: "sheet" | "profile";
  readonly ascending: boolean;
  /** Whether the key gives its bands' ranges beside the grid, or by its fills alone. */
  readonly legend: boolean;
  readonly stages: readonly Stage[];
  readonly stageWord: Readonly<Record<Stage, string>>;
  readonly parts: Readonly<Record<Stage, readonly StagePart[]>>;
  readonly impactFirst: boolean;
  readonly twoRows: boolean;
  readonly bandBy: "none" | "fill" | "format";
  readonly dot: "arrow" | "word" | "both";
  readonly rows: "one" | "merged" | "blank";
  readonly prefix: string;
  readonly extras: readonly Field[];
  readonly heatMap: boolean;
  readonly titled: boolean;
  /** The opportunities' matrix stands beside the threats', its high levels first. */
  readonly mirrored: boolean;
}

function styleOf(random: Random): Style {
  const matrix = random.chance(0.15) ? random.pick(UNUSUAL_MATRICES) : pickMatrix(random, true);
  const words = LIKELIHOOD[matrix.likelihoods] !== undefined && IMPACT[matrix.impacts] !== undefined;
  const product = matrix.score(2, 3) === 6 && matrix.score(3, 2) === 6;
  const ranges = bandRanges(matrix) !== null;
  const wordsOnly = words && random.chance(0.08);
  const stages = random.pick(wordsOnly ? STAGE_SETS.filter((set) => !set.includes("previous")) : STAGE_SETS);
  const rating: RatingForm = wordsOnly
    ? "words"
    : random.weighted<RatingForm>([
        [10, "number"],
        [1, "text"],
        [1, "nbsp"],
        [1, "full-width"],
        [1, "roman"],
        [1, "prefixed"],
        [1, "out-of"],
        [words ? 2 : 0, "words"],
        [words ? 2 : 0, "number-word"],
        [words ? 1 : 0, "word-number"],
        [words ? 1 : 0, "lettered"],
      ]);
  const score = random.weighted<ScoreForm>([
    [6, "number"],
    [rating === "number" && hasFormula(matrix) ? 6 : 0, "formula"],
    [1, "nbsp"],
    [1, "full-width"],
    [ranges ? 1 : 0, "band-beside"],
    [words ? 1 : 0, "words-beside"],
    [product ? 1 : 0, "spelled-out"],
    [product ? 1 : 0, "bracketed"],
    [product && rating === "number" ? 1 : 0, "times"],
    [words && rating === "lettered" ? 3 : 0, "letter-pair"],
  ]);
  const bandShown = random.chance(0.5);
  const impactFirst = random.chance(0.3);
  const both: readonly StagePart[] = impactFirst ? ["impact", "likelihood"] : ["likelihood", "impact"];
  const full: readonly StagePart[] = wordsOnly
    ? [...both, "band"]
    : [...(PAIRS.has(score) ? [] : both), "score", ...(bandShown ? (["band"] as const) : [])];
  const short = (stage: Stage): readonly StagePart[] =>
    !wordsOnly && (stage === "target" || stage === "previous") && random.chance(0.5) ? ["score"] : full;
  const key =
    rating === "number" && score !== "band-beside" && ranges && random.chance(0.3)
      ? ("profile" as const)
      : ("sheet" as const);
  const legend = ranges && (matrix.bands !== 3 || random.chance(0.6));
  const kind = random.weighted([
    [6, "threats"],
    [2, "opportunities"],
    [2, "mixed"],
  ] as const);
  return {
    random,
    matrix,
    kind,
    wordsOnly,
    rating,
    score,
    letters: rating === "lettered" ? { axis: "likelihood", worstFirst: random.chance(0.5) } : null,
    bandNames: BANDS[matrix.bands]!,
    // Where no legend names the bands their colours do.
    fills: matrix.name.includes("black")
      ? FILLS[5]![1]!
      : legend
        ? random.pick(FILLS[matrix.bands]!)
        : FILLS[matrix.bands]![0]!,
    key,
    decimals: key === "profile" && product && (score === "number" || score === "formula") && random.chance(0.5),
    ascending: random.chance(0.3),
    legend,
    stages,
    stageWord: Object.fromEntries(
      Object.entries(STAGE_WORDS).map(([stage, list]) => [stage, random.pick(list)]),
    ) as Record<Stage, string>,
    parts: Object.fromEntries(stages.map((stage) => [stage, short(stage)])) as Record<Stage, readonly StagePart[]>,
    impactFirst,
    twoRows: random.chance(0.6),
    bandBy: random.pick(["none", "fill", "fill", ranges ? "format" : "fill"] as const),
    dot: random.pick(["arrow", "word", "both"] as const),
    rows: random.weighted([
      [3, "one"],
      [1, "merged"],
      [1, "blank"],
    ] as const),
    prefix: random.pick(["", "R", "CR", "CR-"]),
    extras: (
      ["cause", "consequence", "category", "adequacy", "revisedDue", "lastReview", "nextReview", "notes"] as const
    ).filter(() => random.chance(0.6)),
    heatMap: random.chance(0.3),
    titled: random.chance(0.7),
    mirrored: kind === "mixed" && !wordsOnly && random.chance(0.5),
  };
}

const formsOf = (style: Style): Forms => ({
  rating: style.rating,
  score: style.score,
  matrix: style.matrix,
  likelihoodWords: LIKELIHOOD[style.matrix.likelihoods] ?? [],
  impactWords: IMPACT[style.matrix.impacts] ?? [],
  bandWords: style.bandNames,
  letters: style.letters,
  impactFirst: style.impactFirst,
});

/** A pair that scores from `least` to `most`. */
function pairWithin(style: Style, least: number, most: number): Pair | null {
  const { matrix, random } = style;
  for (let tries = 0; tries < 60; tries++) {
    const pair: [number, number] = [random.int(1, matrix.likelihoods), random.int(1, matrix.impacts)];
    if (style.decimals && random.chance(0.4)) pair[0] = Math.min(pair[0] + 0.5, matrix.likelihoods);
    if (matrix.score(...pair) <= most && matrix.score(...pair) >= least) return pair;
  }
  return null;
}

const day = (days: number): Day => {
  const at = new Date(Date.UTC(ASOF.year, ASOF.month - 1, ASOF.day + days));
  return { year: at.getUTCFullYear(), month: at.getUTCMonth() + 1, day: at.getUTCDate() };
};

function risksOf(style: Style): readonly CleanRisk[] {
  const { random, matrix } = style;
  const count = random.int(12, 24);
  const named = random.shuffle(FAILURES.flatMap((failure) => THINGS.map((thing) => `${failure} ${thing}`)));
  return Array.from({ length: count }, (_, n) => {
    const kind = style.kind === "threats" || (style.kind === "mixed" && random.chance(0.6)) ? "threat" : "opportunity";
    // A threat's inherent score stands above every later stage, an opportunity's below; never in the order of another stage's ratings exchanged.
    const threat = kind === "threat";
    const inherent: Pair = threat
      ? [random.int(2, matrix.likelihoods), random.int(2, matrix.impacts)]
      : [random.int(1, matrix.likelihoods - 1), random.int(1, matrix.impacts - 1)];
    const within = (others: readonly Pair[], from: Pair, by: number): Pair =>
      threat
        ? different(style, others, 0, matrix.score(...from) - by)
        : different(style, others, matrix.score(...from) + by, Infinity);
    const now = within([inherent], inherent, 1);
    const target = within([inherent, now], now, 0);
    const previous = random.chance(0.3) ? now : different(style, [inherent, now, target], 0, Infinity);
    return {
      kind,
      id: style.prefix === "" ? n + 1 : `${style.prefix}${n + 1}`,
      title: named[n]!,
      cause: `Budget pressure and rising demand in area ${n + 1}.`,
      consequence: `Residents of ward ${n + 1} are left without a service.`,
      category: random.pick(["Finance", "Legal", "People", "Service"]),
      owner: random.pick(ROLES),
      stages: { inherent, current: now, residual: now, target, previous },
      controls: random
        .shuffle(CONTROLS)
        .slice(0, random.int(1, 2))
        .map((text) => ({ text: `${text} (${n + 1})`, adequacy: random.pick(["Good", "Reasonable"]) })),
      actions: random
        .shuffle(ACTIONS)
        .slice(0, random.int(1, 3))
        .map((text) => {
          const status = random.pick(STATUSES);
          const due = day(status === "Complete" ? random.int(-200, -20) : random.int(10, 300));
          return {
            text: `${text} (${n + 1})`,
            owner: random.pick(ROLES),
            due,
            revised: status === "In progress" && random.chance(0.3) ? day(400) : null,
            status,
          };
        }),
      lastReview: day(-random.int(5, 200)),
      nextReview: day(random.int(5, 150)),
      notes: `Reported to the committee as item ${n + 1}.`,
    };
  });
}

/** A pair within two scores that is none of `others` exchanged. */
function different(style: Style, others: readonly Pair[], least: number, most: number): Pair {
  for (let tries = 0; tries < 40; tries++) {
    const pair = pairWithin(style, least, most);
    if (pair && !others.some((other) => pair[0] === other[1] && pair[1] === other[0] && pair[0] !== pair[1]))
      return pair;
  }
  return least > 0 ? [style.matrix.likelihoods, style.matrix.impacts] : [1, 1];
}

/** The matrix as the product knows it, for a profile. */
function profileMatrix(style: Style): Matrix {
  const { matrix } = style;
  const levels = (count: number, words: readonly string[] | undefined) => numberedLevels(count, words ?? []);
  const scores = Array.from({ length: matrix.likelihoods }, (_, l) =>
    Array.from({ length: matrix.impacts }, (_, i) => matrix.score(l + 1, i + 1)),
  );
  const all = scores.flat();
  const bands: Band[] = style.bandNames.map((label, n) => {
    const own = all.filter(
      (_, at) => matrix.band(Math.floor(at / matrix.impacts) + 1, (at % matrix.impacts) + 1) === n,
    );
    return {
      id: label.toLowerCase().replace(/ /g, "-"),
      label,
      words: [],
      min: Math.min(...own),
      max: Math.max(...own),
      fill: style.fills[n]!,
    };
  });
  return makeMatrix({
    source: "chosen",
    where: "The council's own",
    likelihood: levels(matrix.likelihoods, LIKELIHOOD[matrix.likelihoods]),
    impact: levels(matrix.impacts, IMPACT[matrix.impacts]),
    ...(style.decimals ? { rule: "product", decimals: true } : { rule: "lookup", scores }),
    bands,
  });
}

interface Column {
  readonly field: Field;
  readonly group: string;
  readonly heading: string;
}

const HEADING: Readonly<Partial<Record<Field | StagePart, string>>> = {
  id: "Ref",
  kind: "Type",
  title: "Risk",
  cause: "Cause",
  consequence: "Consequence",
  category: "Category",
  owner: "Risk owner",
  controls: "Existing controls",
  adequacy: "Control adequacy",
  dot: "Direction of travel",
  actions: "Further actions",
  actionOwner: "Action owner",
  due: "Due date",
  revisedDue: "Revised due date",
  status: "Action status",
  lastReview: "Last review",
  nextReview: "Next review",
  notes: "Notes",
  likelihood: "Likelihood",
  impact: "Impact",
  score: "Score",
  band: "RAG",
};

function columnsOf(style: Style): readonly Column[] {
  const opportunities = style.kind === "opportunities";
  const plain = (field: Field): Column => ({
    field,
    group: "",
    heading: opportunities
      ? HEADING[field]!.replace(/risk/i, (word) => (word === "Risk" ? "Opportunity" : word))
      : HEADING[field]!,
  });
  const headed = (part: StagePart): string =>
    part === "score" && style.score === "times"
      ? style.impactFirst
        ? "Score (Impact x Likelihood)"
        : "Score (Likelihood x Impact)"
      : HEADING[part]!;
  const stage = (name: Stage): Column[] =>
    style.parts[name].map((part) => ({
      field: `${name}.${part}`,
      group: style.twoRows ? `${style.stageWord[name]} ${opportunities ? "rating" : "risk"}` : "",
      heading: style.twoRows
        ? headed(part)
        : `${style.stageWord[name]} ${headed(part).replace(/^RAG$/, "RAG rating").toLowerCase().replace("rag", "RAG")}`,
    }));
  const has = (field: Field): Column[] => (style.extras.includes(field) ? [plain(field)] : []);
  const [first, ...rest] = style.stages;
  return [
    ...(["id", "title"] as const).map(plain),
    ...(style.kind === "mixed" ? [plain("kind")] : []),
    ...has("cause"),
    ...has("consequence"),
    ...has("category"),
    plain("owner"),
    ...stage(first!),
    plain("controls"),
    ...has("adequacy"),
    ...rest.flatMap(stage),
    ...(style.stages.includes("previous") ? [plain("dot")] : []),
    ...(["actions", "actionOwner", "due"] as const).map(plain),
    ...has("revisedDue"),
    plain("status"),
    ...has("lastReview"),
    ...has("nextReview"),
    ...has("notes"),
  ];
}

function draw(style: Style, risks: readonly CleanRisk[], quarter: number): WorkbookSnapshot {
  const sheet = new Drawing(style.kind === "opportunities" ? "Opportunities" : "Risk register");
  const columns = columnsOf(style);
  const at = (field: Field): number => columns.findIndex((column) => column.field === field);
  let row = 0;
  if (style.titled) {
    sheet.put(0, 0, "Northshire Council");
    sheet.put(
      1,
      0,
      `Corporate ${style.kind === "opportunities" ? "opportunities" : "risk register"}: Quarter ${quarter} 2023/24`,
    );
    row = 3;
  }
  if (style.twoRows) {
    columns.forEach(({ group, heading }, column) => {
      sheet.put(row + 1, column, heading);
      if (group !== "" && columns[column - 1]?.group !== group) {
        sheet.put(row, column, group);
        sheet.merge(row, column, row, column + columns.filter((c) => c.group === group).length - 1);
      }
    });
    row += 2;
  } else {
    columns.forEach(({ heading }, column) => sheet.put(row, column, heading));
    row++;
  }
  const firstRow = row;
  const put = (at: number, column: number, value: CellValue, more: Parameters<Drawing["put"]>[3] = {}): void => {
    if (column >= 0) sheet.put(at, column, value, more);
  };
  const date = (value: Day | null) => (value ? serialOf(value) : null);
  for (const risk of risks) {
    const height = style.rows === "one" ? 1 : Math.max(risk.actions.length, risk.controls.length);
    const texts: readonly (readonly [Field, CellValue])[] = [
      ["id", risk.id],
      ["kind", risk.kind === "threat" ? "Threat" : "Opportunity"],
      ["title", risk.title],
      ["cause", risk.cause],
      ["consequence", risk.consequence],
      ["category", risk.category],
      ["owner", risk.owner],
      ["notes", risk.notes],
    ];
    for (const [field, value] of texts) put(row, at(field), value);
    put(row, at("lastReview"), date(risk.lastReview), { format: "dd/mm/yyyy" });
    put(row, at("nextReview"), date(risk.nextReview), { format: "dd/mm/yyyy" });
    for (const stage of style.stages) drawStage(sheet, style, at, row, stage, risk.stages[stage]);
    if (at("dot") >= 0) put(row, at("dot"), dotOf(style, risk));
    risk.controls.slice(0, height).forEach((control, n) => {
      put(row + n, at("controls"), control.text);
      put(row + n, at("adequacy"), control.adequacy);
    });
    risk.actions.slice(0, height).forEach((action, n) => {
      put(row + n, at("actions"), action.text);
      put(row + n, at("actionOwner"), action.owner);
      put(row + n, at("due"), date(action.due), { format: "dd/mm/yyyy" });
      put(row + n, at("revisedDue"), date(action.revised), { format: "dd/mm/yyyy" });
      put(row + n, at("status"), action.status);
    });
    if (style.rows === "merged" && height > 1) {
      for (const [column, { field }] of columns.entries())
        if (!["controls", "adequacy", "actions", "actionOwner", "due", "revisedDue", "status"].includes(field))
          sheet.merge(row, column, row + height - 1, column);
    }
    row += height;
  }
  if (style.bandBy === "format") formats(sheet, style, columns, firstRow, row - 1);
  const sheets = [sheet.snapshot()];
  if (style.key === "sheet") sheets.push(drawKey(style));
  if (
    style.heatMap &&
    !style.decimals &&
    style.kind === "threats" &&
    style.parts[style.stages[0]!].includes("likelihood")
  )
    sheets.push(drawHeatMap(style, risks));
  return { fileName: "clean.xlsx", sheets, date1904: false, notes: [] };
}

function drawStage(
  sheet: Drawing,
  style: Style,
  at: (field: Field) => number,
  row: number,
  stage: Stage,
  [l, i]: Pair,
): void {
  const { matrix } = style;
  const forms = formsOf(style);
  const rated = style.parts[stage].includes("likelihood");
  const [lc, ic, sc, bc] = (["likelihood", "impact", "score", "band"] as const).map((part) =>
    at(`${stage}.${part}`),
  ) as [number, number, number, number];
  if (lc >= 0) sheet.put(row, lc, ratingCell(forms, "likelihood", l));
  if (ic >= 0) sheet.put(row, ic, ratingCell(forms, "impact", i));
  const band = matrix.band(l, i);
  const fill = style.bandBy === "fill" ? style.fills[band]! : null;
  const inked = (column: number): void => {
    if (fill && inkFor(fill) === "#FFFFFF") sheet.fontColours.set(row * 16384 + column, "#FFFFFF");
  };
  if (sc >= 0) {
    const formula = style.score === "formula" && rated ? formulaFor(matrix, a1(row, lc), a1(row, ic)) : undefined;
    sheet.put(row, sc, scoreCell(forms, l, i), { fill, ...(formula && { formula }) });
    inked(sc);
  }
  if (bc >= 0) {
    sheet.put(row, bc, style.bandNames[band]!, { fill });
    inked(bc);
  }
}

/** Whether the scores follow a formula at all. */
const hasFormula = (matrix: CouncilMatrix): boolean => matrix.score(4, 2) !== 12;
const formulaFor = (matrix: CouncilMatrix, l: string, i: string): string =>
  matrix.score(2, 3) === 5 ? `=${l}+${i}` : matrix.score(2, 3) === 9 ? `=${l}*${i}+${i}` : `=${l}*${i}`;

function dotOf(style: Style, risk: CleanRisk): string {
  const [before, now] = [style.matrix.score(...risk.stages.previous), style.matrix.score(...risk.stages.current)];
  const risen = risk.kind === "threat" ? "worse" : "better",
    fallen = risk.kind === "threat" ? "better" : "worse";
  const text = dotText(now > before ? risen : now < before ? fallen : "same", "up-is-worse", risk.kind);
  return style.dot === "both" ? text : style.dot === "arrow" ? text.split(" ")[0]! : text.split(" ")[1]!;
}

function formats(sheet: Drawing, style: Style, columns: readonly Column[], top: number, bottom: number): void {
  const limits = profileMatrix(style).bands;
  columns.forEach(({ field }, column) => {
    if (!field.endsWith(".score") || (style.score !== "number" && style.score !== "formula")) return;
    limits.forEach((band, n) =>
      sheet.conditionalFormats.push({
        ranges: [{ top, left: column, bottom, right: column }],
        kind: n % 2 ? "formula" : "cellValue",
        ...(n % 2 ? {} : { operator: "between" as const }),
        formulas:
          n % 2
            ? [`AND(${columnName(column)}${top + 1}>=${band.min},${columnName(column)}${top + 1}<=${band.max})`]
            : [String(band.min), String(band.max)],
        fill: band.fill!,
        fontColour: inkFor(band.fill!),
        priority: n + 1,
        stopIfTrue: false,
      }),
    );
  });
}

/** Row and column of the key's cell for two levels counted from 1; `mirrored` for the opportunities' own grid beside it. */
function keyPlace({ matrix, ascending }: Style, l: number, i: number, mirrored = false): readonly [number, number] {
  const row = 2 + (ascending ? l : matrix.likelihoods + 1 - l);
  return [row, mirrored ? 2 * matrix.impacts + 4 - i : i + 1];
}
const legendTop = ({ matrix }: Style): number => matrix.likelihoods + 5;

/** Likelihood down, impact across, fills and a legend of ranges. */
function drawKey(style: Style): ReturnType<Drawing["snapshot"]> {
  const { matrix } = style;
  const key = new Drawing("Key");
  key.put(0, 0, "Risk scoring matrix");
  key.put(1, 1, "Impact");
  const label = (list: readonly string[] | undefined, level: number): CellValue =>
    style.wordsOnly ? list![level - 1]! : list ? `${level} - ${list[level - 1]!}` : level;
  key.put(3, 0, "Likelihood");
  for (const mirrored of style.mirrored ? [false, true] : [false]) {
    const [, first] = keyPlace(style, 1, mirrored ? matrix.impacts : 1, mirrored);
    if (mirrored) key.put(1, first, "Opportunities");
    for (let i = 1; i <= matrix.impacts; i++)
      key.put(2, keyPlace(style, 1, i, mirrored)[1], label(IMPACT[matrix.impacts], i));
    for (let l = 1; l <= matrix.likelihoods; l++) {
      key.put(
        keyPlace(style, l, 1)[0],
        first - 1,
        style.letters
          ? `${letterOf(formsOf(style), l)} ${LIKELIHOOD[matrix.likelihoods]![l - 1]!}`
          : label(LIKELIHOOD[matrix.likelihoods], l),
      );
      for (let i = 1; i <= matrix.impacts; i++) {
        const [row, column] = keyPlace(style, l, i, mirrored);
        key.put(row, column, style.wordsOnly ? style.bandNames[matrix.band(l, i)]! : matrix.score(l, i), {
          fill: style.fills[matrix.band(l, i)]!,
        });
      }
    }
  }
  if (!style.legend || style.wordsOnly) return key.snapshot();
  for (const [n, band] of profileMatrix(style).bands.entries()) {
    key.put(legendTop(style) + n, 0, band.label, { fill: style.fills[n]! });
    key.put(legendTop(style) + n, 1, `${band.min} - ${band.max}`);
  }
  return key.snapshot();
}

const placeInKey =
  (style: Style, mirrored: boolean): CleanKey["cell"] =>
  (l, i) => {
    const [row, column] = keyPlace(style, l + 1, i + 1, mirrored);
    return { sheet: "Key", row, column };
  };
const placesOfKey = (style: Style): CleanKey => ({
  cell: placeInKey(style, false),
  twin: style.mirrored ? placeInKey(style, true) : null,
  range: style.legend && !style.wordsOnly ? (n) => ({ sheet: "Key", row: legendTop(style) + n, column: 1 }) : null,
});

function drawHeatMap(style: Style, risks: readonly CleanRisk[]): ReturnType<Drawing["snapshot"]> {
  const { matrix } = style;
  const map = new Drawing("Heat map");
  map.put(0, 0, "Number of risks");
  for (let i = 1; i <= matrix.impacts; i++) map.put(matrix.likelihoods + 1, i + 1, i);
  for (let n = 1; n <= matrix.likelihoods; n++) {
    const l = matrix.likelihoods + 1 - n;
    map.put(n, 1, l);
    for (let i = 1; i <= matrix.impacts; i++) {
      const here = risks.filter(
        (risk) => risk.stages[style.stages[0]!][0] === l && risk.stages[style.stages[0]!][1] === i,
      ).length;
      if (here > 0) map.put(n, i + 1, here);
    }
  }
  return map.snapshot();
}

export function makeClean(seed: number): Clean {
  const random = new Random(seed);
  const style = styleOf(random);
  const risks = risksOf(style);
  // A quarter ago each risk stood where it stands now as its previous score, and something else was written about it if it moved.
  const before = risks.map((risk) => ({
    ...risk,
    stages: { ...risk.stages, current: risk.stages.previous, residual: risk.stages.previous },
    notes: `${risk.notes} Under discussion.`,
    controls: risk.controls.map((control) => ({ ...control, text: `${control.text}, as agreed in the spring` })),
  }));
  // And two quarters ago half of them stood there already, the others lowest or highest.
  const lowest: Pair = [1, 1],
    highest: Pair = [style.matrix.likelihoods, style.matrix.impacts];
  const earlier = before.map((risk, n) => {
    const other = risk.stages.previous.every((level) => level === 1) ? highest : lowest;
    const then = n % 2 === 0 ? risk.stages.previous : other;
    return { ...risk, stages: { ...risk.stages, current: then, residual: then } };
  });
  const chosen =
    style.key === "profile"
      ? { ...DEFAULT_PROFILE, name: "The council's own", chosen: true, matrix: profileMatrix(style) }
      : DEFAULT_PROFILE;
  return {
    seed,
    about: `${style.kind}, ${style.matrix.name}, ${style.stages.join("+")}, ${style.twoRows ? 2 : 1} heading rows, ${style.rating}, ${style.wordsOnly ? "words only" : style.score}, ${style.decimals ? "decimals, " : ""}bands by ${style.bandBy}, key by ${style.key}${style.mirrored ? " (mirrored beside)" : ""}, ${style.rows} row`,
    workbook: draw(style, risks, 3),
    registers: 1,
    previous: draw(style, before, 2),
    earlier: [draw(style, earlier, 1)],
    profile: style.dot === "arrow" ? { ...chosen, arrowMeaning: "up-is-worse" } : chosen,
    asOf: ASOF,
    key: style.key === "sheet" ? placesOfKey(style) : null,
  };
}
