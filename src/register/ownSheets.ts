import { cellKey, sheetNamed, type SheetSnapshot, type WorkbookSnapshot } from "../workbook";
import { readDate, type DateOptions } from "./dates";
import type { FoundMatrix } from "../matrix";
import type { Mapping } from "./mapping";
import { readOwnMatrix } from "./ownMatrix";
import { firstPeriod } from "./period";
import {
  STAGES,
  type Action,
  type Control,
  type DateCell,
  type Field,
  type Register,
  type Risk,
  type TextCell,
} from "./model";
import { cellText, plain } from "./text";

/**
 * The sheets that our own standard layout writes, told by what no other sheet has: a table of our name in the third row,
 * under a note that we word. The words are given here, so that who writes them and who knows them again cannot part.
 */
export const OWN = {
  cover: "RiskCover",
  register: "RiskRegister",
  actions: "RiskActions",
  controls: "RiskControls",

  /** In the note above every register. */
  words: "Every band and direction of travel is given in words.",
  source: (sheet: string): string => `From the sheet “${sheet}”.`,
  scored: (sheets: readonly string[]): string =>
    `Scored by the sheet ${sheets.map((sheet) => `“${sheet}”`).join(" and ")}.`,
  actionsOn: (sheet: string): string => `Actions on the sheet “${sheet}”.`,
  controlsOn: (sheet: string): string => `Controls on the sheet “${sheet}”.`,
  /** Of a register put together from several: a copy as long as any of them is in the workbook. */
  together: "Put together from several registers; the Source columns name each row's own.",
  /** Where those go by different matrices. */
  severalMatrices: "Each risk is scored by the matrix that its Matrix column names.",
  /** Begins the note of a matrix that the source itself does not give. */
  notGiven: ["Assumed:", "Worked out from the register's own rows:"],
  /** Begins each note of ours in a register's Notes column. */
  note: "Register Check: ",
} as const;

/** Row of the headings, 0-based, on every sheet of ours with a table. */
const HEADINGS = 2;
const TABLES =
  /^Risk(?:Cover|Register|Cards|Actions|Controls|Changes|Findings|Bands|BandCounts|DirectionCounts|Places|Profile|Movements?|Escalated)(?:_?\d+)?$/i;

/** A register in the standard layout, and where its parts stand. */
export interface OwnRegister {
  readonly sheet: SheetSnapshot;
  /** The sheet it was made from; null where the note does not say. */
  readonly source: string | null;
  /** What its columns are, by their headings. */
  readonly mapping: Mapping;
  /** Its matrices, where the source itself or a profile gave them. */
  readonly keys: readonly FoundMatrix[];
  /** The sentence that names its period. */
  readonly period: string;
  readonly actions: SheetSnapshot | null;
  readonly controls: SheetSnapshot | null;
  /** Whether it was put together from several registers. */
  readonly together: boolean;
  /** Whether those go by matrices of their own, so that none judges them all. */
  readonly severalMatrices: boolean;
}

export interface OwnSheets {
  readonly registers: readonly OwnRegister[];
  /** The names of all sheets that we wrote. */
  readonly names: ReadonlySet<string>;
}

/**
 * The sheets of an export of ours in a workbook; null where there is no register of ours among them.
 * @param rename how the profile renames the layout's columns, heading by heading
 */
export function ownSheets(workbook: WorkbookSnapshot, rename: Readonly<Record<string, string>> = {}): OwnSheets | null {
  const registers = workbook.sheets.flatMap((sheet) => ownRegister(workbook, sheet, rename) ?? []);
  if (registers.length === 0) return null;
  const names = new Set(
    workbook.sheets.filter((sheet) => sheet.tables.some(({ name }) => TABLES.test(name))).map((sheet) => sheet.name),
  );
  for (const sheet of workbook.sheets)
    if (tableOf(sheet, OWN.cover))
      for (const row of sheet.rows.slice(HEADINGS + 1)) {
        const [, named] = /^Sheet (.+)$/.exec(cellText(row[0] ?? null)) ?? [];
        if (named !== undefined && sheetNamed(workbook, named)) names.add(named);
      }
  // Without its register's note a sheet is anybody's.
  for (const sheet of workbook.sheets)
    if (tableOf(sheet, OWN.register) && !registers.some((own) => own.sheet === sheet)) names.delete(sheet.name);
  return { registers, names };
}

const tableOf = (sheet: SheetSnapshot, name: string): SheetSnapshot["tables"][number] | undefined =>
  sheet.tables.find(
    (table) =>
      table.range.top === HEADINGS &&
      table.range.left === 0 &&
      new RegExp(`^${name}(?:_?\\d+)?$`, "i").test(table.name),
  );

