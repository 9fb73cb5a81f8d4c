import { arrowMeaning, dotText, readPeriod, shortPeriod, SURE, type Movement, type RiskMatch } from "../movement";
import { DEFAULT_PROFILE, type Profile } from "../profile";
import type { Register, Risk } from "../register";
import type { Edit, WorkbookSnapshot } from "../workbook";
import { namesFor, type Names } from "./names";
import { tableSheet, type Look } from "./sheet";

export interface MovementSheetOptions {
  /** The workbook the sheet is added to. */
  readonly workbook: WorkbookSnapshot;
  readonly profile?: Profile;
  /** The register of the period before, for its name in the title. */
  readonly previous?: Register;
  /** For publication: no fills, no symbols. */
  readonly plain?: boolean;
  /** Names taken so far, where other sheets are made in the same go. */
  readonly names?: Names;
}

/** The edits that add a sheet on which a committee reads what moved since the period before: the counts in words, then a row a risk. */
export function movementSheet(
  register: Register,
  matches: readonly RiskMatch[],
  options: MovementSheetOptions,
): readonly Edit[] {
  if (matches.length === 0) return [];
  const look: Look = { plain: options.plain ?? false };
  const names = options.names ?? namesFor(options.workbook);
  const meaning = arrowMeaning(register, options.profile ?? DEFAULT_PROFILE) ?? "up-is-worse";
  const risk = ({ current, previous: then }: RiskMatch): Risk => (current ?? then)!;
  const direction = (match: RiskMatch): string | null => {
    if (match.state === "vanished") return "No longer there";
    if (match.state === "moved") return match.current ? "From another register" : "In another register";
    if (match.movement === null) return null;
    const text = dotText(match.movement, meaning, risk(match).kind);
    return look.plain ? text.replace(/^\W+/, "") : text;
  };
  return tableSheet(
    {
      name: names.sheet("Movement"),
      table: names.table("RiskMovement"),
      title: titled(register, options.previous ?? null),
      note: opening(matches),
      paper: "A4",
      frozenColumns: 2,
      columns: [
        { heading: "ID", cells: matches.map((match) => risk(match).id || null) },
        { heading: "Risk", comfortable: 44, cells: matches.map((match) => risk(match).title || null) },
        { heading: "Previous", cells: matches.map(({ previous: then }) => scoreText(then)), centred: true },
        { heading: "Now", cells: matches.map(({ current }) => scoreText(current)), centred: true },
        { heading: "Direction of travel", cells: matches.map(direction), characters: 16 },
        { heading: "What changed", comfortable: 60, cells: matches.map(changed) },
        { heading: "Matched", cells: matches.map(matchedHow), comfortable: 30 },
      ].filter(({ cells }) => cells.some((cell) => cell !== null)),
    },
    look,
  );
}

function titled(register: Register, previous: Register | null): string {
  const [from, to] = [previous?.period ?? null, register.period].map(readPeriod);
  return from && to ? `Movement from ${shortPeriod(from)} to ${shortPeriod(to)}` : "Movement since the period before";
}

/** The whole in a sentence or two; what there is none of is left out. */
function opening(matches: readonly RiskMatch[]): string {
  const count = (holds: (match: RiskMatch) => boolean): number => matches.filter(holds).length;
  const moved = (movement: Movement): number => count((match) => match.movement === movement);
  const parts = [
    [moved("worse"), "worse"],
    [moved("better"), "better"],
    [moved("same"), "the same"],
    [moved("new"), "new"],
    [moved("closed"), "closed"],
    [count(({ state, current }) => state === "moved" && current !== null), "from another register"],
    [count(({ state, current }) => state === "moved" && current === null), "in another register now"],
    [count(({ state }) => state === "vanished"), "no longer there"],
  ] as const;
  const told = parts.flatMap(([n, words]) => (n > 0 ? [`${n} ${words}`] : [])).join(", ");
  const unsure = count(({ by, sure }) => by !== null && sure < SURE);
  return [
    ...(told === "" ? [] : [`Of ${matches.length} risks: ${told}.`]),
    ...(unsure > 0 ? [`${unsure} matched to the period before with doubt: please look at the last column.`] : []),
  ].join(" ");
}

function scoreText(risk: Risk | null): string | number | null {
  const stage = risk?.stages.current ?? risk?.stages.residual;
  return stage?.score?.value ?? (stage?.score?.text || stage?.band?.text || null);
}

const ACTIONS = {
  "action finished": "Action finished",
  "action slipped": "Action slipped",
  "action added": "Action added",
  "action dropped": "Action no longer listed",
} as const;
const LONGEST_ACTION = 100;

/** What else changed, a line each: the scores have columns of their own. */
function changed({ changes, movement, state }: RiskMatch): string | null {
  const texts = changes.flatMap(({ kind, what }) => (kind === "text" ? [what] : []));
  const lines = changes.flatMap(({ kind, what, from, to }): string[] => {
    if (kind === "owner" || kind === "band" || kind === "rating" || kind === "reference")
      return [`${what}: ${from || "blank"} became ${to || "blank"}`];
    if (kind === "text" || kind === "score") return [];
    const action = what.length > LONGEST_ACTION ? `${what.slice(0, LONGEST_ACTION).trimEnd()}…` : what;
    return [`${ACTIONS[kind]}: ${action}${kind === "action slipped" ? ` (${from} to ${to})` : ""}`];
  });
  if (state === "reopened") lines.unshift("Open again");
  if (texts.length > 0) lines.push(`Wording changed: ${texts.join(", ")}`);
  const explained = changes.some(({ kind }) => kind === "text" || kind.startsWith("action"));
  if ((movement === "better" || movement === "worse") && !explained)
    lines.push("No text of the risk says why the score moved");
  return lines.join("\n") || null;
}

function matchedHow({ by, sure, renumbered, reworded, related }: RiskMatch): string | null {
  const percent = (share: number): string => `${Math.round(share * 100)}%`;
  if (by !== null) {
    const how = [renumbered ? "renumbered" : "", reworded ? `${reworded} reworded` : ""].filter((part) => part !== "");
    const certain = sure >= SURE ? "Sure" : `Unsure (${percent(sure)}), please look`;
    return `${certain}, by ${by}${how.length > 0 ? `: ${how.join(", ")}` : ""}`;
  }
  const other = related && [related.risk.id, related.risk.title].filter(Boolean).join(" ");
  if (related?.how.startsWith("moved"))
    return `${related.how === "moved to" ? "Moved to" : "Moved from"} ${related.risk.sheet}, ${other}`;
  return related && `Perhaps ${related.how} ${other} (${percent(related.sure)} sure)`;
}
