import type { Level, Matrix } from "../matrix";
import { DEFAULT_PROFILE, type Profile } from "./model";
import type { MatrixJson, ProfileJson } from "./schema";

/** A profile as it is written in a file: only what differs from the defaults. `parseProfile` reads it back as the same profile, chosen. */
export function profileToJson(profile: Profile): ProfileJson {
  const { appetite, exportColumns } = profile;
  const filled = <T extends object>(map: T): T | undefined => (Object.keys(map).length > 0 ? map : undefined);
  return tidy({
    name: profile.name,
    matrix: profile.matrix ? matrixToJson(profile.matrix) : undefined,
    opportunityMatrix: profile.opportunityMatrix ? matrixToJson(profile.opportunityMatrix) : undefined,
    appetite:
      appetite === null
        ? undefined
        : Object.keys(appetite.byCategory).length > 0
          ? { score: appetite.score, byCategory: { ...appetite.byCategory } }
          : appetite.score,
    headingWords: filled(profile.headingWords) as ProfileJson["headingWords"],
    stageWords: filled(profile.stageWords) as ProfileJson["stageWords"],
    arrowMeaning: profile.arrowMeaning ?? undefined,
    required: profile.required.length > 0 ? [...profile.required] : undefined,
    severities: filled(profile.severities),
    exportColumns:
      exportColumns.drop.length > 0 || Object.keys(exportColumns.rename).length > 0
        ? tidy({
            drop: exportColumns.drop.length > 0 ? [...exportColumns.drop] : undefined,
            rename: filled(exportColumns.rename),
          })
        : undefined,
    dateOrder: profile.dateOrder === DEFAULT_PROFILE.dateOrder ? undefined : profile.dateOrder,
    reviewDays: profile.reviewDays === DEFAULT_PROFILE.reviewDays ? undefined : profile.reviewDays,
  });
}

/** Without the keys that are undefined. */
const tidy = <T extends object>(given: T): T =>
  Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as T;

function axisToJson(axis: readonly Level[]): MatrixJson["likelihood"] {
  const counted = axis.every((level, i) => level.number === i + 1);
  if (counted && axis.every((level) => level.labels.length === 0)) return axis.length;
  return axis.map((level) =>
    counted && level.labels.length === 1 ? level.labels[0]! : { number: level.number, words: [...level.labels] },
  );
}

/** A matrix as profiles write it. A matrix without axes (inferred from rows alone) cannot be written and gives undefined. */
function matrixToJson(matrix: Matrix): MatrixJson | undefined {
  if (matrix.likelihood.length < 2 || matrix.impact.length < 2) return undefined;
  const nameOf = (id: string | null): string => matrix.bands.find((band) => band.id === id)?.label ?? "";
  const ranged = matrix.rule !== "words" && matrix.bands.every((band) => band.min !== null && band.max !== null);
  const cellsWhole = matrix.cells.every((row) => row.every((cell) => cell.band !== null));
  // Bands that are ranges need no cells, unless a cell differs from its range.
  const byRange =
    ranged &&
    matrix.cells.every((row) =>
      row.every(
        (cell) =>
          cell.score === null ||
          matrix.bands
            .filter((band) => cell.score! >= band.min! && cell.score! <= band.max!)
            .every((band) => band.id === cell.band),
      ),
    );
  const needsCells = !byRange && cellsWhole;
  if (!ranged && !cellsWhole) return undefined;
  return tidy({
    likelihood: axisToJson(matrix.likelihood),
    impact: axisToJson(matrix.impact),
    rule: matrix.rule === "product" ? undefined : matrix.rule,
    decimals: matrix.decimals ? true : undefined,
    scores: matrix.rule === "lookup" ? matrix.cells.map((row) => row.map((cell) => cell.score ?? 0)) : undefined,
    bands: matrix.bands.map((band) =>
      tidy({
        name: band.label,
        words: band.words.length > 0 ? [...band.words] : undefined,
        from: band.min ?? undefined,
        to: band.max ?? undefined,
        colour: band.fill ?? undefined,
      }),
    ),
    bandCells: needsCells ? matrix.cells.map((row) => row.map((cell) => nameOf(cell.band))) : undefined,
  });
}
