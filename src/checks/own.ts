import { cellKey, inkFor, type CellInput, type CellRef, type Edit } from "../workbook";
import { bandNamed, fillOf, type Band } from "../matrix";
import { STAGES, matrixFor, type RatingCell, type Register, type Risk, type Stage, type StagePart } from "../register";
import { bandForName, scoreFor } from "./answers";
import { colouredCell, isColouredByBand, otherBand } from "./bandColours";
import type { CheckContext } from "./check";
import { UNKNOWN, compile, shapeOf, shiftedFormula } from "../formulas";
import { bandClaim, ownBand, sameScore, wordsFollowMatrix } from "./proof";
import { formulaOf, isBlankCell, oncePer, partCells, setCell, sheetOf, wholeOf } from "./walk";

/** How a register itself does things: its columns' formulas, its own words and fills for its bands. A fix follows it. */

type Around = Pick<CheckContext, "workbook" | "register">;

/** The one formula a column of scores or bands holds, where at least 60% of the risks and at least 3 do. */
export interface ColumnFormula {
  readonly shape: string;
  /** The cells it refers to: rows from its own, and columns ("0,4"). */
  readonly refs: ReadonlySet<string>;
  readonly formula: string;
  /** 0-based row in which `formula` stands. */
  readonly row: number;
  readonly holders: number;
  readonly of: number;
}

const LEAST_HOLDERS = 3;
const LEAST_SHARE = 0.6;

interface Columns {
  readonly formulas: Map<string, ColumnFormula | null>;
}
const columnsOf = oncePer((_: Register): Columns => ({ formulas: new Map() }));

export function columnFormula(context: Around, stage: Stage, part: StagePart): ColumnFormula | null {
  const register = wholeOf(context.register);
  const known = columnsOf(register).formulas;
  const key = `${stage}.${part}`;
  let found = known.get(key);
  if (found === undefined) known.set(key, (found = findFormula({ ...context, register }, stage, part)));
  return found;
}

/** Whether a row (0-based) is a risk's. */
const riskRows = oncePer((register: Register): ReadonlySet<number> => {
  const rows = new Set<number>();
  for (const risk of register.risks) for (let row = risk.rows[0]; row <= risk.rows[1]; row++) rows.add(row);
  return rows;
});
export const isRiskRow = (register: Register, row: number): boolean => riskRows(register).has(row);

function findFormula(context: Around, stage: Stage, part: StagePart): ColumnFormula | null {
  const held = new Map<string, { refs: ReadonlySet<string>; formula: string; row: number; holders: number }>();
  let of = 0;
  for (const { cell } of partCells(context, stage, part)) {
    const formula = formulaOf(context.workbook, cell);
    if (formula === null) {
      if (!isBlankCell(context.workbook, cell)) of++;
      continue;
    }
    of++;
    const shape = shapeOf(formula, cell.row, (row) => isRiskRow(context.register, row));
    if (!shape) continue;
    const same = held.get(shape.shape);
    if (same) same.holders++;
    else held.set(shape.shape, { refs: shape.refs, formula, row: cell.row, holders: 1 });
  }
  for (const [shape, one] of held)
    if (one.holders >= LEAST_HOLDERS && one.holders >= of * LEAST_SHARE) return { shape, of, ...one };
  return null;
}

/** What a formula would give in a cell, by the workbook as it stands; UNKNOWN where it cannot be told. */
export function valueOfFormula(
  context: Pick<CheckContext, "workbook">,
  cell: CellRef,
  formula: string,
): ReturnType<NonNullable<ReturnType<typeof compile>>["at"]> {
  const sheet = sheetOf(context.workbook, cell);
  const compiled = compile(formula);
  if (!sheet || !compiled) return UNKNOWN;
  return compiled.at({
    sheet,
    other: (name) => context.workbook.sheets.find((s) => s.name.toLowerCase() === name.toLowerCase()),
  });
}

/** The column's formula as it reads in this cell's row, where there is one. */
export function formulaHere(context: Around, stage: Stage, part: StagePart, cell: CellRef): string | null {
  const own = columnFormula(context, stage, part);
  return own && shiftedFormula(own.formula, own.row, cell.row);
}

/** A formula to write, with what it comes to where we can tell. */
function formulaInput(context: Pick<CheckContext, "workbook">, cell: CellRef, formula: string): CellInput {
  const value = valueOfFormula(context, cell, formula);
  return typeof value === "number" || typeof value === "string" || typeof value === "boolean"
    ? { formula, value }
    : { formula };
}

/** Edits that give a score its right value: the column's formula where that gives it, else the number, in the cell's own way of writing. */
export function scoreFix(context: Around, risk: Risk, stage: Stage, expected: number): readonly Edit[] {
  const score = risk.stages[stage]!.score!;
  const input = scoreInput(context, risk, stage, score, expected);
  return input === null ? [] : [...setCell(context.workbook, score.cell, input), ...bandFollows(context, risk, stage)];
}

/** Edits that put the column's formula into a score cell. */
export const formulaFix = (context: Around, risk: Risk, stage: Stage, formula: string): readonly Edit[] => {
  const { cell } = risk.stages[stage]!.score!;
  return [
    ...setCell(context.workbook, cell, formulaInput(context, cell, formula)),
    ...bandFollows(context, risk, stage),
  ];
};

