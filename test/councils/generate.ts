import type { Field, Stage, StagePart } from "../../src/register";
import { a1, columnName, serialOf, type CellValue, type WorkbookSnapshot } from "../../src/workbook";
import { Drawing } from "./drawing";
import { FILLS, pickMatrix, type CouncilMatrix } from "./matrices";
import { Random } from "./random";
import { LANGUAGES, PARTS, type Words } from "./words";

/** What one generated register really is. Rows and columns 0-based. */
export interface Truth {
  readonly sheet: string;
  readonly headerRows: readonly [number, number];
  readonly columns: Readonly<Partial<Record<Field, number>>>;
  readonly kind: "threats" | "opportunities";
  readonly risks: readonly TrueRisk[];
}

export interface TrueRisk {
  readonly id: string;
  readonly title: string;
  readonly rows: readonly [number, number];
  /** Ratings as level numbers, scores as numbers; only what the sheet shows. */
  readonly stages: Readonly<
    Partial<Record<Stage, Readonly<Partial<Record<"likelihood" | "impact" | "score", number>>>>>
  >;
}

export interface Council {
  readonly seed: number;
  /** In a few words: what is special about it. */
  readonly about: string;
  readonly workbook: WorkbookSnapshot;
  readonly truths: readonly Truth[];
}

type RatingForm = "number" | "text" | "words" | "number-word" | "word-number" | "lettered";
type ScoreForm = "number" | "formula" | "words-beside" | "spelled-out";

