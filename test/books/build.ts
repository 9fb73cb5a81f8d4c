import {
  cellKey,
  parseIsoDay,
  parseRange,
  serialOf,
  type CellValue,
  type ConditionalFormat,
  type Rect,
  type SheetSnapshot,
} from "../../src/workbook";

/** A cell: its value; or with a fill ("#RRGGBB"), a formula (its value is what it comes to); "2024-09-30" is a date. */
export type Put = CellValue | { readonly v: CellValue; readonly fill?: string; readonly formula?: string };

/** A sheet put together cell by cell, as a person would. Rows and columns 0-based. */
export class Sheet {
  private readonly rows: CellValue[][] = [];
  private readonly fills = new Map<number, string>();
  private readonly formulas = new Map<number, string>();
  private readonly formats = new Map<number, string>();
  private readonly merges: Rect[] = [];
  private readonly hidden = new Set<number>();
  private readonly conditions: ConditionalFormat[] = [];
  private visibility: SheetSnapshot["visibility"] = "visible";

  constructor(readonly name: string) {}

  put(row: number, column: number, cell: Put): this {
    const { v, fill, formula } =
      typeof cell === "object" && cell !== null && "v" in cell
        ? cell
        : { v: cell, fill: undefined, formula: undefined };
    while (this.rows.length <= row) this.rows.push([]);
    while (this.rows[row]!.length <= column) this.rows[row]!.push(null);
    const day = typeof v === "string" ? parseIsoDay(v) : null;
    this.rows[row]![column] = day ? serialOf(day) : v;
    const key = cellKey(row, column);
    if (day) this.formats.set(key, "dd/mm/yyyy");
    if (fill) this.fills.set(key, fill);
    else this.fills.delete(key);
    if (formula) this.formulas.set(key, formula);
    else this.formulas.delete(key);
    return this;
  }

  /** Cells from a place to the right and down; undefined leaves one out. */
  table(top: number, left: number, rows: readonly (readonly (Put | undefined)[])[]): this {
    rows.forEach((row, r) => row.forEach((cell, c) => cell !== undefined && this.put(top + r, left + c, cell)));
    return this;
  }

  merge(...ranges: readonly string[]): this {
    this.merges.push(...ranges.map((range) => parseRange(range)!));
    return this;
  }

  /** 1-based, as Excel shows it. */
  hideRow(row: number): this {
    this.hidden.add(row - 1);
    return this;
  }

  hide(): this {
    this.visibility = "hidden";
    return this;
  }

  /** A cell-value condition: from a score upwards its fill. */
  from(range: string, least: number, fill: string): this {
    return this.condition(range, {
      kind: "cellValue",
      operator: "greaterThanOrEqual",
      formulas: [String(least)],
      fill,
    });
  }

  /** A condition of any kind; the one added first goes first. */
  condition(range: string, rest: Pick<ConditionalFormat, "kind" | "operator" | "formulas" | "fill">): this {
    const priority = this.conditions.length + 1;
    this.conditions.push({ ranges: [parseRange(range)!], priority, stopIfTrue: false, ...rest });
    return this;
  }

  snapshot(): SheetSnapshot {
    return {
      name: this.name,
      visibility: this.visibility,
      rows: this.rows,
      formulas: this.formulas,
      numberFormats: this.formats,
      fills: this.fills,
      fontColours: new Map(),
      merges: this.merges,
      hiddenRows: this.hidden,
      hiddenColumns: new Set(),
      tables: [],
      conditionalFormats: this.conditions,
      protected: false,
      frozenRows: 0,
    };
  }
}

export const RED = "#FF0000";
export const AMBER = "#FFC000";
export const YELLOW = "#FFFF00";
export const GREEN = "#00B050";
export const PURPLE = "#7030A0";

/** A score in its band's colour: bands as [least score, colour], highest first. */
export const inBand = (bands: readonly (readonly [number, string])[], score: number): string =>
  bands.find(([least]) => score >= least)![1];

/** Texts, owners, controls and ratings for risks that are all different. */
export const RISKS: readonly string[] = [
  "Failure to balance the budget over the medium term",
  "Serious safeguarding incident involving a child in care",
  "Major cyber incident disables line of business systems",
  "Care market provider failure leaves people without support",
  "Breach of data protection law through misdirected post",
  "Insufficient school places in the north of the borough",
  "Loss of key staff in planning enforcement",
  "Severe weather closes main roads for several days",
  "Failure of the leisure operator",
  "Delay to the regeneration programme",
];
export const OWNERS: readonly string[] = [
  "Chief Finance Officer",
  "Director of Children's Services",
  "Head of ICT",
  "Director of Adult Care",
  "Data Protection Officer",
  "Head of Education",
  "Head of Planning",
  "Head of Highways",
  "Head of Leisure",
  "Programme Director",
];
export const CONTROLS: readonly string[] = [
  "Monthly monitoring report to the leadership team",
  "Multi-agency audit programme; supervision each month",
  "Patching within 14 days. Tested backups",
  "Market position statement; provider forum",
  "Mandatory training and a double-check of addresses",
  "Pupil forecasts reviewed each spring",
  "Retention payments approved until March",
  "Winter plan with gritting routes agreed",
  "Quarterly contract review with open accounts",
  "Programme board every six weeks",
];
export const LIKELIHOOD: readonly number[] = [4, 3, 4, 3, 4, 2, 5, 3, 4, 3];
export const IMPACT: readonly number[] = [5, 5, 4, 4, 3, 3, 3, 4, 3, 3];

/** 15 and above red, 8 and above amber, the rest green: a 5x5 product's usual three. */
export const THREE = [
  [15, RED],
  [8, AMBER],
  [0, GREEN],
] as const;
/** A score in its band's colour. */
export const shaded = (score: number, bands: readonly (readonly [number, string])[] = THREE): Put => ({
  v: score,
  fill: inBand(bands, score),
});
/** Likelihood and impact of a risk. */
export const rated = (n: number): readonly [number, number] => [LIKELIHOOD[n]!, IMPACT[n]!];
