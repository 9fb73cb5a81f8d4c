import {
  DEFAULT_MATRIX,
  bandNamed,
  levelOf,
  makeMatrix,
  numberedLevels,
  ragBands,
  type Matrix,
} from "../../src/matrix";
import type {
  Action,
  BandCell,
  ColumnReading,
  DateCell,
  Field,
  RatingCell,
  RatingState,
  Register,
  RegisterReading,
  Risk,
  Role,
  Stage,
  StagePart,
  TextCell,
} from "../../src/register";
import { STAGES, STAGE_PARTS } from "../../src/register";
import {
  cellAt,
  dayExists,
  dayOf,
  isCellError,
  isDateFormat,
  cellKey,
  type CellRef,
  type CellValue,
  type SheetSnapshot,
  type WorkbookSnapshot,
} from "../../src/workbook";
import { sheet, workbook, type SheetParts } from "./sheet";

/** The matrix most tables of cases are judged by: 5x5 product, 1-6 green, 8-15 amber, 16-25 red, with colours and words. */
export const FIVE = makeMatrix({
  source: "workbook",
  where: "Key!A1:F6",
  likelihood: numberedLevels(5, ["Rare", "Unlikely", "Possible", "Likely", "Almost certain"]),
  impact: numberedLevels(5, ["Negligible", "Minor", "Moderate", "Major", "Severe"]),
  rule: "product",
  bands: ragBands([1, 6], [8, 15], [16, 25]).map((band) => ({
    ...band,
    fill: { green: "#00B050", amber: "#FFC000", red: "#C00000" }[band.id]!,
  })),
});
const OPPORTUNITY = { ...FIVE, kind: "opportunity" as const };
export const SUM = makeMatrix({
  source: "chosen",
  where: "Sum",
  likelihood: numberedLevels(5),
  impact: numberedLevels(5),
  rule: "sum",
  bands: [],
});
export const INFERRED: Matrix = {
  ...makeMatrix({
    source: "inferred",
    where: "likelihood x impact in 9 of 10 rows",
    likelihood: [],
    impact: [],
    rule: "product",
    bands: [],
    bandsKnown: false,
  }),
};
export { DEFAULT_MATRIX };

/** The heading each field stands under in drawn tables. */
const HEADINGS: Readonly<Record<string, Field>> = {
  ref: "id",
  risk: "title",
  description: "description",
  category: "category",
  cause: "cause",
  consequence: "consequence",
  kind: "kind",
  owner: "owner",
  contact: "contact",
  controls: "controls",
  adequacy: "adequacy",
  response: "response",
  "risk status": "status",
  dot: "dot",
  actions: "actions",
  "action owner": "actionOwner",
  due: "due",
  "revised due": "revisedDue",
  status: "status",
  "last review": "lastReview",
  "next review": "nextReview",
  "target date": "targetDate",
  notes: "notes",
  ...Object.fromEntries(
    STAGES.flatMap((stage) => STAGE_PARTS.map((part) => [`${stage} ${part}`, `${stage}.${part}` as Field])),
  ),
  likelihood: "current.likelihood",
  impact: "current.impact",
  score: "current.score",
  band: "current.band",
};

export interface Drawn {
  readonly matrix?: Matrix;
  readonly opportunityMatrix?: Matrix;
  readonly kind?: "threat" | "opportunity";
  readonly parts?: SheetParts;
  readonly others?: readonly SheetSnapshot[];
  readonly sheetName?: string;
  readonly register?: Partial<Register>;
  /** A last touch to the register once drawn, for what a table cannot show (a grid's mark). */
  readonly touch?: (register: Register) => Register;
  /** Read out of this workbook's first sheet instead of the drawing: after a fix. */
  readonly on?: WorkbookSnapshot;
}

