import { bandsAreKnown, bandScores } from "../../bands";
import { fillOf, type Matrix } from "../../matrix";
import { STAGES } from "../../register";
import { contrast, markOurs, type Edit, type FormatRule } from "../../workbook";
import type { MatrixSheet } from "../matrixSheet";
import { FIRST_ROW } from "../sheet";
import { KIND_WORDS, matricesOf, type Address, type RegisterSheet, type Row } from "./model";

const quoted = (text: string): string => `"${text.replace(/"/g, '""')}"`;

const WORSE = { fill: "#FDECEA", fontColour: "#9C0006" };
const BETTER = { fill: "#E6F4EA", fontColour: "#006100" };

/** Live colours: score and band by the band's word, a previous score by its range, a direction by its word. */
export function colours(
  { name }: RegisterSheet,
  rows: readonly Row[],
  place: ReadonlyMap<string, number>,
  address: Address,
): readonly Edit[] {
  const edits: Edit[] = [];
  const bottom = FIRST_ROW + rows.length - 1;
  if (rows.length === 0) return edits;
  const add = (keys: readonly string[], rules: readonly FormatRule[]): void => {
    const ranges = keys.flatMap((key) => {
      const column = place.get(key);
      return column === undefined ? [] : [{ top: FIRST_ROW, left: column, bottom, right: column }];
    });
    for (const range of ranges)
      if (rules.length > 0) edits.push({ kind: "conditionalFormats", sheet: name, ranges: [range], rules });
  };
  const present = matricesOf(rows).filter(({ grid }) => bandsAreKnown(grid.matrix));
  const ofOne = (sheet: MatrixSheet, condition: string): string => {
    const [named, kind] = [address("matrix", 0), address("kind", 0)];
    if (present.length < 2) return condition;
    if (named) return `AND($${named}=${quoted(sheet.name)},${condition})`;
    return kind ? `AND($${kind}="${KIND_WORDS[sheet.grid.matrix.kind]}",${condition})` : condition;
  };
  const ruled = (condition: (matrix: Matrix, band: Matrix["bands"][number]) => string | null): readonly FormatRule[] =>
    present.flatMap((sheet) => {
      const { matrix } = sheet.grid;
      return matrix.bands.flatMap((band) => {
        const test = condition(matrix, band);
        const { fill, ink } = fillOf(matrix, band);
        return test === null || contrast(fill, ink) < 4.5
          ? []
          : [{ formula: markOurs(ofOne(sheet, test)), fill, fontColour: ink }];
      });
    });
  for (const stage of [...STAGES, "now"]) {
    const word = address(`${stage}.band`, 0);
    const score = address(`${stage}.score`, 0);
    if (word)
      add(
        [`${stage}.score`, `${stage}.band`],
        ruled((_, band) => `$${word}=${quoted(band.label)}`),
      );
    else if (score)
      add(
        [`${stage}.score`],
        ruled((matrix, band) => withinFormula(matrix, band.id, score)),
      );
  }
  const dot = address("dot", 0);
  if (dot)
    add(
      ["dot"],
      [
        { formula: markOurs(`ISNUMBER(SEARCH("Worse",${dot}))`), ...WORSE },
        { formula: markOurs(`ISNUMBER(SEARCH("Better",${dot}))`), ...BETTER },
      ],
    );
  return edits;
}

function withinFormula(matrix: Matrix, band: string, score: string): string | null {
  const { decided, intervals } = bandScores(matrix);
  const parts = intervals
    .get(band)!
    .map(({ min, max }) => (Number.isFinite(max) ? `AND(${score}>=${min},${score}<=${max})` : `${score}>=${min}`));
  return decided && parts.length > 0 ? `AND(ISNUMBER(${score}),OR(${parts.join(",")}))` : null;
}
