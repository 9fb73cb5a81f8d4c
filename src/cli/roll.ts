import { readFile, writeFile } from "node:fs/promises";
import { FileHost } from "../files";
import { planRollForward, readPeriod, type RollForward } from "../movement";
import type { Profile } from "../profile";
import { readRegisters, type Register } from "../register";
import type { WorkbookSnapshot } from "../workbook";
import { readFromDisk } from "./files";

export interface RollCall {
  readonly profile: Profile;
  /** null for the only sheet with a register. */
  readonly sheet: string | null;
  /** "2018-Q4" or "2014-11"; null for the period that follows. */
  readonly to: string | null;
}

type Outcome =
  { readonly ok: true; readonly lines: readonly string[] } | { readonly ok: false; readonly message: string };

/** Writes a copy of a workbook with next period's working sheet beside the old one, which stays as it is. */
export async function rollFile(file: string, output: string, { profile, sheet, to }: RollCall): Promise<Outcome> {
  const period = readPeriod(to);
  if (to !== null && !period) return refused(`${to} is no period. Give a quarter as 2018-Q4 or a month as 2014-11.`);
  const read = await readFromDisk(file);
  if (!read.ok) return read;
  const chosen = registersOf(readRegisters(read.workbook, profile).registers, sheet);
  if ("message" in chosen) return refused(chosen.message);
  // A workbook with charts or pivot tables cannot lose a row in a file: there blank rows stay.
  for (const keepRows of [false, true]) {
    const plan = planRollForward(chosen.registers, read.workbook, { ...(period && { to: period }), keepRows });
    if ("impossible" in plan) return refused(plan.impossible);
    const host = new FileHost(new Uint8Array(await readFile(file)), file);
    const applied = await host.apply(plan.edits);
    if (!applied.ok) {
      if (keepRows || !plan.edits.some(({ kind }) => kind === "deleteRows")) return applied;
      continue;
    }
    try {
      await writeFile(output, host.bytes);
    } catch {
      return refused(
        `${output} could not be written. Is it open in another program, or in a folder that is not there?`,
      );
    }
    return { ok: true, lines: said(plan, read.workbook) };
  }
  return refused("The workbook could not be changed.");
}

const refused = (message: string): { readonly ok: false; readonly message: string } => ({ ok: false, message });

/** The registers of one sheet, or the one of cards or pages. */
function registersOf(
  registers: readonly Register[],
  sheet: string | null,
): { readonly registers: readonly Register[] } | { readonly message: string } {
  if (registers.length === 0) return { message: "No risk register was found in this workbook." };
  const sheets = [...new Set(registers.map((register) => register.sheet))];
  const wanted = sheet ?? (sheets.length === 1 ? sheets[0]! : null);
  if (wanted === null)
    return { message: `There are registers on several sheets. Choose one with --sheet: ${sheets.join(", ")}.` };
  const own = registers.filter(
    (register) => register.sheet === wanted || register.risks.some((risk) => risk.sheet === wanted),
  );
  return own.length > 0
    ? { registers: own }
    : { message: `There is no register on a sheet called ${wanted}. Registers stand on: ${sheets.join(", ")}.` };
}

/** What was done, and what is left. */
function said(plan: RollForward, workbook: WorkbookSnapshot): readonly string[] {
  const count = (n: number, one: string, many: string): readonly string[] =>
    n === 0 ? [] : [`${n} ${n === 1 ? one : many}`];
  const sheets = plan.copies.length === 1 ? `Sheet ${plan.name}` : `${plan.copies.length} sheets from ${plan.name} on`;
  const listed = workbook.sheets.some(({ name }) => name === "Finished actions") ? "added to" : "moved to";
  return [
    `${sheets}${plan.from && plan.to ? `, ${plan.from} rolled forward to ${plan.to}` : ""}.`,
    ...count(
      plan.previousFilled,
      "risk's current score became its previous one.",
      "risks' current scores became their previous ones.",
    ),
    ...count(plan.arrowsEmptied, "arrow emptied.", "arrows emptied."),
    ...count(plan.labelsMoved.length, "title, heading or label moved on.", "titles, headings and labels moved on."),
    ...count(plan.plansMoved, "risk's plan became its progress.", "risks' plans became their progress."),
    ...count(
      plan.actionsMoved,
      `finished action ${listed} “Finished actions”.`,
      `finished actions ${listed} “Finished actions”.`,
    ),
    ...plan.notes.map((note) => `Left to you: ${note}`),
  ];
}
