import {
  cellAt,
  cellKey,
  contains,
  MONTHS,
  sheetNamed,
  type CellInput,
  type CellRef,
  type Edit,
  type SheetSnapshot,
  type WorkbookSnapshot,
} from "../workbook";
import {
  STAGES,
  columnOf,
  type Field,
  type RatingCell,
  type Register,
  type Risk,
  type Role,
  type Stage,
  type StagePart,
  type StageReading,
} from "../register";
import type { CheckContext } from "./check";

/** One stage of one risk. */
export interface StageOfRisk {
  readonly risk: Risk;
  readonly stage: Stage;
  readonly reading: StageReading;
}

/** Every stage of every risk, risks in their order. */
export function* stagesOf(register: Register): Iterable<StageOfRisk> {
  for (const risk of register.risks) {
    for (const stage of STAGES) {
      const reading = risk.stages[stage];
      if (reading) yield { risk, stage, reading };
    }
  }
}

/** The ratings of a stage with what each is called. */
export const ratingsOf = (
  reading: StageReading,
): readonly { readonly part: "likelihood" | "impact"; readonly rating: RatingCell }[] => [
  ...(reading.likelihood ? [{ part: "likelihood", rating: reading.likelihood } as const] : []),
  ...(reading.impact ? [{ part: "impact", rating: reading.impact } as const] : []),
];

/** A rating's or score's number; null unless it was read as one. */
export const numberOf = (cell: RatingCell | undefined): number | null => (cell?.state === "scored" ? cell.value : null);

const WHOLES = new WeakMap<object, object>();

/** Says that what is worked out once (`oncePer`) of `whole` holds for `part` too: a few of its risks, or a sheet with a row changed. */
export const asPartOf = <K extends object>(whole: K, part: K): K => (WHOLES.set(part, whole), part);
export const wholeOf = <K extends object>(key: K): K => (WHOLES.get(key) as K | undefined) ?? key;

/** What is worked out once a register and asked for by every risk. */
export function oncePer<K extends object, T>(make: (key: K) => T): (key: K) => T {
  const known = new WeakMap<K, T>();
  return (of) => {
    const key = wholeOf(of);
    let value = known.get(key);
    if (value === undefined) known.set(key, (value = make(key)));
    return value;
  };
}

/** The stages a register shows at all. */
export const stagesShown = oncePer((register: Register): readonly Stage[] =>
  STAGES.filter((stage) => register.risks.some((risk) => risk.stages[stage])),
);

/** What headings of scores say beside the stage; whole labels of it name none. */
const PLAIN_WORDS =
  "likelihood|probability|impact|consequence|severity|risks?|scores?|ratings?|level|assessment|scoring|exposure|total|points|rag|status|sg[oô]r";
const AROUND = new RegExp(`^(?:(?:${PLAIN_WORDS})(?:\\s+|$))+|(?:(?:^|\\s+)(?:${PLAIN_WORDS}))+$`, "gi");

/** The council's own word for a stage, without the words every heading adds: "Inherent", "Gross", "Live". Of two languages, the last. */
export function stageName(register: Register, stage: Stage): string {
  const own = (register.stageLabels[stage] ?? "").replace(/\([^)]*\)?/g, " ").replace(/\s+/g, " ");
  const bare = own.split("/").at(-1)!.trim().replace(AROUND, "").trim();
  // "Score now" is nothing to put before "score".
  const fits =
    bare !== "" && bare.length <= 24 && bare.split(" ").length <= 3 && !/^(?:now|before|after|today)$/i.test(bare);
  const word = fits ? bare : stage;
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/** "Score" where the register has one stage only, else "Inherent score". */
export const scoreName = (register: Register, stage: Stage): string =>
  stagesShown(register).length > 1 ? `${stageName(register, stage)} score` : "Score";

/** "likelihood" where the register has one stage only, else "inherent likelihood"; for the middle of a sentence. */
export const partName = (register: Register, stage: Stage, part: StagePart): string =>
  stagesShown(register).length > 1 ? `${lower(stageName(register, stage))} ${part}` : part;

const MONTH = new RegExp(
  `^(?:${MONTHS.map((month) => `${month.slice(0, 3)}(?:${month.slice(3)})?|${month.slice(0, 4)}`).join("|")})\\b`,
  "i",
);

