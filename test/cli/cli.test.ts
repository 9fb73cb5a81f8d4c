import { execFile } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { readXlsx as readWorkbook } from "hucre";
import { CHECKS } from "../../src/checks";
import { checkEach } from "../../src/cli/pool";
import { newXlsx, readXlsx } from "../../src/files";
import { DEFAULT_PROFILE, PROFILES } from "../../src/profile";
import type { CompareReport, Report } from "../../src/report";
import type { CellInput, Edit } from "../../src/workbook";
import { HEADINGS, ONE_WRONG, registerFile, RISKS, shippedProgram } from "../support/program";

const { at, program, run } = shippedProgram();

beforeAll(async () => {
  writeFileSync(at("clean.xlsx"), await registerFile(RISKS));
  writeFileSync(at("wrong.xlsx"), await registerFile(ONE_WRONG));
  writeFileSync(at("text.xlsx"), "Ref,Risk,Score\n1,Flood,20\n");
  writeFileSync(at("not-json.json"), "{");
  writeFileSync(at("bad-profile.json"), JSON.stringify({ name: "Bad", arrowMeaning: "sideways" }));
  mkdirSync(at("folder.xlsx"));
});

const reports = (out: string): Report[] =>
  out
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Report);

describe("exit codes and words", () => {
  test.each<[string, number, RegExp, RegExp]>([
    // call, exit code, what it prints, what it complains of
    ["check clean.xlsx", 0, /9 risks checked as of .*: 0 errors/, /^$/],
    ["check wrong.xlsx", 1, /F2 .*score-mismatch/s, /^$/],
    ["check wrong.xlsx --fail-on never", 0, /score-mismatch/, /^$/],
    ["check wrong.xlsx --fail-on warning", 1, /score-mismatch/, /^$/],
    ["check clean.xlsx wrong.xlsx", 1, /clean\.xlsx.*\n\nwrong\.xlsx/s, /^$/],
    ["check text.xlsx", 2, /Not read: This is not an Excel workbook/, /^$/],
    ["check text.xlsx --fail-on never", 2, /Not read/, /^$/],
    [
      "check missing.xlsx wrong.xlsx",
      2,
      /missing\.xlsx\n {2}Not read: There is no such file\.\n\nwrong\.xlsx\n.*score-mismatch/s,
      /^$/,
    ],
    ["check folder.xlsx", 2, /This is a folder, not a file/, /^$/],
    ["check clean.xlsx --previous missing.xlsx", 2, /period before.*missing\.xlsx.*There is no such file/s, /^$/],
    ["check", 2, /^$/, /missing required argument/],
    ["check clean.xlsx --format pdf", 2, /^$/, /Allowed choices are text, json, ndjson, sarif, junit/],
    ["check clean.xlsx --as-of 31/08/2014", 2, /^$/, /Give a day as 2014-08-31/],
    ["check clean.xlsx --as-of 2014-02-30", 2, /^$/, /Give a day as/],
    ["check clean.xlsx --profile Nowhere", 2, /^$/, /no profile called Nowhere/],
    ["check clean.xlsx --profile not-json.json", 2, /^$/, /not valid JSON/],
    ["check clean.xlsx --profile bad-profile.json", 2, /^$/, /bad-profile\.json cannot be used: .*arrowMeaning/],
    ["check clean.xlsx --as-of 2014-08-31", 0, /as of 2014-08-31/, /^$/],
    ["nonsense", 2, /^$/, /unknown command/],
    ["--help", 0, /check.*export.*rules/s, /^$/],
    ["--version", 0, /^\d+\.\d+\.\d+$/m, /^$/],
    ["export clean.xlsx", 2, /^$/, /required option/],
    ["export clean.xlsx -o clean.xlsx", 2, /^$/, /never written over|nothing is ever written over/],
    ["export clean.xlsx -o ./folder.xlsx/../clean.xlsx", 2, /^$/, /nothing is ever written over/],
    ["export text.xlsx -o out.xlsx", 2, /^$/, /not an Excel workbook/],
    ["export clean.xlsx -o nowhere/out.xlsx", 2, /^$/, /could not be written/],
  ])("%s", async (call, code, out, err) => {
    const done = await run(...call.split(" "));
    expect(done.err).toMatch(err);
    expect(done.out).toMatch(out);
    expect(done.code).toBe(code);
  });
});

