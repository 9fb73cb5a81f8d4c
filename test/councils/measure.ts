import { readRegisters, STAGES, STAGE_PARTS, type Field, type Register } from "../../src/register";
import { letter, makeCouncil, type Council, type Truth } from "./generate";

export interface Tally {
  workbooks: number;
  registers: number;
  found: number;
  extra: number;
  headings: number;
  risksExact: number;
  truePositive: number;
  falsePositive: number;
  falseNegative: number;
  /** Ratings and scores read with the right number, of those the sheet shows. */
  values: number;
  valuesRight: number;
  kinds: number;
}

/** Compares what was read with what was made; `say` gets one line for each thing that differs. */
function compare(council: Council, registers: readonly Register[], tally: Tally, say: (line: string) => void): void {
  const left = [...registers];
  tally.workbooks++;
  for (const truth of council.truths) {
    tally.registers++;
    const at = left.findIndex(
      (r) =>
        r.sheet === truth.sheet &&
        r.headerRows !== null &&
        r.headerRows[0] <= truth.headerRows[1] + 1 &&
        r.headerRows[1] >= truth.headerRows[0] - 1,
    );
    if (at < 0) {
      say(`missed the register on ${truth.sheet}`);
      tally.falseNegative += Object.keys(truth.columns).filter((f) => f.includes(".")).length;
      continue;
    }
    const [register] = left.splice(at, 1) as [Register];
    tally.found++;
    if (register.headerRows![1] === truth.headerRows[1]) tally.headings++;
    else say(`last heading row ${register.headerRows![1]} for ${truth.headerRows[1]}`);
    if (register.kind === truth.kind) tally.kinds++;
    else say(`kind ${register.kind} for ${truth.kind}`);
    compareColumns(register, truth, tally, say);
    compareRisks(register, truth, tally, say);
  }
  tally.extra += left.length;
  for (const r of left) say(`an extra register on ${r.sheet}`);
}

function compareColumns(register: Register, truth: Truth, tally: Tally, say: (line: string) => void): void {
  for (const stage of STAGES)
    for (const part of STAGE_PARTS) {
      const field = `${stage}.${part}` as Field;
      const want = truth.columns[field],
        got = register.columns.find((c) => c.field === field)?.column;
      if (want === undefined && got === undefined) continue;
      if (want === got) tally.truePositive++;
      else {
        if (got !== undefined) tally.falsePositive++;
        if (want !== undefined) tally.falseNegative++;
        say(`${field}: ${letter(got)} for ${letter(want)}`);
      }
    }
}

function compareRisks(register: Register, truth: Truth, tally: Tally, say: (line: string) => void): void {
  if (register.risks.length === truth.risks.length && register.risks.every((r, n) => r.id === truth.risks[n]!.id))
    tally.risksExact++;
  else say(`${register.risks.length} risks for ${truth.risks.length}`);
  for (const want of truth.risks) {
    const got = register.risks.find((r) => r.rows[0] === want.rows[0]);
    for (const [stage, parts] of Object.entries(want.stages))
      for (const [part, value] of Object.entries(parts)) {
        tally.values++;
        const read = got?.stages[stage as keyof typeof got.stages]?.[part as "likelihood" | "impact" | "score"];
        if (read?.value === value) tally.valuesRight++;
        else say(`risk ${want.id}, ${stage} ${part}: ${read?.value ?? "nothing"} for ${value} ("${read?.text ?? ""}")`);
      }
  }
}

const emptyTally = (): Tally => ({
  workbooks: 0,
  registers: 0,
  found: 0,
  extra: 0,
  headings: 0,
  risksExact: 0,
  truePositive: 0,
  falsePositive: 0,
  falseNegative: 0,
  values: 0,
  valuesRight: 0,
  kinds: 0,
});

/** Reads `count` generated workbooks from `seed` on; `misses` holds the first lines of each workbook that was not read rightly. */
export function measure(
  seed: number,
  count: number,
): { tally: Tally; misses: { seed: number; about: string; lines: string[] }[] } {
  const tally = emptyTally();
  const misses: { seed: number; about: string; lines: string[] }[] = [];
  for (let n = 0; n < count; n++) {
    const council = makeCouncil(seed + n);
    const lines: string[] = [];
    compare(council, readRegisters(council.workbook).registers, tally, (line) => lines.push(line));
    if (lines.length) misses.push({ seed: council.seed, about: council.about, lines: lines.slice(0, 6) });
  }
  return { tally, misses };
}

export const f1 = ({ truePositive, falsePositive, falseNegative }: Tally): number =>
  (2 * truePositive) / (2 * truePositive + falsePositive + falseNegative);
