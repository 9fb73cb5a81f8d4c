import { newXlsx } from "../files";
import { standardLayout } from "../standard";
import { isoDay } from "../workbook";
import { optionsOf, type Edition, type Exported } from "./sheets";

/** An export as a workbook of its own. The writer of files is large: this is loaded when a file is first asked for. */
export async function exportFile(
  exported: Exported,
  edition: Edition,
): Promise<{ readonly fileName: string; readonly bytes: Uint8Array }> {
  const { registers, reading } = exported;
  const { workbook } = reading;
  const options = optionsOf(exported, edition);
  // The new workbook holds none of the old one's sheets, and counts its dates from 1900.
  const empty = { ...workbook, sheets: [], date1904: false };
  const edits = standardLayout(registers, empty, { ...options, source: workbook });
  const bytes = await newXlsx(edits, {
    title: "Risk register",
    subject: edition.plain
      ? "Risk register in the standard layout, plain edition"
      : "Risk register in the standard layout",
    description: `${registers.map(({ sheet }) => sheet).join(", ")} of ${workbook.fileName}, as of ${isoDay(options.asOf)}`,
    creator: "Register Check",
    date: options.asOf,
  });
  const stem = workbook.fileName.replace(/\.xls[xmb]?$/i, "") || "register";
  return { fileName: `${stem} (${edition.plain ? "plain edition" : "standard layout"}).xlsx`, bytes };
}
