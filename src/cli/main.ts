import { realpathSync } from "node:fs";
import { Command, InvalidArgumentError, Option } from "commander";
import { CHECKS } from "../checks";
import { DEFAULT_PROFILE, type Profile } from "../profile";
import { fails, summaryText, textReport, toJunit, toSarif, type FailOn, type Report } from "../report";
import { parseIsoDay, type Day } from "../workbook";
import { ESCALATE, type Escalate } from "../consolidate";
import { compareFiles } from "./compare";
import { consolidateFiles } from "./consolidate";
import { exportRegister } from "./export";
import { profileFrom, type CheckSettings } from "./files";
import { checkEach, serveAsWorker } from "./pool";
import { rollFile } from "./roll";
import { stampFile, verifyFile } from "./stamp";
import type { GroupBy } from "../submit";

const VERSION = "0.1.0";

type Format = "text" | "json" | "ndjson" | "sarif" | "junit";

/** A wrong call: told in one line, exit code 2. */
function stop(message: string): never {
  process.stderr.write(`register-check: ${message}\n`);
  process.exit(2);
}

const day = (text: string): Day => {
  const found = parseIsoDay(text);
  if (!found) throw new InvalidArgumentError("Give a day as 2014-08-31.");
  return found;
};

const today = (): Day => {
  const now = new Date();
  return { year: now.getFullYear(), month: now.getMonth() + 1, day: now.getDate() };
};

async function profileOption(given: string | undefined): Promise<Profile> {
  if (given === undefined) return DEFAULT_PROFILE;
  const found = await profileFrom(given);
  return found.ok ? found.profile : stop(found.message);
}

interface CheckCall {
  readonly profile?: string;
  readonly previous?: readonly string[];
  readonly asOf?: Day;
  readonly format: Format;
  readonly failOn: FailOn;
  readonly groupBy: GroupBy;
}

/** Prints each file's report, and returns the exit code: 0 nothing at or above `failOn`, 1 findings, 2 a file could not be read. */
async function check(files: readonly string[], call: CheckCall): Promise<number> {
  const settings: CheckSettings = {
    profile: await profileOption(call.profile),
    asOf: call.asOf ?? null,
    today: today(),
    previous: call.previous?.[0] ?? null,
    earlier: call.previous?.slice(1) ?? [],
  };
  const reports: Report[] = [];
  let unread = false,
    found = false;
  for await (const report of checkEach(files, settings, __filename)) {
    unread ||= report.error !== null;
    found ||= report.findings.some((finding) => fails(finding.severity, call.failOn));
    if (call.format === "ndjson") await print(JSON.stringify(report) + "\n");
    else if (call.format === "text")
      await print((reports.length > 0 ? "\n" : "") + textReport(report, files.length === 1));
    reports.push(report);
  }
  if (call.format === "text" && files.length > 1) await print(`\n${summaryText(reports, call.groupBy)}`);
  if (call.format === "json") await print(JSON.stringify(reports, null, 2) + "\n");
  else if (call.format === "sarif") await print(JSON.stringify(toSarif(reports, VERSION), null, 2) + "\n");
  else if (call.format === "junit") await print(toJunit(reports, call.failOn));
  return unread ? 2 : found ? 1 : 0;
}

interface ExportCall {
  readonly output: string;
  readonly profile?: string;
  readonly previous?: readonly string[];
  readonly asOf?: Day;
  readonly plain?: boolean;
  readonly cards?: boolean;
  readonly withoutPeople?: boolean;
  readonly stamp?: boolean;
}

/** Writes the standard register layout to a new workbook. */
async function exportTo(file: string, call: ExportCall): Promise<void> {
  if (sameFile(file, call.output))
    stop(`${call.output} is the workbook to be exported. Give another name: nothing is ever written over its source.`);
  if (call.previous?.some((previous) => sameFile(previous, call.output)))
    stop(`${call.output} is the workbook of the period before. Give another name.`);
  const done = await exportRegister(
    file,
    call.output,
    {
      profile: await profileOption(call.profile),
      asOf: call.asOf ?? null,
      today: today(),
      previous: call.previous?.[0] ?? null,
      earlier: call.previous?.slice(1) ?? [],
      plain: call.plain ?? false,
      cards: call.cards ?? false,
      withoutPeople: call.withoutPeople ?? false,
      stamp: call.stamp ?? false,
    },
    (line) => process.stderr.write(`${line}\n`),
  );
  if (!done.ok) stop(`${file}: ${done.message}`);
  await print(`${call.output}: ${done.risks} ${done.risks === 1 ? "risk" : "risks"} written.\n`);
}

