import type { FontStyle, RichTextRun } from "hucre";
import type { Edit } from "../workbook";
import { EditError } from "./fault";
import type { OpenSheet } from "./sheet";
import { cellText } from "./text";

/**
 * Colours parts of a cell's text; the text itself, and the cell's own font, stay.
 * @throws EditError where the runs are not the text that stands there.
 */
export function colourRuns(
  sheet: OpenSheet,
  { row, column, runs }: Extract<Edit, { kind: "textRuns" }>,
  defaultFont: FontStyle | undefined,
): void {
  const place = `${row},${column}`;
  const value = sheet.rows[row]?.[column] ?? null;
  const cell = sheet.cells.get(place);
  const told = runs.map((run) => run.text).join("");
  const text = cellText(told);
  if (value !== text || cell?.formula !== undefined)
    throw new EditError(
      "failed",
      `A cell of sheet ${sheet.name} no longer holds the text whose parts were to be coloured. Nothing was changed.`,
      sheet.name,
    );
  const base: FontStyle = { ...(cell?.style?.font ?? defaultFont) };
  const before = cell?.richText?.map((run) => run.text).join("") === told ? cell.richText : [{ text: told }];
  const richText = cut(before, runs).map(([part, font, colour]): RichTextRun => {
    const { color: _was, ...kept } = font ?? base;
    const color = colour ? rgb(colour) : base.color;
    return { text: cellText(part), font: { ...kept, ...(color && { color }) } };
  });
  sheet.cells.set(place, { ...cell, value, type: "richText", ...(richText.length > 0 && { richText }) });
}

/** A colour given to a whole cell goes for all its letters, as in Excel. null is automatic. */
export function colourWhole(sheet: OpenSheet, row: number, column: number, colour: string | null): void {
  const cell = sheet.cells.get(`${row},${column}`);
  if (!cell?.richText) return;
  cell.richText = cell.richText.map(({ text, font }) => {
    if (!font) return { text };
    const { color: _was, ...kept } = font;
    return { text, font: { ...kept, ...(colour !== null && { color: rgb(colour) }) } };
  });
}

const rgb = (colour: string): { rgb: string } => ({ rgb: colour.replace("#", "").toUpperCase() });

/** The text cut wherever its font or its new colour changes: what is bold or struck through stays so. */
function cut(
  before: readonly RichTextRun[],
  runs: Extract<Edit, { kind: "textRuns" }>["runs"],
): readonly (readonly [text: string, font: FontStyle | undefined, colour: string | null])[] {
  const parts: (readonly [string, FontStyle | undefined, string | null])[] = [];
  let [i, at] = [0, 0];
  for (const { text, colour } of runs) {
    for (let from = 0; from < text.length;) {
      const run = before[i]!;
      const length = Math.min(text.length - from, run.text.length - at);
      if (length > 0) parts.push([text.slice(from, from + length), run.font, colour]);
      from += length;
      at += length;
      if (at >= run.text.length) [i, at] = [i + 1, 0];
    }
  }
  return parts;
}
