import { writeFile } from "node:fs/promises";
import { newXlsx } from "../files";
import { checkWorkbook, toReport } from "../report";
import { readRegisters } from "../register";
import { registerCsv, standardLayout } from "../standard";
import { isoDay } from "../workbook";
import { readFromDisk, type CheckSettings } from "./files";

export interface ExportSettings extends CheckSettings {
  readonly plain: boolean;
}

/**
 * Writes the registers of a workbook to a new one, in the standard register layout; to a name that ends in .csv
 * the register table alone, to one in .json the registers of the report. The file is dated by
 * the as-of day, so that the same register gives the same bytes.
 */
export async function exportRegister(
  file: string,
  output: string,
  { profile, asOf: given, today, previous, plain }: ExportSettings,
): Promise<{ readonly ok: true; readonly risks: number } | { readonly ok: false; readonly message: string }> {
  const read = await readFromDisk(file);
  if (!read.ok) return read;
  const before = previous === null ? null : await readFromDisk(previous);
  if (before && !before.ok)
    return { ok: false, message: `The file of the period before (${previous}) could not be read: ${before.message}` };
  const checked = checkWorkbook(read.workbook, {
    profile,
    today,
    ...(given && { asOf: given }),
    ...(before && { previous: readRegisters(before.workbook, profile) }),
  });
  const { reading, before: previously, findings, asOf } = checked;
  if (reading.registers.length === 0) return { ok: false, message: "No risk register was found in this workbook." };
  // The new workbook holds none of the old one's sheets, and counts its dates from 1900.
  const empty = { ...read.workbook, sheets: [], date1904: false };
  const options = { profile, asOf, findings, plain, previous: previously };
  let bytes: Uint8Array | string;
  if (/\.csv$/i.test(output)) bytes = registerCsv(reading.registers, empty, options);
  else if (/\.json$/i.test(output)) bytes = JSON.stringify(toReport(file, checked).registers, null, 2) + "\n";
  else
    bytes = await newXlsx(standardLayout(reading.registers, empty, options), {
      title: "Risk register",
      subject: plain ? "Risk register in the standard layout, plain edition" : "Risk register in the standard layout",
      description: `${reading.registers.map(({ sheet }) => sheet).join(", ")} of ${read.workbook.fileName}, as of ${isoDay(asOf)}`,
      creator: "Register Check",
      date: asOf,
    });
  try {
    await writeFile(output, bytes);
  } catch {
    return {
      ok: false,
      message: `${output} could not be written. Is it open in another program, or in a folder that is not there?`,
    };
  }
  return { ok: true, risks: reading.registers.reduce((sum, register) => sum + register.risks.length, 0) };
}
