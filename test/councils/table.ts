import type { Field, Stage } from "../../src/register";
import { a1, serialOf, type CellValue } from "../../src/workbook";
import type { Drawing } from "./drawing";
import { levelWord, PAIRS, ratingCell, scoreCell, scoreShown } from "./forms";
import { Random } from "./random";
import type { Style } from "./style";
import type { TrueRisk, TrueStage, Truth } from "./truth";
import { bandRanges } from "./matrices";
import { PARTS } from "./words";

interface Column {
  readonly field: Field | null;
  readonly group: string;
  readonly heading: string;
  /** Of a rating ticked in one of several columns: this column's level. */
  readonly level?: number;
}

/** How a pair of ratings in one cell is headed, so that its order is told. */
const pairHeading = (style: Style): string =>
  style.impactFirst
    ? style.random.pick(["Score (Impact x Likelihood)", "Rating I x L", "Impact x Likelihood"])
    : style.random.pick(["Score (Likelihood x Impact)", "Rating (L x I)", "Likelihood x Impact"]);

/** The columns in order, with their group and heading as printed. */
function layColumns(style: Style): Column[] {
  const { random, words, language } = style;
  const plain = (field: Field): Column => ({ field, group: "", heading: style.heading(field) });
  const isPair = style.score === "times" || style.score === "comma" || style.score === "slash";
  const pairHead = isPair ? pairHeading(style) : "";
  const ticked = (stage: Stage, part: "likelihood" | "impact"): Column[] => {
    const many = part === "likelihood" ? style.matrix.likelihoods : style.matrix.impacts;
    const word = style.stageWord[stage] ?? "";
    const head = style.heading(part).replace(/ score$/, "");
    return Array.from({ length: many }, (_, n) => {
      const said = levelWord(style, part, n + 1);
      const leaf = {
        numbers: String(n + 1),
        words: said,
        both: `${n + 1} ${said}`,
        prefixed: `${head.slice(0, 1)}${n + 1}`,
      }[style.tickLeaf];
      return {
        field: `${stage}.${part}`,
        group: word === "" ? head : `${word} ${head.toLowerCase()}`,
        heading: leaf,
        level: n + 1,
      };
    });
  };
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
    return parts.flatMap((part) => {
      const field: Field = `${stage}.${part}`;
      const head = isPair && part === "score" ? pairHead : style.heading(part);
      if (style.rating === "ticks" && (part === "likelihood" || part === "impact")) return ticked(stage, part);
      if (style.rating === "ticks")
        return { field, group: "", heading: word === "" ? head : `${word} ${head.toLowerCase()}` };
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

/** The ratings of a risk at each of the council's stages: later ones are no worse. Decimals where the council uses them. */
export function drawRatings(style: Style): Partial<Record<Stage, { readonly l: number; readonly i: number }>> {
  const { random, matrix } = style;
  const drawn: Partial<Record<Stage, { l: number; i: number }>> = {};
  const part = (most: number, level: number): number =>
    style.rating === "decimal" && level < most ? level + random.pick([0, 0, 0.2, 0.5]) : level;
  let worst = { l: random.int(2, matrix.likelihoods), i: random.int(2, matrix.impacts) };
  for (const stage of style.stages) {
    const l = stage === "inherent" ? worst.l : random.int(1, worst.l);
    const i = stage === "inherent" ? worst.i : random.int(Math.max(1, worst.i - 1), worst.i);
    if (stage !== "previous") worst = { l, i };
    drawn[stage] = { l: part(matrix.likelihoods, l), i: part(matrix.impacts, i) };
  }
  return drawn;
}

/** The direction of travel as the council shows it. */
export function directionCell(style: Style, drawn: ReturnType<typeof drawRatings>): string {
  const { matrix, words } = style;
  const score = (at: { l: number; i: number } | undefined): number => (at ? matrix.score(at.l, at.i) : 0);
  const now = drawn.current ?? drawn.residual;
  const change = Math.sign(score(now) - score(drawn.previous ?? now));
  const arrow = (style.dot === "diagonal" ? ["↘", "→", "↗"] : ["▼", "►", "▲"])[change + 1]!;
  const word = [words.better, words.same, words.worse][change + 1]!;
  return style.dot === "word" ? word : style.dot === "both" ? `${arrow} ${word}` : arrow;
}

export const text = (random: Random, of: keyof typeof PARTS, n: number): string => `${random.pick(PARTS[of])} (${n})`;

/** Draws one register from `top` on; returns its truth and the row after it. */
export function drawRegister(
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
  const tick = random.pick(["X", "x", "✓", "●", "Y"]);
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
    const stages: Partial<Record<Stage, TrueStage>> = {};
    const drawn = drawRatings(style);
    for (const stage of style.stages) {
      const { l, i } = drawn[stage]!;
      const score = scoreShown(matrix, l, i);
      const shown: { -readonly [K in keyof TrueStage]: TrueStage[K] } = {};
      const lc = find(`${stage}.likelihood`),
        ic = find(`${stage}.impact`),
        sc = find(`${stage}.score`),
        bc = find(`${stage}.band`);
      for (const [part, column, level] of [
        ["likelihood", lc, l],
        ["impact", ic, i],
      ] as const) {
        if (column < 0) continue;
        if (style.rating === "ticks") sheet.put(row, at(column) + level - 1, tick);
        else sheet.put(row, at(column), ratingCell(style, part, level));
        shown[part] = level;
      }
      const band = matrix.band(l, i);
      const fill = style.bandBy === "fill" ? style.fills[band]! : null;
      if (sc >= 0) {
        const formula =
          style.score === "formula" && lc >= 0 && ic >= 0 && matrix.score(2, 3) === 6 && matrix.score(3, 3) === 9
            ? `=${a1(row, at(lc))}*${a1(row, at(ic))}`
            : undefined;
        sheet.put(row, at(sc), formula ? score : scoreCell(style, l, i), { formula, fill });
        if (PAIRS.has(style.score)) shown.parts = [l, i];
        else shown.score = score;
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
      sheet.put(row, at(dotColumn), directionCell(style, drawn));
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
    const shownTexts: Partial<Record<Field, string>> = {};
    for (const field of ["cause", "consequence", "owner", "category"] as const)
      if (find(field) >= 0) shownTexts[field] = String(own[field]);
    risks.push({
      id: String(id),
      title,
      sheet: sheet.name,
      rows: [row, row + tall - 1],
      stages,
      places: {},
      texts: shownTexts,
    });
    row += tall;
  }
  for (let n = 1; n <= style.emptyNumbered; n++) sheet.put(row++, left, style.idStyle(count + n, opportunity));
  if (style.bandBy === "format") addFormats(sheet, style, columns, headerRows[1] + 1, row - 1);
  const known: Partial<Record<Field, number>> = {};
  const ticked: Partial<Record<Field, number>> = {};
  columns.forEach((c, n) => {
    if (c.field === null) return;
    known[c.field] ??= at(n);
    if (c.level !== undefined) ticked[c.field] = (ticked[c.field] ?? 0) + 1;
  });
  return {
    truth: {
      layout: "table",
      sheet: sheet.name,
      headerRows,
      columns: known,
      ticked,
      kind: opportunity ? "opportunities" : "threats",
      risks,
      kinds: [],
    },
    next: row,
  };
}

/** Bands by conditional formats, where they are ranges of scores. */
function addFormats(sheet: Drawing, style: Style, columns: readonly Column[], first: number, last: number): void {
  const limits = bandRanges(style.matrix) ?? [];
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
