import { cellAt, contrast, inkFor, sheetNamed, type CellRef, type Rect } from "../../workbook";
import type { Check, CheckContext } from "../check";
import { riskCells } from "../cells";
import { shownAt } from "../conditional";
import { colourWords } from "../fills";
import { capital, count } from "../walk";

/** WCAG 2.2, success criterion 1.4.3. Large text may do with 3 to 1, but how large a text is we do not read. */
const LEAST = 4.5;

interface Pair {
  readonly fill: string;
  readonly ink: string;
  readonly conditional: boolean;
  readonly cells: CellRef[];
}

export const contrastLow = {
  id: "contrast-low",
  severity: "advice",
  group: "Bands",
  title: "Text is hard to read on its colour",
  looksAt:
    "The colour of each text against the fill behind it, in the risks' cells and in the headings, as shown with conditional formats: at least 4.5 to 1.",
  why: "Text with too little contrast is lost on a projector, in print and to readers with weak sight. Public bodies must meet WCAG 2.2 AA.",
  remedy: "Write in black on light fills and in white on dark ones.",
  fix: "safe",
  examples: { wrong: "White text on amber", right: "Black text on amber" },
  *run(context) {
    const pairs = new Map<string, Pair>();
    for (const cell of textCells(context)) {
      const shown = shownAt(context.workbook, cell);
      if (shown.fill === "unknown" || shown.ink === "unknown" || (shown.fill === null && shown.ink === null)) continue;
      const fill = shown.fill ?? "#FFFFFF",
        ink = shown.ink ?? "#000000";
      // Text in its fill's own colour is hidden on purpose.
      if (fill === ink || !(contrast(ink, fill) < LEAST)) continue;
      const conditional = shown.conditional || shown.conditionalInk;
      const key = `${cell.sheet} ${fill} ${ink} ${conditional}`;
      const pair = pairs.get(key);
      if (pair) pair.cells.push(cell);
      else pairs.set(key, { fill, ink, conditional, cells: [cell] });
    }
    for (const { fill, ink, conditional, cells } of pairs.values()) {
      const ratio = Math.floor(contrast(ink, fill) * 10) / 10;
      yield {
        cell: cells[0]!,
        related: cells.slice(1),
        message: `${capital(colourWords(ink))} text on ${colourWords(fill)} has a contrast of ${ratio} to 1, in ${count(cells.length, "cell")}; at least ${LEAST} to 1 can be read by all.`,
        actual: ratio,
        expected: inkFor(fill),
        fix: conditional
          ? []
          : [
              {
                kind: "format",
                sheet: cells[0]!.sheet,
                ranges: cells.map(rectOf),
                format: { fontColour: inkFor(fill) },
              },
            ],
      };
    }
  },
} satisfies Check;

const rectOf = ({ row, column }: CellRef): Rect => ({ top: row, left: column, bottom: row, right: column });

/** Every cell with something to read in it: the risks' and the headings'. */
function* textCells(context: CheckContext): Iterable<CellRef> {
  const { register, workbook } = context;
  const sheet = sheetNamed(workbook, register.sheet);
  if (sheet && register.headerRows) {
    for (let row = register.headerRows[0]; row <= register.headerRows[1]; row++) {
      for (let column = register.range.left; column <= register.range.right; column++) {
        if (hasText(cellAt(sheet, row, column))) yield { sheet: sheet.name, row, column };
      }
    }
  }
  for (const { sheet: on, row, column } of riskCells(context))
    if (hasText(cellAt(on, row, column))) yield { sheet: on.name, row, column };
}

const hasText = (value: unknown): boolean => value !== null && value !== "";