/** null where the cell's own words bear out the wrong score. */
function scoreInput(
  context: Around,
  risk: Risk,
  stage: Stage,
  { cell, text, value, words, parts }: RatingCell,
  expected: number,
): CellInput | null {
  const formula = formulaHere(context, stage, "score", cell);
  if (formula !== null) {
    const gives = valueOfFormula(context, cell, formula);
    if (typeof gives === "number" && sameScore(gives, expected)) return { formula, value: gives };
  }
  const worded =
    value === null ? null : new RegExp(`^(\\D{0,40})${String(value).replace(".", "\\.")}(?![\\d.])`).exec(text);
  if (!worded || /^[\s\d.,]*$/.test(text)) return expected;
  const matrix = matrixFor(context.register, risk);
  // "18 (Major/Likely)" keeps its words: they are judged apart.
  if (parts && sameScore(value!, scoreFor(matrix, parts.likelihood, parts.impact) ?? NaN)) return null;
  const written = `${worded[1]}${expected}${text.slice(worded[0].length)}`;
  // "12 (High)" says the band of 12.
  const { own, instead } = bandClaim(context.register, risk, stage) ?? {};
  return own && instead && words !== null && bandForName(matrix, words)?.id === instead.id
    ? written.replace(words, own.label)
    : written;
}

/** What stands beside a wrong score and agrees with it, the band's word and its colours, made to agree with its ratings too. */
function bandFollows(context: Around, risk: Risk, stage: Stage): readonly Edit[] {
  const { register } = context;
  const { own, instead } = bandClaim(register, risk, stage) ?? {};
  if (!own || !instead) return [];
  const isWord = risk.stages[stage]!.band?.band === instead.id && wordsFollowMatrix(register, risk, stage);
  const fill = fillFor(context, risk, own);
  return [
    ...(isWord ? bandFix(context, risk, stage, own) : []),
    ...(["score", "band"] as const).flatMap((part): readonly Edit[] => {
      const worn = colouredCell(context, risk, stage, part);
      if (!worn || worn.conditional || !isColouredByBand(context, stage, part)) return [];
      if (otherBand(matrixFor(register, risk), own, worn.fill)?.id !== instead.id) return [];
      return [fillEdit(worn.cell, fill)];
    }),
  ];
}

/** A band's colour on a cell, with letters that can be read on it. */
export const fillEdit = ({ sheet, row, column }: CellRef, fill: string): Edit => ({
  kind: "format",
  sheet,
  ranges: [{ top: row, left: column, bottom: row, right: column }],
  format: { fill, fontColour: inkFor(fill) },
});

interface Words {
  readonly words: ReadonlyMap<string, string>;
  readonly fills: ReadonlyMap<string, string>;
}
const KEPT = new WeakMap<Register, Words>();

/** How the register writes and colours each band, by kind, stage, part and band: what most of its right cells show. */
function ownWords({ workbook, register: asked }: Around): Words {
  const register = wholeOf(asked);
  const known = KEPT.get(register);
  if (known) return known;
  const words = new Map<string, Map<string, number>>(),
    fills = new Map<string, Map<string, number>>();
  const add = (into: Map<string, Map<string, number>>, key: string, what: string): void => {
    const counts = into.get(key) ?? new Map<string, number>();
    counts.set(what, (counts.get(what) ?? 0) + 1);
    into.set(key, counts);
  };
  for (const risk of register.risks) {
    for (const stage of STAGES) {
      const reading = risk.stages[stage];
      const own = reading && ownBand(register, risk, stage);
      if (!reading || !own) continue;
      // A sign in its ink says nothing by itself.
      const named = reading.band?.band === own.id ? bandNamed(matrixFor(register, risk), reading.band.text) : null;
      if (reading.band && named && reading.band.text.length <= 40)
        add(words, `${risk.kind} ${stage} ${own.id}`, reading.band.text);
      for (const part of ["score", "band"] as const) {
        const cell = reading[part]?.cell;
        const fill = cell && sheetOf(workbook, cell)?.fills.get(cellKey(cell.row, cell.column));
        if (fill) add(fills, `${risk.kind} ${stage} ${part} ${own.id}`, fill);
      }
    }
  }
  const most = (counts: ReadonlyMap<string, number>): string => [...counts].sort((a, b) => b[1] - a[1])[0]![0];
  const settled = (from: ReadonlyMap<string, ReadonlyMap<string, number>>): ReadonlyMap<string, string> =>
    new Map([...from].map(([key, counts]) => [key, most(counts)]));
  const made = { words: settled(words), fills: settled(fills) };
  KEPT.set(register, made);
  return made;
}

/** The register's own word for a band in this stage: as its other cells write it, else its matrix's label. */
export const wordFor = (context: Around, risk: Risk, stage: Stage, band: Band): string =>
  ownWords(context).words.get(`${risk.kind} ${stage} ${band.id}`) ?? band.label;

/** The fill that shows a band in this stage's cells: as most of them do where that is the matrix's colour, else the matrix's own. */
export function fillFor(context: Around, risk: Risk, band: Band): string {
  return fillOf(matrixFor(context.register, risk), band).fill;
}

/** Edits that make a band cell say `band`: the column's formula where it gives that word, else the word; none where another formula stands in the cell. */
export function bandFix(context: Around, risk: Risk, stage: Stage, band: Band): readonly Edit[] {
  const cell = risk.stages[stage]!.band!.cell;
  const word = wordFor(context, risk, stage, band);
  const formula = formulaHere(context, stage, "band", cell);
  if (
    formula !== null &&
    String(valueOfFormula(context, cell, formula))
      .trim()
      .toLowerCase() === word.trim().toLowerCase()
  )
    return setCell(context.workbook, cell, { formula, value: word });
  return formulaOf(context.workbook, cell) === null ? setCell(context.workbook, cell, word) : [];
}
