import { readFile, writeFile } from "node:fs/promises";
import { withKept } from "../files";
import { DEFAULT_PROFILE, PROFILES, type Profile } from "../profile";
import { checkWorkbook } from "../report";
import { readRegisters } from "../register";
import {
  KEPT_STAMP,
  makeStamp,
  NO_STAMP,
  readStamp,
  verdictOf,
  verifiedWords,
  verifyStamp,
  type Digest,
} from "../submit";
import { keptJson, keptValue } from "../workbook";
import { readFromDisk, type CheckSettings } from "./files";

const digest: Digest = async (bytes) => Buffer.from(await crypto.subtle.digest("SHA-256", bytes)).toString("hex");

/** What came of one file: whether it is unchanged, and what to say; or why it could not be read. */
export type Checked =
  | { readonly ok: true; readonly unchanged: boolean; readonly lines: readonly string[] }
  | { readonly ok: false; readonly message: string };

/** Whether a workbook still says what it said when it was stamped. Without a profile given, the one that it was stamped by. */
export async function verifyFile(file: string, given: Profile | null): Promise<Checked> {
  const read = await readFromDisk(file);
  if (!read.ok) return read;
  const stamp = readStamp(keptValue(read.workbook.kept, KEPT_STAMP));
  if (!stamp) return { ok: true, unchanged: false, lines: [NO_STAMP] };
  const ready = PROFILES.find(({ name }) => name === stamp.profile);
  const profile = given ?? (ready ? { ...ready, chosen: true } : DEFAULT_PROFILE);
  const verified = await verifyStamp(stamp, readRegisters(read.workbook, profile), digest);
  return { ok: true, unchanged: verified.unchanged, lines: verifiedWords(stamp, verified) };
}

/** Writes a copy of a workbook that carries a stamp of what it says today. Nothing else in it is changed. */
export async function stampFile(
  file: string,
  output: string,
  { profile, asOf, today }: Pick<CheckSettings, "profile" | "asOf" | "today">,
): Promise<
  { readonly ok: true; readonly lines: readonly string[] } | { readonly ok: false; readonly message: string }
> {
  const read = await readFromDisk(file);
  if (!read.ok) return read;
  const { reading, findings, ignored, returned } = checkWorkbook(read.workbook, {
    profile,
    today,
    ...(asOf && { asOf }),
  });
  if (reading.registers.length === 0) return { ok: false, message: "No risk register was found in this workbook." };
  const { sentence, inTheWay } = verdictOf(reading, { open: findings, ignored, returned });
  const count = (severity: string): number => findings.filter((finding) => finding.severity === severity).length;
  const counts = {
    errors: count("error"),
    warnings: count("warning"),
    advice: count("advice"),
    ignored: ignored.length,
  };
  const stamp = await makeStamp(reading, { day: today, profile: profile.name, counts }, digest);
  const stamped = await withKept(new Uint8Array(await readFile(file)), { [KEPT_STAMP]: keptJson(stamp) });
  if (!stamped) return { ok: false, message: "This workbook is built in a way that leaves no place for a stamp." };
  try {
    await writeFile(output, stamped);
  } catch {
    return { ok: false, message: `${output} could not be written. Is it open in another program?` };
  }
  return { ok: true, lines: ["Stamped.", sentence, ...inTheWay] };
}
