import type { CellInput, Edit, Rect } from "../workbook";

/** How the new sheets look. The plain edition has no fills and no colours of its own. */
export interface Look {
  readonly plain: boolean;
}

const HEADING_FILL = "#1F3864";
const HEADING_INK = "#FFFFFF";
const LINES = "#BFBFBF";
const BODY_POINTS = 10;
const TITLE_POINTS = 14;

/** One column of a table, whole: its heading and a cell for every row. */
export interface TableColumn {
  readonly heading: string;
  readonly cells: readonly CellInput[];
  /** In characters; left out, as wide as the texts ask for. */
  readonly characters?: number;
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
  readonly paper: "A4" | "A3";
  readonly tabColour?: string;
}

/** Row of the headings and first row of the body, 0-based, on every table sheet. */
export const HEADING_ROW = 2;
export const FIRST_ROW = 3;

/** A sheet with one marked-up table that starts in column A: title, note, headings in one row, then a row each. */
export function tableSheet(spec: TableSheet, look: Look): readonly Edit[] {
  const { name, columns } = spec;
  const count = columns[0]?.cells.length ?? 0;
  const right = columns.length - 1;
  const bottom = HEADING_ROW + count;
  const body: Rect = { top: FIRST_ROW, left: 0, bottom, right };
  const column = (c: number): Rect => ({ ...body, left: c, right: c });
  const edits: Edit[] = [
    { kind: "addSheet", name, ...(spec.tabColour && !look.plain && { tabColour: spec.tabColour }) },
    { kind: "values", sheet: name, top: 0, left: 0, values: [[spec.title], [spec.note]] },
    { kind: "values", sheet: name, top: HEADING_ROW, left: 0, values: [columns.map(({ heading }) => heading)] },
    {
      kind: "values",
      sheet: name,
      top: FIRST_ROW,
      left: 0,
      values: Array.from({ length: count }, (_, r) => columns.map(({ cells }) => cells[r])),
    },
    ...titleFormats(name),
    headingFormat(name, { top: HEADING_ROW, left: 0, bottom: HEADING_ROW, right }, look),
    {
      kind: "format",
      sheet: name,
      ranges: [body],
      format: { fontSize: BODY_POINTS, wrap: true, vertical: "top", border: LINES },
    },
  ];
  const centred = columns.flatMap((one, c) => (one.centred ? [column(c)] : []));
  if (centred.length > 0)
    edits.push({ kind: "format", sheet: name, ranges: centred, format: { horizontal: "center" } });
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
  edits.push(
    { kind: "table", sheet: name, range: { ...body, top: HEADING_ROW }, name: spec.table },
    {
      kind: "layout",
      sheet: name,
      columnWidths: columns.map((one, c) => ({ column: c, characters: one.characters ?? widthFor(one) })),
      freezeRows: FIRST_ROW,
      freezeColumns: spec.frozenColumns ?? 0,
      print: {
        orientation: "landscape",
        paper: spec.paper,
        fitToWidth: true,
        titleRows: [HEADING_ROW, HEADING_ROW],
        footer: spec.title,
      },
    },
  );
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

export const headingFormat = (sheet: string, range: Rect, look: Look): Edit => ({
  kind: "format",
  sheet,
  ranges: [range],
  format: {
    bold: true,
    fontSize: BODY_POINTS,
    wrap: true,
    vertical: "center",
    border: LINES,
    ...(!look.plain && { fill: HEADING_FILL, fontColour: HEADING_INK }),
  },
});

/** Excel shows and prints no row higher than 409 points: so many lines of our body text, with one to spare. */
const MOST_LINES = 29;
const NARROWEST = 8;
const COMFORTABLE = 34;
const WIDEST = 120;

/** Wide enough that the longest text is not cut off by the highest row Excel allows. */
function widthFor({ heading, cells }: TableColumn): number {
  let widest = 0;
  let needed = 0;
  for (const cell of cells) {
    const text = cell === null ? "" : typeof cell === "object" ? String(cell.value ?? "") : String(cell);
    const lines = text.split("\n");
    const longest = lines.reduce((most, line) => Math.max(most, line.length), 0);
    widest = Math.max(widest, longest);
    if (text.length > COMFORTABLE) needed = Math.max(needed, fitting(lines));
  }
  const words = heading.split(/\s+/).reduce((most, word) => Math.max(most, word.length), 0);
  return Math.min(WIDEST, Math.max(NARROWEST, words + 3, Math.min(widest + 2, COMFORTABLE), needed));
}

/** The narrowest width, in steps, at which the lines wrap to no more than a row can show. */
function fitting(lines: readonly string[]): number {
  for (let width = COMFORTABLE; width < WIDEST; width += 6) {
    // A word that does not fit goes to the next line: some of each line stays empty.
    if (lines.reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / (width * 0.9))), 0) <= MOST_LINES)
      return width;
  }
  return WIDEST;
}
