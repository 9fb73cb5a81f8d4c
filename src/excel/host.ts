import type { Applied, CellRef, Edit, InteractiveHost, Refusal } from "../workbook";
import { hearChanges } from "./events";
import { Journal } from "./journal";
import { readWorkbook } from "./read";
import { readRows } from "./rows";
import { Session, refuse } from "./session";
import { doAll } from "./tasks";
import { tasksOf } from "./write";

/** The workbook that is open in Excel. Call it after Office is ready. */
export function excelHost(): InteractiveHost {
  const session = new Session();
  return {
    read: () => session.command(() => readWorkbook(session)),
    readRows: (sheet, rows, columns) => session.command(() => readRows(session, sheet, rows, columns)),
    apply: (edits) => session.command(() => apply(session, edits)),
    select: (cell) => select(session, cell),
    onChanged: (listener) => hearChanges(session, listener),
    onWaiting: (listener) => session.onWaiting(listener),
    cancel: () => session.cancel(),
  };
}

async function apply(session: Session, edits: readonly Edit[]): Promise<Applied | Refusal> {
  const kept = await Journal.keep(session, edits);
  if (!kept.ok) return kept;
  const journal = kept.value;
  const done = await doAll(session, tasksOf(journal.edits, journal));
  if (!done.ok) return done.touched ? afterFailure(journal, done.refusal) : done.refusal;
  return { ok: true, undo: () => session.command(() => journal.putBack(true)) };
}

/** What was done before the failure is put back, and the user is told which of the two it is. */
async function afterFailure(journal: Journal, refusal: Refusal): Promise<Refusal> {
  const back = await journal.putBack(false);
  const told = back.ok
    ? "Nothing was changed: what had been written was put back."
    : `Some of it had been written and could not be put back: ${back.message}`;
  return { ...refusal, message: `${refusal.message} ${told}` };
}

async function select(session: Session, { sheet, row, column }: CellRef): Promise<Refusal | { readonly ok: true }> {
  const done = await session.read(async (context) => {
    const worksheet = context.workbook.worksheets.getItem(sheet);
    worksheet.activate();
    worksheet.getRangeByIndexes(row, column, 1, 1).untrack().select();
    await context.sync();
  });
  if (done.ok) return { ok: true };
  if (done.reason === "notFound")
    return refuse("notFound", `There is no sheet “${sheet}” any more. Check again.`, sheet);
  return done.reason === "failed"
    ? refuse("failed", `Excel could not go to sheet “${sheet}”: it may be hidden.`, sheet)
    : done;
}
