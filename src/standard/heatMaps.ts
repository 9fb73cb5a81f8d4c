import { bandsAreKnown } from "../bands";
import { sameNumber, type Band } from "../matrix";
import { STAGES, type Register, type Risk, type Stage } from "../register";
import { a1, columnName, quoteSheet, type CellInput, type Edit } from "../workbook";
import type { Axis } from "./axes";
import type { MatrixSheet } from "./matrixSheet";
import type { RegisterTable } from "./register";
import { FIRST_ROW, tableSheet, type TableColumn } from "./sheet";
import { stageHeading } from "./stages";

/** Stages that a committee looks at side by side. */
export const SHOWN: readonly Stage[] = STAGES.filter((stage) => stage !== "previous");

/** How the risks of one stage lie on a matrix. */
export interface HeatMap {
  readonly matrix: MatrixSheet;
  readonly stage: Stage;
  /** By likelihood, then impact, in the order of the grid's levels. */
  readonly cells: readonly (readonly HeatCell[])[];
}

export interface HeatCell {
  readonly band: Band | null;
  /** The references of the risks that stand there. */
  readonly references: readonly string[];
  /** What the heat map shows there: how many, their band, and which. */
  readonly input: CellInput;
}

export interface HeatMapsSpec {
  readonly register: Register;
  readonly matrices: Readonly<Record<Risk["kind"], MatrixSheet | null>>;
  readonly table: RegisterTable;
  /** The sheet that the maps' formulas look in, and its table's name. */
  readonly workings: string;
  readonly workingsTable: string;
  readonly title: string;
  /** Left out, every stage that is shown. */
  readonly stages?: readonly Stage[];
}

export interface HeatMaps {
  readonly maps: readonly HeatMap[];
  /** The workings; none where the references are typed. */
  readonly edits: readonly Edit[];
  /** Whether the references follow the ratings. */
  readonly live: boolean;
  /** How many risks have a score or a band at a stage, but no place on its map. */
  readonly unplaced: readonly { readonly stage: Stage; readonly risks: number }[];
}

/** Which risks the maps do not show, in few words, since they stand in a line of their own; "" where they show all. */
export function offTheMaps({ unplaced }: Pick<HeatMaps, "unplaced">): string {
  const counts = unplaced.map(({ stage, risks }) => `${stageHeading(stage).toLowerCase()} ${risks}`);
  return counts.length > 0 ? `Scored without likelihood and impact, so not shown: ${counts.join(", ")}.` : "";
}

/** Each risk's references lean on those below it: beyond so many they are typed, and only the counts are formulas. */
const MOST_LIVE = 300;
/** Characters of references that a cell shows. */
const LONGEST_LIST = 100;

const NOTHING: HeatMaps = { maps: [], edits: [], live: false, unplaced: [] };

