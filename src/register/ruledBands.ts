import { conditionalFills, MOST_SCORES, toldBands, type Band, type Said } from "../matrix";
import { compile, tokensOf, type Compiled } from "../formulas";
import {
  cellAt,
  cellKey,
  isCellError,
  quoteSheet,
  rectA1,
  type CellValue,
  type SheetSnapshot,
  type WorkbookSnapshot,
} from "../workbook";
import type { StagePart } from "./model";
import { cellText } from "./text";

/**
 * Bands that no key gives, but the register's own rules do: the formulas of its band columns ("=IF(E5>=15,"Red",...)", a VLOOKUP
 * in a table of lower limits), or conditional formats that colour its scores as a traffic light does. Asked what they would say
 * of each score, they answer for scores that no risk has.
 */

/** The columns of one stage (0-based; -1 for none) and where its cells stand. */
export interface StageColumns extends Readonly<Record<StagePart, number>> {
  /** A risk's own cell of a column. */
  readonly cells: readonly ((column: number) => { readonly row: number; readonly column: number })[];
}

/** So many risks are asked, from the first to the last. */
const ASKED = 8;
/** So many, and so many of those asked, must be of one voice. */
const LEAST_ALIKE = 3;
const SHARE_ALIKE = 0.6;

const SCORES = Array.from({ length: MOST_SCORES }, (_, n) => n + 1);

/** Some of the risks, spread over all of them. */
const spread = <T>(list: readonly T[]): readonly T[] =>
  list.length <= ASKED
    ? list
    : Array.from({ length: ASKED }, (_, n) => list[Math.round((n * (list.length - 1)) / (ASKED - 1))]!);

/** What nearly all that was asked says alike; null where it does not. */
function ofOneVoice(sayings: readonly (Said | null)[]): Said | null {
  const counts = new Map<string, number>();
  for (const said of sayings) {
    if (!said?.some((one) => one !== null)) continue;
    const key = JSON.stringify(said);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const most = [...counts].find(([, n]) => n >= LEAST_ALIKE && n >= sayings.length * SHARE_ALIKE);
  return most ? (JSON.parse(most[0]) as Said) : null;
}

/** What each stage that says anything says; "apart" where two do not say the same. */
function ofAllStages(sayings: readonly (Said | null)[]): Said | null | "apart" {
  const told = sayings.filter((said) => said !== null);
  return told.every((said) => JSON.stringify(said) === JSON.stringify(told[0])) ? (told[0] ?? null) : "apart";
}

interface Asked {
  readonly sheet: SheetSnapshot;
  readonly workbook: WorkbookSnapshot;
}

/** What a band cell's formula gives for each score of its own stage; null where it goes by something else. */
function wordsOf(on: Asked, stage: StageColumns, at: StageColumns["cells"][number]): Said | null {
  const place = at(stage.band);
  const formula = on.sheet.formulas.get(cellKey(place.row, place.column));
  const compiled = formula === undefined ? null : compile(formula);
  if (!compiled) return null;
  const own = new Map(
    (["likelihood", "impact", "score"] as const)
      .filter((part) => stage[part] >= 0)
      .map((part) => [part, at(stage[part])] as const)
      .map(([part, { row, column }]) => [part, cellKey(row, column)] as const),
  );
  const read = new Set(
    tokensOf(formula!)!.flatMap((token) =>
      token.type === "ref" && token.sheet === null && !token.rowFixed ? [cellKey(token.row, token.column)] : [],
    ),
  );
  const parts = [...own].filter(([, key]) => read.has(key));
  if (parts.length === 0) return null;
  const ask = (values: Readonly<Partial<Record<StagePart, number>>>): string | null | undefined =>
    answer(
      on,
      compiled,
      new Map(parts.flatMap(([part, key]) => (values[part] === undefined ? [] : [[key, values[part]]]))),
    );
  const said = SCORES.map((score) => ask({ likelihood: score, impact: 1, score }));
  if (said.includes(undefined)) return null;
  // Without the score it must be the product that decides, whatever the two ratings are.
  const isOfScore =
    own.has("score") && read.has(own.get("score")!)
      ? PAIRS.every(([l, i]) => ask({ likelihood: i, impact: l, score: l * i }) === said[l * i - 1])
      : PAIRS.every(([l, i]) => ask({ likelihood: l, impact: i }) === said[l * i - 1]);
  return isOfScore ? (said as Said) : null;
}

const PAIRS: readonly (readonly [number, number])[] = [1, 2, 3, 4, 5].flatMap((l) =>
  [1, 2, 3, 4, 5].map((i) => [l, i] as const),
);

/** The text a formula would give; null for nothing or an error, undefined where it cannot be told. */
function answer(
  { sheet, workbook }: Asked,
  formula: Compiled,
  supposing: ReadonlyMap<number, CellValue>,
): string | null | undefined {
  const other = (name: string): SheetSnapshot | undefined =>
    workbook.sheets.find((each) => each.name.toLowerCase() === name.toLowerCase());
  const value = formula.at({ sheet, other, supposing });
  if (typeof value === "symbol") return undefined;
  return isCellError(value) || cellText(value) === "" ? null : cellText(value);
}

/** Bands with the cells that are coloured or worded by them ("Register!H5:H24"). */
export interface RuledBands {
  readonly bands: readonly Band[];
  readonly where: string;
}

/** The bands a register's own rules give; null where they give none. */
export function ruledBands(
  on: Asked,
  stages: readonly StageColumns[],
  kind: "threat" | "opportunity",
): RuledBands | null {
  const fillsAt = conditionalFills(on.sheet);
  const words = ofAllStages(
    stages.map((stage) =>
      stage.band < 0 ? null : ofOneVoice(spread(stage.cells).map((at) => wordsOf(on, stage, at))),
    ),
  );
  const fills = ofAllStages(
    stages.map((stage) =>
      stage.score < 0
        ? null
        : ofOneVoice(
            spread(stage.cells).map((at) => {
              const { row, column } = at(stage.score);
              return SCORES.map((score) => fillsAt(row, column, score));
            }),
          ),
    ),
  );
  if (words === "apart" || fills === "apart") return null;
  const beside = stages.flatMap((stage) =>
    stage.score < 0 || stage.band < 0
      ? []
      : stage.cells.flatMap((at) => {
          const [score, word] = [at(stage.score), at(stage.band)].map(({ row, column }) =>
            cellAt(on.sheet, row, column),
          );
          return typeof score === "number" && typeof word === "string" && word.trim() !== ""
            ? [{ score, word: word.trim() }]
            : [];
        }),
  );
  const bands = toldBands({ words, fills, beside }, kind);
  const first = stages.find((stage) => stage[words ? "band" : "score"] >= 0);
  if (bands.length === 0 || !first) return null;
  const places = first.cells.map((at) => at(first[words ? "band" : "score"]));
  const rect = {
    top: Math.min(...places.map(({ row }) => row)),
    bottom: Math.max(...places.map(({ row }) => row)),
    left: places[0]!.column,
    right: places[0]!.column,
  };
  return { bands, where: `${quoteSheet(on.sheet.name)}!${rectA1(rect)}` };
}