describe("formats", () => {
  test("ndjson is a line a file, in order, whatever is wrong with a file", async () => {
    const names = ["text.xlsx", "wrong.xlsx", "missing.xlsx", "clean.xlsx"];
    const { out } = await run("check", "--format", "ndjson", ...names);
    expect(reports(out).map((r) => [r.file, r.error === null, r.summary.risks])).toEqual([
      ["text.xlsx", false, 0],
      ["wrong.xlsx", true, 9],
      ["missing.xlsx", false, 0],
      ["clean.xlsx", true, 9],
    ]);
  });

  test("json is one list of the same", async () => {
    const names = ["wrong.xlsx", "text.xlsx"];
    const [lines, list] = [
      await run("check", "--format", "ndjson", ...names),
      await run("check", "--format", "json", ...names),
    ];
    expect(JSON.parse(list.out)).toEqual(reports(lines.out));
  });

  test("sarif and junit", async () => {
    const sarif = JSON.parse((await run("check", "--format", "sarif", "wrong.xlsx")).out);
    expect(sarif.runs[0].results.map((r: { ruleId: string }) => r.ruleId)).toContain("score-mismatch");
    const junit = await run("check", "--format", "junit", "wrong.xlsx");
    expect(junit.out).toMatch(/^<\?xml[^]*<testcase [^>]*name="score-mismatch"><failure/);
    expect(junit.code).toBe(1);
  });

  test("a reader that goes away early is no fault", async () => {
    const child = execFile(process.execPath, [
      program,
      "check",
      "--format",
      "json",
      at("wrong.xlsx"),
      at("clean.xlsx"),
    ]);
    child.stdout!.destroy();
    const code = await new Promise<number | null>((resolve) => child.on("exit", resolve));
    expect([0, 1]).toContain(code);
  });
});

test("a profile in a file, and one that is ready made, are taken", async () => {
  writeFileSync(at("quiet.json"), JSON.stringify({ name: "Quiet", severities: { "score-mismatch": "off" } }));
  expect(
    reports((await run("check", "--format", "ndjson", "--profile", "quiet.json", "wrong.xlsx")).out)[0]!.summary.errors,
  ).toBe(0);
  const ready = await run("check", "--format", "ndjson", "--profile", PROFILES[0]!.name, "clean.xlsx");
  expect(reports(ready.out)[0]!.error).toBeNull();
});

test("rules lists every check with its severity", async () => {
  const { out } = await run("rules");
  for (const check of CHECKS) expect(out).toMatch(new RegExp(`^ +${check.id} +${check.severity} +\\S`, "m"));
});

test("export writes the standard layout to a new workbook; the same bytes each time, the source untouched", async () => {
  const before = readFileSync(at("wrong.xlsx"));
  expect(await run("export", "wrong.xlsx", "-o", "one.xlsx", "--as-of", "2014-08-31")).toEqual({
    code: 0,
    out: "one.xlsx: 9 risks written.\n",
    err: "",
  });
  await run("export", "wrong.xlsx", "-o", "two.xlsx", "--as-of", "2014-08-31");
  expect(readFileSync(at("two.xlsx"))).toEqual(readFileSync(at("one.xlsx")));
  expect(readFileSync(at("wrong.xlsx"))).toEqual(before);
  const read = await readXlsx(readFileSync(at("one.xlsx")), "one.xlsx");
  const texts = read.ok ? read.workbook.sheets.flatMap((sheet) => sheet.rows.flat()) : [];
  for (const row of RISKS) for (const text of row.slice(0, 3)) expect(texts).toContain(text);
});

