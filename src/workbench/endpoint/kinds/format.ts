import { DEFAULT_FONT, DEFAULT_HEIGHT, DEFAULT_WIDTH, type Border, type CellStyle, type Edge } from "../../model";
import {
  collection,
  columnsIn,
  cross,
  invalidArgument,
  node,
  rowsIn,
  uniform,
  writable,
  type Area,
  type Kind,
  type Node,
} from "../kind";
import { MAX_COLUMNS, MAX_ROWS, type Rect } from "../../../workbook";

/** Excel's width in points of a column that is so many characters of the standard font wide: 7 pixels each and 5 beside. */
export const pointsOf = (characters: number): number => ((characters * 7 + 5) * 72) / 96;
export const charactersOf = (points: number): number =>
  Math.max(0, Math.round((((points * 96) / 72 - 5) / 7) * 1e9) / 1e9);

/** The styles of an area's cells; of an area without bounds, those of the used cells, and one blank cell's if there are others. */
function* styles(area: Area): Generator<CellStyle> {
  for (const rect of area.rects) {
    const used = area.sheet.used;
    const bounded = used && cross(rect, used);
    const cells = rowsIn(rect) * columnsIn(rect);
    if (!bounded || cells > rowsIn(bounded) * columnsIn(bounded)) yield {};
    if (bounded)
      for (let row = bounded.top; row <= bounded.bottom; row++)
        for (let column = bounded.left; column <= bounded.right; column++)
          yield area.sheet.cell(row, column)?.style ?? {};
  }
}

function* map<A, B>(values: Iterable<A>, get: (value: A) => B): Generator<B> {
  for (const value of values) yield get(value);
}

/** Changes the format of every cell of the area. Areas of more cells than a sheet can bear are refused. */
export function restyle(
  area: Area,
  change: (style: CellStyle, row: number, column: number, rect: Rect) => CellStyle,
): void {
  writable(area.sheet);
  for (const rect of area.rects) {
    if (rowsIn(rect) * columnsIn(rect) > 5_000_000) throw invalidArgument("Too many cells.");
    area.sheet.restyle(rect, (style, row, column) => change(style, row, column, rect));
  }
}

const colour = (value: unknown): string => {
  const text = String(value).trim();
  const hex = /^#?([0-9a-f]{6})$/i.exec(text);
  const named = NAMED_COLOURS[text.toLowerCase()];
  if (!hex && !named) throw invalidArgument(`${text} is no colour.`);
  return named ?? `#${hex![1]!.toUpperCase()}`;
};

const NAMED_COLOURS: Readonly<Record<string, string>> = {
  black: "#000000",
  white: "#FFFFFF",
  red: "#FF0000",
  green: "#008000",
  blue: "#0000FF",
  yellow: "#FFFF00",
  orange: "#FFA500",
};

/** One part of a cell's format: its name in the API, how it reads, how it is written. */
interface Part {
  readonly read: (style: CellStyle) => unknown;
  readonly write?: (value: unknown) => CellStyle;
}

const HORIZONTAL: Readonly<Record<string, CellStyle["horizontal"]>> = {
  General: undefined,
  Left: "left",
  Center: "center",
  Right: "right",
  Fill: "fill",
  Justify: "justify",
  CenterAcrossSelection: "centerContinuous",
  Distributed: "distributed",
};
const VERTICAL: Readonly<Record<string, CellStyle["vertical"]>> = {
  Top: "top",
  Center: "center",
  Bottom: undefined,
  Justify: "justify",
  Distributed: "distributed",
};

const named = <T>(names: Readonly<Record<string, T>>, value: T): string =>
  Object.keys(names).find((name) => names[name] === value)!;
const fromName = <T>(names: Readonly<Record<string, T>>, value: unknown): T => {
  const name = Object.keys(names).find((n) => n.toLowerCase() === String(value).toLowerCase());
  if (name === undefined) throw invalidArgument();
  return names[name]!;
};

export const FORMAT_PARTS: Readonly<Record<string, Part>> = {
  horizontalAlignment: {
    read: (s) => named(HORIZONTAL, s.horizontal),
    write: (v) => ({ horizontal: fromName(HORIZONTAL, v) }),
  },
  verticalAlignment: { read: (s) => named(VERTICAL, s.vertical), write: (v) => ({ vertical: fromName(VERTICAL, v) }) },
  wrapText: { read: (s) => s.wrap === true, write: (v) => ({ wrap: v === true }) },
  indentLevel: { read: (s) => s.indent ?? 0, write: (v) => ({ indent: Number(v) }) },
};

