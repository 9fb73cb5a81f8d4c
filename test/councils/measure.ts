import { readRegisters, STAGES, STAGE_PARTS, type Field, type Register } from "../../src/register";
import { columnName } from "../../src/workbook";
import { makeCouncil } from "./generate";
import type { Council, Truth } from "./truth";

/** Things wanted, read as wanted, and read where nothing was wanted. */
interface Counts {
  registers: number;
  found: number;
  headings: number;
  risksExact: number;
  kinds: number;
  truePositive: number;
  falsePositive: number;
  falseNegative: number;
  /** Texts of a risk under their role. */
  texts: number;
  textsRight: number;
  /** Ratings and scores read with the right number, of those the sheet shows. */
  values: number;
  valuesRight: number;
}
const noCounts = (): Counts => ({
  registers: 0,
  found: 0,
  headings: 0,
  risksExact: 0,
  kinds: 0,
  truePositive: 0,
  falsePositive: 0,
  falseNegative: 0,
  texts: 0,
  textsRight: 0,
  values: 0,
  valuesRight: 0,
});

export interface Tally extends Counts {
  workbooks: number;
  extra: number;
  /** The same by layout, and by what is special. */
  readonly by: Map<string, Counts>;
}

type Say = (line: string) => void;

/** A column's letter, for messages. */
const letter = (column: number | undefined): string => (column === undefined ? "-" : columnName(column));

/** Compares what was read with what was made; `say` gets one line for each thing that differs. */
function compare(council: Council, registers: readonly Register[], tally: Tally, say: Say): void {
  const left = [...registers];
  tally.workbooks++;
  for (const truth of council.truths) {
    const counts = noCounts();
    counts.registers++;
    const at = left.findIndex((r) => isOf(r, truth));
    if (at < 0) {
      say(`missed the ${truth.layout} on ${truth.sheet}`);
      counts.falseNegative += wantedOf(truth);
    } else {
      const [register] = left.splice(at, 1) as [Register];
      counts.found++;
      if (truth.headerRows === null || register.headerRows?.[1] === truth.headerRows[1]) counts.headings++;
      else say(`last heading row ${register.headerRows?.[1]} for ${truth.headerRows[1]}`);
      if (register.kind === truth.kind) counts.kinds++;
      else say(`kind ${register.kind} for ${truth.kind}`);
      if (truth.layout === "table") compareColumns(register, truth, counts, say);
      compareRisks(register, truth, counts, say);
    }
    addTo(tally, counts);
    for (const kind of [truth.layout, ...truth.kinds]) {
      if (!tally.by.has(kind)) tally.by.set(kind, noCounts());
      addTo(tally.by.get(kind)!, counts);
    }
  }
  tally.extra += left.length;
  for (const r of left) say(`an extra register on ${r.sheet} (${r.layout}, ${r.risks.length} risks)`);
}

const addTo = (sum: Counts, counts: Counts): void => {
  for (const [name, n] of Object.entries(counts)) sum[name as keyof Counts] += n;
};

const isOf = (register: Register, truth: Truth): boolean =>
  register.sheet === truth.sheet &&
  (truth.headerRows === null
    ? register.headerRows === null
    : register.headerRows !== null &&
      register.headerRows[0] <= truth.headerRows[1] + 1 &&
      register.headerRows[1] >= truth.headerRows[0] - 1);

const wantedOf = (truth: Truth): number =>
  truth.layout === "table"
    ? Object.keys(truth.columns).filter((field) => field.includes(".")).length
    : truth.risks.reduce((sum, risk) => sum + Object.keys(risk.places).length, 0);

function compareColumns(register: Register, truth: Truth, counts: Counts, say: Say): void {
  for (const stage of STAGES)
    for (const part of STAGE_PARTS) {
      const field = `${stage}.${part}` as Field;
      const want = truth.columns[field];
      const many = truth.ticked[field] ?? 1;
      let got = register.columns.find((c) => c.field === field)?.column;
      // Ticks have no column of their own: where the risks' marks were found tells.
      if (got === undefined && part !== "band")
        got = register.risks.find((r) => r.stages[stage]?.[part])?.stages[stage]?.[part]?.cell.column;
      if (want === undefined && got === undefined) continue;
      if (want !== undefined && got !== undefined && got >= want && got < want + many) counts.truePositive++;
      else {
        if (got !== undefined) counts.falsePositive++;
        if (want !== undefined) counts.falseNegative++;
        say(`${field}: ${letter(got)} for ${letter(want)}`);
      }
    }
  for (const role of [
    "id",
    "title",
    "owner",
    "category",
    "cause",
    "consequence",
    "controls",
    "actions",
    "dot",
  ] as const) {
    const want = truth.columns[role];
    if (want === undefined) continue;
    counts.texts++;
    const got = register.columns.find((c) => c.field === role)?.column;
    if (want === got) counts.textsRight++;
    else say(`${role}: ${letter(got)} for ${letter(want)}`);
  }
}

