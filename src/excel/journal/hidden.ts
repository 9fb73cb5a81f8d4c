import { hideLines } from "../write";
import type { Question, Task } from "../tasks";
import { task, type Hidden, type SheetRecord } from "./records";

/** Hidden rows and columns: taken down and put back. */

export function hiddenQuestion(
  sheet: SheetRecord,
  of: Hidden["of"],
  [first, last]: readonly [number, number],
): Question {
  const kept: Hidden = { of, first, was: [] };
  sheet.hidden.push(kept);
  const count = last - first + 1;
  return {
    bytes: 100 + count * 25,
    ask: (context) => {
      const on = context.workbook.worksheets.getItem(sheet.from);
      if (of === "rows") {
        const rows = on.getRangeByIndexes(first, 0, count, 1).untrack().getRowProperties({ rowHidden: true });
        return () => {
          kept.was = rows.value.map((row) => row.rowHidden === true);
        };
      }
      const columns = on.getRangeByIndexes(0, first, 1, count).untrack().getColumnProperties({ columnHidden: true });
      return () => {
        kept.was = columns.value.map((column) => column.columnHidden === true);
      };
    },
  };
}

/** One task for each run of lines that were alike. */
export function restoreHidden(sheet: SheetRecord, { of, first, was }: Hidden): Task[] {
  const tasks: Task[] = [];
  for (let from = 0; from < was.length;) {
    let to = from;
    while (to + 1 < was.length && was[to + 1] === was[from]) to++;
    const [run, hidden]: [readonly [number, number], boolean] = [[first + from, first + to], was[from]!];
    tasks.push(task(sheet, 400, (on) => hideLines(on, of, run, hidden)));
    from = to + 1;
  }
  return tasks;
}