function ownRegister(
  workbook: WorkbookSnapshot,
  sheet: SheetSnapshot,
  rename: Readonly<Record<string, string>>,
): OwnRegister | null {
  const table = tableOf(sheet, OWN.register);
  const note = cellText(sheet.rows[1]?.[0] ?? null);
  if (!table || !note.includes(OWN.words)) return null;
  const named = (before: string): string[] => {
    const at = note.indexOf(before);
    const [sentence = ""] = at < 0 ? [] : note.slice(at + before.length).split(/”\.(?: |$)/);
    return at < 0 ? [] : sentence.split("” and “");
  };
  const sheetOf = (before: string): SheetSnapshot | null => sheetNamed(workbook, named(before)[0] ?? "") ?? null;
  return {
    sheet,
    source: named("From the sheet “")[0] ?? null,
    mapping: mappingFor(sheet, table.range.right, rename),
    period: note.slice(0, note.indexOf(OWN.words)),
    keys: named("Scored by the sheet “").flatMap((name) => {
      const matrix = sheetNamed(workbook, name);
      const said = cellText(matrix?.rows[1]?.[0] ?? null);
      return matrix && !OWN.notGiven.some((words) => said.includes(words)) ? (readOwnMatrix(matrix) ?? []) : [];
    }),
    actions: sheetOf("Actions on the sheet “"),
    controls: sheetOf("Controls on the sheet “"),
    together: note.includes(OWN.together),
    severalMatrices: note.includes(OWN.severalMatrices),
  };
}

const STANDARD: Readonly<Record<string, Field>> = {
  ID: "id",
  Risk: "title",
  Description: "description",
  Kind: "kind",
  Category: "category",
  Cause: "cause",
  Trigger: "trigger",
  Consequence: "consequence",
  Owner: "owner",
  Contact: "contact",
  Controls: "controls",
  "Direction of travel": "dot",
  "Target date": "targetDate",
  "Last review": "lastReview",
  "Next review": "nextReview",
  Notes: "notes",
  Asset: "asset",
  Threat: "threat",
  Vulnerability: "vulnerability",
  Response: "response",
  Contingency: "contingency",
  Priority: "priority",
  "Date raised": "dateRaised",
  "Control adequacy": "adequacy",
  Assurance: "assurance",
  Actions: "actions",
  "Action owner": "actionOwner",
  "Action due": "due",
  "Action revised due": "revisedDue",
  "Action status": "status",
  ...Object.fromEntries(
    STAGES.flatMap((stage) =>
      (["likelihood", "impact", "score", "band"] as const).map((part): [string, Field] => [
        `${stage[0]!.toUpperCase()}${stage.slice(1)} ${part}`,
        `${stage}.${part}`,
      ]),
    ),
  ),
};

/** Columns that only count what other sheets hold. */
const COUNTED: readonly string[] = ["Actions open", "Next action due"];

/** Each column by its heading in the standard layout; a heading of the source's own has no meaning of ours. */
function mappingFor(sheet: SheetSnapshot, right: number, rename: Readonly<Record<string, string>>): Mapping {
  const meant = new Map(Object.entries(rename).map(([from, to]) => [to.toLowerCase(), from]));
  const taken = new Set<Field>();
  const columns = Array.from({ length: right + 1 }, (_, column) => {
    const heading = cellText(sheet.rows[HEADINGS]?.[column] ?? null);
    const field = STANDARD[heading] ?? STANDARD[meant.get(heading.toLowerCase()) ?? ""] ?? null;
    const free = field !== null && !taken.has(field);
    if (free) taken.add(field);
    return { column, heading: plain(heading.slice(0, 300)), field: free ? field : null };
  });
  const staged = STAGES.filter((stage) => columns.some(({ field }) => field?.startsWith(`${stage}.`)));
  return {
    version: 1,
    sheet: sheet.name,
    headerRows: [HEADINGS, HEADINGS],
    columns,
    stageLabels: Object.fromEntries(staged.map((stage) => [stage, `${stage[0]!.toUpperCase()}${stage.slice(1)}`])),
  };
}

/**
 * Whether an export's register is still here as it was before: the sheet it was made from holds a register, or most of
 * its risks stand in another one.
 */
export function isHereAlready(own: OwnRegister, read: Register | null, others: readonly Register[]): boolean {
  if (own.together || others.some(({ sheet }) => sheet === own.source)) return others.length > 0;
  if (!read || read.risks.length === 0) return others.length > 0;
  const key = ({ id, title }: Risk): string => `${plain(id)}|${plain(title)}`;
  return others.some(({ risks }) => {
    const known = new Set(risks.map(key));
    return read.risks.filter((risk) => known.has(key(risk))).length * 2 >= read.risks.length;
  });
}

