import { DEFAULT_PROFILE, type Profile } from "../profile";
import { finish, type Steps, type WorkbookSnapshot } from "../workbook";
import { readCards } from "./cards";
import { gridOf, type Grid } from "./grid";
import { headingMatcher } from "./headings";
import { keysOf } from "./matrices";
import type { Mapping } from "./mapping";
import type { Register, RegisterReading } from "./model";
import { readTables } from "./tables/read";

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
  const sheets = new Set(workbook.sheets.map((sheet) => sheet.name));
  const matcher = headingMatcher(profile.headingWords, profile.stageWords);
  const keys = keysOf(workbook);
  const registers: Register[] = [];
  const rest: Grid[] = [];
  for (const sheet of workbook.sheets) {
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
      mappings: mappings.filter((mapping) => mapping.sheet === sheet.name || !sheets.has(mapping.sheet)),
    });
    registers.push(...tables);
    if (tables.length === 0) rest.push(grid);
  }
  // A workbook with a table of its risks may show single ones again as forms: those are views of it.
  if (registers.length === 0) registers.push(...readCards(rest, { matcher, keys, profile, workbook }));
  return { workbook, registers };
}