describe("two periods", () => {
  const NOW: CellInput[][] = [
    ["R1", "The depot is flooded again", "Head of Property", 3, 4, 12],
    ["R2", "Key staff leave the council", "Head of People", 4, 5, 20],
    ...RISKS.slice(2, 8),
    ["R10", "Asbestos is found at primary schools", "Head of Estates", 3, 3, 9],
  ];
  beforeAll(async () => writeFileSync(at("now.xlsx"), await registerFile(NOW)));

  test("compare says what changed, worst first, in words", async () => {
    const { code, out, err } = await run("compare", "clean.xlsx", "now.xlsx");
    expect([code, err]).toEqual([0, ""]);
    expect(out).toContain("8 in both: 1 worse, 1 better, 6 the same. 1 new, 0 closed, 1 no longer there.");
    expect(out).toMatch(
      /Worse \(1\)\n {2}R2 .*\n {4}Current score: 16 became 20 \(impact 4 to 5\)\n {4}Owner: Head of HR became Head of People/,
    );
    expect(out).toMatch(
      /Better \(1\)\n {2}R1 .*\n.*20 became 12 \(likelihood 5 to 3\)\n {4}Risk: “The depot is flooded” became “The depot is flooded again”/,
    );
    expect(out).toMatch(
      /New \(1\)\n {2}R10 .*\n\nNo longer there, and not marked as closed \(1\)\n {2}R9 A bridge is closed\n/,
    );
  });

  test("compare as JSON has every risk of both sides", async () => {
    const report = JSON.parse(
      (await run("compare", "clean.xlsx", "now.xlsx", "--format", "json")).out,
    ) as CompareReport;
    expect(
      report.registers[0]!.risks.map(({ movement, current, previous }) => [movement, previous?.id, current?.id]),
    ).toEqual([
      ["better", "R1", "R1"],
      ["worse", "R2", "R2"],
      ...RISKS.slice(2, 8).map(([id]) => ["same", id, id]),
      ["new", undefined, "R10"],
      [null, "R9", undefined],
    ]);
    expect(report.registers[0]!.summary).toEqual({
      matched: 8,
      unsure: 0,
      new: 1,
      reopened: 0,
      arrived: 0,
      closed: 0,
      moved: 0,
      vanished: 1,
      stuck: 0,
      better: 1,
      worse: 1,
      same: 6,
    });
  });

  test.each([
    ["compare clean.xlsx missing.xlsx", /missing\.xlsx: There is no such file/],
    ["compare text.xlsx now.xlsx", /text\.xlsx: This is not an Excel workbook/],
    ["compare clean.xlsx", /No sheet of this workbook states an earlier period of the same register/],
    ["compare", /missing required argument/],
  ])("%s", async (call, err) => {
    const done = await run(...call.split(" "));
    expect([done.code, done.out]).toEqual([2, ""]);
    expect(done.err).toMatch(err);
  });

  /** The depot's score by quarter of 2018/19; every other risk stands still. */
  const quarter = async (name: string, scores: readonly (readonly [number, number])[]): Promise<void> => {
    const edits = scores.flatMap(([n, impact]): Edit[] => [
      { kind: "addSheet", name: `Q${n} 2018-19` },
      {
        kind: "values",
        sheet: `Q${n} 2018-19`,
        top: 0,
        left: 0,
        values: [
          [`Corporate risk register, Quarter ${n} 2018/19`],
          HEADINGS,
          ...RISKS.map((row, i) => (i === 0 ? [...row.slice(0, 4), impact, 5 * impact] : row)),
        ],
      },
    ]);
    writeFileSync(at(name), await newXlsx(edits));
  };
  const FIVES = "5 x 5, red, amber and green";

  test("several periods: the scores through all of them, and for how long a risk is stuck above appetite", async () => {
    await quarter("q1.xlsx", [[1, 3]]);
    await quarter("q2.xlsx", [[2, 4]]);
    await quarter("q3.xlsx", [[3, 4]]);
    await quarter("q4.xlsx", [[4, 4]]);
    // Their order is that of the periods they state.
    const { code, out } = await run("compare", "q2.xlsx", "q1.xlsx", "q3.xlsx", "q4.xlsx", "--profile", FIVES);
    expect(code).toBe(0);
    expect(out).toMatch(/^What changed from q3\.xlsx to q4\.xlsx\n/);
    expect(out).toContain("Scores: Q1 2018/19 15, Q2 2018/19 20, Q3 2018/19 20, Q4 2018/19 20\n");
    expect(out).toContain("Stuck above appetite for 3 periods (since Q2 2018/19)\n");
    const report = JSON.parse(
      (await run("compare", "q1.xlsx", "q2.xlsx", "q3.xlsx", "--profile", FIVES, "--format", "json")).out,
    ) as CompareReport;
    const [depot] = report.registers[0]!.risks;
    expect(report.registers[0]!.periods).toEqual(["2018-Q1", "2018-Q2", "2018-Q3"]);
    expect(depot!.history!.map(({ from, score }) => [from, score])).toEqual([
      ["q1.xlsx", 15],
      ["q2.xlsx", 20],
      ["q3.xlsx", 20],
    ]);
    expect(depot!.aboveAppetite).toEqual({ periods: 2, since: "2018-Q2" });
  });

  test("one workbook alone is compared between its own sheets", async () => {
    await quarter("year.xlsx", [
      [1, 5],
      [2, 4],
    ]);
    const { code, out } = await run("compare", "year.xlsx");
    expect(code).toBe(0);
    expect(out).toMatch(/^year\.xlsx\n\n {2}Then: Q1 2018-19, Q1 2018\/19 \(April to June 2018\): 9 risks\n/);
    expect(out).toMatch(
      /Better \(1\)\n {2}R1 The depot is flooded\n {4}Current score: 25 became 20 \(impact 5 to 4\)\n/,
    );
  });

  test("check and export use the period before", async () => {
    const [report] = reports(
      (await run("check", "now.xlsx", "--previous", "clean.xlsx", "--format", "ndjson", "--fail-on", "never")).out,
    );
    expect(report!.registers[0]!.risks.map(({ movement }) => movement)).toEqual([
      "better",
      "worse",
      ...RISKS.slice(2, 8).map(() => "same"),
      "new",
    ]);
    await run("export", "now.xlsx", "-o", "moved.xlsx", "--previous", "clean.xlsx");
    const read = await readXlsx(readFileSync(at("moved.xlsx")), "moved.xlsx");
    expect(read.ok && read.workbook.sheets.map(({ name }) => name)).toContain("Changes");
  });

  test("export takes several periods before, and says how long a risk has stood above appetite", async () => {
    for (const name of ["one.xlsx", "two.xlsx", "three.xlsx"]) writeFileSync(at(name), await registerFile(RISKS));
    const { code } = await run(
      "export",
      "three.xlsx",
      "-o",
      "long.xlsx",
      "--previous",
      "two.xlsx",
      "--previous",
      "one.xlsx",
      "--profile",
      FIVES,
    );
    expect(code).toBe(0);
    const read = await readXlsx(readFileSync(at("long.xlsx")), "long.xlsx");
    const texts = read.ok ? read.workbook.sheets.flatMap(({ rows }) => rows.flat()) : [];
    expect(texts).toContain("Above appetite, unchanged for 3 periods");
    expect(
      (await run("export", "three.xlsx", "-o", "x.xlsx", "--previous", "two.xlsx", "--previous", "gone.xlsx")).code,
    ).toBe(2);
    expect(
      (await run("export", "three.xlsx", "-o", "one.xlsx", "--previous", "two.xlsx", "--previous", "one.xlsx")).code,
    ).toBe(2);
  });
});