/** First letter small, unless the word is an abbreviation ("NET", "PxI", "Q3") or a month. */
export const lower = (text: string): string =>
  /^\p{Lu}\S*[\p{Lu}\d]/u.test(text) || MONTH.test(text) ? text : text.charAt(0).toLowerCase() + text.slice(1);

/** First letter large. */
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** "the inherent score", but "this quarter score": for the middle of a sentence. */
export const the = (text: string): string =>
  /^(?:this|last|next|the)\b/i.test(text) ? lower(text) : `the ${lower(text)}`;

/** A cell that is only marked: the column says which rating it is. */
const TICK = /^[x×✓✔●•✗✘☑☒]$/iu;

/** "4", or "Likely (4)" where the cell says it in words. A number of the council's own ("1" for its worst level) as it stands. */
export const ratingText = (rating: RatingCell): string =>
  rating.value === null || (/^\d{1,2}$/.test(rating.text) && Number(rating.text) !== rating.value)
    ? rating.text
    : /^[\s\d.,]*$/.test(rating.text) || TICK.test(rating.text.trim())
      ? String(rating.value)
      : rating.text.length > 30
        ? String(rating.value)
        : `${rating.text} (${rating.value})`.replace(/^(.*\d.*) \(\d+\)$/, "$1");

/** "likelihood 4 with impact 5", of a stage that shows both. */
export const pairText = ({ likelihood, impact }: StageReading): string =>
  `likelihood ${ratingText(likelihood!)} with impact ${ratingText(impact!)}`;

/** A text of several lines in one. */
export const oneLine = (text: string): string => text.replace(/\s+/g, " ").trim();

/** A text short enough for a message. */
export const quoted = (text: string, most = 60): string => {
  const plain = oneLine(text);
  return `"${plain.length > most ? `${plain.slice(0, most - 1).trimEnd()}…` : plain}"`;
};

/** "risk 4", or the start of its title where it has no reference. */
export const riskName = (risk: Risk): string =>
  risk.id !== ""
    ? `risk ${oneLine(risk.id)}`
    : risk.title !== ""
      ? `the risk ${quoted(risk.title, 40)}`
      : `the risk in row ${risk.rows[0] + 1}`;

/** "row 8", or "sheet "Risk 02", row 8" where it is another than `sheet`. */
export const rowText = (cell: CellRef, sheet: string): string =>
  `${cell.sheet === sheet ? "" : `sheet "${cell.sheet}", `}row ${cell.row + 1}`;

