import { bandsAreKnown } from "../bands";
import { fillOf, type Band, type Matrix } from "../matrix";
import type { Register, Risk } from "../register";
import {
  caption,
  drawMaps,
  headingFormat,
  titleFormats,
  type HeatMaps,
  type Look,
  type MatrixSheet,
  type RegisterTable,
} from "../standard";
import { a1, columnName, type CellInput, type Edit, type Rect } from "../workbook";
import { LEVEL, levelsOf } from "./columns";
import type { Entry } from "./consolidate";
import type { Family } from "./matrices";
import type { Source } from "./model";
import { ranked } from "./ranking";

/** The corporate register as it was written, for the sheets that sum it up. */
export interface Portfolio {
  readonly sources: readonly Source[];
  readonly entries: readonly Entry[];
  readonly combined: Register;
  readonly table: RegisterTable;
  /** The stage that says where risks stand now: "current", "residual", or "now" where the sources differ. */
  readonly now: string;
  readonly isMixed: boolean;
  readonly families: readonly (Family & { readonly sheet: MatrixSheet })[];
  /** "31 December 2018". */
  readonly written: string;
  readonly names: { readonly table: (wanted: string) => string };
}

export interface PortfolioSheet extends Portfolio {
  readonly name: string;
  /** null where no one matrix serves. */
  readonly heatMaps: HeatMaps | null;
}

const TITLE = "Portfolio summary";
const FIRST_CHARACTERS = 30;
const CHARACTERS = 14;
const MOST_TOP = 12;
const LONGEST_TITLE = 100;
const LONGEST_DIRECTION = 24;
const DIRECTIONS = ["Worse", "Better", "Same", "New", "Closed"];
const ALL = "All directorates";

/** The portfolio on a page: the heat map, bands, movement and findings by directorate, and what ranks highest. */
export function portfolioSheet(spec: PortfolioSheet, look: Look): readonly Edit[] {
  const { name, sources, entries, table, isMixed, heatMaps, written } = spec;
  const edits: Edit[] = [
    { kind: "addSheet", name, tabColour: "#1F3864" },
    { kind: "values", sheet: name, top: 0, left: 0, values: [[TITLE], [noteFor(spec)]] },
    ...titleFormats(name),
  ];
  const heights: { row: number; points: number }[] = [];
  const drawn = heatMaps ? drawMaps({ name, heatMaps }, look, edits, heights) : { bottom: 1, columns: [] };
  const blocks = new Blocks(spec, edits, drawn.bottom + 2, look);
  const labels = [...new Set(sources.map(({ label }) => label))];
  bandBlocks(spec, blocks, labels);
  movementBlock(spec, blocks, labels);
  blocks.add(
    "What the checks found, by directorate",
    "RiskProfile",
    ["Directorate", "Registers", "Errors", "Warnings", "Advice", "Ignored"],
    labels.map((label) => {
      const own = sources.filter((source) => source.label === label);
      const open = own.flatMap(({ sifted }) => sifted.open);
      const count = (severity: string): number => open.filter((finding) => finding.severity === severity).length;
      const ignored = own.reduce((sum, { sifted }) => sum + sifted.ignored.length, 0);
      return [label, own.length, count("error"), count("warning"), count("advice"), ignored];
    }),
  );
  const top = ranked(entries).slice(0, MOST_TOP);
  blocks.lines(
    isMixed
      ? `Risks that rank highest, on ${written}: by band, worst first; by score only within one matrix`
      : `Risks that rank highest, on ${written}: by band, worst first, then by score`,
    top.map(({ entry, row, standing }) => {
      const dot = table.cell("dot", row);
      const further = [
        entry.source.label,
        ...(standing.score === null ? [] : [String(standing.score)]),
        ...(standing.band ? [standing.band.label] : []),
        ...(isMixed && entry.matrix ? [entry.matrix.name] : []),
        ...(typeof dot === "string" && dot !== "" && dot.length <= LONGEST_DIRECTION ? [dot] : []),
      ];
      const whole = entry.risk.title.replace(/\s+/g, " ").replace(/[.\s]+$/, "");
      const title = whole.length > LONGEST_TITLE ? `${whole.slice(0, LONGEST_TITLE).replace(/\s+\S*$/, "")}…` : whole;
      return `${entry.id}: ${title} (${further.join(", ")})`;
    }),
  );
  const width = Math.max(blocks.widest, drawn.columns.length);
  const columns = Array.from({ length: width }, (_, c) =>
    c === 0 ? FIRST_CHARACTERS : (drawn.columns[c] ?? CHARACTERS),
  );
  edits.push({
    kind: "layout",
    sheet: name,
    columnWidths: columns.map((characters, column) => ({ column, characters })),
    rowHeights: heights,
    showGridlines: false,
    print: {
      orientation: "landscape",
      // A heat map and the tables under it read together.
      paper: drawn.columns.length > 0 || columns.reduce((sum, one) => sum + one, 0) > 165 ? "A3" : "A4",
      fitToWidth: true,
      footer: TITLE,
    },
  });
  return edits;
}