/** Says of each file whether it is unchanged since it was stamped; 0 all are, 1 one is not or has no stamp, 2 one could not be read. */
async function verify(files: readonly string[], call: { readonly profile?: string }): Promise<number> {
  const profile = call.profile === undefined ? null : await profileOption(call.profile);
  let code = 0;
  for (const file of files) {
    const found = await verifyFile(file, profile);
    code = Math.max(code, found.ok ? (found.unchanged ? 0 : 1) : 2);
    await print(`${file}: ${found.ok ? found.lines.join("\n  ") : `Not read: ${found.message}`}\n`);
  }
  return code;
}

/** Writes a stamped copy. */
async function stamp(file: string, call: Pick<ExportCall, "output" | "profile" | "asOf">): Promise<void> {
  if (sameFile(file, call.output))
    stop(`${call.output} is the workbook to be stamped. Give another name: nothing is ever written over its source.`);
  const done = await stampFile(file, call.output, {
    profile: await profileOption(call.profile),
    asOf: call.asOf ?? null,
    today: today(),
  });
  if (!done.ok) stop(`${file}: ${done.message}`);
  await print(`${call.output}: ${done.lines.join("\n  ")}\n`);
}

/** Writes a copy with next period's working sheet in it. */
async function roll(
  file: string,
  call: { readonly output: string; readonly profile?: string; readonly sheet?: string; readonly to?: string },
): Promise<void> {
  if (sameFile(file, call.output))
    stop(`${call.output} is the workbook to be rolled. Give another name: nothing is ever written over its source.`);
  const done = await rollFile(file, call.output, {
    profile: await profileOption(call.profile),
    sheet: call.sheet ?? null,
    to: call.to ?? null,
  });
  if (!done.ok) stop(`${file}: ${done.message}`);
  await print(`${call.output}: ${done.lines.join("\n  ")}\n`);
}

/** Writes several registers as one. */
async function consolidate(
  files: readonly string[],
  call: Pick<ExportCall, "output" | "profile" | "asOf"> & {
    readonly escalate: Escalate;
    readonly label: readonly string[];
  },
): Promise<void> {
  if (files.some((file) => sameFile(file, call.output)))
    stop(`${call.output} is one of the workbooks. Give another name: nothing is ever written over its source.`);
  const done = await consolidateFiles(files, call.output, {
    profile: await profileOption(call.profile),
    asOf: call.asOf ?? null,
    today: today(),
    escalate: call.escalate,
    labels: call.label,
  });
  if (!done.ok) stop(done.message);
  await print(`${call.output}: ${done.lines.join("\n  ")}\n`);
}

/** Whether two names lead to one file, links followed. */
function sameFile(a: string, b: string): boolean {
  try {
    return realpathSync(a) === realpathSync(b);
  } catch {
    return false; // one of them is not there yet
  }
}

/** Waits until a slow reader at the other end of a pipe has taken it. */
const print = (text: string): Promise<void> =>
  new Promise((resolve, reject) => process.stdout.write(text, (fault) => (fault ? reject(fault) : resolve())));

function rules(): string {
  const width = Math.max(0, ...CHECKS.map((c) => c.id.length));
  const groups = [...new Set(CHECKS.map((c) => c.group))];
  return groups
    .map(
      (group) =>
        `${group}\n${CHECKS.filter((c) => c.group === group)
          .map((c) => `  ${c.id.padEnd(width)}  ${c.severity.padEnd(7)}  ${c.title}\n`)
          .join("")}`,
    )
    .join("\n");
}

const PREVIOUS = [
  "--previous <file>",
  "the workbook of the period before; given more than once, those before it too, the latest first",
  (file: string, files: readonly string[] = []): readonly string[] => [...files, file],
] as const;

const program = new Command("register-check")
  .description("Checks a council's risk register in its own workbook, against its own matrix.")
  .version(VERSION)
  .exitOverride((fault) => process.exit(fault.exitCode === 0 ? 0 : 2));

program
  .command("check")
  .description("check the registers in one or more workbooks")
  .argument("<files...>", "workbooks (.xlsx)")
  .option("--profile <profile>", "a council's conventions: a ready-made profile's name, or a file")
  .option(...PREVIOUS)
  .option("--as-of <date>", "judge overdue dates at this day (2014-08-31)", day)
  .addOption(new Option("--format <format>").choices(["text", "json", "ndjson", "sarif", "junit"]).default("text"))
  .addOption(
    new Option("--fail-on <severity>", "exit with 1 from this severity on")
      .choices(["error", "warning", "never"])
      .default("error"),
  )
  .addOption(
    new Option("--group-by <what>", "how the list over several files is grouped (text)")
      .choices(["owner", "sheet"])
      .default("owner"),
  )
  .action(async (files: string[], call: CheckCall) => {
    process.exitCode = await check(files, call);
  });