function compareRisks(register: Register, truth: Truth, counts: Counts, say: Say): void {
  const isSame = (a: Register["risks"][number], b: Truth["risks"][number]): boolean =>
    a.id === b.id && (truth.layout === "table" || a.title.toLowerCase() === b.title.toLowerCase());
  if (register.risks.length === truth.risks.length && register.risks.every((r, n) => isSame(r, truth.risks[n]!)))
    counts.risksExact++;
  else {
    const n = truth.risks.findIndex((risk, k) => !register.risks[k] || !isSame(register.risks[k], risk));
    const [want, got] = [truth.risks[n], register.risks[n]];
    say(
      `${register.risks.length} risks for ${truth.risks.length}: ${got?.id} "${got?.title}" for ${want?.id} "${want?.title}"`,
    );
  }
  for (const want of truth.risks) {
    const got = register.risks.find(
      (r) => r.sheet === want.sheet && (truth.layout === "table" ? r.rows[0] === want.rows[0] : r.id === want.id),
    );
    for (const [stage, parts] of Object.entries(want.stages)) {
      const reading = got?.stages[stage as keyof typeof got.stages];
      for (const part of ["likelihood", "impact", "score"] as const) {
        const value = parts[part];
        if (value === undefined) continue;
        counts.values++;
        const read = reading?.[part];
        if (read?.value === value) counts.valuesRight++;
        else say(`risk ${want.id}, ${stage} ${part}: ${read?.value ?? "nothing"} for ${value} ("${read?.text ?? ""}")`);
      }
      if (!parts.parts) continue;
      counts.values++;
      const read = reading?.score?.parts;
      if (read?.likelihood === parts.parts[0] && read.impact === parts.parts[1]) counts.valuesRight++;
      else
        say(
          `risk ${want.id}, ${stage} pair: ${JSON.stringify(read)} for ${parts.parts.join()} ("${reading?.score?.text ?? ""}")`,
        );
    }
    if (truth.layout === "table") continue;
    for (const stage of STAGES)
      for (const part of STAGE_PARTS) {
        const place = want.places[`${stage}.${part}`];
        const cell = got?.stages[stage]?.[part]?.cell;
        if (!place && !cell) continue;
        if (place && cell && cell.row === place[0] && cell.column === place[1]) counts.truePositive++;
        else {
          if (cell) counts.falsePositive++;
          if (place) counts.falseNegative++;
          say(
            `risk ${want.id}, ${stage}.${part} at ${cell ? `${cell.row},${cell.column}` : "-"} for ${place?.join() ?? "-"}`,
          );
        }
      }
    for (const [role, text] of Object.entries(want.texts)) {
      counts.texts++;
      const read = got?.texts[role as keyof typeof got.texts]?.text;
      if (read === text) counts.textsRight++;
      else say(`risk ${want.id}, ${role}: "${read ?? ""}" for "${text}"`);
    }
  }
}

/** A workbook that was not read rightly, and the first lines of how. */
export interface Miss {
  readonly seed: number;
  readonly about: string;
  readonly lines: readonly string[];
}

/** Reads `count` generated workbooks from `seed` on. */
export function measure(seed: number, count: number): { tally: Tally; misses: Miss[] } {
  const tally: Tally = { ...noCounts(), workbooks: 0, extra: 0, by: new Map() };
  const misses: Miss[] = [];
  for (let n = 0; n < count; n++) {
    const council = makeCouncil(seed + n, "all");
    const lines: string[] = [];
    compare(council, readRegisters(council.workbook).registers, tally, (line) => lines.push(line));
    if (lines.length) misses.push({ seed: council.seed, about: council.about, lines: lines.slice(0, 6) });
  }
  return { tally, misses };
}

export const f1 = ({ truePositive, falsePositive, falseNegative }: Counts): number =>
  (2 * truePositive) / (2 * truePositive + falsePositive + falseNegative);
