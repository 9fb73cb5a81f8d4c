import { speaksOfRisk } from "../confidence";
import type { Field, Role } from "../model";
import type { Candidate } from "./candidates";
import type { Meaning } from "./meaning";

export type Settled = { readonly candidate: Candidate; readonly meaning: Meaning | null };

/** One column for each role of text: the best heading, then the first; then what is left is promoted where a role is missing. */
export function settleTexts(
  settled: readonly Settled[],
  rated: readonly number[],
): Map<number, { field: Field; confidence: number; reasons: string[] }> {
  const taken = new Map<number, { field: Field; confidence: number; reasons: string[] }>();
  const roles = new Map<Role, number>();
  const give = (column: number, role: Role, confidence: number, reasons: readonly string[]): void => {
    taken.set(column, { field: role, confidence: Math.max(0.1, Math.min(1, confidence)), reasons: [...reasons] });
    roles.set(role, column);
  };
  const free = (c: Candidate): boolean => !taken.has(c.column);
  const byRole = new Map<Role, Settled[]>();
  for (const s of settled) {
    const role = s.meaning?.text;
    if (!role) continue;
    const list = byRole.get(role);
    if (list) list.push(s);
    else byRole.set(role, [s]);
  }
  divideMeasures(byRole, rated);
  // Of two owners the one right behind the actions is theirs.
  const actionsAt = settled.findIndex(({ meaning }) => meaning?.text === "actions");
  const behindActions = actionsAt >= 0 ? settled[actionsAt + 1] : undefined;
  const owners = byRole.get("owner") ?? [];
  const theirs = owners.length > 1 && behindActions && owners.includes(behindActions) ? behindActions : null;
  if (theirs && !byRole.has("actionOwner")) {
    byRole.set(
      "owner",
      owners.filter((s) => s !== theirs),
    );
    byRole.set("actionOwner", [theirs]);
  }
  for (const [role, list] of byRole) {
    const best = [...list].sort((a, b) => score(b) - score(a) || a.candidate.column - b.candidate.column)[0]!;
    give(best.candidate.column, role, best.meaning!.weight, best.meaning!.reasons);
  }

  const firstRated = rated.length > 0 ? Math.min(...rated) : Infinity;
  // Dates and reviews: what stands before the ratings was raised then, what follows is a review.
  for (const { candidate: c } of settled) {
    if (!free(c)) continue;
    const concept = c.match?.concept;
    if (
      concept === "date" &&
      (c.shape.dates >= 0.4 || c.shape.filled === 0) &&
      !roles.has("dateRaised") &&
      c.column < firstRated
    )
      give(c.column, "dateRaised", 0.6, ["a date before the ratings"]);
    else if (concept === "review" && !roles.has("nextReview") && c.shape.long < 0.5)
      give(c.column, "nextReview", 0.6, ["a review's date"]);
  }

  const move = (from: Role, to: Role, why: string): void => {
    const column = roles.get(from);
    if (column === undefined || roles.has(to)) return;
    const reading = taken.get(column)!;
    roles.delete(from);
    give(column, to, reading.confidence * 0.8, [...reading.reasons, why]);
  };
  // The risk's own text: a title, else what describes it, else the nearest thing a row is about.
  const isText = (role: Role): boolean => {
    const s = settled.find(({ candidate }) => candidate.column === roles.get(role));
    return s !== undefined && (s.candidate.shape.filled === 0 || s.candidate.shape.numbers < 0.5);
  };
  if (roles.has("title") && !isText("title")) roles.delete("title");
  for (const role of ["description", "threat", "vulnerability", "consequence", "cause", "asset", "trigger"] as const) {
    if (!roles.has("title") && roles.has(role) && isText(role))
      move(role, "title", "the only column that says what the risk is");
  }
  // Two descriptions and no title: the better heading named the risk, the other describes it.
  const second = (byRole.get("description") ?? []).find(({ candidate }) => free(candidate));
  if (second && !roles.has("description"))
    give(second.candidate.column, "description", second.meaning!.weight, second.meaning!.reasons);
  const category = settled.find(({ candidate }) => candidate.column === roles.get("category"));
  if (!roles.has("title") && category && category.candidate.shape.averageLength > 15)
    move("category", "title", "the only column that says what the risk is");
  // A control's owner, or whoever stands under the actions, owns the risk where nobody else does.
  const actionOwner = settled.find(({ candidate }) => candidate.column === roles.get("actionOwner"));
  if (actionOwner && (/control/i.test(actionOwner.candidate.leaf) || actionOwner.candidate.match?.concept === "owner"))
    move("actionOwner", "owner", "no other column names an owner");
  // Where the risk has its owner, a control's owner is nobody of ours: kept under its own heading.
  const ofControl = roles.get("actionOwner");
  if (ofControl !== undefined && actionOwner && isOfControlAlone(actionOwner.candidate)) {
    taken.delete(ofControl);
    roles.delete("actionOwner");
  }
  // A column without a heading left of the first: what its few texts group the rows by.
  const first = settled[0]?.candidate;
  if (
    first &&
    free(first) &&
    first.leaf === "" &&
    !roles.has("category") &&
    first.shape.filled > 0 &&
    first.shape.numbers < 0.2
  )
    give(first.column, "category", 0.4, ["texts beside the rows, no heading"]);
  else if (
    first &&
    free(first) &&
    first.leaf === "" &&
    !roles.has("id") &&
    first.shape.filled > 1 &&
    first.shape.filled * 2 > Math.max(...settled.map(({ candidate }) => candidate.shape.filled)) &&
    first.shape.ids >= 0.9 &&
    first.shape.distinct >= 0.9
  )
    give(first.column, "id", 0.5, ["counts the rows, no heading"]);
  return taken;
}

