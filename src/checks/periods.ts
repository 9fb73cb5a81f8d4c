import type { Register, Risk } from "../register";
import { sameReference } from "./ids";
import { standing, type Standing } from "./proof";

/** The same risk in the period before: by its reference where the wording does not deny it, else by the very same wording. */
export interface PeriodMatch {
  readonly before: ReadonlyMap<Risk, Risk>;
  /** Risks of the period before that no risk of this one continues. */
  readonly gone: readonly Risk[];
}

const MATCHES = new WeakMap<Register, { readonly previous: Register; readonly match: PeriodMatch }>();

export function matchPeriods(present: Register, previous: Register): PeriodMatch {
  const known = MATCHES.get(present);
  if (known?.previous === previous) return known.match;
  const match = findMatches(present, previous);
  MATCHES.set(present, { previous, match });
  return match;
}

function findMatches(present: Register, previous: Register): PeriodMatch {
  const before = new Map<Risk, Risk>();
  const taken = new Set<Risk>();
  const pair = (now: Risk, then: Risk | undefined): void => {
    if (!then || before.has(now) || taken.has(then)) return;
    before.set(now, then);
    taken.add(then);
  };
  const [idsNow, idsThen] = [
    only(present.risks, (risk) => sameReference(risk.id)),
    only(previous.risks, (risk) => sameReference(risk.id)),
  ];
  for (const [id, now] of idsNow) {
    const then = idsThen.get(id);
    if (then && alike(wording(now), wording(then))) pair(now, then);
  }
  const [textsNow, textsThen] = [only(present.risks, wording), only(previous.risks, wording)];
  for (const [text, now] of textsNow) pair(now, textsThen.get(text));
  return { before, gone: previous.risks.filter((risk) => !taken.has(risk)) };
}

/** Risks by a key that only one of them has; blank keys left out. */
function only(risks: readonly Risk[], key: (risk: Risk) => string): ReadonlyMap<string, Risk> {
  const found = new Map<string, Risk | null>();
  for (const risk of risks) if (key(risk) !== "") found.set(key(risk), found.has(key(risk)) ? null : risk);
  return new Map([...found].filter((entry): entry is [string, Risk] => entry[1] !== null));
}

const wording = (risk: Risk): string =>
  (risk.title !== "" ? risk.title : (risk.texts.description?.text ?? "")).toLowerCase().replace(/\s+/g, " ").trim();

/** Whether two wordings may be one risk: a third of the words in common, or one of them blank. */
function alike(a: string, b: string): boolean {
  if (a === "" || b === "" || a === b) return true;
  const words = (text: string): Set<string> => new Set(text.match(/[\p{L}\p{N}]{3,}/gu) ?? []);
  const [one, two] = [words(a), words(b)];
  const common = [...one].filter((word) => two.has(word)).length;
  return common * 3 >= Math.min(one.size, two.size);
}

/** Where a risk stood at the end of a period: its current stage, else its residual. */
export const present = (register: Register, risk: Risk): Standing | null =>
  standing(register, risk, risk.stages.current ? "current" : "residual");

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
