import type { RegisterReading, Risk } from "../register";

/** Texts alike: without case, and without spaces at the ends or doubled. */
export const alike = (text: string): string => clean(text).toLowerCase();
const clean = (text: string): string => text.normalize("NFKC").replace(/\s+/g, " ").trim();

/** A title makes a key up to this length. */
const LONGEST = 120;

/**
 * What each risk is called, wherever it stands: its reference; where two share one, its title beside it; where they
 * share that too, its sheet. A risk without a reference goes by its title. Fit to be shown; to be compared by `alike`.
 */
export function riskKeys({ registers }: Pick<RegisterReading, "registers">): ReadonlyMap<Risk, string> {
  const risks = registers.flatMap((register) => register.risks);
  const names: readonly ((risk: Risk) => string)[] = [
    (risk) => clean(risk.id) || titleOf(risk),
    (risk) => [clean(risk.id), titleOf(risk)].filter(Boolean).join(": "),
    (risk) => [clean(risk.id), titleOf(risk)].filter(Boolean).join(": ") + ` (${risk.sheet})`,
  ];
  const keys = new Map<Risk, string>();
  let left = risks;
  for (const [step, name] of names.entries()) {
    const last = step === names.length - 1;
    const times = new Map<string, number>();
    for (const risk of left) times.set(alike(name(risk)), (times.get(alike(name(risk))) ?? 0) + 1);
    const shared: Risk[] = [];
    for (const risk of left)
      if (last || times.get(alike(name(risk))) === 1) keys.set(risk, name(risk));
      else shared.push(risk);
    left = shared;
  }
  return keys;
}

const titleOf = (risk: Risk): string => clean(risk.title).slice(0, LONGEST).trimEnd();
