import { bandsAreKnown } from "../bands";
import { fillOf } from "../matrix";
import { tableSheet, type Look, type TableColumn } from "../standard";
import { markOurs, type CellInput, type Edit, type FormatRule } from "../workbook";
import { ESCALATE_WORDS, type Escalate } from "./escalate";
import type { Portfolio } from "./portfolio";
import { ranked } from "./ranking";

export interface EscalatedSheet extends Portfolio {
  readonly name: string;
  readonly rule: Escalate;
}

const FIRST_ROW = 4;
const shownOf = (cell: CellInput): unknown => (typeof cell === "object" ? (cell?.value ?? "") : cell);
const LONGEST_DIRECTION = 24;
const IN_REGISTER = "See the register";

/** The risks that the rule takes, a row each; what they score is looked up in the register by their reference. */
export function escalatedSheet(spec: EscalatedSheet, look: Look): readonly Edit[] {
  const { name, rule, entries, table, now, isMixed, written, names } = spec;
  const order = new Map(ranked(entries).map(({ row }, n) => [row, n]));
  const taken = entries
    .flatMap((entry, r) => (entry.escalated === null ? [] : [{ ...entry, r }]))
    .sort((a, b) => (order.get(a.r) ?? order.size) - (order.get(b.r) ?? order.size) || a.r - b.r);
  const ids = table.range("id")!;
  const live = (
    key: string,
    heading: string,
    more: Partial<TableColumn> = {},
    longest = Infinity,
  ): (TableColumn & { key: string })[] => {
    const range = table.range(key);
    if (!range) return [];
    const cells = taken.map(({ r }, n): CellInput => {
      const shown = table.cell(key, r);
      const found = `INDEX(${range},MATCH($A${FIRST_ROW + n},${ids},0))`;
      const value = shown === null || typeof shown === "object" ? "" : shown;
      return longest === Infinity
        ? { formula: `=IFERROR(IF(${found}="","",${found}),"")`, value }
        : {
            formula: `=IFERROR(IF(LEN(${found})>${longest},"${IN_REGISTER}",${found}&""),"")`,
            value: String(value).length > longest ? IN_REGISTER : String(value),
          };
    });
    return [{ key, heading, cells, ...more }];
  };
  const typed = (
    key: string,
    heading: string,
    cell: (entry: (typeof taken)[number]) => string | null,
    comfortable?: number,
  ): TableColumn & { key: string } => ({
    key,
    heading,
    cells: taken.map(cell),
    ...(comfortable !== undefined && { comfortable }),
  });
  const owner = taken.map(({ r }) => table.cell("owner", r));
  const columns = [
    typed("id", "ID", ({ id }) => id),
    typed("directorate", "Directorate", ({ source }) => source.label, 24),
    typed("title", "Risk", ({ risk }) => risk.title || null, 50),
    { key: "owner", heading: "Owner", cells: owner, comfortable: 24 },
    ...live(`${now}.score`, "Score now", { characters: 10, centred: true }),
    ...live(`${now}.band`, "Band now", { characters: 13, centred: true }),
    ...(isMixed ? live("matrix", "Matrix", { characters: 12 }) : []),
    // Where directions are told in sentences, the register tells them.
    ...live("dot", "Direction of travel", { characters: 17 }, LONGEST_DIRECTION),
    typed("why", "Why it is escalated", ({ escalated }) => escalated, 30),
    ...live("actionsOpen", "Actions open", { characters: 9, centred: true }),
    ...live("nextAction", "Next action due", { characters: 12, centred: true, numberFormat: "dd/mm/yyyy" }),
  ].filter(({ cells }) => cells.some((cell) => shownOf(cell) !== ""));
  const place = (key: string): number => columns.findIndex((column) => column.key === key);
  const edits = tableSheet(
    {
      name,
      table: names.table("RiskEscalated"),
      title: "Escalated risks",
      note: `${ESCALATE_WORDS[rule]} Taken on ${written}; scores, bands and directions are looked up in the register by ID.`,
      columns,
      frozenColumns: 3,
      paper: "A4",
      tabColour: "#9C0006",
    },
    look,
  );
  return [...edits, ...colours(spec, taken.length, place(`${now}.band`), place(`${now}.score`), place("matrix"))];
}

function colours(
  { name, families, isMixed }: EscalatedSheet,
  count: number,
  band: number,
  score: number,
  matrix: number,
): readonly Edit[] {
  if (band < 0) return [];
  const at = (column: number): string => `$${String.fromCharCode(65 + column)}${FIRST_ROW}`;
  const text = (words: string): string => `"${words.replace(/"/g, '""')}"`;
  const rules = families
    .filter(({ grid, members }) => bandsAreKnown(grid.matrix) && members.some(({ kind }) => kind === "threat"))
    .flatMap(({ grid, sheet }) =>
      grid.matrix.bands.map((one): FormatRule => {
        const { fill, ink } = fillOf(grid.matrix, one);
        const word = `${at(band)}=${text(one.label)}`;
        const formula = isMixed ? `AND(${at(matrix)}=${text(sheet.name)},${word})` : word;
        return { formula: markOurs(formula), fill, fontColour: ink };
      }),
    );
  const ranges = [band, score].flatMap((column) =>
    column < 0 ? [] : [{ top: FIRST_ROW - 1, left: column, bottom: FIRST_ROW + count - 2, right: column }],
  );
  return rules.length > 0
    ? ranges.map((range) => ({ kind: "conditionalFormats", sheet: name, ranges: [range], rules }))
    : [];
}
