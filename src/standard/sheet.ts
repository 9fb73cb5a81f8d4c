import type { CellInput, Edit, Rect } from "../workbook";
import { fitted, headingWidths, heightsFor, type FittedColumn } from "./columnWidths";
import { BODY_POINTS } from "./measure";

/** How the new sheets look. The plain edition has no fills and no colours of its own. */
export interface Look {
  readonly plain: boolean;
}

const HEADING_FILL = "#1F3864";
const HEADING_INK = "#FFFFFF";
const LINES = "#BFBFBF";
const TITLE_POINTS = 14;

/** One column of a table, whole: its heading and a cell for every row. */
export interface TableColumn extends FittedColumn {
  readonly centred?: boolean;
  /** For the whole column, and for single rows (0-based in the table) that differ. */
  readonly numberFormat?: string;
  readonly rowFormats?: ReadonlyMap<number, string>;
  /** What may be typed; a longer list than Excel allows is left out by the host. */
  readonly choices?: { readonly values: readonly string[]; readonly title: string; readonly message: string };
}

export interface TableSheet {
  readonly name: string;
  /** In A1, then the note in A2; the headings follow in the third row, so that no row is blank. */
  readonly title: string;
  readonly note: string;
  readonly table: string;
  readonly columns: readonly TableColumn[];
  /** Columns that stay in sight when scrolling sideways. */
  readonly frozenColumns?: number;
  /** The paper it should go on; a larger is taken where the columns need it. Left out, A3. */
  readonly paper?: "A4" | "A3";
  readonly tabColour?: string;
}

/** Row of the headings and first row of the body, 0-based, on every table sheet. */
const HEADING_ROW = 2;
export const FIRST_ROW = 3;

/** A sheet with one marked-up table that starts in column A: title, note, headings in one row, then a row each. */
export function tableSheet(spec: TableSheet, look: Look): readonly Edit[] {
  const { name, columns } = spec;
  const count = columns[0]?.cells.length ?? 0;
  const right = columns.length - 1;
  const bottom = HEADING_ROW + count;
  const body: Rect = { top: FIRST_ROW, left: 0, bottom, right };
  const frozen = spec.frozenColumns ?? 0;
  const { widths, paper, pagesAcross } = fitted(columns, spec.paper ?? "A3", frozen);
  const rows = Array.from({ length: count }, (_, r) => columns.map(({ cells }) => clipped(cells[r]!)));
  const column = (c: number): Rect => ({ ...body, left: c, right: c });
  const edits: Edit[] = [
    { kind: "addSheet", name, ...(spec.tabColour && !look.plain && { tabColour: spec.tabColour }) },
    {
      kind: "layout",
      sheet: name,
      columnWidths: widths.map((characters, column) => ({ column, characters })),
      rowHeights: [
        ...heightsFor(HEADING_ROW, [columns.map(({ heading }) => heading)], headingWidths(widths)),
        ...heightsFor(FIRST_ROW, rows, widths),
      ],
      freezeRows: FIRST_ROW,
      freezeColumns: frozen,
      print: {
        orientation: "landscape",
        paper,
        fitToWidth: true,
        titleRows: [HEADING_ROW, HEADING_ROW],
        ...(pagesAcross > 1 && frozen > 0 && { pagesAcross, titleColumns: [0, frozen - 1] as const }),
        footer: spec.title,
      },
    },
    ...titleFormats(name),
    headingFormat(name, { top: HEADING_ROW, left: 0, bottom: HEADING_ROW, right }, look),
    {
      kind: "format",
      sheet: name,
      ranges: [body],
      format: { fontSize: BODY_POINTS, wrap: true, vertical: "top", horizontal: "left", border: LINES },
    },
    { kind: "values", sheet: name, top: 0, left: 0, values: [[spec.title], [spec.note]] },
    { kind: "values", sheet: name, top: HEADING_ROW, left: 0, values: [columns.map(({ heading }) => heading)] },
    { kind: "values", sheet: name, top: FIRST_ROW, left: 0, values: rows },
  ];
  const centred = columns.flatMap((one, c) => (one.centred ? [column(c)] : []));
  if (centred.length > 0)
    edits.push({
      kind: "format",
      sheet: name,
      ranges: centred.map((range) => ({ ...range, top: HEADING_ROW })),
      format: { horizontal: "center" },
    });
  columns.forEach((one, c) => {
    if (one.numberFormat)
      edits.push({ kind: "format", sheet: name, ranges: [column(c)], format: { numberFormat: one.numberFormat } });
    for (const [numberFormat, rows] of byFormat(one.rowFormats)) {
      edits.push({
        kind: "format",
        sheet: name,
        ranges: rows.map((row) => ({ top: FIRST_ROW + row, bottom: FIRST_ROW + row, left: c, right: c })),
        format: { numberFormat },
      });
    }
    if (one.choices && one.choices.values.length > 0)
      edits.push({ kind: "listValidation", sheet: name, ranges: [column(c)], ...one.choices });
  });
  edits.push({ kind: "table", sheet: name, range: { ...body, top: HEADING_ROW }, name: spec.table });
  return edits;
}

function byFormat(formats: ReadonlyMap<number, string> | undefined): ReadonlyMap<string, readonly number[]> {
  const rows = new Map<string, number[]>();
  for (const [row, format] of formats ?? []) {
    const own = rows.get(format);
    if (own) own.push(row);
    else rows.set(format, [row]);
  }
  return rows;
}

export const titleFormats = (sheet: string): readonly Edit[] => [
  {
    kind: "format",
    sheet,
    ranges: [{ top: 0, left: 0, bottom: 0, right: 0 }],
    format: { bold: true, fontSize: TITLE_POINTS },
  },
  { kind: "format", sheet, ranges: [{ top: 1, left: 0, bottom: 1, right: 0 }], format: { fontSize: BODY_POINTS } },
];

const CAPTION_HEIGHT = 26;

/** A caption over a block, which stands for the blank row that would part it from the one above. */
export const caption = (sheet: string, row: number, text: string, left = 0): readonly Edit[] => [
  { kind: "values", sheet, top: row, left, values: [[text]] },
  {
    kind: "format",
    sheet,
    ranges: [{ top: row, left, bottom: row, right: left }],
    format: { bold: true, vertical: "bottom" },
  },
  { kind: "layout", sheet, rowHeights: [{ row, points: CAPTION_HEIGHT }] },
];

export const headingFormat = (sheet: string, at: Rect | readonly Rect[], look: Look): Edit => ({
  kind: "format",
  sheet,
  ranges: "top" in at ? [at] : at,
  format: {
    bold: true,
    fontSize: BODY_POINTS,
    wrap: true,
    vertical: "center",
    border: LINES,
    ...(!look.plain && { fill: HEADING_FILL, fontColour: HEADING_INK }),
  },
});

/** Excel holds no longer text in a cell; only one joined of several can be. */
const LONGEST_TEXT = 32_767;
const clipped = (cell: CellInput): CellInput => (typeof cell === "string" ? cell.slice(0, LONGEST_TEXT) : cell);
