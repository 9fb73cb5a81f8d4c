import { periodWords, readPeriod, type WordRun } from "../movement";
import type { ComparedChange, ComparedRegister, ComparedRisk, CompareReport, RiskPlace } from "./compareReport";
import { counted, wrap } from "./lines";

/** Two periods beside each other, for people: what got worse first, what is no longer there last. Ends with a line break. */
export function compareText(report: CompareReport): string {
  const lines = [`${report.previousFile}, then ${report.file}, now`];
  for (const register of report.registers) lines.push("", ...registerLines(register));
  const { previous, current } = report.unmatched;
  if (report.registers.length === 0) lines.push("  No register of one was found again in the other.");
  for (const name of current) lines.push(...wrap(`Not compared: ${name} stands in ${report.file} only.`, 2, 4));
  for (const name of previous)
    lines.push(...wrap(`Not compared: ${name} stands in ${report.previousFile} only.`, 2, 4));
  return lines.join("\n") + "\n";
}

/** Groups in the order a reader asks for them. */
const GROUPS: readonly (readonly [heading: string, holds: (risk: ComparedRisk) => boolean])[] = [
  ["Worse", ({ movement }) => movement === "worse"],
  ["Better", ({ movement }) => movement === "better"],
  ["Same score", ({ movement }) => movement === "same"],
  ["Scores that cannot be compared", ({ movement, state }) => movement === null && state !== "vanished"],
  ["New", ({ movement }) => movement === "new"],
  ["Closed", ({ movement }) => movement === "closed"],
  ["No longer there, and not marked as closed", ({ state }) => state === "vanished"],
];

function registerLines({ previous, current, summary, risks }: ComparedRegister): string[] {
  const side = ({ sheet, period, risks: n }: ComparedRegister["current"]): string => {
    const stated = readPeriod(period);
    return `${sheet}${stated ? `, ${periodWords(stated)}` : ""}: ${counted(n, "risk", "risks")}`;
  };
  const lines = [
    ...wrap(`Then: ${side(previous)}`, 2, 8),
    ...wrap(`Now:  ${side(current)}`, 2, 8),
    ...wrap(
      `${summary.matched} in both${summary.unsure > 0 ? ` (${summary.unsure} unsure, please look)` : ""}: ${summary.worse} worse, ${summary.better} better, ${summary.same} the same. ${summary.new} new, ${summary.closed} closed, ${summary.vanished} no longer there.`,
      2,
      4,
    ),
  ];
  for (const [heading, holds] of GROUPS) {
    const held = risks.filter(holds);
    if (held.length > 0) lines.push("", `${heading} (${held.length})`, ...held.flatMap(riskLines));
  }
  return lines;
}

const named = ({ id, title }: Pick<RiskPlace, "id" | "title">): string =>
  [id, brief(title, 120)].filter((part) => part !== "").join(" ");

function riskLines({ previous, current, by, unsure, sure, related, changes }: ComparedRisk): string[] {
  const lines = wrap(named((current ?? previous)!), 2, 4);
  if (by !== null && unsure)
    lines.push(...wrap(`Unsure match (${percent(sure)}), by ${by}. It was: ${named(previous!)}`, 4, 6));
  else if (by === "wording")
    lines.push(...wrap(`Matched by wording (${percent(sure)}). It was: ${named(previous!)}`, 4, 6));
  if (related) lines.push(...wrap(`Perhaps ${related.how}: ${named(related)}`, 4, 6));
  return [...lines, ...changes.flatMap((change) => wrap(changeWords(change), 4, 6))];
}

const percent = (sure: number): string => `${Math.round(sure * 100)}%`;

function changeWords(change: ComparedChange): string {
  const { kind, what, from, to, words } = change;
  switch (kind) {
    case "text":
      return `${what}: ${wording(from, to, words ?? [])}`;
    case "action finished":
      return `Action finished: ${brief(what, 160)} (${to})`;
    case "action slipped":
      return `Action slipped from ${from} to ${to}: ${brief(what, 160)}`;
    case "action added":
      return `Action added: ${brief(what, 160)}`;
    case "action dropped":
      return `Action no longer listed: ${brief(what, 160)}`;
    default:
      return `${what}: ${from || "blank"} became ${to || "blank"}`;
  }
}

/** Where fewer of the words than this share stayed, both texts are easier to read than what changed between them. */
const REWRITTEN = 0.4;

function wording(from: string, to: string, words: readonly WordRun[]): string {
  if (from === "") return `blank before, now “${brief(to, 200)}”`;
  if (to === "") return `blank now, before “${brief(from, 200)}”`;
  const count = (text: string): number => text.split(/\s+/).length;
  const kept = words.reduce((sum, { kind, text }) => sum + (kind === "same" ? count(text) : 0), 0);
  return kept < REWRITTEN * Math.max(count(from), count(to))
    ? `rewritten. Before “${brief(from, 200)}” Now “${brief(to, 200)}”`
    : runs(words);
}

/** Words that stayed on either side of a change, and the most that one change shows. */
const AROUND = 5;
const LONGEST_RUN = 60;

/** What was taken out and what was put in, each in brackets, with a few words around it. */
function runs(words: readonly WordRun[]): string {
  return words
    .map(({ kind, text }, i) => {
      const list = text.split(" ");
      if (kind !== "same") {
        const shown =
          list.length > LONGEST_RUN ? `${list.slice(0, LONGEST_RUN).join(" ")} … (${list.length} words)` : text;
        return kind === "removed" ? `[taken out: ${shown}]` : `[put in: ${shown}]`;
      }
      const head = i === 0 ? [] : list.slice(0, AROUND);
      const tail = i === words.length - 1 ? [] : list.slice(Math.max(head.length, list.length - AROUND));
      return head.length + tail.length >= list.length ? text : [...head, "…", ...tail].join(" ");
    })
    .join(" ");
}

function brief(text: string, most: number): string {
  const line = text.replace(/\s+/g, " ").trim();
  return line.length <= most ? line : `${line.slice(0, most).replace(/\s+\S*$/, "")} …`;
}