/** Where the risks lie on their matrix, stage by stage, as formulas that need nothing newer than Excel 2010. */
export function heatMaps(spec: HeatMapsSpec): HeatMaps {
  const { register, table } = spec;
  const matrices = [...new Set([spec.matrices.threat, spec.matrices.opportunity])].filter((matrix) => matrix !== null);
  const stages = (spec.stages ?? SHOWN).filter((stage) =>
    placesOf(spec, matrices, stage).some((place) => place !== null),
  );
  if (stages.length === 0) return NOTHING;
  const live = register.risks.length <= MOST_LIVE;
  const names = register.risks.map((risk, r) => risk.id.trim() || `row ${FIRST_ROW + r + 1}`);
  const columns: TableColumn[] = [
    { heading: "Reference", cells: names.map((name, r) => referenceInput(table, r, name)) },
  ];
  const maps: HeatMap[] = [];
  const unplaced: { stage: Stage; risks: number }[] = [];
  const said = (key: string, row: number): boolean => (table.cell(key, row) ?? "") !== "";
  for (const stage of stages) {
    const places = placesOf(spec, matrices, stage);
    const risks = places.filter(
      (place, r) => place === null && (said(`${stage}.score`, r) || said(`${stage}.band`, r)),
    ).length;
    if (risks > 0) unplaced.push({ stage, risks });
    const listed = lists(places, names);
    const [place, list] = [columns.length, columns.length + 1];
    const at = workingsRange(spec.workings, place, register.risks.length);
    const from = workingsRange(spec.workings, list, register.risks.length);
    if (live)
      columns.push(
        {
          heading: `${stageHeading(stage)} place`,
          cells: places.map((key, r) => placeInput(spec, matrices, stage, r, key)),
        },
        {
          heading: `${stageHeading(stage)} references from here on`,
          cells: listed.map((text, r) => listInput(r, place, list, register.risks.length, text)),
        },
      );
    for (const matrix of matrices) {
      const { likelihood, impact } = matrix.grid;
      const cells = likelihood.levels.map((_, l) =>
        impact.levels.map((_, i): HeatCell => {
          const key = keyOf(spec, matrices, matrix, written(likelihood, l), written(impact, i));
          const references = names.filter((_, r) => places[r] === key);
          const band = bandAt(matrix, l, i);
          const words = { one: noun(matrix, 1), many: noun(matrix, 2), band: band ? `, ${band.label}` : "" };
          const shown = listed[places.indexOf(key)] ?? "";
          const value =
            references.length === 0
              ? ""
              : `${references.length} ${references.length === 1 ? words.one : words.many}${words.band}\n${shown}`;
          const text = keyFormula(spec, matrices, matrix, likelihood, l, impact, i);
          const counted = live ? `COUNTIF(${at},"="&${text})` : counting(spec, matrices, matrix, stage, l, i);
          const told = live ? `INDEX(${from},MATCH(${text},${at},0))` : quoted(shown);
          const formula = `=IF(${counted}=0,"",${counted}&IF(${counted}=1,${quoted(` ${words.one}${words.band}`)},${quoted(` ${words.many}${words.band}`)})&CHAR(10)&${told})`;
          return { band, references, input: { formula, value } };
        }),
      );
      if (cells.some((line) => line.some(({ references }) => references.length > 0)))
        maps.push({ matrix, stage, cells });
    }
  }
  const edits = live
    ? [
        ...tableSheet(
          {
            name: spec.workings,
            table: spec.workingsTable,
            title: `Workings: ${spec.title}`,
            note: "What the heat maps on the summary look up: where each risk stands, and which others stand there below it. Nothing here is typed.",
            columns,
          },
          { plain: false },
        ),
        { kind: "visibility", sheet: spec.workings, what: "sheet", hidden: true } as const,
      ]
    : [];
  return { maps, edits, live, unplaced };
}

const noun = ({ grid }: MatrixSheet, n: number): string =>
  grid.matrix.kind === "opportunity" ? (n === 1 ? "opportunity" : "opportunities") : n === 1 ? "risk" : "risks";

const quoted = (text: string): string => `"${text.replace(/"/g, '""').replace(/\n/g, " ")}"`;

/** A rating as its cells write it. */
const written = (axis: Axis, level: number): string | number => axis.labels?.[level] ?? axis.levels[level]!.number;

function bandAt({ grid }: MatrixSheet, l: number, i: number): Band | null {
  const { matrix } = grid;
  if (!bandsAreKnown(matrix)) return null;
  return matrix.bands.find((band) => band.id === matrix.cells[l]?.[i]?.band) ?? null;
}

/** Threats and opportunities that go by different matrices lie on different maps: then a place names its kind. */
const apart = (matrices: readonly MatrixSheet[], { table }: HeatMapsSpec): boolean =>
  matrices.length > 1 && table.range("kind") !== null;

const KINDS = { threat: "Threat", opportunity: "Opportunity" } as const;

const keyOf = (
  spec: HeatMapsSpec,
  matrices: readonly MatrixSheet[],
  matrix: MatrixSheet,
  likelihood: CellInput,
  impact: CellInput,
): string =>
  `${apart(matrices, spec) ? `${KINDS[matrix.grid.matrix.kind]} ` : ""}${String(likelihood)} x ${String(impact)}`;

const literal = (value: string | number): string => (typeof value === "number" ? String(value) : quoted(value));

/** The key as a formula, so that a number is written as this computer writes it. */
const keyFormula = (
  spec: HeatMapsSpec,
  matrices: readonly MatrixSheet[],
  matrix: MatrixSheet,
  likelihood: Axis,
  l: number,
  impact: Axis,
  i: number,
): string =>
  `${apart(matrices, spec) ? `"${KINDS[matrix.grid.matrix.kind]} "&` : ""}${literal(written(likelihood, l))}&" x "&${literal(written(impact, i))}`;

