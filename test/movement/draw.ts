import { bandNamed, DEFAULT_MATRIX, levelOf, type Matrix } from "../../src/matrix";
import {
  STAGE_PARTS,
  STAGES,
  type Action,
  type BandCell,
  type Control,
  type DateCell,
  type Field,
  type RatingCell,
  type Register,
  type Risk,
  type Stage,
  type StageReading,
  type TextCell,
} from "../../src/register";
import {
  a1,
  cellKey,
  dayOf,
  type CellRef,
  type CellValue,
  type SheetSnapshot,
  type WorkbookSnapshot,
} from "../../src/workbook";

/** A register drawn cell by cell, so that tests of what is done with one do not lean on how one is read. */
export interface Drawing {
  readonly sheet?: string;
  /** Row of the heading, 0-based. */
  readonly top?: number;
  readonly left?: number;
  readonly columns: readonly (Field | `other:${string}`)[];
  /** A row with a blank first cell continues the risk above it. */
  readonly rows: readonly (readonly CellValue[])[];
  readonly kind?: Register["kind"];
  /** By risk, in order; threats where left out. */
  readonly kinds?: readonly Risk["kind"][];
  readonly matrix?: Matrix;
  readonly opportunityMatrix?: Matrix;
  readonly formulas?: Readonly<Record<string, string>>;
  readonly extra?: (set: (row: number, column: number, value: CellValue) => void) => void;
  readonly register?: Partial<Register>;
  readonly snapshot?: Partial<SheetSnapshot>;
}

export interface Drawn {
  readonly workbook: WorkbookSnapshot;
  readonly register: Register;
  readonly sheet: SheetSnapshot;
}

const textOf = (value: CellValue): string =>
  value === null ? "" : typeof value === "object" ? value.error : String(value).trim();

export const emptySheet = (name: string, rows: CellValue[][] = []): SheetSnapshot => ({
  name,
  visibility: "visible",
  rows,
  formulas: new Map(),
  numberFormats: new Map(),
  fills: new Map(),
  fontColours: new Map(),
  merges: [],
  hiddenRows: new Set(),
  hiddenColumns: new Set(),
  tables: [],
  conditionalFormats: [],
  protected: false,
  frozenRows: 0,
});

export function draw(drawing: Drawing): Drawn {
  const name = drawing.sheet ?? "Register";
  const top = drawing.top ?? 0;
  const left = drawing.left ?? 0;
  const threat = drawing.matrix ?? DEFAULT_MATRIX;
  const opportunity = drawing.opportunityMatrix ?? { ...threat, kind: "opportunity" as const };
  const rows: CellValue[][] = [];
  const set = (row: number, column: number, value: CellValue): void => {
    while (rows.length <= row) rows.push([]);
    while (rows[row]!.length <= column) rows[row]!.push(null);
    rows[row]![column] = value;
  };
  drawing.columns.forEach((field, c) => set(top, left + c, field.replace(/^other:/, "")));
  drawing.rows.forEach((row, r) => row.forEach((value, c) => set(top + 1 + r, left + c, value)));
  drawing.extra?.(set);
  const formulas = new Map<number, string>();
  for (let row = 0; row < rows.length; row++)
    for (let column = 0; column < rows[row]!.length; column++) {
      const formula = drawing.formulas?.[a1(row, column)];
      if (formula) formulas.set(cellKey(row, column), formula);
    }

  const risks: Risk[] = [];
  drawing.rows.forEach((row, r) => {
    if (textOf(row[0] ?? null) === "") return;
    let last = r;
    while (last + 1 < drawing.rows.length && textOf(drawing.rows[last + 1]![0] ?? null) === "") last++;
    const kind = drawing.kinds?.[risks.length] ?? (drawing.kind === "opportunities" ? "opportunity" : "threat");
    risks.push(drawRisk(drawing, name, top + 1, left, r, last, kind, kind === "threat" ? threat : opportunity));
  });
  const sheet: SheetSnapshot = { ...emptySheet(name, rows), formulas, ...drawing.snapshot };
  const register: Register = {
    sheet: name,
    range: { top, left, bottom: top + drawing.rows.length, right: left + drawing.columns.length - 1 },
    layout: "table",
    kind: drawing.kind ?? "threats",
    period: null,
    periodEnd: null,
    confidence: 1,
    reasons: [],
    headerRows: [top, top],
    columns: drawing.columns.map((field, c) => ({
      column: left + c,
      heading: field.replace(/^other:/, ""),
      field: field.startsWith("other:") ? null : (field as Field),
      confidence: 1,
      reasons: [],
    })),
    stageLabels: {},
    order: { first: "likelihood", from: "heading" },
    matrices: { threat, opportunity },
    rule: { rule: "none", agree: 0, of: 0 },
    risks,
    untitled: [],
    emptyRows: [],
    arrowLegend: [],
    ...drawing.register,
  };
  return { workbook: { fileName: "drawn.xlsx", sheets: [sheet], date1904: false, notes: [] }, register, sheet };
}