describe("export to other forms", () => {
  test("csv is the register table, quoted, guarded, and marked as UTF-8", async () => {
    const rows: CellInput[][] = [...RISKS];
    rows[1] = ["R2", 'Staff, "key" ones, leave', "=HYPERLINK(1)", 4, 4, 16];
    writeFileSync(at("odd.xlsx"), await registerFile(rows));
    expect((await run("export", "odd.xlsx", "-o", "odd.csv")).code).toBe(0);
    const text = readFileSync(at("odd.csv"), "utf8");
    const lines = text.split("\r\n");
    expect(lines[0]).toMatch(/^\uFEFFID,Risk,.*Owner,/);
    expect(lines).toHaveLength(RISKS.length + 2);
    expect(lines[2]).toMatch(/^R2,"Staff, ""key"" ones, leave",/);
    expect(lines[2]).toContain(",'=HYPERLINK(1),");
  });

  test("json is the report's registers", async () => {
    await run("export", "clean.xlsx", "-o", "clean.json");
    const [report] = reports((await run("check", "clean.xlsx", "--format", "ndjson")).out);
    expect(JSON.parse(readFileSync(at("clean.json"), "utf8"))).toEqual(report!.registers);
  });

  test("the plain edition: the same bytes twice, with its title in its properties", async () => {
    for (const name of ["plain1.xlsx", "plain2.xlsx"])
      await run("export", "now.xlsx", "-o", name, "--plain", "--as-of", "2014-08-31");
    expect(readFileSync(at("plain1.xlsx"))).toEqual(readFileSync(at("plain2.xlsx")));
    const book = await readWorkbook(readFileSync(at("plain1.xlsx")), { readStyles: true });
    expect(book.properties).toMatchObject({ title: "Risk register", creator: "Register Check" });
    const read = await readXlsx(readFileSync(at("plain1.xlsx")), "plain1.xlsx");
    if (!read.ok) throw new Error(read.message);
    expect(read.workbook.sheets.map(({ formulas, fills }) => [formulas.size, fills.size])).toEqual(
      read.workbook.sheets.map(() => [0, 0]),
    );
  });
});

