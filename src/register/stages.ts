import { STAGES, type Stage } from "./model";
import { holds, listed, plain } from "./text";

/** The words that name a stage, in every language we read; the longest one found in a heading decides. */
const STAGE_WORDS: Readonly<Record<Stage, string>> = {
  inherent: `
    inherent, inherited, gross, raw, pure, original, initial, unmitigated, pre mitigation, premitigation, pre mitigated, uncontrolled,
    before controls, before mitigation, without controls, pre control, pre controls, baseline, untreated, before treatment,
    pre treatment, absolute, before existing controls, no controls, opening,
    inhärent, inerente, bruttorisk, vor massnahmen, antes de controles, antes de controlos, før tiltag, før tiltak, avant maitrise, cynhenid, gynhenid, crynswth, cychwynnol, gros, inherente, bruto, inicial, brutto, bruttorisiko, iboende, inneboende, brut,
    inherent risk, присущий, исходный, до мероприятий, до мер, before action, for tiltak, före åtgärd, före åtgärder, inledande, voor maatregelen, initieel, prima delle misure, iniziale, lordo, przed działaniami, pierwotne, pierwotny, inherentne`,
  current: `
    current, live, now, present, aktuel, aktuelle, latest, today, this quarter, current quarter, as is, existing, existing risk, actual, aktuell,
    cyfredol, gyfredol, presennol, bresennol, atual, actuel, nuværende, navaerende, текущий, текущая, текущее, nuvarande, huidig, huidige, attuale, obecny, obecne`,
  residual: `
    residual, net, mitigated, controlled, after controls, after mitigation, post mitigation, post mitigated, reassessed, re assessed,
    reassessment, re assessment, with controls, post control, post controls, remaining, revised, reviewed, after treatment,
    post treatment, after action, after actions, managed, treated, final, re estimering, re rated, rescored, after existing controls,
    after control, after measures, retained,
    gweddilliol, weddilliol, nach massnahmen, despues de controles, efter tiltag, etter tiltak, apres maitrise, residuo, neto, netto, restrisiko, nettorisiko, rest, residuel, restrisiko, restrisiko, residuelle,
    остаточный, остаточная, остаточное, после мероприятий, после мер, etter tiltak, efter handling, efter åtgärd, efter åtgärder, kvarstående, restrisk, na maatregelen, restrisico, dopo le misure, residua, residuale, po działaniach, rezydualne, rezydualny, szczątkowe`,
  previous: `
    previous, last quarter, previous quarter, prior, last period, previous period, last month, previous month, last report,
    last review score, last reported, last score, last time, prior quarter, previously, last committee,
    blaenorol, flaenorol, chwarter diwethaf, anterior, vorquartal, tidligere, sidste periode, forrige periode, periodo anterior, letztes quartal, letzter stand, forrige kvartal, sidste kvartal, trimestre anterior, trimestre precedent, прошлый квартал, vorherig, vorheriger, forrige, precedent, предыдущий, предыдущая`,
  target: `
    target, end year, end of year, year end, planned, desired, expected, tolerance, appetite, tolerable, end yr, projected, future,
    goal, optimum, aspirational, acceptable, anticipated, forecast,
    targed, darged, objetivo, meta, zielwert, mål,  ziel, zielrisiko, mal, alvo, cible, целевой, целевая, målrisk, streefwaarde, obiettivo, docelowe, docelowy`,
};

/** Longest first, so that "previous quarter" goes before "quarter". */
const WORDS: readonly (readonly [string, Stage])[] = STAGES.flatMap((stage) =>
  listed(STAGE_WORDS[stage]).map((word): readonly [string, Stage] => [word, stage]),
).sort((a, b) => b[0].length - a[0].length);

/** "Previous residual score", "Target residual risk": when it was, or is to be, goes before which controls it counts. */
const DECISIVE: readonly (readonly [string, Stage])[] = WORDS.filter(
  ([word, stage]) =>
    (stage === "previous" && word !== "prior") ||
    (stage === "target" && /^(?:target|targed|darged|objetivo|ziel\w*)$/.test(word)),
);

/** A heading's stage and the words it was told by. */
export interface StageFound {
  readonly stage: Stage;
  readonly word: string;
}

export type StageFinder = (heading: string) => StageFound | null;

/**
 * A finder of stage words in headings. A profile's own words go before ours. What is said of controls ("after
 * controls") outweighs a bare "current" beside it, being the longer; "re-assessed" and "reassessed" are one.
 */
export function stageFinder(own: Readonly<Partial<Record<Stage, readonly string[]>>> = {}): StageFinder {
  const ours = STAGES.flatMap((stage) =>
    (own[stage] ?? []).map((word): readonly [string, Stage] => [plain(word), stage]),
  )
    .filter(([word]) => word !== "")
    .sort((a, b) => b[0].length - a[0].length);
  // As `holds` has it, with the spaces put round each word once: headings are asked about by the thousand.
  const all = [...ours, ...DECISIVE, ...WORDS].map(([word, stage]) => ({ word, stage, whole: ` ${word} ` }));
  return (heading) => {
    const words = ` ${plain(heading)} `;
    const found = all.find(({ whole }) => words.includes(whole));
    return found ? { stage: found.stage, word: found.word } : null;
  };
}

/** A heading (plain) without the words of a stage: "end year target likelihood" is a likelihood. */
export function withoutStage(words: string, found: StageFound): string {
  let rest = words;
  for (const [word, stage] of [[found.word, found.stage] as const, ...WORDS]) {
    if (stage === found.stage && holds(rest, word))
      rest = ` ${rest} `.replace(` ${word} `, " ").replace(/\s+/g, " ").trim();
  }
  return rest;
}
