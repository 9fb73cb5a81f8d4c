import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readXlsx } from "../../src/files";
import { DEFAULT_PROFILE } from "../../src/profile";
import { readRegisters, type Risk } from "../../src/register";
import {
  parseRange,
  serialOf,
  type CellRef,
  type CellValue,
  type Day,
  type WorkbookSnapshot,
} from "../../src/workbook";
import type { Clean, CleanKey } from "./clean";
import { Draft } from "./draft";

/** A cell, what is to stand there, and why. */
type Mend = readonly [cell: string, value: CellValue, why: string];

interface Sample {
  readonly file: string;
  readonly registers: number;
  /** The period it states, or (Cambridgeshire 2021 states none) the one its papers are of. */
  readonly asOf: Day;
  readonly mends: readonly Mend[];
  readonly key: CleanKey | null;
}

const NO_STATUS = "the paper leaves the status blank";
const NO_OWNER = "the paper names nobody";
const NO_ARROW = "the paper's arrow was lost when it was made a text";
const green = (rows: readonly number[]): readonly Mend[] =>
  rows.map((row): Mend => [`Register!R${row}`, "G", NO_STATUS]);
const same = (sheet: string, column: string, rows: readonly number[]): readonly Mend[] =>
  rows.map((row): Mend => [`${sheet}!${column}${row}`, "Same", NO_ARROW]);

/** A key with impact up the side, its lowest level in `row`, likelihood across from `column`; ranges of scores below, the best band's in `legend`. */
const keyAt = (sheet: string, row: number, column: number, legend: CellRef): CleanKey => ({
  cell: (likelihood, impact) => ({ sheet, row: row - impact, column: column + likelihood }),
  twin: null,
  range: (band) => ({ ...legend, row: legend.row - band }),
});

/**
 * The samples' real anomalies, mended. What the papers leave open is filled in as the rest of the sheet is: the samples
 * are made clean here, not true.
 */
const SAMPLES: readonly Sample[] = [
  {
    file: "cambridgeshire-2014.xlsx",
    registers: 1,
    asOf: { year: 2014, month: 8, day: 31 },
    mends: [
      ...green([32, 33, 34, 35, 46, 51, 68, 69, 70, 74]),
      ["Register!R45", "G", "due in April 2014, and the paper does not say how it stands in August"],
      ["Register!P46", serialOf({ year: 2014, month: 12, day: 31 }), "the paper gives no date"],
    ],
    key: keyAt("Risk Scoring", 7, 3, { sheet: "Risk Scoring", row: 15, column: 2 }),
  },
  {
    file: "cambridgeshire-2021.xlsx",
    registers: 1,
    asOf: { year: 2021, month: 3, day: 31 },
    mends: [
      ["Risk 03!M25", serialOf({ year: 2021, month: 4, day: 30 }), "31/04/2021 is no day"],
      ["Risk 03!L24", "Head of Service", NO_OWNER],
      ["Risk 03!L25", "Head of Service", NO_OWNER],
      ["Risk 04!L25", "Head of Service", NO_OWNER],
      ["Risk 04!M25", serialOf({ year: 2021, month: 9, day: 30 }), "the paper gives no date"],
      ["Risk 05!L24", "Head of Service", NO_OWNER],
      ["Risk 05!L25", "Head of Service", NO_OWNER],
      ["Risk 05!L26", "Head of Service", NO_OWNER],
      ["Risk 02!A18", "Review the plan for the recovery of the service", "a red risk, and no action"],
      ["Risk 02!L18", "Head of Service", "a red risk, and no action"],
      ["Risk 02!M18", serialOf({ year: 2021, month: 9, day: 30 }), "a red risk, and no action"],
      ["Risk 07!E5", "X", "the paper's grid for this risk shows no mark"],
      ["Risk 07!L3", 9, "nor a score"],
    ],
    key: null,
  },
  {
    file: "cumbria-2017-q3.xlsx",
    registers: 1,
    asOf: { year: 2017, month: 12, day: 31 },
    mends: [
      ...same("Risk register", "L", [6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 17, 18, 19, 20, 21]),
      ["Risk register!L16", "Better", NO_ARROW],
    ],
    key: keyAt("Key", 7, 3, { sheet: "Key", row: 15, column: 2 }),
  },
  {
    file: "cumbria-2017-q3-cards.xlsx",
    registers: 1,
    asOf: { year: 2017, month: 12, day: 31 },
    mends: [
      ...same("Risk cards", "I", [7, 17, 30, 42, 50, 63, 71, 79, 87, 98, 115, 128, 136, 146, 156]),
      ["Risk cards!I106", "Better", NO_ARROW],
    ],
    key: null,
  },
  {
    file: "cumbria-2019-q2.xlsx",
    registers: 1,
    asOf: { year: 2019, month: 9, day: 30 },
    mends: same("Risk cards", "I", [17, 32, 47, 61, 73, 86, 99, 112]),
    key: null,
  },
  {
    file: "lancashire-2018-q3.xlsx",
    registers: 2,
    asOf: { year: 2018, month: 12, day: 31 },
    mends: [
      ["Risks and opportunities!A15", "CR13", "the others are written without a space"],
      ["Risks and opportunities!A20", "CO1", "a nought for the O of the others"],
    ],
    key: keyAt("Key to scores", 7, 2, { sheet: "Key to scores", row: 14, column: 2 }),
  },
];

