import { a1, columnName, type Edit } from "../workbook";
import { count } from "./plain";

/** What edits other than of values and colours will do, a sentence each: they have no cell to show before and after. */
export const toldEdits = (edits: readonly Edit[]): string[] => edits.flatMap((edit) => told(edit) ?? []);

function told(edit: Edit): string | null {
  switch (edit.kind) {
    case "addSheet":
      return `A new sheet, ${edit.name}, will be added.`;
    case "copySheet":
      return `Sheet ${edit.from} will be copied; the copy is called ${edit.name}.`;
    case "deleteRows": {
      const rows = span("Row", edit.rows, (row) => String(row + 1));
      return `${rows}, with nothing in ${edit.rows[0] === edit.rows[1] ? "it" : "them"}, will be taken out; the rows below move up.`;
    }
    case "visibility":
      return `${whatOf(edit)} will be ${edit.hidden ? "hidden" : "shown"}.`;
    case "textRuns":
      return `${count(edit.runs.filter((run) => run.colour !== null).length, "part")} of the text in ${a1(edit.row, edit.column)} will be coloured.`;
    default:
      return null;
  }
}

function whatOf({ what, sheet }: Extract<Edit, { kind: "visibility" }>): string {
  if (what === "sheet") return `Sheet ${sheet}`;
  return "rows" in what ? span("Row", what.rows, (row) => String(row + 1)) : span("Column", what.columns, columnName);
}

/** "Row 12", "Columns C to E". */
const span = (one: string, [first, last]: readonly [number, number], name: (at: number) => string): string =>
  first === last ? `${one} ${name(first)}` : `${one}s ${name(first)} to ${name(last)}`;
