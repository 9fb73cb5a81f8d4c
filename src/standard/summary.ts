import { bandsAreKnown } from "../bands";
import { fillOf, type Band } from "../matrix";
import { shortTitle, type Register, type Risk, type Stage } from "../register";
import { type CellInput, type Edit, type Rect } from "../workbook";
import { levelWords } from "./axes";
import { offTheMaps, SHOWN, type HeatMap, type HeatMaps } from "./heatMaps";
import type { MatrixSheet } from "./matrixSheet";
import type { RegisterTable } from "./register";
import { BODY_POINTS, linesAt } from "./measure";
import { caption, headingFormat, titleFormats, type Look } from "./sheet";
import { stageHeading } from "./stages";
import { stuckGroups, type Stuck } from "./stuck";

export interface SummarySheet {
  readonly name: string;
  readonly title: string;
  readonly register: Register;
  readonly matrices: Readonly<Record<Risk["kind"], MatrixSheet | null>>;
  /** The register as it was written, which the counts are formulas over. */
  readonly table: RegisterTable;
  readonly heatMaps: HeatMaps;
  /** Those above appetite whose score has not moved; null where no period before is known. */
  readonly stuck: readonly Stuck[] | null;
  /** "31 December 2018": when what is typed was written. */
  readonly written: string;
  /** A name for a table that no other has. */
  readonly tableName: (wanted: string) => string;
}

/** A caption, then a heading row and lines under it, marked as a table where it has a name for one. */
type Block = (title: string, lines: readonly (readonly CellInput[])[], table?: string) => Rect;

/** A caption, then sentences under it. */
type List = (title: string, lines: readonly string[]) => void;

const DIRECTIONS = ["Worse", "Better", "Same", "New", "Closed"];
const MOST_TOP = 10;
const LONGEST_DIRECTION = 24;
const LABEL_CHARACTERS = 20;
const CELL_CHARACTERS = 14;
/** Between two heat maps. */
const GAP_CHARACTERS = 3;
/** Heat maps stand beside each other as long as the page stays readable. */
const ACROSS = 260;
const LINE_POINTS = 12.75;
/** Characters across that an upright page shows well. */
const UPRIGHT = 110;
/** A heat map's row has room for three lines at least, since references come and go. */
const LEAST_LINES = 3;

