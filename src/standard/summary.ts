import { bandsAreKnown } from "../bands";
import { fillOf, type Band } from "../matrix";
import { STAGES, type Register, type Risk, type Stage } from "../register";
import { type CellInput, type Edit, type Rect } from "../workbook";
import type { MatrixSheet } from "./matrixSheet";
import type { RegisterTable } from "./registerSheet";
import { caption, headingFormat, heightsFor, titleFormats, type Look } from "./sheet";
import { stageHeading } from "./stages";

export interface SummarySheet {
  readonly name: string;
  readonly title: string;
  readonly register: Register;
  readonly matrices: Readonly<Record<Risk["kind"], MatrixSheet | null>>;
  /** The register as it was written, which the counts are formulas over. */
  readonly table: RegisterTable;
  /** A name for a table that no other has. */
  readonly tableName: (wanted: string) => string;
}

/** A caption, then a heading row and lines under it, marked as a table where it has a name for one. */
type Block = (title: string, lines: readonly (readonly CellInput[])[], table?: string) => Rect;

/** Stages that a committee looks at side by side. */
const SHOWN: readonly Stage[] = STAGES.filter((stage) => stage !== "previous");
const DIRECTIONS = ["Worse", "Better", "Same", "New", "Closed"];
const MOST_TOP = 10;
const LONGEST_DIRECTION = 24;
const LONGEST_NAME = 110;
const LABEL_CHARACTERS = 26;
const CELL_CHARACTERS = 16;

/** The risk profile on a page: bands and directions counted, the highest scores, and a heat map for each stage. */
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
      values: [
        [`Summary: ${spec.title}`],
        [
          "Counts are formulas over the register. The heat maps and the list of highest scores show it as it was when this workbook was made.",
        ],
      ],
    },
    ...titleFormats(name),
  ];
  const heights: { row: number; points: number }[] = [];
  let row = 3;
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
    heights.push(
      ...heightsFor(row, lines, [LABEL_CHARACTERS, ...Array.from({ length: rect.right }, () => CELL_CHARACTERS)]),
    );
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
  topRisks(spec, edits, row, (next) => (row = next));
  for (const matrix of matrices) for (const stage of SHOWN) heatMap(spec, matrix, stage, look, edits, block);
  const widest = Math.max(4, ...matrices.map(({ grid }) => grid.impact.levels.length + 1));
  edits.push({
    kind: "layout",
    sheet: name,
    columnWidths: [
      { column: 0, characters: LABEL_CHARACTERS },
      ...Array.from({ length: widest - 1 }, (_, c) => ({ column: c + 1, characters: CELL_CHARACTERS })),
    ],
    rowHeights: heights,
    showGridlines: false,
    // Upright, so that a heat map is seldom cut by the page's end.
    print: { orientation: "portrait", paper: "A4", fitToWidth: true, footer: `Summary: ${spec.title}` },
  });
  return edits;
}

/** The highest scores, one line each: told as sentences, so that nobody takes the list for a register. */
function topRisks(
  { name, register, table }: SummarySheet,
  edits: Edit[],
  row: number,
  next: (row: number) => void,
): void {
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
    const title = risk.title
      .replace(/\s+/g, " ")
      .slice(0, LONGEST_NAME)
      .replace(/[.\s]+$/, "");
    return [`${risk.id === "" ? "" : `${risk.id}: `}${title} (${[score, ...further].join(", ")})`];
  });
  edits.push(
    ...caption(name, row - 1, `Highest ${stageHeading(stage).toLowerCase()} scores`),
    { kind: "values", sheet: name, top: row, left: 0, values: lines },
    {
      kind: "format",
      sheet: name,
      ranges: [{ top: row, left: 0, bottom: row + lines.length - 1, right: 0 }],
      format: { fontSize: 10 },
    },
  );
  next(row + lines.length + 1);
}

const MOST_REFERENCES = 12;

/** How many risks stand in each cell of the matrix, and which. */
function heatMap(
  { register, name, matrices }: SummarySheet,
  sheet: MatrixSheet,
  stage: Stage,
  look: Look,
  edits: Edit[],
  block: Block,
): void {
  const { matrix, likelihood, impact } = sheet.grid;
  const at = new Map<string, string[]>();
  register.risks.forEach((risk, r) => {
    const pair = risk.stages[stage];
    if (matrices[risk.kind] !== sheet || pair?.likelihood?.value == null || pair.impact?.value == null) return;
    const key = `${pair.likelihood.value} ${pair.impact.value}`;
    const held = at.get(key) ?? [];
    held.push(risk.id || `row ${r + 1}`);
    at.set(key, held);
  });
  if (at.size === 0) return;
  const rows = [...likelihood.levels].reverse();
  const written = (axis: typeof likelihood, i: number): string =>
    [axis.levels[i]!.number, axis.labels?.[i] ?? axis.levels[i]!.labels[0]]
      .filter((part) => part !== undefined && part !== "")
      .join(" ");
  const told = (l: number, i: number): CellInput => {
    const references = at.get(`${l} ${i}`) ?? [];
    if (references.length === 0) return null;
    const more = references.length - MOST_REFERENCES;
    return `${references.length}: ${references.slice(0, MOST_REFERENCES).join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
  };
  const of = matrix.kind === "opportunity" ? `${stageHeading(stage)}, opportunities` : stageHeading(stage);
  const rect = block(`${of}: how many risks, and which`, [
    ["Likelihood down, impact across", ...impact.levels.map((_, i) => written(impact, i))],
    ...rows.map((level) => [
      written(likelihood, likelihood.levels.indexOf(level)),
      ...impact.levels.map((one) => told(level.number, one.number)),
    ]),
  ]);
  edits.push(headingFormat(name, { ...rect, top: rect.top + 1, right: 0 }, look));
  if (!bandsAreKnown(matrix)) return;
  rows.forEach((level, r) =>
    impact.levels.forEach((_, c) => {
      const band = matrix.bands.find((one) => one.id === matrix.cells[likelihood.levels.indexOf(level)]?.[c]?.band);
      if (band)
        paint(
          edits,
          name,
          { top: rect.top + 1 + r, bottom: rect.top + 1 + r, left: 1 + c, right: 1 + c },
          matrix,
          band,
          look,
        );
    }),
  );
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
