import { realpathSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { basename } from "node:path";
import { consolidate, sourcesOf, type Escalate, type Source, type SourceBook } from "../consolidate";
import { newXlsx } from "../files";
import type { Profile } from "../profile";
import { checkWorkbook } from "../report";
import { compareDays, type Day } from "../workbook";
import { readFromDisk } from "./files";

export interface ConsolidateCall {
  readonly profile: Profile;
  readonly asOf: Day | null;
  readonly today: Day;
  readonly escalate: Escalate;
  /** "adults.xlsx=Adults" or "Sheet name=Adults"; without "=", the names of the files in their order. */
  readonly labels: readonly string[];
}

type Outcome =
  { readonly ok: true; readonly lines: readonly string[] } | { readonly ok: false; readonly message: string };

/** Puts the registers of several workbooks, or of several sheets of one, into one corporate register in a new workbook. */
export async function consolidateFiles(
  files: readonly string[],
  output: string,
  { profile, asOf: given, today, escalate, labels }: ConsolidateCall,
): Promise<Outcome> {
  const books: SourceBook[] = [];
  const paths: string[] = [];
  const leftOut: string[] = [];
  const days: Day[] = [];
  for (const file of files) {
    const read = await readFromDisk(file);
    if (!read.ok) return refused(`${file}: ${read.message}`);
    const path = realpathSync(file);
    if (paths.includes(path)) {
      leftOut.push(`${file} was given twice and is taken once.`);
      continue;
    }
    const { reading, findings, ignored, returned, asOf } = checkWorkbook(read.workbook, {
      profile,
      today,
      ...(given && { asOf: given }),
    });
    if (reading.registers.length === 0) {
      leftOut.push(`${file}: no risk register was found in this workbook.`);
      continue;
    }
    paths.push(path);
    days.push(asOf);
    books.push({ fileName: basename(file), reading, sifted: { open: findings, ignored, returned } });
  }
  if (books.length === 0) return refused("No risk register was found in these workbooks.");
  const found = sourcesOf(books);
  const labelled = withLabels(found.sources, labels, books);
  if (typeof labelled === "string") return refused(labelled);
  // The latest day that any of them was judged at.
  const asOf = days.sort(compareDays)[days.length - 1]!;
  const made = consolidate(labelled, {
    profile,
    asOf,
    workbook: { fileName: "", sheets: [], date1904: false, notes: [] },
    escalate,
    leftOut: [...leftOut, ...found.leftOut],
  });
  if ("impossible" in made) return refused(made.impossible);
  const bytes = await newXlsx(made.edits, {
    title: "Corporate risk register",
    subject: "Several risk registers put into one",
    description: `From ${books.map(({ fileName }) => fileName).join(", ")}`.slice(0, LONGEST_DESCRIPTION),
    creator: "Register Check",
    date: asOf,
  });
  try {
    await writeFile(output, bytes);
  } catch {
    return refused(`${output} could not be written. Is it open in another program, or in a folder that is not there?`);
  }
  const directorates = new Map<string, number>();
  for (const { label, register } of labelled)
    directorates.set(label, (directorates.get(label) ?? 0) + register.risks.length);
  return {
    ok: true,
    lines: [
      `${made.risks} ${made.risks === 1 ? "risk" : "risks"} of ${labelled.length} ${labelled.length === 1 ? "register" : "registers"}, ${made.escalated} escalated.`,
      ...[...directorates].map(([label, risks]) => `${label}: ${risks} ${risks === 1 ? "risk" : "risks"}.`),
      ...made.notes,
    ],
  };
}

const LONGEST_DESCRIPTION = 1000;
const refused = (message: string): { readonly ok: false; readonly message: string } => ({ ok: false, message });

/** The user's own labels; or what is wrong with them. */
function withLabels(
  sources: readonly Source[],
  labels: readonly string[],
  books: readonly SourceBook[],
): readonly Source[] | string {
  const named = new Map<string, string>();
  const inOrder: string[] = [];
  for (const label of labels) {
    const at = label.lastIndexOf("=");
    const [what, name] = [label.slice(0, Math.max(at, 0)).trim(), label.slice(at + 1).trim()];
    if (name === "") return `The label ${label} names nobody. Give one as adults.xlsx=Adults, or as Adults.`;
    if (at < 0) inOrder.push(name);
    else named.set(basename(what).toLowerCase(), name);
  }
  if (inOrder.length > 0 && inOrder.length !== books.length)
    return `There are ${inOrder.length} labels for ${books.length} workbooks. Give one for each, or name the workbook: adults.xlsx=Adults.`;
  const used = new Set<string>();
  const labelled = sources.map((source) => {
    const keys = [source.register.sheet, source.fileName].map((key) => key.toLowerCase());
    const key = keys.find((one) => named.has(one));
    if (key !== undefined) used.add(key);
    const own =
      key === undefined
        ? inOrder[books.findIndex(({ reading }) => reading.workbook === source.workbook)]
        : named.get(key);
    return own === undefined ? source : { ...source, label: own };
  });
  const unknown = [...named.keys()].find((key) => !used.has(key));
  return unknown === undefined ? labelled : `No workbook and no sheet with a register is called ${unknown}.`;
}