function noteFor({ entries, isMixed, heatMaps, written }: PortfolioSheet): string {
  const escalated = entries.filter((entry) => entry.escalated !== null).length;
  return [
    "Counts follow the corporate register.",
    ...(isMixed
      ? ["Directorates go by different matrices, so each is counted by its own."]
      : heatMaps && !heatMaps.live
        ? [`References in the heat map are as they were on ${written}.`]
        : []),
    escalated === 0 ? "No risk is escalated." : `${escalated} ${escalated === 1 ? "risk is" : "risks are"} escalated.`,
  ].join(" ");
}

/** Tables under one another from column A. */
class Blocks {
  widest = 1;

  constructor(
    private readonly spec: PortfolioSheet,
    private readonly edits: Edit[],
    private row: number,
    private readonly look: Look,
  ) {}

  /** Row (0-based) of the first line of the next table. */
  get firstLine(): number {
    return this.row + 1;
  }

  add(
    title: string,
    table: string,
    headings: readonly string[],
    lines: readonly (readonly CellInput[])[],
    painted: readonly { readonly column: number; readonly matrix: Matrix; readonly band: Band }[] = [],
  ): void {
    const { name, names } = this.spec;
    const { row } = this;
    const all = lines.length > 1 ? [...lines, this.sums(headings.length, lines)] : lines;
    const rect: Rect = { top: row, left: 0, bottom: row + all.length, right: headings.length - 1 };
    this.edits.push(
      ...caption(name, row - 1, title),
      { kind: "values", sheet: name, top: row, left: 0, values: [headings, ...all] },
      { kind: "format", sheet: name, ranges: [rect], format: { wrap: true, vertical: "center", border: "#BFBFBF" } },
      { kind: "format", sheet: name, ranges: [{ ...rect, left: 1 }], format: { horizontal: "center" } },
      headingFormat(name, { ...rect, bottom: row }, this.look),
      ...(all.length > lines.length
        ? [{ kind: "format", sheet: name, ranges: [{ ...rect, top: rect.bottom }], format: { bold: true } } as const]
        : []),
      { kind: "table", sheet: name, range: rect, name: names.table(table) },
    );
    for (const { column, matrix, band } of painted) {
      const { fill, ink } = fillOf(matrix, band);
      const ranges = [{ top: row, left: column, bottom: row, right: column }];
      this.edits.push({ kind: "format", sheet: name, ranges, format: { fill, fontColour: ink } });
    }
    this.widest = Math.max(this.widest, headings.length);
    this.row = rect.bottom + 2;
  }

  /** One sentence under another: so nobody takes the list for a register. */
  lines(title: string, lines: readonly string[]): void {
    if (lines.length === 0) return;
    const { name } = this.spec;
    const range = { top: this.row, left: 0, bottom: this.row + lines.length - 1, right: 0 };
    this.edits.push(
      ...caption(name, this.row - 1, title),
      { kind: "values", sheet: name, top: this.row, left: 0, values: lines.map((line) => [line]) },
      { kind: "format", sheet: name, ranges: [range], format: { fontSize: 10 } },
    );
    this.row += lines.length + 1;
  }

  private sums(columns: number, lines: readonly (readonly CellInput[])[]): readonly CellInput[] {
    const [top, bottom] = [this.firstLine, this.firstLine + lines.length - 1];
    return Array.from({ length: columns }, (_, c): CellInput => {
      if (c === 0) return ALL;
      const value = lines.reduce((sum, line) => sum + numberOf(line[c]!), 0);
      return { formula: `=SUM(${columnName(c)}${top + 1}:${columnName(c)}${bottom + 1})`, value };
    });
  }
}

const numberOf = (input: CellInput): number =>
  Number(typeof input === "object" && input !== null ? (input.value ?? 0) : (input ?? 0));

const KINDS: Readonly<Record<Risk["kind"], string>> = { threat: "Threat", opportunity: "Opportunity" };
const quoted = (text: string): string => `"${text.replace(/"/g, '""')}"`;

/** Counts the rows of the register that hold all of this, as a formula and worked out. */
function counter({ table, entries }: Portfolio, sheetRow: number, label: string) {
  return (conditions: readonly (readonly [key: string, is: string])[]): CellInput => {
    const known = conditions.map(([key, is]) => [table.range(key), is] as const);
    const value = entries.filter(
      ({ source }, r) =>
        source.label === label &&
        conditions.every(([key, is]) => String(table.cell(key, r) ?? "").toLowerCase() === is.toLowerCase()),
    ).length;
    if (known.some(([range]) => range === null)) return value;
    const asked = known.map(([range, is]) => `,${range},${quoted(`=${is}`)}`).join("");
    return { formula: `=COUNTIFS(${table.range("directorate")},"="&${a1(sheetRow, 0)}${asked})`, value };
  };
}

