import type { Edit, Refusal } from "../../workbook";
import { refuse } from "../session";
import type { Question, Task } from "../tasks";

/** The workbook's sheets: which there are, and which are shown. */
export class Book {
  /** Visibility by name, as Excel says it; in the order of the sheets. */
  private readonly sheets = new Map<string, string>();

  /** Whether edits need it. */
  static concerns(edit: Edit): boolean {
    return edit.kind === "copySheet" || (edit.kind === "visibility" && edit.what === "sheet");
  }

  readonly question: Question = {
    bytes: 4_000,
    ask: (context) => {
      const { worksheets } = context.workbook;
      worksheets.load("items/name,items/visibility");
      return () => worksheets.items.forEach(({ name, visibility }) => this.sheets.set(name, visibility));
    },
  };

  has(name: string): boolean {
    return this.sheets.has(name);
  }

  /** Excel needs one sheet that is shown. */
  refuseHidingAll(edits: readonly Edit[]): Refusal | null {
    if (!edits.some(Book.concerns)) return null;
    const shown = new Set(
      [...this.sheets].flatMap(([name, state]) => (state === "Visible" ? [name.toLowerCase()] : [])),
    );
    for (const edit of edits) {
      if (edit.kind === "addSheet" || edit.kind === "copySheet") shown.add(edit.name.toLowerCase());
      if (edit.kind !== "visibility" || edit.what !== "sheet") continue;
      if (edit.hidden) shown.delete(edit.sheet.toLowerCase());
      else shown.add(edit.sheet.toLowerCase());
      if (shown.size === 0)
        return refuse(
          "failed",
          `Sheet “${edit.sheet}” is the only one shown: a workbook needs one. Nothing was changed.`,
          edit.sheet,
        );
    }
    return null;
  }

  /** Sheets that were shown are shown again before any goes, sheets that were hidden are hidden again after. */
  restoring(edits: readonly Edit[], now: ReadonlySet<string>): { readonly first: Task[]; readonly last: Task[] } {
    const changed = new Set(
      edits.flatMap((edit) => (edit.kind === "visibility" && edit.what === "sheet" ? [edit.sheet.toLowerCase()] : [])),
    );
    const first: Task[] = [],
      last: Task[] = [];
    for (const [name, visibility] of this.sheets)
      if (changed.has(name.toLowerCase()) && now.has(name.toLowerCase()))
        (visibility === "Visible" ? first : last).push({
          bytes: 300,
          run: (context) => {
            context.workbook.worksheets.getItem(name).visibility = visibility as Excel.SheetVisibility;
          },
        });
    return { first, last };
  }
}
