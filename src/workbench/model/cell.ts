import type { Cell as FileCell } from "hucre";
import type { CellValue, Rect } from "../../workbook";

/** A line along one edge of a cell. */
export interface Border {
  readonly style:
    "thin" | "medium" | "thick" | "dotted" | "dashed" | "double" | "hair" | "dashDot" | "dashDotDot" | "slantDashDot";
  /** "#RRGGBB". */
  readonly colour: string;
}

export const EDGES = ["top", "right", "bottom", "left"] as const;
export type Edge = (typeof EDGES)[number];

/** How a cell looks. What is absent is as in a new sheet: General, no fill, automatic (black) ink, 11 points. */
export interface CellStyle {
  readonly numberFormat?: string;
  /** "#RRGGBB", solid. */
  readonly fill?: string;
  /** "#RRGGBB"; black is automatic, and absent. */
  readonly fontColour?: string;
  readonly fontName?: string;
  /** In points. */
  readonly fontSize?: number;
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly underline?: boolean;
  readonly strike?: boolean;
  readonly wrap?: boolean;
  readonly horizontal?: "left" | "center" | "right" | "fill" | "justify" | "centerContinuous" | "distributed";
  readonly vertical?: "top" | "center" | "justify" | "distributed";
  readonly indent?: number;
  readonly borders?: { readonly [edge in Edge]?: Border };
}

/** What a file's cell carries that the workbench shows no face of, kept so that a saved copy has it. */
export type CellExtras = Pick<FileCell, "richText" | "hyperlink" | "comment">;

export interface ModelCell {
  readonly value: CellValue;
  /** With the leading "=". */
  readonly formula?: string;
  /** The cells that one array formula fills together; its formula stands in each. */
  readonly array?: Rect;
  readonly style?: CellStyle;
  readonly extras?: CellExtras;
}

/** Whether the letters of a cell have several colours: then Excel tells none for the cell. */
export function hasSeveralInks({ style, extras }: ModelCell): boolean {
  const inks = new Set(
    (extras?.richText ?? []).map((run) => JSON.stringify(run.font?.color ?? style?.fontColour ?? null)),
  );
  return inks.size > 1;
}

/** A style without what is as in a new sheet; undefined where nothing is left. */
export function tidyStyle(style: CellStyle): CellStyle | undefined {
  const tidy: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(style)) {
    if (value === undefined || value === false) continue;
    if (key === "numberFormat" && value === "General") continue;
    if (key === "fontColour" && value === "#000000") continue;
    if (key === "fontSize" && value === DEFAULT_FONT.size) continue;
    if (key === "fontName" && value === DEFAULT_FONT.name) continue;
    if (key === "indent" && value === 0) continue;
    if (key === "borders" && Object.values(value as object).every((side) => side === undefined)) continue;
    tidy[key] = value;
  }
  return Object.keys(tidy).length > 0 ? (tidy as CellStyle) : undefined;
}

export const DEFAULT_FONT = { name: "Calibri", size: 11 } as const;
/** Width of a new sheet's columns in characters, height of its rows in points. */
export const DEFAULT_WIDTH = 8.43;
export const DEFAULT_HEIGHT = 15;
