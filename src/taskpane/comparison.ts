import { diffWords, SURE, type Change, type RiskMatch, type WordRun } from "../movement";
import type { Risk } from "../register";

/** How a comparison is told: what needs a look first, then what got worse, last what stayed. */

export type GroupName =
  "unsure" | "worse" | "better" | "new" | "reopened" | "closed" | "gone" | "moved" | "uncompared" | "same";

const GROUPS: readonly GroupName[] = [
  "unsure",
  "worse",
  "better",
  "new",
  "reopened",
  "closed",
  "gone",
  "moved",
  "uncompared",
  "same",
];

/** What has become of a risk, where that says more than how its score moved. */
const STATES: Readonly<Record<string, GroupName>> = {
  new: "new",
  reopened: "reopened",
  closed: "closed",
  vanished: "gone",
  moved: "moved",
};

/** Where a match is told; one that nobody can be sure of is told there and nowhere else, so that it is looked at. */
function groupOf(match: RiskMatch): GroupName {
  if (isUnsure(match)) return "unsure";
  const { movement } = match;
  return (
    STATES[match.state] ??
    (movement === "worse" || movement === "better" || movement === "same" ? movement : "uncompared")
  );
}

export const isUnsure = (match: RiskMatch): boolean => match.by !== null && match.sure < SURE;

export function grouped(matches: readonly RiskMatch[]): readonly (readonly [GroupName, readonly RiskMatch[]])[] {
  const groups = new Map<GroupName, RiskMatch[]>(GROUPS.map((name) => [name, []]));
  for (const match of matches) groups.get(groupOf(match))!.push(match);
  return [...groups].filter(([, held]) => held.length > 0);
}

/** Where the risk stood and stands: "12", "Amber"; "" where it does not say. */
export function scoreText(risk: Risk | null): string {
  const stage = risk?.stages.current ?? risk?.stages.residual;
  if (!stage) return "";
  return stage.score?.value != null ? String(stage.score.value) : (stage.score?.text || stage.band?.text || "").trim();
}

/** Changes that the line about the scores tells already. */
const TOLD: ReadonlySet<string> = new Set(["reference"]);

/** What else changed. */
export const changesToTell = ({ changes }: RiskMatch): readonly Change[] =>
  changes.filter(({ kind }) => !TOLD.has(kind));

/** Words that stay on either side of a change, and the most that one run shows. */
const AROUND = 4;
const LONGEST_RUN = 60;

/** Where fewer of the words than this share stayed, a text counts as rewritten. */
const REWRITTEN = 0.4;
/** A few words are easily compared, however many of them changed. */
const SHORT = 12;

export function isRewritten(from: string, to: string): boolean {
  const count = (text: string): number => text.split(/\s+/).filter(Boolean).length;
  const most = Math.max(count(from), count(to));
  if (from === "" || to === "") return most > SHORT;
  if (most <= SHORT) return false;
  const kept = diffWords(from, to).reduce((sum, { kind, text }) => sum + (kind === "same" ? count(text) : 0), 0);
  return kept < REWRITTEN * most;
}

/** The words of a changed text, what stayed cut to the words around each change. */
export function shownRuns(from: string, to: string): readonly WordRun[] {
  const runs = diffWords(from, to);
  return runs.map(({ kind, text }, i) => {
    const list = text.split(" ");
    if (kind !== "same")
      return { kind, text: list.length > LONGEST_RUN ? `${list.slice(0, LONGEST_RUN).join(" ")} …` : text };
    const head = i === 0 ? [] : list.slice(0, AROUND);
    const tail = i === runs.length - 1 ? [] : list.slice(Math.max(head.length, list.length - AROUND));
    return { kind, text: head.length + tail.length >= list.length ? text : [...head, "…", ...tail].join(" ") };
  });
}
