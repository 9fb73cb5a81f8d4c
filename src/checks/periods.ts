import { sameNumber } from "../matrix";
import { matchRisks, sameScale, SURE } from "../movement";
import { matrixFor, type Register, type Risk } from "../register";
import { standing, type Standing } from "./proof";

/** The same risk in the period before, where nobody could doubt it: a wrong match would accuse a risk of another's past. */
export interface PeriodMatch {
  readonly before: ReadonlyMap<Risk, Risk>;
  /** Risks of the period before that no risk of this one continues, not even doubtfully, nor has taken in. */
  readonly gone: readonly Risk[];
}

const MATCHES = new WeakMap<Register, { readonly previous: Register; readonly match: PeriodMatch }>();

export function matchPeriods(present: Register, previous: Register): PeriodMatch {
  const known = MATCHES.get(present);
  if (known?.previous === previous) return known.match;
  const { pairs, merges } = matchRisks(previous, present);
  const met = new Set([...pairs, ...merges()].map(({ p }) => p));
  const match = {
    before: new Map(
      pairs.flatMap(({ p, c, sure }) => (sure >= SURE ? [[present.risks[c]!, previous.risks[p]!] as const] : [])),
    ),
    gone: previous.risks.filter((_, p) => !met.has(p)),
  };
  MATCHES.set(present, { previous, match });
  return match;
}

/** Where a risk stood at the end of a period: its current stage, else its residual. */
export const present = (register: Register, risk: Risk): Standing | null =>
  standing(register, risk, risk.stages.current ? "current" : "residual");

/** Whether a score of the period before can stand beside one of this: not where the council has taken another matrix. */
export const onOneScale = (register: Register, risk: Risk, previous: Register, then: Risk): boolean =>
  sameScale(matrixFor(previous, then), matrixFor(register, risk));

/** The registers, the present one first, in which a risk has had the score it has now: up to the first that says otherwise, or nothing. */
export function unchangedFor(risk: Risk, latestFirst: readonly Register[]): readonly Register[] {
  const now = present(latestFirst[0]!, risk);
  const found: Register[] = [];
  let at: Risk | undefined = risk;
  for (const [i, register] of latestFirst.entries()) {
    at = i === 0 ? risk : at && matchPeriods(latestFirst[i - 1]!, register).before.get(at);
    const score = at && present(register, at);
    if (!now || !score || !sameNumber(score.value, now.value)) break;
    if (!onOneScale(latestFirst[0]!, risk, register, at!)) break;
    found.push(register);
  }
  return found;
}

/** Everything a risk says in words, to tell whether anything was written about it. */
export const textsOf = (risk: Risk): string =>
  JSON.stringify([
    risk.title,
    Object.entries(risk.texts)
      .filter(([role]) => role !== "id" && role !== "dot" && role !== "owner" && role !== "contact")
      .map(([role, text]) => [role, plain(text.text)])
      .sort(),
    risk.controls.map((control) => [plain(control.text), control.adequacy?.text, control.assurance?.text]),
    risk.actions.map((action) => [
      plain(action.description),
      action.status?.text,
      action.due?.text,
      action.revisedDue?.text,
    ]),
    Object.entries(risk.other).map(([heading, text]) => [heading, plain(text.text)]),
  ]);
const plain = (text: string): string => text.replace(/\s+/g, " ").trim();

/** Whether a risk says more than its title: only then is there a place in which a change could be explained. */
export const hasProse = (risk: Risk): boolean =>
  risk.controls.length > 0 ||
  risk.actions.length > 0 ||
  Object.keys(risk.other).length > 0 ||
  (["description", "cause", "consequence", "notes", "response"] as const).some((role) => risk.texts[role]);