describe("what an export can be told", () => {
  const textsOf = async (name: string): Promise<string> => {
    const read = await readXlsx(readFileSync(at(name)), name);
    if (!read.ok) throw new Error(read.message);
    return read.workbook.sheets.flatMap(({ rows }) => rows.flat()).join("\n");
  };

  test("--cards adds a page for each risk, each but the first after a break", async () => {
    const { code } = await run("export", "clean.xlsx", "-o", "cards.xlsx", "--cards");
    const { sheets } = await readWorkbook(readFileSync(at("cards.xlsx")), { readStyles: true });
    const cards = sheets.find(({ name }) => name === "Risk cards");
    expect([code, cards?.rowBreaks?.length]).toEqual([0, RISKS.length - 1]);
  });

  test("--without-people leaves the owners out, and says so; without it the plain edition warns", async () => {
    const named = await run("export", "clean.xlsx", "-o", "named.xlsx", "--plain");
    expect(named.out + named.err).toMatch(/may name people; --without-people leaves them out/);
    expect(await textsOf("named.xlsx")).toMatch(/Head of Property/);
    const bare = await run("export", "clean.xlsx", "-o", "bare.xlsx", "--plain", "--without-people");
    expect([bare.code, /--without-people leaves/.test(bare.out + bare.err)]).toEqual([0, false]);
    expect(await textsOf("bare.xlsx")).not.toMatch(/Head of/);
    await run("export", "clean.xlsx", "-o", "bare.csv", "--without-people");
    expect(readFileSync(at("bare.csv"), "utf8")).not.toMatch(/Head of/);
  });

  test("--stamp says on the cover what was checked, the same for the same register; left out, there is no stamp", async () => {
    await run("export", "clean.xlsx", "-o", "stamped.xlsx", "--stamp", "--as-of", "2014-08-31");
    await run("export", "clean.xlsx", "-o", "unstamped.xlsx", "--as-of", "2014-08-31");
    const hash = /SHA-256\D*?([0-9a-f]{8,64})/i;
    const said = hash.exec(await textsOf("stamped.xlsx"))?.[1];
    expect(said).toBeDefined();
    expect(await textsOf("unstamped.xlsx")).not.toMatch(hash);
    await run("export", "wrong.xlsx", "-o", "other.xlsx", "--stamp", "--as-of", "2014-08-31");
    expect(hash.exec(await textsOf("other.xlsx"))?.[1]).not.toBe(said);
  });
});

test("a file that takes too long costs itself only", async () => {
  const settings = { profile: DEFAULT_PROFILE, asOf: null, today: { year: 2026, month: 11, day: 22 }, previous: null };
  const found: (string | null)[] = [];
  for await (const report of checkEach([at("clean.xlsx"), at("wrong.xlsx")], settings, program, 1))
    found.push(report.error);
  expect(found).toEqual(["This file was given up after 0 seconds.", "This file was given up after 0 seconds."]);
  const later: number[] = [];
  for await (const report of checkEach([at("clean.xlsx"), at("wrong.xlsx")], settings, program))
    later.push(report.summary.errors);
  expect(later).toEqual([0, 1]);
});

test("starts in a few times what Node itself takes", async () => {
  const best = async (...args: string[]): Promise<number> => {
    const times: number[] = [];
    for (let i = 0; i < 3; i++) {
      const start = performance.now();
      await new Promise((resolve) => execFile(process.execPath, args, resolve));
      times.push(performance.now() - start);
    }
    return Math.min(...times);
  };
  // A ratio, so that a busy machine does not matter: 130 ms beside 40 ms on a quiet one.
  expect((await best(program, "--version")) / (await best("-e", "0"))).toBeLessThan(8);
});
