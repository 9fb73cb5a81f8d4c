import type { Color } from "hucre";
import { colourText, parseColour } from "../workbook";

/** A file names a colour by value, by a place in the theme with a tint, or by a number in the old palette. */

/** The theme of Excel 2007 to 2010, for files that carry none; in file order. */
const DEFAULT_THEME = [
  "000000",
  "FFFFFF",
  "1F497D",
  "EEECE1",
  "4F81BD",
  "C0504D",
  "9BBB59",
  "8064A2",
  "4BACC6",
  "F79646",
  "0000FF",
  "800080",
];

/** The 64 colours of Excel 97; the first eight stand twice. ECMA-376 part 1, 18.8.27. */
const INDEXED = (
  "000000 FFFFFF FF0000 00FF00 0000FF FFFF00 FF00FF 00FFFF 000000 FFFFFF FF0000 00FF00 0000FF FFFF00 FF00FF 00FFFF " +
  "800000 008000 000080 808000 800080 008080 C0C0C0 808080 9999FF 993366 FFFFCC CCFFFF 660066 FF8080 0066CC CCCCFF " +
  "000080 FF00FF FFFF00 00FFFF 800080 800000 008080 0000FF 00CCFF CCFFFF CCFFCC FFFF99 99CCFF FF99CC CC99FF FFCC99 " +
  "3366FF 33CCCC 99CC00 FFCC00 FF9900 FF6600 666699 969696 003366 339966 003300 333300 993300 993366 333399 333333"
).split(" ");

/** The old palette's two places after its 64: the window's text and background. */
const WINDOW_TEXT = 64;
const WINDOW_BACKGROUND = 65;

/** In a theme's part dark comes before light, in a cell's `theme` number light before dark. */
const THEME_ORDER = [1, 0, 3, 2];

/** Lightens (towards 1) or darkens (towards -1) by changing lightness alone, hue and saturation kept (ECMA-376 part 1, 18.8.19). */
export function tinted(colour: string, tint: number): string {
  const rgb = parseColour(colour);
  if (!rgb || !tint) return colour;
  const [r, g, b] = rgb.map((v) => v / 255) as [number, number, number];
  const max = Math.max(r, g, b),
    min = Math.min(r, g, b),
    chroma = max - min;
  const lightness = (max + min) / 2;
  const saturation = chroma === 0 ? 0 : chroma / (1 - Math.abs(2 * lightness - 1));
  const sector =
    chroma === 0 ? 0 : max === r ? ((g - b) / chroma + 6) % 6 : max === g ? (b - r) / chroma + 2 : (r - g) / chroma + 4;
  const amount = Math.max(-1, Math.min(1, tint));
  const wanted = amount < 0 ? lightness * (1 + amount) : lightness * (1 - amount) + amount;
  const c = (1 - Math.abs(2 * wanted - 1)) * saturation;
  const x = c * (1 - Math.abs((sector % 2) - 1));
  const base = wanted - c / 2;
  const mix = (
    [
      [c, x, 0],
      [x, c, 0],
      [0, c, x],
      [0, x, c],
      [x, 0, c],
      [c, 0, x],
    ] as const
  )[Math.floor(sector) % 6]!;
  return colourText((mix[0] + base) * 255, (mix[1] + base) * 255, (mix[2] + base) * 255);
}

/**
 * Resolves a workbook's colours to "#RRGGBB"; null for automatic and for what is no colour.
 * `theme` in file order (dk1, lt1, dk2, lt2, accents, links); `indexed` replaces the old palette's colours from its start.
 */
export function paletteOf(
  theme: readonly string[] | undefined,
  indexed: readonly string[] = [],
): (colour: Color | undefined) => string | null {
  const known = new Map<string, string | null>();
  const resolve = (colour: Color): string | null => {
    let base: string | undefined;
    if (colour.rgb !== undefined) base = colour.rgb;
    else if (colour.theme !== undefined)
      base = (theme?.length ? theme : DEFAULT_THEME)[THEME_ORDER[colour.theme] ?? colour.theme];
    else if (colour.indexed === WINDOW_TEXT) base = "000000";
    else if (colour.indexed === WINDOW_BACKGROUND) base = "FFFFFF";
    else if (colour.indexed !== undefined) base = indexed[colour.indexed] ?? INDEXED[colour.indexed];
    const rgb = base === undefined ? null : parseColour(base);
    return rgb && tinted(colourText(...rgb), colour.tint ?? 0);
  };
  return (colour) => {
    if (!colour) return null;
    const key = `${colour.rgb}/${colour.theme}/${colour.indexed}/${colour.tint}`;
    let found = known.get(key);
    if (found === undefined) known.set(key, (found = resolve(colour)));
    return found;
  };
}