program
  .command("export")
  .description("write a workbook's registers in the standard register layout to a new workbook")
  .argument("<workbook>", "workbook (.xlsx)")
  .requiredOption("-o, --output <file>", "the new workbook; a name in .csv or .json gives the register table alone so")
  .option("--profile <profile>", "a council's conventions: a ready-made profile's name, or a file")
  .option(...PREVIOUS)
  .option("--as-of <date>", "judge overdue dates at this day (2014-08-31)", day)
  .option(
    "--plain",
    "the plain edition for publication: no fills, no symbols, no formulas; says what personal data it holds",
  )
  .option("--without-people", "leave out the columns that name owners and contacts")
  .option("--cards", "a page for each risk too, to be printed")
  .option("--stamp", "say on the cover what was checked, with the beginning of its SHA-256")
  .action(exportTo);

program
  .command("compare")
  .description("say what changed between periods, risk by risk; one workbook alone is compared between its own sheets")
  .argument("<files...>", "workbooks (.xlsx), the present one last")
  .option("--profile <profile>", "a council's conventions: a ready-made profile's name, or a file")
  .addOption(new Option("--format <format>").choices(["text", "json"]).default("text"))
  .action(async (files: string[], call: { readonly profile?: string; readonly format: "text" | "json" }) => {
    const done = await compareFiles(files, await profileOption(call.profile), call.format);
    if (!done.ok) stop(done.message);
    await print(done.text);
  });

program
  .command("roll")
  .description("write a copy of a workbook with next period's working sheet in it; the old sheet stays as it is")
  .argument("<workbook>", "workbook (.xlsx)")
  .requiredOption("-o, --output <file>", "the new workbook")
  .option("--sheet <name>", "the sheet to roll, where registers stand on several")
  .option("--to <period>", "the period to roll to (2018-Q4, 2014-11), where not the one that follows")
  .option("--profile <profile>", "a council's conventions: a ready-made profile's name, or a file")
  .action(roll);

program
  .command("consolidate")
  .description("put the registers of several workbooks or sheets into one corporate register, in a new workbook")
  .argument("<workbooks...>", "workbooks (.xlsx)")
  .requiredOption("-o, --output <file>", "the new workbook")
  .addOption(
    new Option(
      "--escalate <rule>",
      "red: in the worst band of its own matrix; appetite: above the appetite, or red where none is set; all: every risk",
    )
      .choices([...ESCALATE])
      .default("appetite"),
  )
  .option(
    "--label <label>",
    "what a directorate is called: adults.xlsx=Adults, a sheet's name likewise, or just a name for each workbook in turn",
    (label: string, before: readonly string[]) => [...before, label],
    [] as readonly string[],
  )
  .option("--profile <profile>", "a council's conventions: a ready-made profile's name, or a file")
  .option("--as-of <date>", "judge overdue dates at this day (2014-08-31)", day)
  .action(consolidate);

program
  .command("stamp")
  .description("write a copy of a workbook that carries a stamp of what its registers say")
  .argument("<workbook>", "workbook (.xlsx)")
  .requiredOption("-o, --output <file>", "the stamped copy")
  .option("--profile <profile>", "a council's conventions: a ready-made profile's name, or a file")
  .option("--as-of <date>", "judge overdue dates at this day (2014-08-31)", day)
  .action(stamp);

program
  .command("verify")
  .description("say whether workbooks are unchanged since they were stamped, or which risks have changed")
  .argument("<files...>", "workbooks (.xlsx)")
  .option("--profile <profile>", "a council's conventions, where not those it was stamped by")
  .action(async (files: string[], call: { readonly profile?: string }) => {
    process.exitCode = await verify(files, call);
  });

program
  .command("rules")
  .description("list the checks")
  .action(() => print(rules()));

if (!serveAsWorker()) {
  // The reader of our output went away (`| head`): nothing is left to say.
  process.stdout.on("error", (fault: NodeJS.ErrnoException) => process.exit(fault.code === "EPIPE" ? 0 : 2));
  program.parseAsync().catch((fault: Error) => stop(fault.message));
}
