import { readFileSync } from "fs";
import {
  consolidate,
  sourcesOf,
  type Consolidated,
  type ConsolidateOptions,
  type Source,
  type SourceBook,
} from "../../src/consolidate";
import { runChecks } from "../../src/checks";
import { readXlsx } from "../../src/files";
import { DEFAULT_PROFILE } from "../../src/profile";
import { readRegisters } from "../../src/register";
import type { WorkbookSnapshot } from "../../src/workbook";
import { AS_OF } from "../standard/export";

export const EMPTY: WorkbookSnapshot = { fileName: "", sheets: [], date1904: false, notes: [] };

export async function opened(bytes: Uint8Array, name = "corporate.xlsx"): Promise<WorkbookSnapshot> {
  const read = await readXlsx(bytes, name);
  if (!read.ok) throw new Error(read.message);
  return read.workbook;
}

export const sample = (name: string): Promise<WorkbookSnapshot> =>
  opened(new Uint8Array(readFileSync(`samples/${name}`)), name);

/** A workbook as a directorate hands it in: read and checked. */
export function handedIn(workbook: WorkbookSnapshot): SourceBook {
  const reading = readRegisters(workbook);
  const open = runChecks(reading, { profile: DEFAULT_PROFILE, asOf: AS_OF, previous: null });
  return { fileName: workbook.fileName, reading, sifted: { open, ignored: [], returned: [] } };
}

export const options = (more: Partial<ConsolidateOptions> = {}): ConsolidateOptions => ({
  profile: DEFAULT_PROFILE,
  asOf: AS_OF,
  workbook: EMPTY,
  escalate: "appetite",
  ...more,
});

/** Workbooks put into one. */
export function put(
  workbooks: readonly WorkbookSnapshot[],
  more: Partial<ConsolidateOptions> = {},
): Consolidated & { readonly sources: readonly Source[]; readonly leftOut: readonly string[] } {
  const { sources, leftOut } = sourcesOf(workbooks.map(handedIn));
  const done = consolidate(sources, options({ leftOut, ...more }));
  if ("impossible" in done) throw new Error(done.impossible);
  return { ...done, sources, leftOut };
}

/** A directorate's workbook: a sample with other words in its cells, so that it holds other risks on the same matrix. */
export function directorate(
  workbook: WorkbookSnapshot,
  name: string,
  fileName = `${name.toLowerCase()}.xlsx`,
): WorkbookSnapshot {
  const reworded = (text: string): string => (text.length > 60 ? `${name}: ${text}` : text.replace(/\bCFA\b/g, name));
  return {
    ...workbook,
    fileName,
    sheets: workbook.sheets.map((sheet, n) =>
      n > 0
        ? sheet
        : {
            ...sheet,
            rows: sheet.rows.map((row) => row.map((cell) => (typeof cell === "string" ? reworded(cell) : cell))),
          },
    ),
  };
}
