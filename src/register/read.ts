import { DEFAULT_PROFILE, type Profile } from "../profile";
import { contains, finish, type Rect, type SheetSnapshot, type Steps, type WorkbookSnapshot } from "../workbook";
import { gridOf } from "./grid";
import { headingMatcher } from "./headings";
import { arrowLegend } from "./legend";
import { keysOf, type Keys } from "./matrices";
import { isLabelMapping, isTableMapping, type Mapping } from "./mapping";
import type { Register, RegisterReading } from "./model";
import { completed, isHereAlready, ownSheets } from "./ownSheets";
import { readTables } from "./tables/read";
import { withCards, type ReadSheet } from "./together";

/**
 * Finds every risk register in a workbook and reads it whole: tables, cards and pages, on any sheet. A workbook
 * without a register gives none; nothing is guessed from a sheet that does not prove itself one. What the user has
 * confirmed of a table's columns goes before all we know of headings.
 */
export const readRegisters = (
  workbook: WorkbookSnapshot,
  profile: Profile = DEFAULT_PROFILE,
  mappings: readonly Mapping[] = [],
): RegisterReading => finish(readInSteps(workbook, profile, mappings));

/** The same in steps. */
export function* readInSteps(
  workbook: WorkbookSnapshot,
  profile: Profile,
  mappings: readonly Mapping[],
): Steps<RegisterReading> {
  const own = ownSheets(workbook, profile.exportColumns.rename);
  const others = own ? workbook.sheets.filter((sheet) => !own.names.has(sheet.name)) : workbook.sheets;
  const registers = yield* readSheets(workbook, others, keysOf({ ...workbook, sheets: others }), profile, mappings);
  if (!own) return { workbook, registers };
  // What we wrote is a copy as long as what it was made from is here; where it is not, it is the register.
  const copies: string[] = [];
  const kept: Register[] = [];
  for (const each of own.registers) {
    const said = mappings.filter(({ sheet }) => sheet === each.sheet.name);
    const own = said.length > 0 ? said : [each.mapping];
    const [read] = yield* readSheets(workbook, [each.sheet], each.keys, profile, own);
    if (isHereAlready(each, read ?? null, registers)) copies.push(each.sheet.name);
    else if (read) {
      const whole = completed(read, each, { order: profile.dateOrder, date1904: workbook.date1904 });
      kept.push(
        said.length > 0
          ? { ...whole, ...(read.mapping && { mapping: read.mapping, mappingState: read.mappingState }) }
          : whole,
      );
    }
  }
  const notes = copies.length > 0 ? [...workbook.notes, copiesWords(copies)] : workbook.notes;
  return { workbook: copies.length > 0 ? { ...workbook, notes } : workbook, registers: [...registers, ...kept] };
}

const copiesWords = (sheets: readonly string[]): string =>
  `${sheets.length === 1 ? `The sheet ${sheets[0]!} was` : `The sheets ${sheets.join(", ")} were`} made by Register Check from a register that is still in this workbook, so ${sheets.length === 1 ? "it is" : "they are"} not read as another one.`;

/** The registers of some sheets of a workbook, by these keys. */
function* readSheets(
  workbook: WorkbookSnapshot,
  sheets: readonly SheetSnapshot[],
  keys: Keys,
  profile: Profile,
  mappings: readonly Mapping[],
): Steps<Register[]> {
  const names = new Set(workbook.sheets.map((sheet) => sheet.name));
  const matcher = headingMatcher(profile.headingWords, profile.stageWords);
  const columns = mappings.filter(isTableMapping);
  const read: ReadSheet[] = [];
  for (const sheet of sheets) {
    if (sheet.rows.length === 0) continue;
    const grid = gridOf(sheet);
    yield;
    const tables = yield* readTables(grid, {
      matcher,
      keys,
      profile,
      workbook,
      // A sheet of another name may be the one that was confirmed, where that name is gone.
      mappings: columns.filter((mapping) => mapping.sheet === sheet.name || !names.has(mapping.sheet)),
      twins: columns.filter((mapping) => mapping.sheet !== sheet.name && names.has(mapping.sheet)),
    });
    read.push({ grid, tables });
  }
  const registers = withCards(read, { matcher, keys, profile, workbook, labels: mappings.filter(isLabelMapping) });
  const taken = new Set(registers.flatMap(({ sheet, risks }) => [sheet, ...risks.map((risk) => risk.sheet)]));
  const elsewhere = sheets.filter(({ name }) => !taken.has(name)).flatMap((sheet) => arrowLegend(sheet));
  const legends = new Map(
    sheets
      .filter(({ name }) => taken.has(name))
      .map((sheet) => [sheet.name, arrowLegend(sheet, isRisksOwn(sheet.name, registers))]),
  );
  return registers.map((each) => {
    const own = legends.get(each.sheet) ?? [];
    return { ...each, arrowLegend: own.length > 0 ? own : elsewhere };
  });
}

/** Whether a cell of a sheet is a risk's own, and so no legend's: its row of a table, or where it shows which way it has gone. */
function isRisksOwn(name: string, registers: readonly Register[]): (row: number, column: number) => boolean {
  const own = registers.flatMap(({ layout, range: { left, right }, risks }) =>
    risks.flatMap(({ sheet, rows: [top, bottom], dot }): Rect[] => {
      if (layout === "table") return sheet === name ? [{ top, bottom, left, right }] : [];
      const at = dot?.cell;
      return at?.sheet === name ? [{ top: at.row, bottom: at.row, left: at.column, right: at.column }] : [];
    }),
  );
  const byRow = new Map<number, Rect[]>();
  for (const rect of own)
    for (let row = rect.top; row <= rect.bottom; row++) byRow.set(row, [...(byRow.get(row) ?? []), rect]);
  return (row, column) => byRow.get(row)?.some((rect) => contains(rect, row, column)) ?? false;
}
