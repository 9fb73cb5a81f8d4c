import { readFile, stat } from "node:fs/promises";
import { LIMITS, readXlsx, type Read } from "../files";
import { parseProfile, PROFILES, type Profile } from "../profile";
import { checkWorkbook, toReport, unreadableReport, type Report } from "../report";
import { oldestFirst } from "../movement";
import { readRegisters, type RegisterReading } from "../register";
import type { Day } from "../workbook";

/** What every file of one call is checked by; plain data, so that it can be sent to a worker. */
export interface CheckSettings {
  readonly profile: Profile;
  readonly asOf: Day | null;
  readonly today: Day;
  /** The workbook of the period before. */
  readonly previous: string | null;
  /** Workbooks of further periods before; the periods they state decide which is the latest, else their order, the latest first. */
  readonly earlier?: readonly string[];
}

/** Reads one workbook from disk; what stands in the way is told, never thrown. */
export async function readFromDisk(file: string): Promise<Read> {
  try {
    const { size } = await stat(file);
    // Known before a byte of it is read.
    if (size > LIMITS.fileBytes) return refused("This file is too large to be read.");
    return await readXlsx(await readFile(file), file);
  } catch (fault) {
    return refused(DISK_FAULTS[(fault as NodeJS.ErrnoException).code ?? ""] ?? "This file could not be opened.");
  }
}

const refused = (message: string): Read => ({ ok: false, reason: "failed", message });

const DISK_FAULTS: Readonly<Record<string, string>> = {
  ENOENT: "There is no such file.",
  EISDIR: "This is a folder, not a file.",
  EACCES: "You are not allowed to read this file.",
  EPERM: "You are not allowed to read this file.",
  EBUSY: "This file is in use by another program.",
};

/** Checks files one after another by the same settings; the period before is read once. */
export class Checker {
  private before: Promise<readonly RegisterReading[] | string> | null = null;

  constructor(private readonly settings: CheckSettings) {}

  /** The report of one file. A fault of ours is reported for that file and ends nothing else. */
  async check(file: string): Promise<Report> {
    try {
      const read = await readFromDisk(file);
      if (!read.ok) return unreadableReport(file, read.message);
      const { profile, asOf, today, previous, earlier } = this.settings;
      const before =
        previous === null ? null : await (this.before ??= readPeriods([previous, ...(earlier ?? [])], profile));
      if (typeof before === "string") return unreadableReport(file, before);
      return toReport(
        file,
        checkWorkbook(read.workbook, {
          profile,
          today,
          ...(asOf && { asOf }),
          ...(before?.[0] && { previous: before[0], earlier: before.slice(1) }),
        }),
      );
    } catch (fault) {
      return unreadableReport(
        file,
        `This file could not be checked, through a fault of this program: ${(fault as Error).message}`,
      );
    }
  }
}

/** Workbooks of the periods before, the latest first; or which of them cannot be read. */
export async function readPeriods(
  files: readonly string[],
  profile: Profile,
): Promise<readonly RegisterReading[] | string> {
  const readings: RegisterReading[] = [];
  for (const file of files) {
    const read = await readFromDisk(file);
    if (!read.ok) return `The file of the period before (${file}) could not be read: ${read.message}`;
    readings.push(readRegisters(read.workbook, profile));
  }
  return [...oldestFirst([...readings].reverse(), ({ registers }) => registers)].reverse();
}

/** A ready-made profile by its name, else a profile's file; or why neither. */
export async function profileFrom(
  given: string,
): Promise<{ readonly ok: true; readonly profile: Profile } | { readonly ok: false; readonly message: string }> {
  const ready = PROFILES.find((profile) => profile.name.toLowerCase() === given.toLowerCase());
  if (ready) return { ok: true, profile: { ...ready, chosen: true } };
  let text: string;
  try {
    text = await readFile(given, "utf8");
  } catch {
    return {
      ok: false,
      message: `There is no profile called ${given}, and no such file. Ready-made profiles: ${PROFILES.map((p) => p.name).join(", ")}.`,
    };
  }
  try {
    const parsed = parseProfile(JSON.parse(text));
    return parsed.ok
      ? { ok: true, profile: { ...parsed.profile, chosen: true } }
      : { ok: false, message: `The profile ${given} cannot be used: ${parsed.message}` };
  } catch {
    return { ok: false, message: `The profile ${given} is not valid JSON.` };
  }
}
