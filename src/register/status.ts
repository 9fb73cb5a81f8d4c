/**
 * What an action's status says of it. One list of words, asked in two ways: an overdue action is not called so where its
 * status speaks of completion at all; nothing is moved or left out unless the status begins with saying that it is done.
 */
const DONE = `
  complete, completed, completion, done, closed, finished, implemented, delivered, achieved, resolved, fulfilled, discharged,
  cancelled, canceled, withdrawn, superseded, no longer required, no longer needed, not required,
  cwblhawyd, wedi'i gwblhau, wedi ei gwblhau, wedi'i gau, wedi cau, ar gau, cyflawnwyd,
  abgeschlossen, erledigt, fertig, ferdig, fullført, utført, lukket, afsluttet, færdig, concluido, concluida, concluído, concluída,
  terminado, terminada, cerrado, cerrada, finalizado, finalizada, encerrado, encerrada, terminé, terminée, achevé, achevée, clos, klar, klart, avslutad, avslutat, stängd, genomförd, slutförd,
  gesloten, afgerond, gereed, voltooid, chiuso, chiusa, completato, completata, concluso, conclusa,
  zamknięte, zamknięty, zakończone, zakończony, wykonane, закрыт, закрыто, закрыта, выполнено, завершено, завершен, завершён`
  .split(",")
  .map((words) => words.trim().replace(/\s+/g, "\\s+"))
  .sort((a, b) => b.length - a.length)
  .join("|");

const SPEAKS_OF_DONE = new RegExp(`(?<![\\p{L}\\p{N}])(?:${DONE})(?![\\p{L}\\p{N}])|\\b100 ?%|^1(?:\\.0+)?$`, "iu");
const BEGINS_WITH_DONE = new RegExp(
  `^[\\s"'(\\[•✓✔*-]*(?:(?:b|g|blue|green|gwyrdd|glas)\\s*[-–—:/(]\\s*)?(?:(?:now|all|fully|action)\\s+)?(?:(?:${DONE})(?![\\p{L}\\p{N}])|100 ?%)`,
  "iu",
);
const NOT_DONE =
  /\b(?:not|in|partly|partially|nearly|to be|yet to be|part)[ -](?:yet )?(?:complete[d]?|done|started|finished|implemented|delivered|closed|resolved)\b|\bincomplete\b|\b\d{1,2} ?% (?:complete|done)/i;
/** Words after "complete" that make it a plan, or a part of one: "Complete by March", "Completed in part". */
const NOT_WHOLLY =
  /^\W*complet(?:e|ion)\s+(?:by|the|an?|all|due|expected|date|when)\b|\b(?:in part|except|partial(?:ly)?|awaiting|outstanding|re-?opened|phase \d|stage \d)\b/i;
const COLOUR = /^(?:g|green|b|blue|gwyrdd|grey|gray)$/i;

/** done, open, or null where the status does not tell (blank, or a colour that may mean either). Gives an action the benefit of the doubt. */
export function statusOf(text: string): "done" | "open" | null {
  const plain = text.trim();
  if (plain === "" || COLOUR.test(plain)) return null;
  return !NOT_DONE.test(plain) && SPEAKS_OF_DONE.test(plain) ? "done" : "open";
}

/** Whether a status says beyond doubt that nothing more is to be done. A colour does not: green may mean finished or going well. */
export const isDone = (status: string): boolean =>
  BEGINS_WITH_DONE.test(status) && !NOT_DONE.test(status) && !NOT_WHOLLY.test(status);
