import { execFile } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import webpack, { type Configuration } from "webpack";
import { newXlsx } from "../../src/files";
import type { CellInput } from "../../src/workbook";

export interface Run {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** The program as it is shipped: built once into a folder of its own before the tests, then run there as a user runs it. */
export function shippedProgram() {
  const folder = mkdtempSync(join(tmpdir(), "register-check-"));
  const at = (name: string): string => join(folder, name);
  const program = at("register-check.js");
  beforeAll(async () => {
    const config = jest.requireActual<Configuration>("../../webpack.cli.config.js");
    await new Promise<void>((resolve, reject) =>
      webpack({ ...config, output: { path: folder, filename: "[name].js" } }, (fault, stats) =>
        fault || stats?.hasErrors() ? reject(fault ?? new Error(stats?.toString())) : resolve(),
      ),
    );
  }, 120_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const run = (...args: string[]): Promise<Run> =>
    new Promise((resolve) =>
      execFile(process.execPath, [program, ...args], { cwd: folder }, (fault, out, err) =>
        resolve({ code: typeof fault?.code === "number" ? fault.code : 0, out, err }),
      ),
    );
  return { at, program, run };
}

export const HEADINGS = ["Ref", "Risk", "Owner", "Likelihood", "Impact", "Score"];

/** Nine risks scored by likelihood x impact, with no fault. */
export const RISKS: readonly CellInput[][] = [
  ["R1", "The depot is flooded", "Head of Property", 5, 4, 20],
  ["R2", "Key staff leave the council", "Head of HR", 4, 4, 16],
  ["R3", "Personal data is lost", "Head of IT", 3, 5, 15],
  ["R4", "A contractor fails", "Head of Legal", 2, 4, 8],
  ["R5", "The power is cut", "Head of Property", 2, 3, 6],
  ["R6", "A grant is withdrawn", "Head of Finance", 3, 3, 9],
  ["R7", "A school roof falls in", "Head of Property", 1, 5, 5],
  ["R8", "Records cannot be found", "Head of IT", 2, 2, 4],
  ["R9", "A bridge is closed", "Head of Highways", 2, 5, 10],
];

/** The same with R1 scored 18: 5 x 4 is not 18, and eight other rows show the rule. */
export const ONE_WRONG: readonly CellInput[][] = RISKS.map((row, n) => (n === 0 ? [...row.slice(0, 5), 18] : row));

export const SHEET = "Risk register";

/** A workbook with these risks on one sheet, headings in row 1. */
export const registerFile = (rows: readonly CellInput[][]): Promise<Uint8Array> =>
  newXlsx([
    { kind: "addSheet", name: SHEET },
    { kind: "values", sheet: SHEET, top: 0, left: 0, values: [HEADINGS, ...rows] },
  ]);
