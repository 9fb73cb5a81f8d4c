import type { CellValue } from "../../src/workbook";
import type { Drawing } from "./drawing";
import { letterOf, levelWord } from "./forms";
import { bandRanges } from "./matrices";
import type { Style } from "./style";

/**
 * Draws the matrix with its top left corner at (top, left): labels, numbers, fills, and a legend of bands; for
 * opportunities mirrored, the high levels first, and without a legend.
 */
export function drawKey(sheet: Drawing, style: Style, top: number, left: number, mirrored = false): void {
  const { random, matrix, words } = style;
  const across = random.chance(0.6) ? "likelihood" : "impact";
  const [width, height] =
    across === "likelihood" ? [matrix.likelihoods, matrix.impacts] : [matrix.impacts, matrix.likelihoods];
  const bottomUp = random.chance(0.75);
  const label = (axis: "likelihood" | "impact", level: number): CellValue => {
    const word = levelWord(style, axis, level);
    if (style.letters?.axis === axis) return `${letterOf(style, level)} ${word}`.trim();
    return word === "" ? level : style.rating === "words" && random.chance(0.5) ? word : `${level} ${word}`;
  };
  const down = across === "likelihood" ? "impact" : "likelihood";
  const acrossAtTop = random.chance(0.4);
  const gridTop = acrossAtTop ? top + 2 : top + 1;
  const [acrossName, downName] = [words.headings[across]![0]!, words.headings[down]![0]!];
  sheet.put(acrossAtTop ? top : gridTop + height + 1, left + 2, acrossName);
  sheet.put(gridTop, left, downName);
  sheet.merge(gridTop, left, gridTop + height - 1, left);
  for (let c = 0; c < width; c++)
    sheet.put(acrossAtTop ? gridTop - 1 : gridTop + height, left + 2 + c, label(across, mirrored ? width - c : c + 1));
  for (let r = 0; r < height; r++) {
    const level = bottomUp ? height - r : r + 1;
    sheet.put(gridTop + r, left + 1, label(down, level));
    for (let c = 0; c < width; c++) {
      const along = mirrored ? width - c : c + 1;
      const [l, i] = across === "likelihood" ? [along, level] : [level, along];
      sheet.put(gridTop + r, left + 2 + c, matrix.score(l, i), { fill: style.fills[matrix.band(l, i)]! });
    }
  }
  if (mirrored) sheet.put(top - 1, left + 2, "Opportunities");
  const ranges = mirrored ? null : bandRanges(matrix);
  if (style.bandWords.length && ranges && random.chance(0.7)) {
    const legend = gridTop + height + 3;
    style.bandWords.forEach((word, band) => {
      const [low, high] = ranges[band]!;
      sheet.put(legend + band, left + 1, word, { fill: style.fills[band]! });
      sheet.put(legend + band, left + 2, `${low} - ${high}`);
    });
  }
}