/** Each risk's place in a stage, in words that no two places share; null where it has none. */
function placesOf(spec: HeatMapsSpec, matrices: readonly MatrixSheet[], stage: Stage): readonly (string | null)[] {
  const { register, table } = spec;
  return register.risks.map((risk, r) => {
    const matrix = spec.matrices[risk.kind];
    const [likelihood, impact] = [table.cell(`${stage}.likelihood`, r), table.cell(`${stage}.impact`, r)];
    if (!matrix || likelihood === null || likelihood === "" || impact === null || impact === "") return null;
    const [l, i] = [levelOf(matrix.grid.likelihood, likelihood), levelOf(matrix.grid.impact, impact)];
    return keyOf(
      spec,
      matrices,
      matrix,
      l < 0 ? likelihood : written(matrix.grid.likelihood, l),
      i < 0 ? impact : written(matrix.grid.impact, i),
    );
  });
}

const levelOf = (axis: Axis, cell: CellInput): number =>
  axis.levels.findIndex((level, n) =>
    typeof cell === "number"
      ? sameNumber(level.number, cell)
      : axis.labels?.[n]?.toLowerCase() === String(cell).toLowerCase(),
  );

/** For each risk, its reference and those of all below it in the same place. */
function lists(places: readonly (string | null)[], names: readonly string[]): readonly string[] {
  const below = new Map<string, string>();
  const out: string[] = [];
  for (let r = places.length - 1; r >= 0; r--) {
    const key = places[r];
    const more = key === null || key === undefined ? undefined : below.get(key.toLowerCase());
    const text = clip(more === undefined ? names[r]! : `${names[r]!}, ${more}`);
    if (key) below.set(key.toLowerCase(), text);
    out[r] = key ? text : "";
  }
  return out;
}

const clip = (text: string): string => (text.length > LONGEST_LIST ? `${text.slice(0, LONGEST_LIST)}…` : text);

const workingsRange = (sheet: string, column: number, count: number): string =>
  `${quoteSheet(sheet)}!${absolute(column, FIRST_ROW)}:${absolute(column, FIRST_ROW + count - 1)}`;
const absolute = (column: number, row: number): string => `$${columnName(column)}$${row + 1}`;

function referenceInput(table: RegisterTable, row: number, name: string): CellInput {
  const id = table.at("id", row);
  return id ? { formula: `=IF(${id}="",${quoted(`row ${FIRST_ROW + row + 1}`)},${id}&"")`, value: name } : name;
}

function placeInput(
  spec: HeatMapsSpec,
  matrices: readonly MatrixSheet[],
  stage: Stage,
  row: number,
  key: string | null,
): CellInput {
  const { table } = spec;
  const [likelihood, impact] = [table.at(`${stage}.likelihood`, row)!, table.at(`${stage}.impact`, row)!];
  const kind = apart(matrices, spec) ? `${table.at("kind", row)!}&" "&` : "";
  return {
    formula: `=IF(OR(${likelihood}="",${impact}=""),"",${kind}${likelihood}&" x "&${impact})`,
    value: key ?? "",
  };
}

function listInput(row: number, place: number, list: number, count: number, value: string): CellInput {
  const [own, reference] = [a1(FIRST_ROW + row, place), a1(FIRST_ROW + row, 0)];
  if (row === count - 1) return { formula: `=IF(${own}="","",${reference})`, value };
  const below = (column: number): string =>
    `${a1(FIRST_ROW + row + 1, column)}:${columnName(column)}$${FIRST_ROW + count}`;
  const whole = `${reference}&IFERROR(", "&INDEX(${below(list)},MATCH(${own},${below(place)},0)),"")`;
  return {
    formula: `=IF(${own}="","",IF(LEN(${whole})>${LONGEST_LIST},LEFT(${whole},${LONGEST_LIST})&"…",${whole}))`,
    value,
  };
}

/** How many risks stand in a place, straight from the register. */
function counting(
  spec: HeatMapsSpec,
  matrices: readonly MatrixSheet[],
  matrix: MatrixSheet,
  stage: Stage,
  l: number,
  i: number,
): string {
  const { table } = spec;
  const { likelihood, impact, matrix: own } = matrix.grid;
  const kind = apart(matrices, spec) ? `,${table.range("kind")},"${KINDS[own.kind]}"` : "";
  const is = (axis: Axis, level: number): string => `"="&${literal(written(axis, level))}`;
  return `COUNTIFS(${table.range(`${stage}.likelihood`)},${is(likelihood, l)},${table.range(`${stage}.impact`)},${is(impact, i)}${kind})`;
}
