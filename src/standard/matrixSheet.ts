import { bandsAreKnown, bandScores } from "../bands";
import { fillOf, type Band, type Level, type Matrix } from "../matrix";
import { APPETITE_SENTENCE, MATRIX_WORDS, OWN, RULE_SENTENCES } from "../register";
import { columnName, quoteSheet, type CellInput, type Edit, type Rect } from "../workbook";
import type { Axis, Grid } from "./axes";
import { caption, headingFormat, titleFormats, type Look } from "./sheet";

/** A matrix on a sheet of its own, and where formulas find its parts: absolute ranges, the sheet's name before them. */
export interface MatrixSheet {
  readonly name: string;
  readonly grid: Grid;
  /** The levels as ratings are written: numbers or labels, in the grid's order. */
  readonly likelihood: string;
  readonly impact: string;
  /** null where the matrix gives no scores. */
  readonly scores: string | null;
  /** Each cell's band in words; null where no bands are known. */
  readonly bands: string | null;
  /** The bands' ranges of scores, lowest first; null where a score alone does not tell its band. */
  readonly ranges: { readonly from: string; readonly to: string; readonly band: string } | null;
  /** The bands in their order, best (least) first; null where none are known. */
  readonly order: string | null;
  readonly edits: readonly Edit[];
}

/** Where a matrix comes from, in a sentence. */
export function whereFrom(matrix: Matrix): string {
  switch (matrix.source) {
    case "workbook":
      return `Read from the source workbook, ${matrix.where}.`;
    case "chosen":
      return `From the chosen profile, ${matrix.where}.`;
    case "inferred":
      return `${OWN.notGiven[1]} ${matrix.where}.`;
    case "default":
      return `${OWN.notGiven[0]} the source has no key, and this is not known to be the council's own matrix.`;
  }
}

const RIGHT_OF_HEADING = 2;

