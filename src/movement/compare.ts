import { matrixFor, type Action, type Register, type Risk, type Role } from "../register";
import { compareDays } from "../workbook";
import { isMarkedClosed } from "./closed";
import type { Movement } from "./model";
import { riseBetween } from "./movement";
import { likeness, rarity, worded, type Worded } from "./wording";

/** A risk of one period beside the same risk of the period before. */
export interface RiskMatch {
  /** null for a new risk. */
  readonly previous: Risk | null;
  /** null for one that is no longer there. */
  readonly current: Risk | null;
  /** What the match rests on; null where there is only one side. */
  readonly by: "reference" | "wording" | null;
  /** 0 to 1; below `SURE` a person should look. 1 for a new or vanished risk that resembles no other. */
  readonly sure: number;
  /** Another risk this one was probably taken out of, or put together with. */
  readonly related: { readonly how: "split from" | "merged into"; readonly risk: Risk } | null;
  /** What has become of the risk: closed where it is marked so, vanished where it is gone without a word. */
  readonly state: "continues" | "new" | "reopened" | "closed" | "vanished";
  /** By the scores of both periods; "new" and "closed" as the state says; null where nobody can say, and for a vanished risk. */
  readonly movement: Movement | null;
  readonly changes: readonly Change[];
}

export interface Change {
  readonly kind:
    | "score"
    | "band"
    | "owner"
    | "text"
    | "reference"
    | "action finished"
    | "action slipped"
    | "action added"
    | "action dropped";
  /** "Risk", "Cause", "Current score"; an action's own words. */
  readonly what: string;
  readonly from: string;
  readonly to: string;
}

/** Matches below this are shown as unsure. */
export const SURE = 0.7;

/** Below this two wordings are of two risks. */
const ALIKE = 0.28;
/** So many of the references that both periods have must go with like wording; else the register was renumbered. */
const STABLE = 0.6;

/**
 * Every risk of both periods, matched by reference where references kept their meaning, else by wording: the
 * present risks in their order, then those that are gone.
 */
export function compare(previous: Register, current: Register): readonly RiskMatch[] {
  const before = previous.risks.map(worded);
  const now = current.risks.map(worded);
  const rare = rarity([...before, ...now]);
  const alike = (p: number, c: number): number =>
    sameText(previous.risks[p]!.title, current.risks[c]!.title) ? 1 : likeness(before[p]!, now[c]!, rare);

  const shared = sharedReferences(previous, current);
  const stable = shared.length > 0 && shared.filter(([p, c]) => alike(p, c) >= ALIKE).length >= STABLE * shared.length;
  const candidates = new Map<string, { p: number; c: number; likeness: number; reference: boolean }>();
  for (const [p, c] of candidatePairs(before, now, rare)) {
    const found = alike(p, c);
    if (found >= ALIKE) candidates.set(`${p} ${c}`, { p, c, likeness: found, reference: false });
  }
  for (const [p, c] of shared)
    if (stable || candidates.has(`${p} ${c}`))
      candidates.set(`${p} ${c}`, { p, c, likeness: alike(p, c), reference: true });

  const ranked = [...candidates.values()].sort((a, b) => rank(b, stable) - rank(a, stable) || a.p - b.p || a.c - b.c);
  const ofPrevious = new Map<number, (typeof ranked)[number]>();
  const ofCurrent = new Map<number, (typeof ranked)[number]>();
  const spare: typeof ranked = [];
  for (const pair of ranked) {
    if (ofPrevious.has(pair.p) || ofCurrent.has(pair.c)) {
      if (!(ofPrevious.has(pair.p) && ofCurrent.has(pair.c))) spare.push(pair);
      continue;
    }
    ofPrevious.set(pair.p, pair);
    ofCurrent.set(pair.c, pair);
  }
  return [
    ...current.risks.map((risk, c): RiskMatch => {
      const pair = ofCurrent.get(c);
      if (pair) return matched(previous, current, previous.risks[pair.p]!, risk, pair, stable);
      const from = spare.find((one) => one.c === c);
      return {
        previous: null,
        current: risk,
        by: null,
        sure: from ? 1 - from.likeness : 1,
        related: from ? { how: "split from", risk: previous.risks[from.p]! } : null,
        state: "new",
        movement: "new",
        changes: [],
      };
    }),
    ...previous.risks.flatMap((risk, p): RiskMatch[] => {
      if (ofPrevious.has(p)) return [];
      const into = spare.find((one) => one.p === p);
      const closed = isMarkedClosed(previous, risk);
      return [
        {
          previous: risk,
          current: null,
          by: null,
          sure: into ? 1 - into.likeness : 1,
          related: into ? { how: "merged into", risk: current.risks[into.c]! } : null,
          state: closed ? "closed" : "vanished",
          movement: closed ? "closed" : null,
          changes: [],
        },
      ];
    }),
  ];
}