export const FONT_PARTS: Readonly<Record<string, Part>> = {
  bold: { read: (s) => s.bold === true, write: (v) => ({ bold: v === true }) },
  italic: { read: (s) => s.italic === true, write: (v) => ({ italic: v === true }) },
  color: { read: (s) => s.fontColour ?? "#000000", write: (v) => ({ fontColour: colour(v) }) },
  name: { read: (s) => s.fontName ?? DEFAULT_FONT.name, write: (v) => ({ fontName: String(v) }) },
  size: { read: (s) => s.fontSize ?? DEFAULT_FONT.size, write: (v) => ({ fontSize: Number(v) }) },
  strikethrough: { read: (s) => s.strike === true, write: (v) => ({ strike: v === true }) },
  underline: { read: (s) => (s.underline ? "Single" : "None"), write: (v) => ({ underline: v !== "None" }) },
};

/** A cell without a fill reads as white: only its pattern tells it from a white one. */
export const FILL_PARTS: Readonly<Record<string, Part>> = {
  color: { read: (s) => s.fill ?? "#FFFFFF", write: (v) => ({ fill: colour(v) }) },
  pattern: {
    read: (s) => (s.fill === undefined ? "None" : "Solid"),
    write: (v) => (v === "None" ? { fill: undefined } : {}),
  },
};

const capital = (name: string): string => name[0]!.toUpperCase() + name.slice(1);

const getters = (parts: Readonly<Record<string, Part>>): Kind<Area>["get"] =>
  Object.fromEntries(
    Object.entries(parts).map(([name, part]) => [capital(name), (area: Area) => uniform(map(styles(area), part.read))]),
  );
const setters = (parts: Readonly<Record<string, Part>>): Kind<Area>["set"] =>
  Object.fromEntries(
    Object.entries(parts).flatMap(([name, part]) =>
      part.write
        ? [
            [
              capital(name),
              (area: Area, value: unknown) => {
                const patch = part.write!(value);
                restyle(area, (style) => ({ ...style, ...patch }));
              },
            ],
          ]
        : [],
    ),
  );

const FONT: Kind<Area> = { name: "RangeFont", get: getters(FONT_PARTS), set: setters(FONT_PARTS) };

const FILL: Kind<Area> = {
  name: "RangeFill",
  get: getters(FILL_PARTS),
  set: setters(FILL_PARTS),
  call: { Clear: (area) => restyle(area, (style) => ({ ...style, fill: undefined })) },
};

/** Excel's line styles and weights together are the file's border styles. */
const LINES: Readonly<Record<Border["style"], readonly [style: string, weight: string]>> = {
  thin: ["Continuous", "Thin"],
  medium: ["Continuous", "Medium"],
  thick: ["Continuous", "Thick"],
  hair: ["Continuous", "Hairline"],
  dotted: ["Dot", "Thin"],
  dashed: ["Dash", "Thin"],
  double: ["Double", "Thick"],
  dashDot: ["DashDot", "Thin"],
  dashDotDot: ["DashDotDot", "Thin"],
  slantDashDot: ["SlantDashDot", "Medium"],
};

const lineFrom = (style: string, weight: string): Border["style"] => {
  const names = Object.keys(LINES) as Border["style"][];
  return (
    names.find((n) => LINES[n][0] === style && LINES[n][1] === weight) ??
    names.find((n) => LINES[n][0] === style) ??
    "thin"
  );
};

/** How a border reads in cell properties. */
export const readBorder = (border: Border | undefined): Record<string, unknown> => ({
  color: border?.colour ?? "#000000",
  style: border ? LINES[border.style][0] : "None",
  weight: border ? LINES[border.style][1] : "Thin",
});

/** A border after some of its properties were set. */
export function writeBorder(
  border: Border | undefined,
  properties: Readonly<Record<string, unknown>>,
): Border | undefined {
  if (properties.style === "None") return undefined;
  const [style, weight] = border ? LINES[border.style] : ["Continuous", "Thin"];
  return {
    style: lineFrom(String(properties.style ?? style), String(properties.weight ?? weight)),
    colour: properties.color === undefined ? (border?.colour ?? "#000000") : colour(properties.color),
  };
}

/** A line of an area: which edge of which of its cells. */
interface Side {
  readonly area: Area;
  readonly index: string;
}

const SIDES: Readonly<Record<string, (rect: Rect, row: number, column: number) => readonly Edge[]>> = {
  EdgeTop: (r, row) => (row === r.top ? ["top"] : []),
  EdgeBottom: (r, row) => (row === r.bottom ? ["bottom"] : []),
  EdgeLeft: (r, _, column) => (column === r.left ? ["left"] : []),
  EdgeRight: (r, _, column) => (column === r.right ? ["right"] : []),
  InsideHorizontal: (r, row) => [
    ...(row > r.top ? (["top"] as const) : []),
    ...(row < r.bottom ? (["bottom"] as const) : []),
  ],
  InsideVertical: (r, _, column) => [
    ...(column > r.left ? (["left"] as const) : []),
    ...(column < r.right ? (["right"] as const) : []),
  ],
};