/** The matrix, its bands in words, and what each band means, one under another from column A. */
export function matrixSheet(name: string, table: string, grid: Grid, look: Look): MatrixSheet {
  const { matrix } = grid;
  const likelihoods = [...grid.likelihood.levels].reverse();
  const impacts = grid.impact.levels;
  const edits: Edit[] = [];
  const sheet = quoteSheet(name);
  const range = (top: number, left: number, bottom: number, right: number): string =>
    `${sheet}!$${columnName(left)}$${top + 1}:$${columnName(right)}$${bottom + 1}`;
  const right = RIGHT_OF_HEADING + impacts.length - 1;
  const title = matrix.kind === "opportunity" ? MATRIX_WORDS.opportunities : MATRIX_WORDS.title;
  const appetite = matrix.appetite === null ? "" : ` ${APPETITE_SENTENCE}${matrix.appetite}.`;
  edits.push(
    { kind: "addSheet", name },
    {
      kind: "values",
      sheet: name,
      top: 0,
      left: 0,
      values: [[title], [`${RULE_SENTENCES[matrix.rule]} ${whereFrom(matrix)}${appetite}`]],
    },
    ...titleFormats(name),
  );

  let row = 3;
  /** Draws one grid and returns its body. */
  const draw = (
    title: string,
    cell: (likelihood: Level, impact: Level) => { value: CellInput; band: Band | null },
  ): Rect => {
    const top = row + 2;
    const body: Rect = { top, left: RIGHT_OF_HEADING, bottom: top + likelihoods.length - 1, right };
    const cells = likelihoods.map((likelihood) => impacts.map((impact) => cell(likelihood, impact)));
    edits.push(...caption(name, row - 1, title), {
      kind: "values",
      sheet: name,
      top: row,
      left: 0,
      values: [
        [MATRIX_WORDS.corner, "Impact across", ...impacts.map((level) => labelOf(grid.impact, level))],
        ["Name", "Level", ...impacts.map((level) => level.number)],
        ...likelihoods.map((level, r) => [
          labelOf(grid.likelihood, level),
          level.number,
          ...cells[r]!.map(({ value }) => value),
        ]),
      ],
    });
    edits.push(
      headingFormat(name, { top: row, left: 0, bottom: row + 1, right }, look),
      headingFormat(name, { top, left: 0, bottom: body.bottom, right: 1 }, look),
    );
    edits.push({
      kind: "format",
      sheet: name,
      ranges: [{ ...body, top: row, left: 1 }],
      format: { horizontal: "center", vertical: "center", wrap: true, border: "#BFBFBF" },
    });
    if (!look.plain)
      for (const band of matrix.bands) {
        const ranges = cells.flatMap((line, r) =>
          line.flatMap((one, c) =>
            one.band?.id === band.id
              ? [{ top: top + r, left: RIGHT_OF_HEADING + c, bottom: top + r, right: RIGHT_OF_HEADING + c }]
              : [],
          ),
        );
        const { fill, ink } = fillOf(matrix, band);
        if (ranges.length > 0) edits.push({ kind: "format", sheet: name, ranges, format: { fill, fontColour: ink } });
      }
    row = body.bottom + 2;
    return body;
  };

  const known = bandsAreKnown(matrix);
  const cellAt = (likelihood: Level, impact: Level) =>
    matrix.cells[grid.likelihood.levels.indexOf(likelihood)]?.[impacts.indexOf(impact)];
  const bandAt = (likelihood: Level, impact: Level): Band | null =>
    known ? (matrix.bands.find((band) => band.id === cellAt(likelihood, impact)?.band) ?? null) : null;
  const scored = matrix.rule !== "words" && matrix.cells.some((line) => line.some(({ score }) => score !== null));
  const scores = scored
    ? draw(MATRIX_WORDS.scores, (l, i) => ({ value: cellAt(l, i)?.score ?? "-", band: bandAt(l, i) }))
    : null;
  const bands = known
    ? draw(MATRIX_WORDS.bands, (l, i) => ({ value: bandAt(l, i)?.label ?? "-", band: bandAt(l, i) }))
    : null;
  const body = scores ?? bands;
  const ranges = known && scored && bandScores(matrix).decided ? rangesOf(matrix) : null;
  const order = known ? (ranges ?? matrix.bands.map((band) => ({ band, min: null, max: null }))) : [];
  const first = row + 1;
  if (order.length > 0) {
    const headings = ranges
      ? [MATRIX_WORDS.band, MATRIX_WORDS.from, MATRIX_WORDS.to, MATRIX_WORDS.also]
      : [MATRIX_WORDS.band, MATRIX_WORDS.also];
    const lines = order.map(({ band, min, max }) => [band.label, ...(ranges ? [min, max] : []), alsoWritten(band)]);
    const whole: Rect = { top: row, left: 0, bottom: row + lines.length, right: headings.length - 1 };
    edits.push(
      ...caption(name, row - 1, ranges ? "What each band spans" : "The bands"),
      { kind: "values", sheet: name, top: row, left: 0, values: [headings, ...lines] },
      headingFormat(name, { ...whole, bottom: row }, look),
      {
        kind: "format",
        sheet: name,
        ranges: [{ ...whole, top: first }],
        format: { wrap: true, vertical: "top", horizontal: "left", border: "#BFBFBF" },
      },
      { kind: "table", sheet: name, range: whole, name: table },
    );
    if (!look.plain)
      order.forEach(({ band }, r) => {
        const { fill, ink } = fillOf(matrix, band);
        edits.push({
          kind: "format",
          sheet: name,
          ranges: [{ top: first + r, left: 0, bottom: first + r, right: 0 }],
          format: { fill, fontColour: ink },
        });
      });
  }
  edits.push({
    kind: "layout",
    sheet: name,
    columnWidths: [
      { column: 0, characters: 26 },
      { column: 1, characters: 15 },
      ...impacts.map((_, i) => ({ column: RIGHT_OF_HEADING + i, characters: 16 })),
    ],
    print: { orientation: "landscape", paper: "A4", fitToWidth: true, footer: title },
  });

  const bottom = first + order.length - 1;
  const column = (left: number): string => range(first, left, bottom, left);
  return {
    name,
    grid,
    likelihood: body
      ? range(body.top, grid.likelihood.labels ? 0 : 1, body.bottom, grid.likelihood.labels ? 0 : 1)
      : "",
    impact: body
      ? range(body.top - (grid.impact.labels ? 2 : 1), body.left, body.top - (grid.impact.labels ? 2 : 1), body.right)
      : "",
    scores: scores && range(scores.top, scores.left, scores.bottom, scores.right),
    bands: bands && range(bands.top, bands.left, bands.bottom, bands.right),
    ranges: ranges && { from: column(1), to: column(2), band: column(0) },
    order: order.length > 0 ? column(0) : null,
    edits,
  };
}

/** Its label as the register writes it, else the key's own; "" where the level has no name. */
const labelOf = (axis: Axis, level: Level): string =>
  axis.labels?.[axis.levels.indexOf(level)] ?? level.labels[0] ?? "";

/** The bands' scores, lowest first; a band of several ranges has a line for each. */
function rangesOf(matrix: Matrix): readonly { readonly band: Band; readonly min: number; readonly max: number }[] {
  return matrix.bands
    .flatMap((band) =>
      bandScores(matrix)
        .intervals.get(band.id)!
        .map(({ min, max }) => ({ band, min, max: Number.isFinite(max) ? max : MATRIX_WORDS.beyond })),
    )
    .sort((a, b) => a.min - b.min);
}

const alsoWritten = (band: Band): string =>
  [...new Set(band.words)].filter((word) => word.toLowerCase() !== band.label.toLowerCase()).join(", ");
