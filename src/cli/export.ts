import { writeFile } from "node:fs/promises";
import { runChecks } from "../checks";
import { newXlsx } from "../files";
import type { Profile } from "../profile";
import { checkWorkbook, toReport, type CheckResult } from "../report";
import { counterpart } from "../movement";
import type { RegisterReading } from "../register";
import { registerCsv, standardLayout, type StandardOptions } from "../standard";
import {
  KEPT_STAMP,
  makeStamp,
  readStamp,
  stampWords,
  verdictOf,
  verifiedWords,
  verifyStamp,
  type Digest,
} from "../submit";
import { isoDay, keptValue, refA1, type Day, type WorkbookSnapshot } from "../workbook";
import { readFromDisk, readPeriods, type CheckSettings } from "./files";

export interface ExportSettings extends CheckSettings {
  /** The edition for publication. */
  readonly plain: boolean;
  /** A page for each risk too. */
  readonly cards: boolean;
  /** Without owners and contacts. */
  readonly withoutPeople: boolean;
  /** Whether the cover says what the registers were when they were exported, in a stamp. */
  readonly stamp: boolean;
}

const digest: Digest = async (bytes) => Buffer.from(await crypto.subtle.digest("SHA-256", bytes)).toString("hex");

/**
 * Writes the registers of a workbook to a new one, in the standard register layout; to a name that ends in .csv
 * the register table alone, to one in .json the registers of the report. The file is dated by
 * the as-of day, so that the same register gives the same bytes.
 * @param say told, line by line and before anything is written, what has to be known first: personal data, where it is for publication
 */
export async function exportRegister(
  file: string,
  output: string,
  settings: ExportSettings,
  say: (line: string) => void,
): Promise<{ readonly ok: true; readonly risks: number } | { readonly ok: false; readonly message: string }> {
  const { profile, asOf: given, today, previous, earlier = [], plain, cards, withoutPeople } = settings;
  const read = await readFromDisk(file);
  if (!read.ok) return read;
  const periods = previous === null ? [] : await readPeriods([previous, ...earlier], profile);
  if (typeof periods === "string") return { ok: false, message: periods };
  const [before, ...further] = periods;
  const checked = checkWorkbook(read.workbook, {
    profile,
    today,
    ...(given && { asOf: given }),
    ...(before && { previous: before, earlier: further }),
  });
  const { reading, before: previously, findings, asOf } = checked;
  if (reading.registers.length === 0) return { ok: false, message: "No risk register was found in this workbook." };
  if (plain || withoutPeople) personalData(reading, profile, asOf, withoutPeople).forEach(say);
  // The new workbook holds none of the old one's sheets, and counts its dates from 1900.
  const empty = { ...read.workbook, sheets: [], date1904: false };
  const options: StandardOptions = {
    profile,
    asOf,
    findings,
    plain,
    cards,
    withoutPeople,
    previous: previously,
    earlier: reading.registers.map((register) =>
      further.flatMap(({ registers }) => counterpart(register, reading.registers, registers) ?? []),
    ),
    source: reading.workbook,
    submission: await submissionOf(checked, settings),
  };
  let bytes: Uint8Array | string;
  if (/\.csv$/i.test(output)) bytes = registerCsv(reading.registers, empty, options);
  else if (/\.json$/i.test(output)) bytes = JSON.stringify(toReport(file, checked).registers, null, 2) + "\n";
  else
    bytes = await newXlsx(standardLayout(reading.registers, empty, options), {
      title: "Risk register",
      subject: plain ? "Risk register in the standard layout, plain edition" : "Risk register in the standard layout",
      description: descriptionOf(reading, read.workbook, asOf),
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

const descriptionOf = ({ registers }: RegisterReading, { fileName }: WorkbookSnapshot, asOf: Day): string =>
  `${registers.map(({ sheet }) => sheet).join(", ")} of ${fileName}, as of ${isoDay(asOf)}`;

/** Whether the registers can go to committee, and the stamp: one asked for now, else one kept with the workbook. */
async function submissionOf(
  { reading, findings, ignored, returned }: CheckResult,
  { profile, stamp, today }: ExportSettings,
): Promise<NonNullable<StandardOptions["submission"]>> {
  const { ready, sentence, inTheWay, notes } = verdictOf(reading, { open: findings, ignored, returned });
  const count = (severity: string): number => findings.filter((finding) => finding.severity === severity).length;
  const counts = {
    errors: count("error"),
    warnings: count("warning"),
    advice: count("advice"),
    ignored: ignored.length,
  };
  const kept = readStamp(keptValue(reading.workbook.kept, KEPT_STAMP));
  const said = stamp
    ? [stampWords(await makeStamp(reading, { day: today, profile: profile.name, counts }, digest))]
    : kept
      ? [stampWords(kept), ...verifiedWords(kept, await verifyStamp(kept, reading, digest))]
      : [];
  return { ready, verdict: sentence, inTheWay, notes, stamp: said };
}

/** What personal data the registers hold and where, in lines: a heading, then a line each. */
function personalData(
  reading: RegisterReading,
  profile: Profile,
  asOf: Day,
  withoutPeople: boolean,
): readonly string[] {
  const found = runChecks(reading, { profile, asOf, previous: null, forPublication: true }).filter(
    ({ rule }) => rule === "personal-data",
  );
  const named = withoutPeople
    ? []
    : reading.registers.flatMap(({ sheet, risks }) =>
        risks.some(({ owners, contacts }) => owners.length + contacts.length > 0)
          ? [`${sheet}: the owner and contact columns may name people; --without-people leaves them out.`]
          : [],
      );
  const lines = [
    ...found.map(({ cell, risk, message }) => {
      const where = [...(cell ? [refA1(cell)] : []), ...(risk?.id ? [`risk ${risk.id}`] : [])].join(", ");
      return `${where}: ${message}`;
    }),
    ...named,
  ];
  return lines.length > 0
    ? ["Look at this before it is published:", ...lines.map((line) => `  ${line}`)]
    : ["No personal data was found."];
}
