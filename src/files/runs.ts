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
  const text = cellText(runs.map((run) => run.text).join(""));
  if (value !== text || cell?.formula !== undefined)
    throw new EditError(
      "failed",
      `A cell of sheet ${sheet.name} no longer holds the text whose parts were to be coloured. Nothing was changed.`,
      sheet.name,
    );
  const font: FontStyle = { ...(cell?.style?.font ?? defaultFont) };
  const richText = runs.flatMap(({ text: part, colour }): RichTextRun[] =>
    part === ""
      ? []
      : [
          {
            text: cellText(part),
            font: { ...font, ...(colour && { color: { rgb: colour.replace("#", "").toUpperCase() } }) },
          },
        ],
  );
  sheet.cells.set(place, { ...cell, value, type: "richText", ...(richText.length > 0 && { richText }) });
}