/** The risk profile on a page: a heat map for each stage, bands and directions counted, and the highest scores. */
export function summarySheet(spec: SummarySheet, look: Look): readonly Edit[] {
  const { name, table } = spec;
  const matrices = [...new Set([spec.matrices.threat, spec.matrices.opportunity])].filter((matrix) => matrix !== null);
  const edits: Edit[] = [
    { kind: "addSheet", name, ...(!look.plain && { tabColour: "#1F3864" }) },
    {
      kind: "values",
      sheet: name,
      top: 0,
      left: 0,
      values: [[`Summary: ${spec.title}`], [noteFor(spec)]],
    },
    ...titleFormats(name),
  ];
  const heights: { row: number; points: number }[] = [];
  const { bottom, columns } = drawMaps(spec, look, edits, heights);
  let row = bottom + 2;
  const block: Block = (title, lines, table) => {
    const rect: Rect = { top: row, left: 0, bottom: row + lines.length - 1, right: lines[0]!.length - 1 };
    edits.push(
      ...caption(name, row - 1, title),
      { kind: "values", sheet: name, top: row, left: 0, values: lines },
      { kind: "format", sheet: name, ranges: [rect], format: { wrap: true, vertical: "center", border: "#BFBFBF" } },
      ...(rect.right > 0
        ? [{ kind: "format", sheet: name, ranges: [{ ...rect, left: 1 }], format: { horizontal: "center" } } as const]
        : []),
      headingFormat(name, { ...rect, bottom: row }, look),
    );
    if (table) edits.push({ kind: "table", sheet: name, range: rect, name: spec.tableName(table) });
    row = rect.bottom + 2;
    return rect;
  };

  for (const {
    grid: { matrix },
  } of matrices.filter(({ grid }) => bandsAreKnown(grid.matrix))) {
    const stages = SHOWN.filter((stage) => table.range(`${stage}.band`) !== null);
    if (stages.length === 0) continue;
    const ofKind =
      matrices.length > 1 && table.range("kind")
        ? `,${table.range("kind")},"${matrix.kind === "opportunity" ? "Opportunity" : "Threat"}"`
        : "";
    const bands = [...matrix.bands].reverse();
    const counted = (stage: Stage, band: Band): CellInput => {
      const words = `"${band.label.replace(/"/g, '""')}"`;
      return {
        formula: `=COUNTIFS(${table.range(`${stage}.band`)},${words}${ofKind})`,
        value: table.count((risk, cell) =>
          risk.kind === matrix.kind || ofKind === ""
            ? String(cell(`${stage}.band`) ?? "").toLowerCase() === band.label.toLowerCase()
            : false,
        ),
      };
    };
    const rect = block(
      matrix.kind === "opportunity" && ofKind ? "Opportunities by band" : "Risks by band",
      [
        ["Band", ...stages.map(stageHeading)],
        ...bands.map((band) => [band.label, ...stages.map((stage) => counted(stage, band))]),
      ],
      "RiskBandCounts",
    );
    bands.forEach((band, r) =>
      paint(edits, name, { ...rect, top: rect.top + 1 + r, bottom: rect.top + 1 + r, right: 0 }, matrix, band, look),
    );
  }
  const dot = table.range("dot");
  // Directions told in sentences are no directions to count.
  if (dot && table.count((_, cell) => String(cell("dot") ?? "").length > LONGEST_DIRECTION) === 0) {
    const seen = DIRECTIONS.map(
      (word) =>
        [
          word,
          table.count((_, cell) =>
            String(cell("dot") ?? "")
              .toLowerCase()
              .includes(word.toLowerCase()),
          ),
        ] as const,
    );
    if (seen.some(([, n]) => n > 0))
      block(
        "Direction of travel",
        [
          ["Direction", "Risks"],
          ...seen.map(([word, n]): CellInput[] => [word, { formula: `=COUNTIF(${dot},"*${word}*")`, value: n }]),
        ],
        "RiskDirectionCounts",
      );
  }
  const list: List = (title, lines) => {
    edits.push(
      ...caption(name, row - 1, title),
      { kind: "values", sheet: name, top: row, left: 0, values: lines.map((line) => [line]) },
      {
        kind: "format",
        sheet: name,
        ranges: [{ top: row, left: 0, bottom: row + lines.length - 1, right: 0 }],
        format: { fontSize: BODY_POINTS },
      },
    );
    row += lines.length + 1;
  };
  topRisks(spec, list);
  for (const { heading, lines } of stuckGroups(spec.stuck ?? [])) list(heading, lines);
  const wide = columns.reduce((sum, width) => sum + width, 0);
  edits.push({
    kind: "layout",
    sheet: name,
    columnWidths: columns.map((characters, column) => ({ column, characters })),
    rowHeights: heights,
    showGridlines: false,
    print: {
      // One map is as wide as an upright page, and what stands below it has room there.
      orientation: wide > UPRIGHT ? "landscape" : "portrait",
      paper: wide > 165 ? "A3" : "A4",
      fitToWidth: true,
      footer: `Summary: ${spec.title}`,
    },
  });
  return edits;
}

function noteFor({ heatMaps, written }: SummarySheet): string {
  const { maps, live } = heatMaps;
  if (maps.length === 0) return `Counts follow the register. The highest scores are as they were on ${written}.`;
  const follows = live
    ? `Heat maps and counts follow the register. The highest scores are as they were on ${written}.`
    : `Counts follow the register. References in the heat maps and the highest scores are as they were on ${written}.`;
  return [offTheMaps(heatMaps), follows].filter(Boolean).join(" ");
}

/** The heat maps, beside each other by stage; one matrix's maps under another's. Gives the last row used and the columns' widths. */
export function drawMaps(
  { name, heatMaps: { maps } }: Pick<SummarySheet, "name" | "heatMaps">,
  look: Look,
  edits: Edit[],
  heights: { row: number; points: number }[],
): { readonly bottom: number; readonly columns: readonly number[] } {
  const wide = Math.max(3, ...maps.map(({ matrix }) => matrix.grid.impact.levels.length));
  const slot = 1 + wide + 1;
  const slotCharacters = LABEL_CHARACTERS + wide * CELL_CHARACTERS + GAP_CHARACTERS;
  const beside = Math.max(1, Math.min(3, Math.floor(ACROSS / slotCharacters)));
  let [top, bottom] = [2, 1];
  let used = 1;
  for (const matrix of new Set(maps.map((map) => map.matrix))) {
    const own = maps.filter((map) => map.matrix === matrix);
    for (let n = 0; n < own.length; n += beside) {
      const row = own.slice(n, n + beside);
      row.forEach((map, m) => (bottom = drawMap(name, map, top, m * slot, look, edits)));
      used = Math.max(used, row.length);
      const levels = matrix.grid.likelihood.levels.length;
      for (let l = 0; l < levels; l++)
        heights.push({ row: top + 2 + l, points: linesIn(row, levels - 1 - l) * LINE_POINTS + 4 });
      heights.push({ row: top + 1, points: 2 * LINE_POINTS + 6 });
      top = bottom + 1;
    }
  }
  const columns = Array.from({ length: used * slot - 1 }, (_, c) =>
    c % slot === 0 ? LABEL_CHARACTERS : c % slot === slot - 1 ? GAP_CHARACTERS : CELL_CHARACTERS,
  );
  return { bottom, columns };
}

