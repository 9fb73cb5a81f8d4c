import { periodWords, readPeriod } from "../../movement";
import { OWN } from "../../register";
import { a1, columnName, quoteSheet, type CellInput } from "../../workbook";
import { FIRST_ROW, tableSheet, type Look } from "../sheet";
import { colours } from "./colours";
import { chosen, PEOPLE, standardColumns, withOwn } from "./columns";
import { withFormulas } from "./formulas";
import type { Address, RegisterSheet, RegisterTable } from "./model";
import { rowsOf } from "./rows";

/** The register itself: one table, a row a risk, in the standard order, then whatever else the source has. */
export function registerSheet(spec: RegisterSheet, look: Look): RegisterTable {
  const rows = rowsOf(spec);
  const isMixed = new Set(spec.register.risks.map(({ kind }) => kind)).size > 1;
  const standard = standardColumns(spec, rows, look).filter(({ key }) => !spec.withoutPeople || !PEOPLE.includes(key));
  const drafts = chosen(withOwn(standard, rows, spec.ownColumns ?? []), spec.profile);
  const place = new Map(drafts.map(({ key }, c) => [key, c]));
  const address: Address = (key, row) => {
    const column = place.get(key);
    return column === undefined ? null : a1(FIRST_ROW + row, column);
  };
  const columns = look.plain ? drafts : drafts.map((draft) => withFormulas(draft, spec, isMixed, rows, address));
  const cell = (key: string, row: number): CellInput => drafts[place.get(key) ?? -1]?.cells[row] ?? null;
  const edits = [
    ...tableSheet(
      {
        name: spec.name,
        table: spec.table,
        title: spec.title,
        note: noteOf(spec),
        columns,
        frozenColumns: place.has("title") ? Math.min(MOST_FROZEN, place.get("title")! + 1) : 1,
        tabColour: "#1F3864",
      },
      look,
    ),
    ...(look.plain ? [] : colours(spec, rows, place, address)),
  ];
  return {
    edits,
    range: (key) => {
      const column = place.get(key);
      return column === undefined ? null : columnRange(spec.name, column, FIRST_ROW, FIRST_ROW + rows.length - 1);
    },
    at: (key, row) => {
      const own = address(key, row);
      return own && `${quoteSheet(spec.name)}!${own}`;
    },
    cell,
    count: (holds) => rows.reduce((sum, { risk }, r) => sum + (holds(risk, (key) => cell(key, r)) ? 1 : 0), 0),
  };
}

/** What stands above the register: for its readers, and for our own, which finds the other parts by it. */
function noteOf({ register, matrices, actionsSheet, controlsSheet, from }: RegisterSheet): string {
  const rows = register.risks.length;
  const period = readPeriod(register.period);
  const scored = [...new Set([matrices.threat, matrices.opportunity])].flatMap((matrix) => matrix?.name ?? []);
  return [
    `${rows} ${rows === 1 ? "row" : "rows"}, one for each risk${period ? `, for ${periodWords(period)}` : ""}.`,
    OWN.words,
    from ?? OWN.source(register.sheet),
    ...(scored.length > 0 ? [OWN.scored(scored)] : []),
    ...(actionsSheet ? [OWN.actionsOn(actionsSheet)] : []),
    ...(controlsSheet ? [OWN.controlsOn(controlsSheet)] : []),
  ].join(" ");
}

/** An absolute range down one column of a sheet; rows 0-based. */
const columnRange = (sheet: string, column: number, top: number, bottom: number): string =>
  `${quoteSheet(sheet)}!$${columnName(column)}$${top + 1}:$${columnName(column)}$${bottom + 1}`;

/** ID, directorate and title stay in sight, and are repeated where the table is several pages wide. */
const MOST_FROZEN = 3;
