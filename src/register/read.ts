import { DEFAULT_PROFILE, type Profile } from "../profile";
import { finish, type SheetSnapshot, type Steps, type WorkbookSnapshot } from "../workbook";
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
      date1904: workbook.date1904,
      fileName: workbook.fileName,
      // A sheet of another name may be the one that was confirmed, where that name is gone.
      mappings: columns.filter((mapping) => mapping.sheet === sheet.name || !names.has(mapping.sheet)),
      twins: columns.filter((mapping) => mapping.sheet !== sheet.name && names.has(mapping.sheet)),
    });
    read.push({ grid, tables });
  }
  const registers = withCards(read, { matcher, keys, profile, workbook, labels: mappings.filter(isLabelMapping) });
  const taken = new Set(registers.flatMap(({ sheet, risks }) => [sheet, ...risks.map((risk) => risk.sheet)]));
  const elsewhere = sheets.filter(({ name }) => !taken.has(name)).flatMap(arrowLegend);
  return registers.map((each) => (each.arrowLegend.length > 0 ? each : { ...each, arrowLegend: elsewhere }));
}