/** A register of the standard layout with what stands on its other sheets, and without what only repeats or annotates it. */
export function completed(register: Register, own: OwnRegister, options: DateOptions): Register {
  const actions = own.actions && rowsOf(own.actions);
  const controls = own.controls && rowsOf(own.controls);
  const risks = register.risks.map((risk) => {
    const other = Object.fromEntries(Object.entries(risk.other).filter(([heading]) => !COUNTED.includes(heading)));
    const { notes, ...texts } = risk.texts;
    const own = notes?.text
      .split("\n")
      .filter((line) => !line.startsWith(OWN.note))
      .join("\n");
    const held = controls?.of(risk).map((row): Control => controlOf(row, controls));
    return {
      ...risk,
      other,
      texts: {
        ...texts,
        ...(notes && own ? { notes: { ...notes, text: own } } : {}),
        ...(held && held.length > 0 && texts.controls
          ? { controls: { ...texts.controls, text: held.map(({ text }) => text).join("\n") } }
          : {}),
      },
      ...(actions && { actions: actions.of(risk).map((row): Action => actionOf(row, actions, options)) }),
      ...(held && { controls: held }),
    };
  });
  const { mapping: _mapping, mappingState: _state, ...rest } = register;
  const period = firstPeriod([own.period]);
  return {
    ...rest,
    ...(period && { period: period.name, periodEnd: period.end }),
    ...(own.severalMatrices && { matrices: unjudged(register.matrices) }),
    confidence: 1,
    reasons: ["it is written in the standard register layout"],
    risks,
  };
}

/** Nobody is accused by a matrix that only some of the rows go by. */
const unjudged = ({ threat, opportunity }: Register["matrices"]): Register["matrices"] => ({
  threat: { ...threat, source: "default" },
  opportunity: { ...opportunity, source: "default" },
});

/** A list's rows by the risk they belong to, and its columns by their headings. */
interface OwnList {
  readonly sheet: SheetSnapshot;
  readonly column: ReadonlyMap<string, number>;
  of(risk: Risk): readonly number[];
}

function rowsOf(sheet: SheetSnapshot): OwnList | null {
  const table = sheet.tables.find(({ name }) => TABLES.test(name));
  if (!table) return null;
  const column = new Map<string, number>();
  for (let c = table.range.left; c <= table.range.right; c++)
    column.set(cellText(sheet.rows[table.range.top]?.[c] ?? null), c);
  const [id, title] = [column.get("Risk ID"), column.get("Belongs to")];
  if (id === undefined && title === undefined) return null;
  const text = (row: number, c: number | undefined): string =>
    c === undefined ? "" : cellText(sheet.rows[row]?.[c] ?? null);
  const rows = new Map<string, number[]>();
  for (let row = table.range.top + 1; row <= Math.min(table.range.bottom, sheet.rows.length - 1); row++) {
    const key = listKey(text(row, id), text(row, title));
    const held = rows.get(key);
    if (held) held.push(row);
    else rows.set(key, [row]);
  }
  return { sheet, column, of: (risk) => rows.get(listKey(risk.id, shortTitle(risk.title))) ?? [] };
}

const listKey = (id: string, title: string): string => `${id.trim()}\u0000${plain(title)}`;

const LONGEST_TITLE = 80;
/** A title as lists beside the register write it, so that it makes no row higher than what it stands beside. */
export function shortTitle(title: string): string {
  const line = title.replace(/\s+/g, " ").trim();
  return line.length <= LONGEST_TITLE ? line : `${line.slice(0, LONGEST_TITLE).replace(/\s+\S*$/, "")}…`;
}

/** A cell of a list by its column's heading; null where the list has no such column. */
function textAt({ sheet, column }: OwnList, row: number, heading: string): TextCell | null {
  const at = column.get(heading);
  if (at === undefined) return null;
  return { cell: { sheet: sheet.name, row, column: at }, text: cellText(sheet.rows[row]?.[at] ?? null) };
}

function dateAt({ sheet, column }: OwnList, row: number, heading: string, options: DateOptions): DateCell | null {
  const at = column.get(heading);
  if (at === undefined) return null;
  const format = sheet.numberFormats.get(cellKey(row, at));
  return { cell: { sheet: sheet.name, row, column: at }, ...readDate(sheet.rows[row]?.[at] ?? null, format, options) };
}

function controlOf(row: number, list: OwnList): Control {
  const text = textAt(list, row, "Control") ?? { cell: { sheet: list.sheet.name, row, column: 0 }, text: "" };
  return {
    text: text.text,
    cell: text.cell,
    adequacy: textAt(list, row, "Adequacy"),
    assurance: textAt(list, row, "Assurance"),
  };
}

function actionOf(row: number, list: OwnList, options: DateOptions): Action {
  const text = textAt(list, row, "Action") ?? { cell: { sheet: list.sheet.name, row, column: 0 }, text: "" };
  return {
    description: text.text,
    cell: text.cell,
    owner: textAt(list, row, "Action owner"),
    due: dateAt(list, row, "Due", options),
    revisedDue: dateAt(list, row, "Revised due", options),
    status: textAt(list, row, "Status"),
  };
}
