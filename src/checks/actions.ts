import type { CellRef, WorkbookSnapshot } from "../workbook";
import type { Action, Register, Risk } from "../register";
import { isClosed, isCovered, saysNothing } from "./walk";

/** Every action that says what is to be done, of every risk that is not closed. */
export function* openActions(register: Register): Iterable<{ readonly risk: Risk; readonly action: Action }> {
  for (const risk of register.risks) {
    if (isClosed(risk)) continue;
    for (const action of risk.actions) if (!saysNothing(action.description)) yield { risk, action };
  }
}

/** Whether a field of an action is left blank: nothing there, and no merged cell over it. */
export const isBlankField = (
  workbook: WorkbookSnapshot,
  field: { readonly text: string; readonly cell: CellRef },
): boolean => field.text.trim() === "" && !isCovered(workbook, field.cell);

export { statusOf } from "../register";
