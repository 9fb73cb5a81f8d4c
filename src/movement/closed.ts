import type { Register, Risk } from "../register";

/** A risk nobody works on any more: closed, archived, handed over. What is missing there is not asked for. */
const ENDED = /^(?:closed?|archived?|removed?|retired|deleted|withdrawn|transferred|merged)\b/i;
export const isClosed = (risk: Risk): boolean =>
  ENDED.test(risk.texts.status?.text.trim() ?? "") || /^closed\b/i.test(risk.dot?.text.trim() ?? "");

/** A section or a sheet that holds what is over: "Closed risks", "Archive", "Risks removed since Q1". */
const CLOSED_PLACE = /^(?:\W*(?:recently|risks?)\W+)*(?:closed|archived?|removed|retired|former)\b/i;

/** Whether a risk is marked closed where it stands: by its status, by the section it is in, or by its sheet. */
export const isMarkedClosed = (register: Register, risk: Risk): boolean =>
  isClosed(risk) ||
  CLOSED_PLACE.test(risk.texts.category?.text.trim() ?? "") ||
  CLOSED_PLACE.test(register.sheet.trim());