/** How many risks of each directorate are in each band: a table for each matrix, and one by level where bands can be ranked alike. */
function bandBlocks(spec: PortfolioSheet, blocks: Blocks, labels: readonly string[]): void {
  const { families, table, now, isMixed } = spec;
  const hasKind = table.range("kind") !== null;
  const ofKind = (kind: Risk["kind"]): readonly (readonly [string, string])[] =>
    hasKind ? [["kind", KINDS[kind]]] : [];
  for (const { grid, sheet, members } of families)
    for (const kind of ["threat", "opportunity"] as const) {
      const held = new Set(members.flatMap((one) => (one.kind === kind ? [one.source.label] : [])));
      const own = labels.filter((label) => held.has(label));
      if (own.length === 0) continue;
      const bands = bandsAreKnown(grid.matrix) ? [...grid.matrix.bands].reverse() : [];
      const base = [...ofKind(kind), ...(isMixed ? ([["matrix", sheet.name]] as const) : [])];
      const noun = kind === "threat" ? "Risks" : "Opportunities";
      const first = blocks.firstLine;
      const lines = own.map((label, n): readonly CellInput[] => {
        const row = first + n;
        const count = counter(spec, row, label);
        const whole = count(base);
        const banded = bands.map((band) => count([...base, [`${now}.band`, band.label]]));
        const rest = numberOf(whole) - banded.reduce<number>((sum, one) => sum + numberOf(one), 0);
        const last = 1 + bands.length;
        const none: CellInput =
          bands.length === 0 ? whole : { formula: `=${a1(row, 1)}-SUM(${a1(row, 2)}:${a1(row, last)})`, value: rest };
        const escalated = count([...base, ["escalated", "Yes"]]);
        return [label, whole, ...banded, none, escalated];
      });
      blocks.add(
        `${noun} by directorate and band${isMixed ? `: ${sheet.name}` : ""}, where they stand now`,
        "RiskBandCounts",
        ["Directorate", `All ${noun.toLowerCase()}`, ...bands.map(({ label }) => label), "Without a band", "Escalated"],
        lines,
        bands.map((band, n) => ({ column: 2 + n, matrix: grid.matrix, band })),
      );
    }
  if (table.range(LEVEL) === null) return;
  const levels = Array.from({ length: levelsOf(spec.entries) ?? 0 }, (_, n) => (levelsOf(spec.entries) ?? 0) - n);
  const first = blocks.firstLine;
  blocks.add(
    "Risks by directorate and level: the place of each band among those of its own matrix",
    "RiskBandCounts",
    ["Directorate", ...levels.map((level, n) => `Level ${level}${n === 0 ? " (worst)" : ""}`)],
    labels.map((label, n) => [
      label,
      ...levels.map((level) => counter(spec, first + n, label)([[LEVEL, String(level)]])),
    ]),
  );
}

/** How the risks of each directorate moved. */
function movementBlock(spec: PortfolioSheet, blocks: Blocks, labels: readonly string[]): void {
  const { table, entries } = spec;
  const range = table.range("dot");
  if (!range) return;
  const said = (r: number): string => String(table.cell("dot", r) ?? "");
  // Directions told in sentences are no directions to count by formula.
  const isLive = entries.every((_, r) => said(r).length <= LONGEST_DIRECTION);
  const wordOf = (r: number): string | undefined =>
    said(r).length > LONGEST_DIRECTION
      ? undefined
      : DIRECTIONS.find((word) => said(r).toLowerCase().includes(word.toLowerCase()));
  if (!entries.some((_, r) => wordOf(r) !== undefined)) return;
  const first = blocks.firstLine;
  blocks.add(
    "Direction of travel by directorate",
    "RiskDirectionCounts",
    ["Directorate", ...DIRECTIONS, "Not told"],
    labels.map((label, n): readonly CellInput[] => {
      const own = entries.flatMap(({ source }, r) => (source.label === label ? [r] : []));
      const counts = DIRECTIONS.map((word): CellInput => {
        const value = own.filter((r) => wordOf(r) === word).length;
        if (!isLive) return value;
        const criteria = `${table.range("directorate")},"="&${a1(first + n, 0)},${range},"*${word}*"`;
        return { formula: `=COUNTIFS(${criteria})`, value };
      });
      const rest = own.filter((r) => wordOf(r) === undefined).length;
      if (!isLive) return [label, ...counts, rest];
      const all = `COUNTIFS(${table.range("directorate")},"="&${a1(first + n, 0)})`;
      const told = `SUM(${a1(first + n, 1)}:${a1(first + n, DIRECTIONS.length)})`;
      return [label, ...counts, { formula: `=${all}-${told}`, value: rest }];
    }),
  );
}