function* bordersOf({ area, index }: Side): Generator<Border | undefined> {
  for (const rect of area.rects)
    for (let row = rect.top; row <= rect.bottom; row++)
      for (let column = rect.left; column <= rect.right; column++)
        for (const edge of SIDES[index]!(rect, row, column)) yield area.sheet.cell(row, column)?.style?.borders?.[edge];
}

const setBorder = ({ area, index }: Side, properties: Readonly<Record<string, unknown>>): void =>
  restyle(area, (style, row, column, rect) => {
    const borders = { ...style.borders };
    for (const edge of SIDES[index]!(rect, row, column)) {
      const border = writeBorder(borders[edge], properties);
      if (border) borders[edge] = border;
      else delete borders[edge];
    }
    return { ...style, borders };
  });

const BORDER: Kind<Side> = {
  name: "RangeBorder",
  id: ({ index }) => index,
  get: {
    Id: ({ index }) => index,
    SideIndex: ({ index }) => index,
    Color: (side) => uniform(map(bordersOf(side), (b) => readBorder(b).color)),
    Style: (side) => uniform(map(bordersOf(side), (b) => readBorder(b).style)),
    Weight: (side) => uniform(map(bordersOf(side), (b) => readBorder(b).weight)),
  },
  set: {
    Color: (side, color) => setBorder(side, { color }),
    Style: (side, style) => setBorder(side, { style }),
    Weight: (side, weight) => setBorder(side, { weight }),
  },
};

const BORDERS: Kind<Area> = collection<Area>({
  name: "RangeBorderCollection",
  items: (area) => Object.keys(SIDES).map((index) => node(BORDER, { area, index })),
  item: (area, index) => (SIDES[String(index)] ? node(BORDER, { area, index: String(index) }) : null),
});

function* columnsOf(area: Area): Generator<number> {
  for (const rect of area.rects) for (let column = rect.left; column <= rect.right; column++) yield column;
}

/** The rows of an area; of whole columns, those that have a setup and one that has none. */
function* rowsOf(area: Area): Generator<number> {
  for (const rect of area.rects) {
    if (rowsIn(rect) < MAX_ROWS) for (let row = rect.top; row <= rect.bottom; row++) yield row;
    else {
      yield* area.sheet.rows.keys();
      yield MAX_ROWS;
    }
  }
}

const width = (area: Area, column: number): number => pointsOf(area.sheet.columns.get(column)?.width ?? DEFAULT_WIDTH);
const height = (area: Area, row: number): number => area.sheet.rows.get(row)?.height ?? DEFAULT_HEIGHT;

function setColumns(area: Area, setup: { width?: number }): void {
  writable(area.sheet);
  if (area.rects.some((r) => columnsIn(r) === MAX_COLUMNS))
    throw invalidArgument("The width of all columns at once is not supported here.");
  for (const column of columnsOf(area)) area.sheet.setColumn(column, setup);
}

function setRows(area: Area, setup: { height?: number }): void {
  writable(area.sheet);
  if (area.rects.some((r) => rowsIn(r) === MAX_ROWS))
    throw invalidArgument("The height of all rows at once is not supported here.");
  for (const row of rowsOf(area)) area.sheet.setRow(row, setup);
}

const RANGE_FORMAT: Kind<Area> = {
  name: "RangeFormat",
  get: {
    ...getters(FORMAT_PARTS),
    ColumnWidth: (area) => uniform(map(columnsOf(area), (column) => width(area, column))),
    RowHeight: (area) => uniform(map(rowsOf(area), (row) => height(area, row))),
    UseStandardWidth: (area) =>
      uniform(map(columnsOf(area), (column) => area.sheet.columns.get(column)?.width === undefined)),
    UseStandardHeight: (area) => uniform(map(rowsOf(area), (row) => area.sheet.rows.get(row)?.height === undefined)),
  },
  set: {
    ...setters(FORMAT_PARTS),
    ColumnWidth: (area, points) => setColumns(area, { width: charactersOf(Number(points)) }),
    RowHeight: (area, points) => setRows(area, { height: Number(points) }),
    UseStandardWidth: (area, on) => {
      if (on === true) setColumns(area, { width: undefined });
    },
    UseStandardHeight: (area, on) => {
      if (on === true) setRows(area, { height: undefined });
    },
  },
  to: {
    Font: (area) => node(FONT, area),
    Fill: (area) => node(FILL, area),
    Borders: (area) => node(BORDERS, area),
  },
  call: {
    AutofitColumns: (area) => writable(area.sheet) && undefined,
    AutofitRows: (area) => {
      writable(area.sheet);
      for (const row of rowsOf(area)) if (row < MAX_ROWS) area.sheet.setRow(row, { height: undefined });
    },
  },
};

export const formatOf = (area: Area): Node => node(RANGE_FORMAT, area);
