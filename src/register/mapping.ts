import {
  STAGES,
  STAGE_PARTS,
  type ColumnReading,
  type Field,
  type MappingState,
  type Register,
  type Role,
  type Stage,
} from "./model";
import { parseLabelMapping, type LabelMapping } from "./labelMapping";
import { plain } from "./text";

/**
 * What the user has confirmed of one register that stands as a table: where its headings are and what each column
 * is. It is plain JSON and holds headings, never a cell of a risk.
 */
export interface TableMapping {
  readonly version: 1;
  readonly sheet: string;
  /** First and last heading row, 0-based. */
  readonly headerRows: readonly [number, number];
  /** Every column of the table, in order. The heading is made plain (no case, no marks), "" where it has none. */
  readonly columns: readonly { readonly column: number; readonly heading: string; readonly field: Field | null }[];
  readonly stageLabels: Readonly<Partial<Record<Stage, string>>>;
}

/** What the user has confirmed of one register, of either making. */
export type Mapping = TableMapping | LabelMapping;
export const isTableMapping = (mapping: Mapping): mapping is TableMapping => "columns" in mapping;
export const isLabelMapping = (mapping: Mapping): mapping is LabelMapping => !isTableMapping(mapping);

/** A column's heading as it is remembered and compared. */
const headingKey = (heading: string): string => plain(heading.slice(0, LONGEST_HEADING));

const LONGEST_HEADING = 300;
const MOST_MAPPINGS = 40;
const MOST_COLUMNS = 256;
const MOST_ROWS = 1_048_576;
const TALLEST_HEADING = 12;

/** A register as it was read, with what the user says of single columns instead; null for cards and pages, which have no columns. */
export function mappingOf(
  register: Register,
  said: ReadonlyMap<number, Field | null> = new Map(),
): TableMapping | null {
  if (register.layout !== "table" || register.headerRows === null) return null;
  const fields = giveFields(register.columns, said);
  const stageLabels: Partial<Record<Stage, string>> = {};
  register.columns.forEach(({ heading }, i) => {
    const stage = fields[i]?.includes(".") ? (fields[i].split(".")[0] as Stage) : null;
    if (stage) stageLabels[stage] ??= register.stageLabels[stage] ?? heading.split(" / ")[0]!.slice(0, LONGEST_HEADING);
  });
  return {
    version: 1,
    sheet: register.sheet,
    headerRows: register.headerRows,
    columns: register.columns.map(({ column, heading }, i) => ({
      column,
      heading: headingKey(heading),
      field: fields[i]!,
    })),
    stageLabels,
  };
}

/** What each column is once the user has spoken: a field belongs to one column, so the one that had it before is kept as it is. */
export function giveFields(
  columns: readonly ColumnReading[],
  said: ReadonlyMap<number, Field | null>,
): readonly (Field | null)[] {
  const taken = new Set(said.values());
  return columns.map(({ column, field }) => {
    if (said.has(column)) return said.get(column)!;
    if (field === null || taken.has(field)) return null;
    taken.add(field);
    return field;
  });
}

/** A table's columns by what the user confirmed. */
export interface ConfirmedColumns {
  readonly columns: readonly ColumnReading[];
  readonly state: MappingState;
  /** Confirmed headings that are not there any more, or there more than once. */
  readonly missing: readonly string[];
  /** How many columns are as confirmed. */
  readonly found: number;
}

/** Whether every heading stands where it stood. */
export const standsAsConfirmed = (mapping: TableMapping, columns: readonly ColumnReading[]): boolean =>
  columns.length === mapping.columns.length &&
  columns.every(({ column, heading }, i) => {
    const was = mapping.columns[i]!;
    return was.column === column && was.heading === headingKey(heading);
  });

/** How a column is said to be known once the user has confirmed it. */
const BY_USER = ["you confirmed it"];

/**
 * The columns of a table with what the user confirmed in place of what we read. Columns that moved are followed by
 * their headings; a heading that stands twice now, or is gone, is not guessed at. null where fewer than half of the
 * confirmed headings are there: it is another table.
 */
