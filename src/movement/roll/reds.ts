import {
  cellKey,
  keyColumn,
  keyRow,
  parseColour,
  sheetNamed,
  type CellRef,
  type Edit,
  type TextRun,
  type WorkbookSnapshot,
} from "../../workbook";
import type { Register } from "../../register";
import type { Writes } from "./writes";

/** A legend is a short text; longer ones only tell about it. */
const LONGEST_LEGEND = 160;
const RED_MEANS_CHANGED =
  /\b(?:red|coch)\b.{0,60}\b(?:chang\w*|new|updat\w*|amend\w*|newid\w*)\b|\b(?:chang\w*|new|updat\w*|amend\w*|newid\w*)\b.{0,80}\b(?:red|coch)\b/i;
/** "Red: new risks" is a legend of bands; one of changes speaks of the time before. */
const SINCE = /\b(?:since|last|previous|quarter|period|month|report|ers|diwethaf)\b/i;

/**
 * Where a sheet says that red letters mark what changed since the period before, the red of the risks' texts is set back:
 * in the new period nothing has changed yet. Red words inside a cell too, where the host can see them.
 */
export function settleReds(
  registers: readonly Register[],
  workbook: WorkbookSnapshot,
  writes: Writes,
): { readonly edits: readonly Edit[]; readonly notes: readonly string[] } {
  const edits: Edit[] = [];
  let cells = 0;
  let isBlind = false;
  for (const [name, texts] of riskTexts(registers)) {
    const sheet = sheetNamed(workbook, name);
    if (!sheet || !saysRedIsNew(sheet.rows)) continue;
    isBlind ||= sheet.textRuns === undefined;
    const whole = [...texts].filter((key) => isRed(sheet.fontColours.get(key)));
    const inside = [...texts].flatMap((key) => {
      const [runs, cell] = [sheet.textRuns?.get(key), { sheet: name, row: keyRow(key), column: keyColumn(key) }];
      // What another text is written over has its runs no more.
      return runs?.some(({ colour }) => isRed(colour)) && !whole.includes(key) && !writes.has(cell)
        ? [{ kind: "textRuns" as const, ...cell, runs: runs.map(settled) }]
        : [];
    });
    cells += whole.length + inside.length;
    const ranges = whole.map((key) => {
      const [row, column] = [keyRow(key), keyColumn(key)];
      return { top: row, left: column, bottom: row, right: column };
    });
    if (ranges.length > 0) edits.push({ kind: "format", sheet: name, ranges, format: { fontColour: null } });
    edits.push(...inside);
  }
  return {
    edits,
    notes: [
      ...(cells > 0
        ? [`The red letters of ${cells === 1 ? "1 cell" : `${cells} cells`} are set back: red marks what has changed.`]
        : []),
      ...(isBlind
        ? ["Red words inside a cell cannot be seen by an add-in. Where there are any, set them back by hand."]
        : []),
    ],
  };
}

const settled = (run: TextRun): TextRun => (isRed(run.colour) ? { ...run, colour: null } : run);

const saysRedIsNew = (rows: readonly (readonly unknown[])[]): boolean =>
  rows.some((row) =>
    row.some(
      (value) =>
        typeof value === "string" &&
        value.length <= LONGEST_LEGEND &&
        RED_MEANS_CHANGED.test(value) &&
        SINCE.test(value),
    ),
  );

function isRed(colour: string | null | undefined): boolean {
  const rgb = colour ? parseColour(colour) : null;
  return rgb !== null && rgb[0]! >= 150 && rgb[1]! <= 100 && rgb[2]! <= 100;
}

/** The cells of every text of the registers' risks, by sheet. */
function riskTexts(registers: readonly Register[]): ReadonlyMap<string, ReadonlySet<number>> {
  const sheets = new Map<string, Set<number>>();
  const add = ({ sheet, row, column }: CellRef): void => {
    const cells = sheets.get(sheet) ?? new Set<number>();
    sheets.set(sheet, cells.add(cellKey(row, column)));
  };
  for (const register of registers) {
    for (const { texts, other, controls, actions } of register.risks) {
      for (const text of [...Object.values(texts), ...Object.values(other)]) add(text.cell);
      for (const { cell } of [...controls, ...actions]) add(cell);
    }
  }
  return sheets;
}