/** One council's conventions, drawn once and used on all its sheets. */
interface Style {
  readonly random: Random;
  readonly language: string;
  readonly words: Words;
  readonly matrix: CouncilMatrix;
  readonly fills: readonly string[];
  readonly bandWords: readonly string[];
  readonly likelihoodWords: readonly string[];
  readonly impactWords: readonly string[];
  readonly key: "sheet" | "beside" | "below" | "none";
  readonly rating: RatingForm;
  readonly score: ScoreForm;
  readonly impactFirst: boolean;
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
  readonly dot: "none" | "arrow" | "word" | "both";
  readonly columns: readonly Field[];
  readonly heading: (field: string) => string;
  readonly idStyle: (n: number, opportunity: boolean) => CellValue;
  readonly titleRows: number;
  readonly firstColumn: number;
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

function drawStyle(random: Random): Style {
  const language = random.chance(0.7) ? "en" : random.pick(Object.keys(LANGUAGES).filter((l) => l !== "en"));
  const words = LANGUAGES[language]!;
  const matrix = pickMatrix(random);
  const levelWords = (from: Words["likelihood"], count: number): readonly string[] =>
    from[count] ? random.pick(from[count]) : Array.from({ length: count }, () => "");
  const likelihoodWords = levelWords(words.likelihood, matrix.likelihoods);
  const impactWords = levelWords(words.impact, matrix.impacts);
  const haveWords = likelihoodWords[0] !== "" && impactWords[0] !== "";
  const rating = haveWords
    ? random.weighted<RatingForm>([
        [12, "number"],
        [1, "text"],
        [3, "words"],
        [2, "number-word"],
        [1, "word-number"],
        [1, "lettered"],
      ])
    : "number";
  const stages = random.weighted(STAGE_SETS);
  const bandList = words.bands[matrix.bands];
  const bandWords = bandList ? random.pick(bandList) : [];
  const score: ScoreForm =
    rating === "number" && haveWords
      ? random.weighted<ScoreForm>([
          [8, "number"],
          [6, "formula"],
          [1, "words-beside"],
          [1, "spelled-out"],
        ])
      : "number";
  const alone = stages.length === 1 && random.chance(0.5);
  const partSets: (readonly [number, readonly StagePart[]])[] = [
    [8, ["likelihood", "impact", "score"]],
    [2, ["likelihood", "impact"]],
  ];
  if (bandWords.length)
    partSets.push([3, ["likelihood", "impact", "score", "band"]], [1, ["likelihood", "impact", "band"]]);
  if (rating === "number" && score !== "formula") partSets.push([1, ["score"]]);
  const chosen = new Map<string, string>();
  const heading = (field: string): string => {
    if (!chosen.has(field)) chosen.set(field, random.pick(words.headings[field] ?? [field]));
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
    ? random.pick(["arrow", "word", "both"] as const)
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
      rating === "words" || rating === "lettered"
        ? random.pick(["sheet", "sheet", "below"] as const)
        : random.weighted([
            [5, "sheet"],
            [1, "beside"],
            [1, "below"],
            [3, "none"],
          ]),
    impactFirst: random.chance(0.3),
    parts: random.weighted(partSets),
    headingRows: alone
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
      [2, "format"],
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

const fillIn = (random: Random, text: string): string =>
  text
    .replace("{council}", random.pick(PARTS.council))
    .replace("{service}", random.pick(PARTS.service))
    .replace("{period}", `Quarter ${random.int(1, 4)} 2023/24`);

/** A likelihood or impact as the council writes it. */
function ratingCell(style: Style, axis: "likelihood" | "impact", level: number): CellValue {
  const word = (axis === "likelihood" ? style.likelihoodWords : style.impactWords)[level - 1] ?? "";
  switch (style.rating) {
    case "number":
      return level;
    case "text":
      return String(level);
    case "words":
      return word;
    case "number-word":
      return `${level} - ${word}`;
    case "word-number":
      return `${word} (${level})`;
    case "lettered":
      return axis === "likelihood" ? String.fromCharCode(64 + level) : level;
  }
}

interface Column {
  readonly field: Field | null;
  readonly group: string;
  readonly heading: string;
}

/** The columns in order, with their group and heading as printed. */
function layColumns(style: Style): Column[] {
  const { random, words, language } = style;
  const plain = (field: Field): Column => ({ field, group: "", heading: style.heading(field) });
  const group = (stage: Stage): Column[] => {
    const word = style.stageWord[stage] ?? "";
    let parts = style.parts;
    if ((stage === "target" || stage === "previous") && parts.length > 2 && random.chance(0.4)) parts = ["score"];
    if (style.impactFirst && parts[0] === "likelihood" && parts[1] === "impact")
      parts = ["impact", "likelihood", ...parts.slice(2)];
    const title =
      word === ""
        ? ""
        : language === "en" && !/risk|control|quarter|period|mitigation|year/i.test(word) && random.chance(0.6)
          ? `${word} ${random.pick(["risk", "Risk", "rating", "assessment"])}`
          : word;
    return parts.map((part) => {
      const head = style.heading(part);
      if (style.headingRows > 1 || word === "")
        return { field: `${stage}.${part}` as Field, group: title, heading: head };
      const one =
        language === "en" && random.chance(0.7) && !/before|after/i.test(word)
          ? `${word} ${head.toLowerCase()}`
          : `${head} (${word.toLowerCase()})`;
      return { field: `${stage}.${part}` as Field, group: "", heading: one };
    });
  };
  const gap: Column[] = style.spacers ? [{ field: null, group: "", heading: "" }] : [];
  const stageColumns = (stages: readonly Stage[]): Column[] => stages.flatMap((s) => [...group(s), ...gap]);
  const early = style.columns.filter((f) =>
    ["id", "title", "description", "cause", "consequence", "category", "owner"].includes(f),
  );
  const controls = style.columns.filter((f) => f === "controls");
  const late = style.columns.filter((f) => !early.includes(f) && f !== "controls");
  const named = Object.keys(style.stageWord).length > 0;
  // Where every stage is named its place is free; an unnamed group stands where it cannot mean two things.
  const split = named && style.stages.length > 1 ? 1 : style.stages.length;
  const laid = [
    ...early.map(plain),
    ...gap,
    ...stageColumns(style.stages.slice(0, split)),
    ...controls.map(plain),
    ...stageColumns(style.stages.slice(split)),
    ...late.map(plain),
  ];
  while (laid.length && laid[laid.length - 1]!.field === null) laid.pop();
  // "Owner" beside "Owner of action" and the like must stay apart; a heading may stand once only without its group.
  const seen = new Set<string>();
  return laid.map((c) => {
    const key = `${c.group}/${c.heading}`;
    if (c.field !== null && seen.has(key))
      return { ...c, heading: `${c.heading} ${words.headings[c.field]?.[0] ?? ""}`.trim() };
    seen.add(key);
    return c;
  });
}

/** Draws the headings; returns the row after them. */
function drawHeadings(sheet: Drawing, style: Style, columns: readonly Column[], top: number, grand: boolean): number {
  const rows = style.headingRows === 3 && !grand ? 2 : style.headingRows;
  const left = style.firstColumn;
  if (rows === 1) {
    columns.forEach((c, n) => c.heading && sheet.put(top, left + n, c.heading, { fill: "#D9D9D9" }));
    return top + 1;
  }
  let row = top;
  if (rows === 3) {
    sheet.put(row, left, "Risk identification", { fill: "#1F3864" });
    const first = columns.findIndex((c) => c.field?.includes("."));
    if (first > 0) {
      sheet.merge(row, left, row, left + first - 1);
      sheet.put(row, left + first, "Risk assessment and treatment", { fill: "#1F3864" });
      sheet.merge(row, left + first, row, left + columns.length - 1);
    }
    row++;
  }
  const down = style.random.chance(0.5);
  columns.forEach((c, n) => {
    if (c.group === "") {
      if (!c.heading) return;
      sheet.put(down ? row : row + 1, left + n, c.heading, { fill: "#D9D9D9" });
      if (down) sheet.merge(row, left + n, row + 1, left + n);
      return;
    }
    sheet.put(row + 1, left + n, c.heading, { fill: "#D9D9D9" });
    if (columns[n - 1]?.group === c.group && columns[n - 1]?.field?.split(".")[0] === c.field?.split(".")[0]) return;
    sheet.put(row, left + n, c.group, { fill: "#D9D9D9" });
    let end = n;
    while (
      columns[end + 1] &&
      columns[end + 1]!.group === c.group &&
      columns[end + 1]!.field?.split(".")[0] === c.field?.split(".")[0]
    )
      end++;
    if (style.groupsMerged) sheet.merge(row, left + n, row, left + end);
  });
  return row + 2;
}

const text = (random: Random, of: keyof typeof PARTS, n: number): string => `${random.pick(PARTS[of])} (${n})`;

/** Draws one register from `top` on; returns its truth and the row after it. */
function drawRegister(
  sheet: Drawing,
  style: Style,
  top: number,
  count: number,
  opportunity: boolean,
): { truth: Truth; next: number } {
  const { random, words, matrix } = style;
  const columns = layColumns(style);
  const left = style.firstColumn;
  const at = (n: number): number => left + n;
  let row = drawHeadings(sheet, style, columns, top, true);
  const headerRows: [number, number] = [top, row - 1];
  const find = (field: string): number => columns.findIndex((c) => c.field === field);
  const risks: TrueRisk[] = [];
  for (let n = 1; n <= count; n++) {
    if (style.sections && n > 1 && n % 5 === 1) {
      sheet.put(row, left, random.pick(words.sections), { fill: "#BFBFBF" });
      if (random.chance(0.7)) sheet.merge(row, left, row, at(columns.length - 1));
      row++;
    }
    if (style.repeated && n > 1 && n % 6 === 1)
      row = drawHeadings(sheet, { ...style, random: new Random(n) }, columns, row, false);
    const tall = style.severalRows === "no" ? 1 : random.int(1, 3);
    const id = style.idStyle(n, opportunity);
    const title = `${random.pick(PARTS.subject)} ${random.pick(PARTS.about)} ${n}`;
    const stages: Partial<Record<Stage, { likelihood?: number; impact?: number; score?: number }>> = {};
    let worst = { l: random.int(2, matrix.likelihoods), i: random.int(2, matrix.impacts) };
    for (const stage of style.stages) {
      const l = stage === "inherent" ? worst.l : random.int(1, worst.l);
      const i = stage === "inherent" ? worst.i : random.int(Math.max(1, worst.i - 1), worst.i);
      if (stage !== "previous") worst = { l, i };
      const score = matrix.score(l, i);
      const shown: { likelihood?: number; impact?: number; score?: number } = {};
      const lc = find(`${stage}.likelihood`),
        ic = find(`${stage}.impact`),
        sc = find(`${stage}.score`),
        bc = find(`${stage}.band`);
      if (lc >= 0) {
        sheet.put(row, at(lc), ratingCell(style, "likelihood", l));
        shown.likelihood = l;
      }
      if (ic >= 0) {
        sheet.put(row, at(ic), ratingCell(style, "impact", i));
        shown.impact = i;
      }
      const band = matrix.band(l, i);
      const fill = style.bandBy === "fill" ? style.fills[band]! : null;
      if (sc >= 0) {
        const [lw, iw] = [style.likelihoodWords[l - 1], style.impactWords[i - 1]];
        const value =
          style.score === "words-beside"
            ? `${score} (${iw}/${lw})`
            : style.score === "spelled-out" && matrix.score(2, 3) === 6
              ? `${l}x${i}=${score}`
              : score;
        const formula =
          style.score === "formula" && lc >= 0 && ic >= 0 && matrix.score(2, 3) === 6
            ? `=${a1(row, at(lc))}*${a1(row, at(ic))}`
            : undefined;
        sheet.put(row, at(sc), value, { formula, fill });
        shown.score = score;
      }
      if (bc >= 0) sheet.put(row, at(bc), style.bandWords[band] ?? "", { fill });
      stages[stage] = shown;
    }
    const own: Partial<Record<Field, CellValue>> = {
      id,
      title,
      description: `${title}: further detail about what may happen and to whom`,
      cause: text(random, "cause", n),
      consequence: text(random, "consequence", n),
      category: random.pick(["Financial", "Legal", "People", "Reputation"]),
      owner: random.pick(PARTS.role),
      notes: random.chance(0.6) ? `Discussed at the ${random.pick(["March", "June"])} meeting, item ${n}` : null,
      nextReview: serialOf({ year: 2024, month: random.int(1, 12), day: random.int(1, 28) }),
    };
    for (const field of [
      "id",
      "title",
      "description",
      "cause",
      "consequence",
      "category",
      "owner",
      "notes",
      "nextReview",
    ] as const) {
      const column = find(field);
      if (column >= 0)
        sheet.put(row, at(column), own[field] ?? null, field === "nextReview" ? { format: "dd/mm/yyyy" } : {});
    }
    const dotColumn = find("dot");
    if (dotColumn >= 0) {
      const now = stages.current ?? stages.residual ?? {},
        before = stages.previous ?? now;
      const key = (s: { likelihood?: number; impact?: number; score?: number }): number =>
        s.score ?? matrix.score(s.likelihood ?? 1, s.impact ?? 1);
      const change = Math.sign(key(now) - key(before));
      const arrow = change > 0 ? "▲" : change < 0 ? "▼" : "►",
        word = change > 0 ? words.worse : change < 0 ? words.better : words.same;
      sheet.put(row, at(dotColumn), style.dot === "arrow" ? arrow : style.dot === "word" ? word : `${arrow} ${word}`);
    }
    for (let part = 0; part < tall; part++) {
      const put = (field: Field, value: CellValue, format?: string): void => {
        const column = find(field);
        if (column >= 0) sheet.put(row + part, at(column), value, format ? { format } : {});
      };
      put("controls", text(random, "control", n * 10 + part));
      put("actions", text(random, "action", n * 10 + part));
      put("actionOwner", random.pick(PARTS.role));
      put("due", serialOf({ year: 2024, month: random.int(1, 12), day: random.int(1, 28) }), "dd/mm/yyyy");
      put("status", random.pick(words.statuses));
    }
    if (tall > 1 && style.severalRows === "merged")
      columns.forEach((c, k) => {
        if (c.field !== null && !["controls", "actions", "actionOwner", "due", "status"].includes(c.field))
          sheet.merge(row, at(k), row + tall - 1, at(k));
      });
    risks.push({ id: String(id), title, rows: [row, row + tall - 1], stages });
    row += tall;
  }
  for (let n = 1; n <= style.emptyNumbered; n++) sheet.put(row++, left, style.idStyle(count + n, opportunity));
  if (style.bandBy === "format") addFormats(sheet, style, columns, headerRows[1] + 1, row - 1);
  const known: Partial<Record<Field, number>> = {};
  columns.forEach((c, n) => c.field && (known[c.field] = at(n)));
  return {
    truth: { sheet: sheet.name, headerRows, columns: known, kind: opportunity ? "opportunities" : "threats", risks },
    next: row,
  };
}

/** Bands by conditional formats, where they are ranges of scores. */
function addFormats(sheet: Drawing, style: Style, columns: readonly Column[], first: number, last: number): void {
  const { matrix } = style;
  const limits = Array.from({ length: matrix.bands }, (_, band) => {
    const scores: number[] = [];
    for (let l = 1; l <= matrix.likelihoods; l++)
      for (let i = 1; i <= matrix.impacts; i++) if (matrix.band(l, i) === band) scores.push(matrix.score(l, i));
    return [Math.min(...scores), Math.max(...scores)] as const;
  });
  columns.forEach((c, n) => {
    if (!c.field?.endsWith(".score")) return;
    const column = style.firstColumn + n;
    limits.forEach(([low, high], band) =>
      sheet.conditionalFormats.push({
        ranges: [{ top: first, left: column, bottom: last, right: column }],
        kind: "cellValue",
        operator: "between",
        formulas: [String(low), String(high)],
        fill: style.fills[band]!,
        priority: sheet.conditionalFormats.length + 1,
        stopIfTrue: false,
      }),
    );
  });
}

/** Draws the matrix with its top left corner at (top, left): labels, numbers, fills, and a legend of bands. */
function drawKey(sheet: Drawing, style: Style, top: number, left: number): void {
  const { random, matrix, words } = style;
  const across = random.chance(0.6) ? "likelihood" : "impact";
  const [width, height] =
    across === "likelihood" ? [matrix.likelihoods, matrix.impacts] : [matrix.impacts, matrix.likelihoods];
  const bottomUp = random.chance(0.75);
  const label = (axis: "likelihood" | "impact", level: number): CellValue => {
    const word = (axis === "likelihood" ? style.likelihoodWords : style.impactWords)[level - 1] ?? "";
    if (style.rating === "lettered" && axis === "likelihood")
      return `${String.fromCharCode(64 + level)} ${word}`.trim();
    return word === "" ? level : style.rating === "words" && random.chance(0.5) ? word : `${level} ${word}`;
  };
  const down = across === "likelihood" ? "impact" : "likelihood";
  const acrossAtTop = random.chance(0.4);
  const gridTop = acrossAtTop ? top + 2 : top + 1;
  const [acrossName, downName] = [words.headings[across]![0]!, words.headings[down]![0]!];
  sheet.put(acrossAtTop ? top : gridTop + height + 1, left + 2, acrossName);
  sheet.put(gridTop, left, downName);
  sheet.merge(gridTop, left, gridTop + height - 1, left);
  for (let c = 0; c < width; c++)
    sheet.put(acrossAtTop ? gridTop - 1 : gridTop + height, left + 2 + c, label(across, c + 1));
  for (let r = 0; r < height; r++) {
    const level = bottomUp ? height - r : r + 1;
    sheet.put(gridTop + r, left + 1, label(down, level));
    for (let c = 0; c < width; c++) {
      const [l, i] = across === "likelihood" ? [c + 1, level] : [level, c + 1];
      sheet.put(gridTop + r, left + 2 + c, matrix.score(l, i), { fill: style.fills[matrix.band(l, i)]! });
    }
  }
  if (style.bandWords.length && random.chance(0.7)) {
    const legend = gridTop + height + 3;
    style.bandWords.forEach((word, band) => {
      const scores: number[] = [];
      for (let l = 1; l <= matrix.likelihoods; l++)
        for (let i = 1; i <= matrix.impacts; i++) if (matrix.band(l, i) === band) scores.push(matrix.score(l, i));
      sheet.put(legend + band, left + 1, word, { fill: style.fills[band]! });
      sheet.put(legend + band, left + 2, `${Math.min(...scores)} - ${Math.max(...scores)}`);
    });
  }
}

/** Makes one council's workbook; the same seed makes the same workbook. */
export function makeCouncil(seed: number): Council {
  const random = new Random(seed);
  const style = drawStyle(random);
  const sheets: Drawing[] = [];
  const truths: Truth[] = [];
  const about: string[] = [
    style.language,
    style.matrix.name,
    style.stages.join("+"),
    `${style.headingRows} heading rows`,
    style.rating,
    style.key,
  ];
  if (random.chance(0.2)) {
    const cover = new Drawing("Guidance");
    cover.put(0, 0, fillIn(random, random.pick(style.words.titles)));
    style.words.guidance.forEach((line, n) => cover.put(2 + n, 0, line));
    sheets.push(cover);
  }
  const several = random.chance(0.1);
  for (let n = 0; n < (several ? 3 : 1); n++) {
    const sheet = new Drawing(
      several ? `${PARTS.service[n]}` : random.pick(["Register", "Risk Register", "Corporate Risks", "Sheet1", "Q2"]),
    );
    let top = 0;
    if (style.titleRows > 0) {
      sheet.put(0, style.firstColumn, fillIn(random, random.pick(style.words.titles)));
      for (let r = 1; r < style.titleRows - 1; r++)
        if (random.chance(0.6))
          sheet.put(
            r,
            style.firstColumn + (random.chance(0.3) ? 2 : 0),
            fillIn(random, random.pick(style.words.guidance)),
          );
      top = style.titleRows;
    }
    const drawn = drawRegister(sheet, style, top, random.int(8, 24), false);
    truths.push(drawn.truth);
    let next = drawn.next;
    if (!several && style.language === "en" && random.chance(0.1)) {
      about.push("opportunities below");
      sheet.put(next + 2, style.firstColumn, "Opportunities");
      const more = drawRegister(
        sheet,
        { ...style, emptyNumbered: 0, sections: false, repeated: false },
        next + 3,
        random.int(3, 6),
        true,
      );
      truths.push(more.truth);
      next = more.next;
    }
    if (n === 0 && style.key === "below") drawKey(sheet, style, next + 3, style.firstColumn);
    if (n === 0 && style.key === "beside")
      drawKey(sheet, style, Math.max(0, top), style.firstColumn + Math.max(...Object.values(truths[0]!.columns)) + 3);
    sheets.push(sheet);
  }
  if (style.key === "sheet") {
    const key = new Drawing(random.pick(["Key", "Matrix", "Scoring", "Risk matrix", "Guidance on scoring"]));
    key.put(0, 0, random.pick(["How risks are scored", "Scoring matrix", "Key"]));
    drawKey(key, style, 2, 0);
    sheets.push(key);
  }
  return {
    seed,
    about: about.join(", "),
    truths,
    workbook: { fileName: `council-${seed}.xlsx`, sheets: sheets.map((s) => s.snapshot()), date1904: false, notes: [] },
  };
}

/** A column's letter, for messages. */
export const letter = (column: number | undefined): string => (column === undefined ? "-" : columnName(column));