const cellNamed = (text: string): CellRef => {
  const at = text.lastIndexOf("!");
  const { top, left } = parseRange(text.slice(at + 1))!;
  return { sheet: text.slice(0, at), row: top, column: left };
};

/** Every sample, its anomalies mended, with a period before it. */
export async function cleanSamples(): Promise<readonly Clean[]> {
  return Promise.all(
    SAMPLES.map(async ({ file, registers, asOf, mends, key }, n): Promise<Clean> => {
      const read = await readXlsx(readFileSync(join(__dirname, "..", "..", "samples", file)), file);
      if (!read.ok) throw new Error(read.message);
      const workbook = mends
        .reduce((book, [cell, value]) => book.put(cellNamed(cell), value), new Draft(read.workbook))
        .snapshot();
      return {
        seed: n + 1,
        about: file,
        workbook,
        registers,
        previous: before(workbook),
        earlier: [],
        profile: DEFAULT_PROFILE,
        asOf,
        key,
      };
    }),
  );
}

const PARTS = ["likelihood", "impact", "score"] as const;

/** A period before: each risk stood where it says it stood, and something else was written about it. */
function before(workbook: WorkbookSnapshot): WorkbookSnapshot {
  const then = new Draft(workbook);
  for (const risk of readRegisters(workbook).registers.flatMap(({ risks }) => risks)) {
    const { previous, current } = risk.stages;
    if (previous?.score?.state !== "scored" || !current?.score) continue;
    for (const part of PARTS) if (previous[part] && current[part]) then.copy(previous[part].cell, current[part].cell);
    const shown = shownAgain(workbook, risk);
    if (shown) then.put(shown, previous.score.value);
    const text = proseOf(risk);
    if (text) then.put(text, `${String(then.value(text))} As agreed in the spring.`);
  }
  return then.snapshot();
}

/** Cumbria's cards show the current score once more, large, right of the box's heading. */
function shownAgain(workbook: WorkbookSnapshot, { sheet, rows, stages }: Risk): CellRef | null {
  const on = workbook.sheets.find(({ name }) => name === sheet)!;
  for (let row = rows[0]; row < rows[1]; row++) {
    const column = on.rows[row]?.findIndex((value) => typeof value === "string" && /RISK RATING/.test(value)) ?? -1;
    const right = on.rows[row]?.findIndex((value, at) => at > column && value === stages.current?.score?.value) ?? -1;
    if (column >= 0 && right >= 0) return { sheet, row, column: right };
  }
  return null;
}

const proseOf = ({ texts, controls }: Risk): CellRef | undefined =>
  (texts.description ?? texts.consequence ?? texts.cause ?? controls[0])?.cell;