function drawRisk(
  drawing: Drawing,
  sheet: string,
  firstRow: number,
  left: number,
  first: number,
  last: number,
  kind: Risk["kind"],
  matrix: Matrix,
): Risk {
  const at = (r: number, field: string): { value: CellValue; cell: CellRef } | null => {
    const c = drawing.columns.indexOf(field as Field);
    return c < 0 ? null : { value: drawing.rows[r]![c] ?? null, cell: { sheet, row: firstRow + r, column: left + c } };
  };
  const text = (r: number, field: string): TextCell | null => {
    const found = at(r, field);
    return found && { cell: found.cell, text: textOf(found.value) };
  };
  const date = (r: number, field: string): DateCell | null => {
    const found = at(r, field);
    if (!found) return null;
    const day = typeof found.value === "number" ? dayOf(found.value) : null;
    return {
      cell: found.cell,
      text: textOf(found.value),
      day,
      state: day ? "exact" : textOf(found.value) === "" ? "blank" : "none",
    };
  };
  const stages: Partial<Record<Stage, StageReading>> = {};
  for (const stage of STAGES) {
    const parts: Record<string, RatingCell | BandCell> = {};
    for (const part of STAGE_PARTS) {
      const found = at(first, `${stage}.${part}`);
      if (!found) continue;
      const shown = textOf(found.value);
      if (part === "band")
        parts[part] = {
          cell: found.cell,
          text: shown,
          state: shown === "" ? "blank" : "scored",
          band: bandNamed(matrix, shown)?.id ?? null,
        };
      else parts[part] = drawRating(found.cell, found.value, shown, part === "score" ? null : matrix[part]);
    }
    if (Object.keys(parts).length > 0) stages[stage] = parts;
  }
  const controls: Control[] = [];
  const actions: Action[] = [];
  for (let r = first; r <= last; r++) {
    const control = text(r, "controls");
    if (control && control.text !== "")
      controls.push({
        text: control.text,
        cell: control.cell,
        adequacy: text(r, "adequacy"),
        assurance: text(r, "assurance"),
      });
    const action = text(r, "actions");
    if (action && action.text !== "")
      actions.push({
        description: action.text,
        cell: action.cell,
        owner: text(r, "actionOwner"),
        due: date(r, "due"),
        revisedDue: date(r, "revisedDue"),
        status: text(r, "status"),
      });
  }
  const list = (value: TextCell | null): string[] => (value && value.text !== "" ? [value.text] : []);
  const roles = [
    "title",
    "description",
    "category",
    "cause",
    "trigger",
    "consequence",
    "asset",
    "threat",
    "vulnerability",
    "owner",
    "contact",
    "response",
    "contingency",
    "priority",
    "notes",
    "kind",
  ] as const;
  return {
    id: text(first, "id")?.text ?? "",
    title: text(first, "title")?.text ?? "",
    kind,
    sheet,
    rows: [firstRow + first, firstRow + last],
    stages,
    texts: Object.fromEntries(
      roles.flatMap((role) => {
        const found = text(first, role);
        return found ? [[role, found]] : [];
      }),
    ),
    owners: list(text(first, "owner")),
    contacts: list(text(first, "contact")),
    dates: Object.fromEntries(
      (["lastReview", "nextReview", "targetDate", "dateRaised"] as const).flatMap((role) => {
        const found = date(first, role);
        return found ? [[role, found]] : [];
      }),
    ),
    dot: text(first, "dot"),
    controls,
    actions,
    other: Object.fromEntries(
      drawing.columns.filter((c) => c.startsWith("other:")).map((c) => [c.slice(6), text(first, c)!]),
    ),
  };
}

function drawRating(cell: CellRef, value: CellValue, shown: string, axis: Matrix["impact"] | null): RatingCell {
  const number =
    typeof value === "number"
      ? value
      : /^\d+(\.\d+)?/.test(shown)
        ? parseFloat(shown)
        : axis && shown !== ""
          ? (levelOf(axis, shown)?.number ?? null)
          : null;
  const error = typeof value === "object" && value !== null;
  const words = /\((.*)\)/.exec(shown)?.[1] ?? null;
  const state = error
    ? "error"
    : shown === ""
      ? "blank"
      : /^(-|n\/?a)$/i.test(shown)
        ? "notScored"
        : number !== null
          ? "scored"
          : axis
            ? "unreadable"
            : "scored";
  return {
    cell,
    state,
    value: error ? null : number,
    text: shown,
    words,
    parts: null,
    numberAsText: typeof value === "string" && /^\s*\d+\s*$/.test(value),
  };
}
