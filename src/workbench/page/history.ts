import type { WorkbookModel } from "../model";
import type { TypedCell } from "./grid";

interface Step {
  readonly sheetId: string;
  readonly cells: readonly {
    readonly row: number;
    readonly column: number;
    readonly before: string;
    readonly after: string;
  }[];
}

const MAX_STEPS = 100;

/**
 * Undo and redo of what was typed at the grid. As in Excel, what an add-in wrote is not in it: a cell that has been
 * changed by somebody else since is left as it is.
 */
export class History {
  private readonly done: Step[] = [];
  private readonly undone: Step[] = [];

  constructor(private readonly model: WorkbookModel) {}

  /** Types the cells into the workbook, as one change. */
  type(sheetId: string, cells: readonly TypedCell[]): void {
    const before = cells.map(({ row, column }) => this.model.editText(sheetId, row, column));
    this.write(sheetId, cells);
    this.done.push({
      sheetId,
      cells: cells.map(({ row, column }, n) => ({
        row,
        column,
        before: before[n]!,
        after: this.model.editText(sheetId, row, column),
      })),
    });
    if (this.done.length > MAX_STEPS) this.done.shift();
    this.undone.length = 0;
  }

  undo(): void {
    this.move(this.done, this.undone, "after", "before");
  }

  redo(): void {
    this.move(this.undone, this.done, "before", "after");
  }

  private move(from: Step[], to: Step[], expected: "before" | "after", wanted: "before" | "after"): void {
    const step = from.pop();
    if (!step || !this.model.sheet(step.sheetId)) return;
    const same = step.cells.filter(
      (cell) => this.model.editText(step.sheetId, cell.row, cell.column) === cell[expected],
    );
    this.write(
      step.sheetId,
      same.map((cell) => ({ row: cell.row, column: cell.column, text: cell[wanted] })),
    );
    to.push(step);
  }

  private write(sheetId: string, cells: readonly TypedCell[]): void {
    this.model.change("user", () => {
      for (const { row, column, text } of cells) this.model.type(sheetId, row, column, text, "user");
    });
  }
}
