import { arrowMeaning, dotText, SURE, type RiskMatch } from "../movement";
import { DEFAULT_PROFILE, type Profile } from "../profile";
import type { Register, Risk } from "../register";
import type { Edit, WorkbookSnapshot } from "../workbook";
import { namesFor, type Names } from "./names";
import { tableSheet, type Look } from "./sheet";

export interface MovementSheetOptions {
  /** The workbook the sheet is added to. */
  readonly workbook: WorkbookSnapshot;
  readonly profile?: Profile;
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
    if (match.movement === null) return null;
    const text = dotText(match.movement, meaning, risk(match).kind);
    return look.plain ? text.replace(/^\W+/, "") : text;
  };
  return tableSheet(
    {
      name: names.sheet("Movement"),
      table: names.table("RiskMovement"),
      title: "Movement since the period before",
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

function opening(matches: readonly RiskMatch[]): string {
  const count = (holds: (match: RiskMatch) => boolean): number => matches.filter(holds).length;
  const parts = (["worse", "better", "same", "new", "closed"] as const).map(
    (movement) => `${count((match) => match.movement === movement)} ${movement}`,
  );
  return `${parts.join(", ")}, ${count(({ state }) => state === "vanished")} no longer there.`;
}

function scoreText(risk: Risk | null): string | number | null {
  const stage = risk?.stages.current ?? risk?.stages.residual;
  return stage?.score?.value ?? (stage?.score?.text || stage?.band?.text || null);
}

const changed = ({ changes }: RiskMatch): string | null =>
  changes.map(({ kind, what }) => `${kind.charAt(0).toUpperCase()}${kind.slice(1)}: ${what}`).join("\n") || null;

function matchedHow({ by, sure, related }: RiskMatch): string | null {
  if (by !== null) return `By ${by}, ${sure >= SURE ? "sure" : "unsure: please look"}`;
  return related && `Perhaps ${related.how} ${[related.risk.id, related.risk.title].filter(Boolean).join(" ")}`;
}
