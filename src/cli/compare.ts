import { oldestFirst } from "../movement";
import { compareReport, compareText, compareWithin, type NamedReading } from "../report";
import { readRegisters } from "../register";
import type { Profile } from "../profile";
import { readFromDisk } from "./files";

/**
 * Workbooks beside each other, as text or JSON; or why not. The last one is the present; the periods that the others state
 * put them in order, else the order they were given in (oldest first). One alone is compared between its own sheets.
 */
export async function compareFiles(
  files: readonly string[],
  profile: Profile,
  format: "text" | "json",
): Promise<{ readonly ok: true; readonly text: string } | { readonly ok: false; readonly message: string }> {
  const readings: NamedReading[] = [];
  for (const name of files) {
    const read = await readFromDisk(name);
    if (!read.ok) return { ok: false, message: `${name}: ${read.message}` };
    const reading = readRegisters(read.workbook, profile);
    if (reading.registers.length === 0)
      return { ok: false, message: `${name}: No risk register was found in this workbook.` };
    readings.push([name, reading]);
  }
  const before = oldestFirst(readings.slice(0, -1), ([, { registers }]) => registers);
  const now = readings[readings.length - 1]!;
  const report = before.length > 0 ? compareReport([...before, now], profile) : compareWithin(now, profile);
  if (!report)
    return {
      ok: false,
      message: `${files[0]!}: No sheet of this workbook states an earlier period of the same register. Give the workbook of the period before too.`,
    };
  return { ok: true, text: format === "json" ? JSON.stringify(report, null, 2) + "\n" : compareText(report) };
}