/** A stable reference goes before any wording but one that is clearly the same risk's. */
const rank = ({ likeness: own, reference }: { likeness: number; reference: boolean }, stable: boolean): number =>
  own + (reference ? (stable ? 0.7 : 0.05) : 0);

const referenceOf = (risk: Risk): string =>
  risk.id
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s.\-_/]+/g, "");

/** Pairs with the same reference, where it stands once in each period. */
function sharedReferences(previous: Register, current: Register): readonly (readonly [number, number])[] {
  const places = (register: Register): ReadonlyMap<string, number> => {
    const found = new Map<string, number>();
    register.risks.forEach((risk, i) => {
      const reference = referenceOf(risk);
      if (reference !== "") found.set(reference, found.has(reference) ? -1 : i);
    });
    return found;
  };
  const before = places(previous);
  return [...places(current)].flatMap(([reference, c]) => {
    const p = before.get(reference);
    return p !== undefined && p >= 0 && c >= 0 ? [[p, c] as const] : [];
  });
}

/** A stem that more risks than this share leads to no candidates. */
const MOST_SHARERS = 60;
const STEMS_ASKED = 30;

/** Pairs that share a stem rare enough to mean something, so that not every risk is compared with every other. */
function* candidatePairs(
  before: readonly Worded[],
  now: readonly Worded[],
  rare: (stem: string) => number,
): Iterable<readonly [number, number]> {
  const holders = new Map<string, number[]>();
  now.forEach(({ whole }, c) => {
    for (const stem of whole.keys()) {
      const own = holders.get(stem);
      if (own) own.push(c);
      else holders.set(stem, [c]);
    }
  });
  for (const [p, { title, whole }] of before.entries()) {
    const asked = [
      ...new Set([...title, ...[...whole.keys()].sort((a, b) => rare(b) - rare(a)).slice(0, STEMS_ASKED)]),
    ];
    const met = new Set<number>();
    for (const stem of asked) {
      const own = holders.get(stem) ?? [];
      if (own.length <= MOST_SHARERS) for (const c of own) met.add(c);
    }
    for (const c of met) yield [p, c];
  }
}

function matched(
  before: Register,
  now: Register,
  previous: Risk,
  current: Risk,
  { likeness: alike, reference }: { readonly likeness: number; readonly reference: boolean },
  stable: boolean,
): RiskMatch {
  const sure = reference && stable ? Math.min(1, 0.6 + 0.45 * alike) : Math.min(1, alike * 1.1);
  const closed = isMarkedClosed(now, current);
  return {
    previous,
    current,
    by: reference ? "reference" : "wording",
    sure,
    related: null,
    state: closed ? "closed" : isMarkedClosed(before, previous) ? "reopened" : "continues",
    movement: closed ? "closed" : movementBetween(now, previous, current),
    changes: changesOf(previous, current),
  };
}

function movementBetween(register: Register, previous: Risk, current: Risk): Movement | null {
  const before = previous.stages.current ?? previous.stages.residual;
  const now = current.stages.current ?? current.stages.residual;
  const rise = before && now ? riseBetween(matrixFor(register, current), before, now) : null;
  return rise === null
    ? null
    : rise === 0
      ? "same"
      : rise > 0 === (current.kind === "opportunity")
        ? "better"
        : "worse";
}