/** A register drawn as a table from A1, its headings in row 1: for checks, apart from the reader. */
export function drawnRegister(drawing: string, options: Drawn = {}): RegisterReading {
  const on = options.on?.sheets[0] ?? sheet(options.sheetName ?? "Register", drawing, options.parts);
  const fields = (on.rows[0] ?? []).map((heading) => HEADINGS[String(heading ?? "").toLowerCase()] ?? null);
  const matrices = { threat: options.matrix ?? FIVE, opportunity: options.opportunityMatrix ?? OPPORTUNITY };
  const kindOf = (row: number): "threat" | "opportunity" => {
    const column = fields.indexOf("kind");
    return column < 0
      ? (options.kind ?? "threat")
      : /opp/i.test(String(cellAt(on, row, column)))
        ? "opportunity"
        : "threat";
  };
  const starts = on.rows.flatMap((cells, row) =>
    row > 0 && fields.some((field, column) => (field === "id" || field === "title") && cells[column] != null)
      ? [row]
      : [],
  );
  const risks = starts.map((row, i) => {
    const until = (starts[i + 1] ?? on.rows.length) - 1;
    let last = row;
    while (last < until && on.rows[last + 1]!.some((value) => value !== null)) last++;
    return risk(on, fields, row, last, kindOf(row), matrices[kindOf(row)]);
  });
  const columns: ColumnReading[] = fields.map((field, column) => ({
    column,
    heading: String(cellAt(on, 0, column) ?? ""),
    field,
    confidence: 1,
    reasons: [],
  }));
  const stageLabels = Object.fromEntries(
    STAGES.filter((stage) => fields.some((field) => field?.startsWith(`${stage}.`))).map((stage) => [
      stage,
      stage.charAt(0).toUpperCase() + stage.slice(1),
    ]),
  );
  const register: Register = {
    sheet: on.name,
    range: { top: 0, left: 0, bottom: on.rows.length - 1, right: Math.max(0, fields.length - 1) },
    layout: "table",
    kind:
      risks.every((r) => r.kind === "opportunity") && risks.length > 0
        ? "opportunities"
        : risks.some((r) => r.kind === "opportunity")
          ? "mixed"
          : "threats",
    period: null,
    periodEnd: null,
    confidence: 1,
    reasons: [],
    headerRows: [0, 0],
    columns,
    stageLabels,
    order: { first: "likelihood", from: "heading" },
    matrices,
    rule: { rule: "none", agree: 0, of: 0 },
    risks: risks.filter((r) => r.title !== ""),
    untitled: risks
      .filter(
        (r) =>
          r.title === "" &&
          STAGES.some(
            (stage) => r.stages[stage]?.score?.state === "scored" || r.stages[stage]?.likelihood?.state === "scored",
          ),
      )
      .map((r) => ({
        id: r.texts.id ?? null,
        row: r.rows[0],
        cell: at(on, r.rows[0], Math.max(0, fields.indexOf("title"))),
      })),
    emptyRows: [],
    arrowLegend: [],
    ...options.register,
  };
  const book = options.on ?? workbook(on, ...(options.others ?? []));
  return { workbook: book, registers: [options.touch?.(register) ?? register] };
}

/** The current scores' cells as the reader takes those that write two ratings: `partsOf` gives a text's likelihood and impact. */
export const withParts =
  (partsOf: (text: string) => readonly [number, number] | null, hasNumber: boolean) =>
  (register: Register): Register => ({
    ...register,
    risks: register.risks.map((risk) => {
      const score = risk.stages.current?.score;
      const parts = score ? partsOf(score.text) : null;
      if (!score || !parts) return risk;
      const value = hasNumber ? Number.parseInt(score.text, 10) : null;
      const read = { ...score, state: "scored" as const, value, words: hasNumber ? null : score.text };
      const both = { ...read, parts: { likelihood: parts[0], impact: parts[1] } };
      return { ...risk, stages: { ...risk.stages, current: { ...risk.stages.current, score: both } } };
    }),
  });

const at = (on: SheetSnapshot, row: number, column: number): CellRef => ({ sheet: on.name, row, column });
const textOf = (value: CellValue): string =>
  value === null ? "" : isCellError(value) ? value.error : String(value).trim();

function risk(
  on: SheetSnapshot,
  fields: readonly (Field | null)[],
  top: number,
  bottom: number,
  kind: "threat" | "opportunity",
  matrix: Matrix,
): Risk {
  const text = (field: Field, row = top): TextCell | null => {
    const column = fields.indexOf(field);
    return column < 0 ? null : { cell: at(on, row, column), text: textOf(cellAt(on, row, column)) };
  };
  const stages: Partial<Record<Stage, Partial<Record<StagePart, RatingCell | BandCell>>>> = {};
  for (const stage of STAGES) {
    for (const part of STAGE_PARTS) {
      const column = fields.indexOf(`${stage}.${part}`);
      if (column < 0) continue;
      (stages[stage] ??= {})[part] =
        part === "band" ? band(on, top, column, matrix) : rating(on, top, column, matrix, part);
    }
    const pair = stages[stage];
    const score = pair?.score as RatingCell | undefined;
    // A formula's 0, "" or error over blank ratings counts as blank.
    if (
      pair &&
      score &&
      (pair.likelihood?.state === "blank" || pair.impact?.state === "blank") &&
      on.formulas.has(cellKey(score.cell.row, score.cell.column)) &&
      (score.value === 0 || score.state === "error")
    ) {
      pair.score = { ...score, state: "blank", value: null, text: "" };
    }
  }
  const roles: readonly Role[] = [
    "id",
    "title",
    "description",
    "category",
    "cause",
    "consequence",
    "owner",
    "contact",
    "controls",
    "response",
    "notes",
  ];
  const actions: Action[] = [];
  for (let row = top; row <= bottom; row++) {
    const description = text("actions", row);
    const others = [text("actionOwner", row), text("due", row), text("status", row)].filter((t) => t && t.text !== "");
    if (!description || (description.text === "" && others.length === 0)) continue;
    actions.push({
      description: description.text,
      cell: description.text === "" ? others[0]!.cell : description.cell,
      owner: text("actionOwner", row),
      due: date(on, fields, "due", row),
      revisedDue: date(on, fields, "revisedDue", row),
      status: text("status", row),
    });
  }
  const controls = fields.includes("controls")
    ? Array.from({ length: bottom - top + 1 }, (_, i) => text("controls", top + i)!)
        .filter((t) => t.text !== "")
        .map((t) => ({ text: t.text, cell: t.cell, adequacy: text("adequacy", t.cell.row), assurance: null }))
    : [];
  const split = (field: Field): readonly string[] =>
    (text(field)?.text ?? "").split(/\s*[;/]\s*/).filter((name) => name !== "");
  const dates = Object.fromEntries(
    (["lastReview", "nextReview", "targetDate"] as const).flatMap((role) => {
      const found = date(on, fields, role, top);
      return found ? [[role, found]] : [];
    }),
  );
  return {
    id: text("id")?.text ?? "",
    title: text("title")?.text ?? "",
    kind,
    sheet: on.name,
    rows: [top, bottom],
    stages,
    texts: Object.fromEntries(
      [...roles, ...(fields.includes("actions") ? [] : (["status"] as const))].flatMap((role) => {
        const found = text(role);
        return found ? [[role, found]] : [];
      }),
    ),
    owners: split("owner"),
    contacts: split("contact"),
    dates,
    dot: text("dot"),
    controls,
    actions,
    other: {},
  } as Risk;
}

