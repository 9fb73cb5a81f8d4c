import { writeFile } from "node:fs/promises";
import { newXlsx } from "../files";
import { checkWorkbook } from "../report";
import { readRegisters } from "../register";
import { standardLayout } from "../standard";
import { readFromDisk, type CheckSettings } from "./files";

export interface ExportSettings extends CheckSettings {
  readonly plain: boolean;
}

/**
 * Writes the registers of a workbook to a new one, in the standard register layout. The file is dated by
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
  const { reading, findings, asOf } = checkWorkbook(read.workbook, {
    profile,
    today,
    ...(given && { asOf: given }),
    ...(before && { previous: readRegisters(before.workbook, profile) }),
  });
  if (reading.registers.length === 0) return { ok: false, message: "No risk register was found in this workbook." };
  // The new workbook holds none of the old one's sheets, and counts its dates from 1900.
  const empty = { ...read.workbook, sheets: [], date1904: false };
  const edits = standardLayout(reading.registers, empty, { profile, asOf, findings, plain });
  const bytes = await newXlsx(edits, {
    title: "Risk register",
    subject: "Risk register in the standard layout",
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