const plain = (text: string | undefined): string => (text ?? "").normalize("NFKC").replace(/\s+/g, " ").trim();
const sameText = (a: string, b: string): boolean =>
  plain(a) !== "" && plain(a).toLowerCase() === plain(b).toLowerCase();

/** Texts whose change is told, by the name of their column. */
const TEXTS: readonly (readonly [Role, string])[] = [
  ["description", "Description"],
  ["category", "Category"],
  ["cause", "Cause"],
  ["trigger", "Trigger"],
  ["consequence", "Consequence"],
  ["response", "Response"],
  ["contingency", "Contingency"],
  ["notes", "Notes"],
];

const STAGE_NAMES = { inherent: "Inherent", current: "Current", residual: "Residual", target: "Target" } as const;

function changesOf(previous: Risk, current: Risk): readonly Change[] {
  const changes: Change[] = [];
  const differ = (kind: Change["kind"], what: string, from: string, to: string): void => {
    if (from !== to) changes.push({ kind, what, from, to });
  };
  if (referenceOf(previous) !== referenceOf(current)) differ("reference", "ID", previous.id, current.id);
  for (const stage of ["inherent", "current", "residual", "target"] as const) {
    const [from, to] = [previous.stages[stage], current.stages[stage]];
    if (!from || !to) continue;
    differ(
      "score",
      `${STAGE_NAMES[stage]} score`,
      plain(String(from.score?.value ?? from.score?.text ?? "")),
      plain(String(to.score?.value ?? to.score?.text ?? "")),
    );
    if (from.band && to.band) differ("band", `${STAGE_NAMES[stage]} band`, plain(from.band.text), plain(to.band.text));
  }
  differ(
    "owner",
    "Owner",
    plain(previous.texts.owner?.text ?? previous.owners.join("; ")),
    plain(current.texts.owner?.text ?? current.owners.join("; ")),
  );
  differ("text", "Risk", plain(previous.title), plain(current.title));
  for (const [role, name] of TEXTS)
    if (previous.texts[role] && current.texts[role])
      differ("text", name, plain(previous.texts[role]?.text), plain(current.texts[role]?.text));
  if (previous.controls.length + current.controls.length > 0)
    differ(
      "text",
      "Controls",
      previous.controls.map(({ text }) => plain(text)).join("\n"),
      current.controls.map(({ text }) => plain(text)).join("\n"),
    );
  return [...changes, ...actionChanges(previous.actions, current.actions)];
}

const FINISHED =
  /^(?:completed?|closed?|done|finished|implemented|delivered|achieved|100 ?%|cwblhawyd|wedi'i gwblhau)\b/i;

/** Actions are the same where their words are, whatever their number or order. */
function actionChanges(previous: readonly Action[], current: readonly Action[]): readonly Change[] {
  const key = ({ description }: Action): string =>
    plain(description)
      .toLowerCase()
      .replace(/^\d+[.)]\s*/, "");
  const before = new Map(previous.map((action) => [key(action), action]));
  const changes: Change[] = [];
  const met = new Set<string>();
  for (const action of current) {
    const what = plain(action.description);
    const old = before.get(key(action));
    met.add(key(action));
    if (!old) {
      changes.push({ kind: "action added", what, from: "", to: plain(action.status?.text) });
      continue;
    }
    const [from, to] = [plain(old.status?.text), plain(action.status?.text)];
    if (FINISHED.test(to) && !FINISHED.test(from)) changes.push({ kind: "action finished", what, from, to });
    const [due, later] = [
      old.revisedDue?.day ? old.revisedDue : old.due,
      action.revisedDue?.day ? action.revisedDue : action.due,
    ];
    if (due?.day && later?.day && compareDays(later.day, due.day) > 0)
      changes.push({ kind: "action slipped", what, from: due.text, to: later.text });
  }
  for (const action of previous)
    if (!met.has(key(action)))
      changes.push({
        kind: "action dropped",
        what: plain(action.description),
        from: plain(action.status?.text),
        to: "",
      });
  return changes;
}