/** "1 risk", "2 risks". */
export const count = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`;

export const listed = (items: readonly string[]): string =>
  items.length < 2 ? (items[0] ?? "") : `${items.slice(0, -1).join(", ")} and ${items[items.length - 1]}`;

/** Where a field of a risk stands: its own cell, else the table's column in the risk's first row; null where the register has no such field. */
export function fieldCell(register: Register, risk: Risk, role: Role): CellRef | null {
  const own = risk.texts[role]?.cell ?? (role === "dot" ? risk.dot?.cell : undefined);
  if (own) return own;
  const column = columnOf(register, role);
  return column === null ? null : { sheet: risk.sheet, row: risk.rows[0], column };
}

/** The first cell of a risk: its reference, its title, or the start of its row. */
export const firstCell = (register: Register, risk: Risk): CellRef =>
  fieldCell(register, risk, "id") ??
  fieldCell(register, risk, "title") ??
  fieldCell(register, risk, "description") ?? { sheet: risk.sheet, row: risk.rows[0], column: register.range.left };

/** Whether the register has a column or label for the field; a card's table of controls or actions has. */
export const hasField = (register: Register, field: Field): boolean =>
  columnOf(register, field) !== null ||
  register.risks.some(
    (risk) =>
      (isRole(field) && risk.texts[field] !== undefined) ||
      (field === "actions" && risk.actions.length > 0) ||
      (field === "controls" && risk.controls.length > 0),
  );

const isRole = (field: Field): field is Role => !field.includes(".");

export const sameCell = (a: CellRef, b: CellRef): boolean =>
  a.row === b.row && a.column === b.column && a.sheet === b.sheet;

/** Whether a cell stands in the risk's own rows, not in a merged cell that starts with another risk. */
export const isOwnCell = (risk: Risk, cell: CellRef): boolean =>
  cell.sheet === risk.sheet && cell.row >= risk.rows[0] && cell.row <= risk.rows[1];

export const sheetOf = (workbook: WorkbookSnapshot, cell: CellRef): SheetSnapshot | undefined =>
  sheetNamed(workbook, cell.sheet);

/** The formula of a cell, with its "="; null where it is typed. */
export const formulaOf = (workbook: WorkbookSnapshot, cell: CellRef): string | null =>
  sheetOf(workbook, cell)?.formulas.get(cellKey(cell.row, cell.column)) ?? null;

/** Merged areas of a sheet by the cells they cover, their own first cell left out. */
const coveredCells = oncePer((sheet: SheetSnapshot): { covers: (row: number, column: number) => boolean } => {
  // A merge can be a whole sheet: kept by column where it is narrow, else looked through one by one.
  const byColumn = new Map<number, { top: number; bottom: number; left: number }[]>();
  const wide = sheet.merges.filter((merge) => merge.right - merge.left > 64);
  for (const merge of sheet.merges) {
    if (merge.right - merge.left > 64) continue;
    for (let column = merge.left; column <= merge.right; column++) {
      const list = byColumn.get(column);
      if (list) list.push(merge);
      else byColumn.set(column, [merge]);
    }
  }
  for (const list of byColumn.values()) list.sort((a, b) => a.top - b.top);
  return {
    covers: (row, column) => {
      const list = byColumn.get(column) ?? [];
      // Merges never overlap: the last that starts at or above the row is the only one that can hold it.
      let low = 0,
        high = list.length - 1,
        found = -1;
      while (low <= high) {
        const middle = (low + high) >> 1;
        if (list[middle]!.top <= row) [found, low] = [middle, middle + 1];
        else high = middle - 1;
      }
      const merge = list[found];
      if (merge && merge.bottom >= row && (merge.top !== row || merge.left !== column)) return true;
      return wide.some((area) => contains(area, row, column) && (area.top !== row || area.left !== column));
    },
  };
});

/** Whether a cell lies under a merge that starts elsewhere: it is blank, but not left blank. */
export function isCovered(workbook: WorkbookSnapshot, cell: CellRef): boolean {
  const sheet = sheetOf(workbook, cell);
  return sheet !== undefined && sheet.merges.length > 0 && coveredCells(sheet).covers(cell.row, cell.column);
}

/** Whether the cell holds nothing to be seen. */
export function isBlankCell(workbook: WorkbookSnapshot, cell: CellRef): boolean {
  const sheet = sheetOf(workbook, cell);
  const value = sheet ? cellAt(sheet, cell.row, cell.column) : null;
  return value === null || (typeof value === "string" && value.trim() === "");
}

/** What stands where somebody deliberately wrote that there is nothing. */
const NOTHING = /^(?:n\/?a|not applicable|none|nil|no|nothing|-+|–|—|\.+|0)$/i;
export const saysNothing = (text: string): boolean => text.trim() === "" || NOTHING.test(text.trim());

/** A value written into one cell. A number in a cell formatted as text would stay a text, so the format goes first. */
export function setCell(workbook: WorkbookSnapshot, cell: CellRef, value: CellInput): readonly Edit[] {
  const asText =
    sheetOf(workbook, cell)?.numberFormats.get(cellKey(cell.row, cell.column)) === "@" &&
    value !== null &&
    typeof value !== "string";
  const rect = { top: cell.row, left: cell.column, bottom: cell.row, right: cell.column };
  return [
    ...(asText
      ? [{ kind: "format", sheet: cell.sheet, ranges: [rect], format: { numberFormat: "General" } } as const]
      : []),
    { kind: "values", sheet: cell.sheet, top: cell.row, left: cell.column, values: [[value]] },
  ];
}

export { isClosed } from "../movement";

/** Every cell of the register's risks, field by field: where a stage's part stands in each risk. */
export function partCells(
  context: Pick<CheckContext, "register">,
  stage: Stage,
  part: StagePart,
): readonly { readonly risk: Risk; readonly cell: CellRef; readonly text: string }[] {
  return context.register.risks.flatMap((risk) => {
    const found = risk.stages[stage]?.[part];
    return found ? [{ risk, cell: found.cell, text: found.text }] : [];
  });
}
