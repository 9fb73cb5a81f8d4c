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
  /** How wide a long text may make it before its rows grow instead; 60 where left out. */
  readonly comfortable?: number;
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
  const widths = widthsFor(columns, ACROSS[spec.paper ?? "A3"]);
  const paper = widths.reduce((sum, width) => sum + width, 0) <= ACROSS.A4 ? "A4" : "A3";
  const rows = Array.from({ length: count }, (_, r) => columns.map(({ cells }) => clipped(cells[r]!)));
  const column = (c: number): Rect => ({ ...body, left: c, right: c });
  const edits: Edit[] = [
    { kind: "addSheet", name, ...(spec.tabColour && !look.plain && { tabColour: spec.tabColour }) },
    {
      kind: "layout",
      sheet: name,
      columnWidths: widths.map((characters, column) => ({ column, characters })),
      rowHeights: [
        ...heightsFor(HEADING_ROW, [columns.map(({ heading }) => heading)], widths),
        ...heightsFor(FIRST_ROW, rows, widths),
      ],
      freezeRows: FIRST_ROW,
      freezeColumns: spec.frozenColumns ?? 0,
      print: {
        orientation: "landscape",
        paper,
        fitToWidth: true,
        titleRows: [HEADING_ROW, HEADING_ROW],
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

/** Excel shows and prints no row higher than 409 points: so many lines of our body text, with one to spare. */
const MOST_LINES = 30;
const NARROWEST = 8;
const COMFORTABLE = 60;
const WIDEST = 120;
/** So many characters of our body text stand beside each other on a page; wider tables are made smaller in print, to no less than 7 points. */
const ACROSS = { A4: 165, A3: 290 } as const;

/** Excel holds no longer text in a cell; only one joined of several can be. */
const LONGEST_TEXT = 32_767;
const clipped = (cell: CellInput): CellInput => (typeof cell === "string" ? cell.slice(0, LONGEST_TEXT) : cell);

const shown = (cell: CellInput): string =>
  cell === null ? "" : typeof cell === "object" ? String(cell.value ?? "") : String(cell);

/** Texts that decide how wide a column has to be: those that take the most room. */
const DECISIVE = 24;
/** A new line takes about as much room as so many letters. */
const LINE_WORTH = 30;
/** How many lines a row may take, tried one after another until the table fits its page. */
const LINES_TRIED = [1, 2, 3, 4, 6, 8, 10, 13, 16, 20, 25, MOST_LINES];

/** Widths in characters, by which rows take as few lines as the paper's width allows, and none more than Excel can show. */
function widthsFor(columns: readonly TableColumn[], across: number): readonly number[] {
  const texts = columns.map(({ characters, cells }) => (characters === undefined ? decisive(cells.map(shown)) : []));
  const floors = columns.map(({ heading }, c) => {
    const words = Math.max(...heading.split(" ").map((word) => word.length)) + 3;
    const longest = texts[c]!.reduce(
      (most, text) => Math.max(most, ...text.split(/\s+/).map((word) => word.length)),
      0,
    );
    return Math.min(WIDEST, Math.max(NARROWEST, words, Math.min(longest + 1, 16)));
  });
  let widths: readonly number[] = [];
  for (const lines of LINES_TRIED) {
    widths = columns.map(
      ({ characters, comfortable = COMFORTABLE }, c) =>
        characters ?? narrowest(texts[c]!, lines, floors[c]!, comfortable),
    );
    if (widths.reduce((sum, width) => sum + width, 0) <= across) break;
  }
  return widths;
}

function decisive(texts: readonly string[]): readonly string[] {
  const room = (text: string): number => text.length + LINE_WORTH * (text.split("\n").length - 1);
  return texts
    .map((text) => ({ text, room: room(text) }))
    .sort((a, b) => b.room - a.room)
    .slice(0, DECISIVE)
    .map(({ text }) => text);
}

/** The least width at which no text takes more lines than wanted, or the comfortable one; wider only where Excel could not show the whole. */
function narrowest(texts: readonly string[], lines: number, floor: number, comfortable: number): number {
  const fits = (width: number, most: number): boolean => texts.every((text) => linesAt(text, width) <= most);
  const least = (most: number, from: number, to: number): number => {
    let [low, high] = [from, to];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (fits(middle, most)) high = middle;
      else low = middle + 1;
    }
    return low;
  };
  const width = least(lines, floor, Math.max(floor, comfortable));
  return fits(width, MOST_LINES) ? width : least(MOST_LINES, width, WIDEST);
}

/** Our body text is smaller than the font that column widths are counted in, by which so many more characters fit. */
const FITS = 1.16;
const CAPITAL = 1.2;

function capitals(word: string): number {
  let count = 0;
  for (let i = 0; i < word.length; i++) {
    const code = word.charCodeAt(i);
    if (code >= 65 && code <= 90) count++;
  }
  return count;
}

/** How many lines a text takes in a column so wide (in characters), by a font somewhat wider than most. */
export function linesAt(text: string, width: number): number {
  const fits = Math.max(1, width * FITS);
  let lines = 0;
  for (const paragraph of text.split("\n")) {
    let used = 0;
    lines++;
    for (const word of paragraph.split(" ")) {
      const length = word.length + (CAPITAL - 1) * capitals(word);
      if (used > 0 && used + 1 + length <= fits) used += 1 + length;
      else {
        if (used > 0) lines++;
        lines += Math.max(0, Math.ceil(length / fits) - 1);
        used = Math.min(length, fits);
      }
    }
  }
  return lines;
}

const HIGHEST = 409;
const LINE_POINTS = 12.75;

/** Heights for rows of more than one line: LibreOffice finds none by itself as it opens a file, and prints the rows over one another. `cells` by row, `widths` by column. */
export function heightsFor(
  top: number,
  rows: readonly (readonly CellInput[])[],
  widths: readonly number[],
): readonly { readonly row: number; readonly points: number }[] {
  return rows.flatMap((cells, r) => {
    const lines = cells.reduce<number>((most, cell, c) => {
      const text = shown(cell);
      return text.length > widths[c]! * 0.9 || text.includes("\n") ? Math.max(most, linesAt(text, widths[c]!)) : most;
    }, 1);
    return lines === 1 ? [] : [{ row: top + r, points: Math.min(HIGHEST, lines * LINE_POINTS + 3) }];
  });
}