export function confirmColumns(mapping: TableMapping, columns: readonly ColumnReading[]): ConfirmedColumns | null {
  const isSame = standsAsConfirmed(mapping, columns);
  const now = isSame ? new Map<string, number[]>() : placesOf(columns.map(({ heading }) => headingKey(heading)));
  const then = placesOf(mapping.columns.map(({ heading }) => heading));
  const fields = new Map<number, Field | null>();
  const missing: string[] = [];
  let headed = 0;
  mapping.columns.forEach(({ heading, field }, i) => {
    if (isSame) return void fields.set(i, field);
    if (heading === "") return;
    headed++;
    const before = then.get(heading)!;
    const after = now.get(heading) ?? [];
    // As many columns of one heading as there were: they have kept their order.
    const at = after.length === before.length ? after[before.indexOf(i)] : undefined;
    if (at !== undefined) fields.set(at, field);
    else if (field !== null && !missing.includes(heading)) missing.push(heading);
  });
  if (!isSame && (fields.size === 0 || fields.size * 2 < headed)) return null;
  const taken = new Set(fields.values());
  return {
    columns: columns.map((column, i) => {
      const field = fields.get(i);
      if (field !== undefined) return { ...column, field, confidence: 1, reasons: BY_USER };
      return column.field !== null && taken.has(column.field) ? { ...column, field: null } : column;
    }),
    state: isSame ? "used" : missing.length > 0 ? "changed" : "followed",
    missing,
    found: fields.size,
  };
}

function placesOf(headings: readonly string[]): ReadonlyMap<string, readonly number[]> {
  const places = new Map<string, number[]>();
  headings.forEach((heading, i) => {
    const held = places.get(heading);
    if (held) held.push(i);
    else places.set(heading, [i]);
  });
  return places;
}

const ROLES: Readonly<Record<Role, true>> = {
  id: true,
  title: true,
  description: true,
  category: true,
  cause: true,
  trigger: true,
  consequence: true,
  asset: true,
  threat: true,
  vulnerability: true,
  owner: true,
  contact: true,
  controls: true,
  adequacy: true,
  assurance: true,
  response: true,
  contingency: true,
  priority: true,
  actions: true,
  actionOwner: true,
  due: true,
  revisedDue: true,
  status: true,
  dateRaised: true,
  dot: true,
  lastReview: true,
  nextReview: true,
  targetDate: true,
  notes: true,
  kind: true,
};
const FIELDS: ReadonlySet<unknown> = new Set<Field>([
  ...(Object.keys(ROLES) as Role[]),
  ...STAGES.flatMap((stage) => STAGE_PARTS.map((part): Field => `${stage}.${part}`)),
]);

/** The mappings that a workbook has kept; whatever is not of our making, or of a version we do not know, is left out. */
export function parseMappings(json: unknown): readonly Mapping[] {
  return Array.isArray(json) ? json.slice(0, MOST_MAPPINGS).flatMap((each) => parseMapping(each) ?? []) : [];
}

function parseMapping(json: unknown): Mapping | null {
  if ("labels" in asObject(json)) return parseLabelMapping(json);
  const { version, sheet, headerRows, columns, stageLabels } = asObject(json);
  if (version !== 1 || !isText(sheet) || !Array.isArray(headerRows) || !Array.isArray(columns)) return null;
  const [top, bottom] = headerRows as unknown[];
  if (!isCount(top, MOST_ROWS) || !isCount(bottom, MOST_ROWS) || bottom < top || bottom - top >= TALLEST_HEADING)
    return null;
  if (columns.length === 0 || columns.length > MOST_COLUMNS) return null;
  const read: TableMapping["columns"][number][] = [];
  const used = new Set<unknown>();
  for (const each of columns as unknown[]) {
    const { column, heading, field } = asObject(each);
    if (!isCount(column, MOST_COLUMNS) || !isText(heading) || (field !== null && !FIELDS.has(field))) return null;
    // In order, and no field twice.
    if (column <= (read.at(-1)?.column ?? -1) || (field !== null && used.has(field))) return null;
    used.add(field);
    read.push({ column, heading, field: field as Field | null });
  }
  const labels: Partial<Record<Stage, string>> = {};
  for (const stage of STAGES) {
    const label = asObject(stageLabels)[stage];
    if (isText(label)) labels[stage] = label;
  }
  return { version, sheet, headerRows: [top, bottom], columns: read, stageLabels: labels };
}

const asObject = (json: unknown): Readonly<Record<string, unknown>> =>
  typeof json === "object" && json !== null ? (json as Record<string, unknown>) : {};
const isText = (json: unknown): json is string => typeof json === "string" && json.length <= LONGEST_HEADING;
const isCount = (json: unknown, below: number): json is number =>
  Number.isInteger(json) && (json as number) >= 0 && (json as number) < below;