const linesIn = (maps: readonly HeatMap[], likelihood: number): number =>
  Math.max(
    LEAST_LINES,
    ...maps.flatMap(({ cells }) =>
      cells[likelihood]!.map(({ input }) =>
        linesAt(typeof input === "object" && input !== null ? String(input.value) : "", CELL_CHARACTERS - 1),
      ),
    ),
  );

/** One heat map, its likelihoods from the highest down; returns its last row. */
function drawMap(
  sheet: string,
  { matrix, stage, cells }: HeatMap,
  top: number,
  left: number,
  look: Look,
  edits: Edit[],
): number {
  const { likelihood, impact, matrix: own } = matrix.grid;
  const of = own.kind === "opportunity" ? `${stageHeading(stage)}, opportunities` : stageHeading(stage);
  const rows = [...likelihood.levels.keys()].reverse();
  const bottom = top + 1 + rows.length;
  const right = left + impact.levels.length;
  edits.push(
    ...caption(sheet, top, `${of}: how many, and which`, left),
    {
      kind: "format",
      sheet,
      ranges: [{ top: top + 1, left, bottom, right }],
      format: { wrap: true, vertical: "center", horizontal: "center", border: "#BFBFBF", fontSize: 10 },
    },
    headingFormat(sheet, { top: top + 1, left, bottom: top + 1, right }, look),
    headingFormat(sheet, { top: top + 2, left, bottom, right: left }, look),
    {
      kind: "values",
      sheet,
      top: top + 1,
      left,
      values: [
        ["Likelihood down, impact across", ...impact.levels.map((_, i) => levelWords(impact, i))],
        ...rows.map((l) => [levelWords(likelihood, l), ...cells[l]!.map(({ input }) => input)]),
      ],
    },
  );
  for (const band of own.bands) {
    const ranges = rows.flatMap((l, r) =>
      cells[l]!.flatMap((cell, i): Rect[] =>
        cell.band?.id === band.id
          ? [{ top: top + 2 + r, left: left + 1 + i, bottom: top + 2 + r, right: left + 1 + i }]
          : [],
      ),
    );
    const { fill, ink } = fillOf(own, band);
    if (ranges.length > 0) edits.push({ kind: "format", sheet, ranges, format: { fill, fontColour: ink } });
  }
  return bottom;
}

/** The highest scores, one line each: told as sentences, so that nobody takes the list for a register. */
function topRisks({ register, table }: SummarySheet, list: List): void {
  const stage = (["current", "residual", "inherent"] as const).find((one) => table.range(`${one}.score`) !== null);
  if (!stage) return;
  const scored = register.risks.flatMap((risk, r) => {
    const score = table.cell(`${stage}.score`, r);
    return risk.kind === "threat" && typeof score === "number" ? [{ risk, r, score }] : [];
  });
  const top = scored.sort((a, b) => b.score - a.score || a.r - b.r).slice(0, MOST_TOP);
  if (top.length === 0) return;
  const lines = top.map(({ risk, r, score }) => {
    const further = [table.cell(`${stage}.band`, r), table.cell("dot", r)].filter(
      (cell) => cell !== null && cell !== "" && String(cell).length <= LONGEST_DIRECTION,
    );
    const title = shortTitle(risk.title).replace(/[.\s]+$/, "");
    return `${risk.id === "" ? "" : `${risk.id}: `}${title} (${[score, ...further].join(", ")})`;
  });
  list(`Highest ${stageHeading(stage).toLowerCase()} scores`, lines);
}
function paint(
  edits: Edit[],
  sheet: string,
  rect: Rect,
  matrix: MatrixSheet["grid"]["matrix"],
  band: Band,
  look: Look,
): void {
  const { fill, ink } = fillOf(matrix, band);
  if (!look.plain) edits.push({ kind: "format", sheet, ranges: [rect], format: { fill, fontColour: ink } });
}
