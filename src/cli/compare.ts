import { compareReport, compareText } from "../report";
import { readRegisters } from "../register";
import type { Profile } from "../profile";
import { readFromDisk } from "./files";

/** Two workbooks beside each other, as text or JSON; or why not. */
export async function compareFiles(
  previous: string,
  file: string,
  profile: Profile,
  format: "text" | "json",
): Promise<{ readonly ok: true; readonly text: string } | { readonly ok: false; readonly message: string }> {
  const sides = [];
  for (const name of [previous, file]) {
    const read = await readFromDisk(name);
    if (!read.ok) return { ok: false, message: `${name}: ${read.message}` };
    const reading = readRegisters(read.workbook, profile);
    if (reading.registers.length === 0)
      return { ok: false, message: `${name}: No risk register was found in this workbook.` };
    sides.push([name, reading] as const);
  }
  const report = compareReport(sides[0]!, sides[1]!);
  return { ok: true, text: format === "json" ? JSON.stringify(report, null, 2) + "\n" : compareText(report) };
}