const isOfControlAlone = ({ leaf }: Candidate): boolean =>
  /\bcontrols?\b/i.test(leaf) && !/\b(?:actions?|mitigat\w*|treatment)\b/i.test(leaf);

const MITIGATION = /^(?:risk )?mitigat\w*(?: measures?| factors?)?$/i;
const FORWARD = /\b(?:additional|further|future|new|proposed|planned|recommended|more|improve\w*|required|next)\b/i;

/**
 * Two columns of mitigation and none of controls: what stands between two sets of ratings brings the first down to the
 * second, and is the controls; else what is additional or planned are the actions, and the other the controls.
 */
function divideMeasures(byRole: Map<Role, Settled[]>, rated: readonly number[]): void {
  const actions = byRole.get("actions") ?? [];
  if (actions.length < 2 || byRole.has("controls")) return;
  const between = actions.filter(
    ({ candidate: { leaf, column } }) =>
      MITIGATION.test(leaf) &&
      rated.filter((at) => at < column).length >= 2 &&
      rated.filter((at) => at > column).length >= 2,
  );
  if (between.length === 1 && !FORWARD.test(between[0]!.candidate.leaf)) {
    byRole.set("controls", between);
    byRole.set(
      "actions",
      actions.filter((s) => s !== between[0]),
    );
    return;
  }
  const said = ({ candidate }: Settled): string => [...candidate.groups, candidate.leaf].join(" ");
  const forward = actions.filter((s) => FORWARD.test(said(s)));
  if (forward.length === 0 || forward.length === actions.length) return;
  byRole.set("actions", forward);
  byRole.set(
    "controls",
    actions.filter((s) => !forward.includes(s)),
  );
}

/**
 * A text column's claim: its heading, then whether its cells are filled, then, of two titles, whether it says "risk",
 * of a lead and an owner, whether it says who owns.
 */
const score = ({ candidate, meaning }: Settled): number =>
  meaning!.weight +
  (candidate.shape.filled > 0 ? 0.1 : 0) +
  (meaning!.text === "title" && speaksOfRisk(candidate.leaf) ? 0.05 : 0) +
  (meaning!.text === "owner" && /\bown(?:er|ed)/i.test(candidate.leaf) ? 0.05 : 0);