function rating(on: SheetSnapshot, row: number, column: number, matrix: Matrix, part: StagePart): RatingCell {
  const value = cellAt(on, row, column),
    text = textOf(value);
  const cell = { cell: at(on, row, column), text, words: null, parts: null, numberAsText: false };
  if (value === null || text === "") return { ...cell, state: "blank", value: null };
  if (isCellError(value)) return { ...cell, state: "error", value: null };
  if (typeof value === "number") return { ...cell, state: "scored", value };
  const plain = text.normalize("NFKC").trim();
  if (/^-?\d+(\.\d+)?$/.test(plain)) return { ...cell, state: "scored", value: Number(plain), numberAsText: true };
  const state: RatingState | null = /^(-|n\/a)$/i.test(plain)
    ? "notScored"
    : /^(tb[acd])$/i.test(plain)
      ? "placeholder"
      : null;
  if (state) return { ...cell, state, value: null };
  const pair = /^(\d+)\s*[x*]\s*(\d+)\s*=\s*(\d+)$/.exec(plain);
  if (pair)
    return {
      ...cell,
      state: "scored",
      value: Number(pair[3]),
      parts: { likelihood: Number(pair[1]), impact: Number(pair[2]) },
    };
  const worded = /^(\d+)\s*\((.+)\)$/.exec(plain);
  if (worded && part === "score") {
    const levels = worded[2]!.split("/");
    const impact = levelOf(matrix.impact, levels[0]!),
      likelihood = levelOf(matrix.likelihood, levels[1] ?? "");
    return {
      ...cell,
      state: "scored",
      value: Number(worded[1]),
      words: worded[2]!,
      parts: impact && likelihood ? { likelihood: likelihood.number, impact: impact.number } : null,
    };
  }
  const level = part === "likelihood" || part === "impact" ? levelOf(matrix[part], plain) : null;
  return level ? { ...cell, state: "scored", value: level.number } : { ...cell, state: "unreadable", value: null };
}

function band(on: SheetSnapshot, row: number, column: number, matrix: Matrix): BandCell {
  const value = cellAt(on, row, column),
    text = textOf(value);
  const named = bandNamed(matrix, text)?.id ?? null;
  return {
    cell: at(on, row, column),
    text,
    state: text === "" ? "blank" : isCellError(value) ? "error" : named ? "scored" : "unreadable",
    band: named,
  };
}

function date(on: SheetSnapshot, fields: readonly (Field | null)[], field: Field, row: number): DateCell | null {
  const column = fields.indexOf(field);
  if (column < 0) return null;
  const value = cellAt(on, row, column),
    text = textOf(value),
    cell = at(on, row, column);
  if (value === null || text === "") return { cell, text: "", day: null, state: "blank" };
  if (isCellError(value)) return { cell, text, day: null, state: "error" };
  if (typeof value === "number")
    return isDateFormat(on.numberFormats.get(cellKey(row, column)) ?? "General")
      ? { cell, text, day: dayOf(value), state: "exact" }
      : { cell, text, day: null, state: "none" };
  const m = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text);
  if (!m) return { cell, text, day: null, state: "none" };
  const day = { day: Number(m[1]), month: Number(m[2]), year: Number(m[3]) };
  return dayExists(day) ? { cell, text, day, state: "text" } : { cell, text, day: null, state: "impossible" };
}
