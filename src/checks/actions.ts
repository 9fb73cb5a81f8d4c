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

/** Whether a status says the action is finished. A colour alone does not say whether green is done or going well. */
const DONE =
  /\b(?:complete[d]?|completion|done|closed?|finished|implemented|delivered|achieved|resolved|fulfilled|cancelled|canceled|withdrawn|superseded|no longer required|not required|abgeschlossen|erledigt|fertig|ferdig|fullført|utført|afsluttet|færdig|concluid[oa]|terminad[oa]|cerrad[oa]|finalizad[oa]|terminée?|achevée?|clos|cwblhawyd|wedi'i gwblhau)\b/iu;
const NOT_DONE =
  /\b(?:not|in|partly|partially|nearly|to be|yet to be|part)[ -](?:yet )?(?:complete[d]?|done|started|finished|implemented|delivered)\b|\bincomplete\b|\b\d{1,2} ?% (?:complete|done)/i;
const COLOUR = /^(?:g|green|b|blue|gwyrdd|grey|gray)$/i;

/** done, open, or null where the status does not tell (blank, or a colour that may mean either). */
export function statusOf(text: string): "done" | "open" | null {
  const plain = text.trim();
  if (plain === "" || COLOUR.test(plain)) return null;
  if (NOT_DONE.test(plain)) return "open";
  return DONE.test(plain) || /\b100 ?%|^1(?:\.0+)?$/.test(plain) ? "done" : "open";
}
