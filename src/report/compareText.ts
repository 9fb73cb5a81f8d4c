import { periodWords, readPeriod, shortPeriod, type WordRun } from "../movement";
import type { ComparedChange, ComparedRegister, ComparedRisk, CompareReport, RiskPlace } from "./compareReport";
import { counted, wrap } from "./lines";

/** Two periods beside each other, for people: what got worse first, what is no longer there last. Ends with a line break. */
export function compareText(report: CompareReport): string {
  const { previousFile, file, registers } = report;
  const lines = [previousFile === file ? file : `What changed from ${previousFile} to ${file}`];
  for (const register of registers) lines.push("", ...registerLines(register));
  const { previous, current } = report.unmatched;
  if (registers.length === 0) lines.push("  No register of one was found again in the other.");
  for (const name of current) lines.push(...wrap(`Not compared: ${name} stands in ${file} only.`, 2, 4));
  for (const name of previous) lines.push(...wrap(`Not compared: ${name} stands in ${previousFile} only.`, 2, 4));
  return lines.join("\n") + "\n";
}

/** Groups in the order a reader asks for them. */
const GROUPS: readonly (readonly [heading: string, holds: (risk: ComparedRisk) => boolean])[] = [
  ["Worse", ({ movement, state }) => movement === "worse" && state === "continues"],
  ["Better", ({ movement, state }) => movement === "better" && state === "continues"],
  ["Same score", ({ movement, state }) => movement === "same" && state === "continues"],
  ["Scores that cannot be compared", ({ movement, state }) => movement === null && state === "continues"],
  ["New", ({ state }) => state === "new"],
  ["Open again", ({ state }) => state === "reopened"],
  ["Closed", ({ state }) => state === "closed"],
  ["From another register of this workbook", ({ state, current }) => state === "moved" && current !== null],
  ["Now in another register of this workbook", ({ state, current }) => state === "moved" && current === null],
  ["No longer there, and not marked as closed", ({ state }) => state === "vanished"],
];

function registerLines({ previous, current, periods, summary, risks }: ComparedRegister): string[] {
  const side = ({ sheet, period, risks: n }: ComparedRegister["current"]): string => {
    const stated = readPeriod(period);
    return `${sheet}${stated ? `, ${periodWords(stated)}` : ""}: ${counted(n, "risk", "risks")}`;
  };
  const some = (n: number, words: string): string => (n > 0 ? `, ${n} ${words}` : "");
  const lines = [
    ...wrap(`Then: ${side(previous)}`, 2, 8),
    ...wrap(`Now:  ${side(current)}`, 2, 8),
    ...(periods.length > 2 ? [`  With ${counted(periods.length - 2, "earlier period", "earlier periods")}.`] : []),
    ...wrap(
      `${summary.matched} in both${summary.unsure > 0 ? ` (${summary.unsure} unsure, please look)` : ""}: ${summary.worse} worse, ${summary.better} better, ${summary.same} the same. ${summary.new} new${some(summary.arrived, "from another register")}${some(summary.reopened, "open again")}, ${summary.closed} closed${some(summary.moved, "in another register now")}, ${summary.vanished} no longer there.`,
      2,
      4,
    ),
    ...(summary.stuck > 0
      ? wrap(`${summary.stuck} above appetite with no change of score for two periods or more.`, 2, 4)
      : []),
  ];
  for (const [heading, holds] of GROUPS) {
    const held = risks.filter(holds);
    if (held.length > 0) lines.push("", `${heading} (${held.length})`, ...held.flatMap(riskLines));
  }
  return lines;
}

const named = ({ id, title }: Pick<RiskPlace, "id" | "title">): string =>
  [id, brief(title, 120)].filter((part) => part !== "").join(" ");

function riskLines(risk: ComparedRisk): string[] {
  const { previous, current, by, unsure, sure, renumbered, reworded, related, changes, history, aboveAppetite } = risk;
  const lines = wrap(named((current ?? previous)!), 2, 4);
  const said = (text: string): void => void lines.push(...wrap(text, 4, 6));
  const how = [renumbered ? "renumbered" : "", reworded ? `${reworded} reworded` : ""].filter((part) => part !== "");
  const told = how.join(" and ");
  const titlesTold = by !== null && (unsure || reworded === "heavily");
  if (by !== null && unsure) said(`Unsure (${percent(sure)}): perhaps ${named(previous!)}${told ? `, ${told}` : ""}`);
  else if (by !== null && (renumbered || reworded === "heavily"))
    said(`${capital(told)} (${percent(sure)} sure). It was: ${named(previous!)}`);
  if (related?.how.startsWith("moved")) said(`${capital(related.how)} ${related.sheet}, ${named(related)}`);
  else if (related) said(`Perhaps ${related.how} (${percent(related.sure)} sure): ${named(related)}`);
  if (history && history.some(({ score }, i) => i < history.length - 2 && score !== null))
    said(`Scores: ${history.map(({ period, from, text }) => `${shown(period) ?? from} ${text || "none"}`).join(", ")}`);
  if (aboveAppetite && aboveAppetite.periods > 1) {
    const since = shown(aboveAppetite.since);
    said(`Stuck above appetite for ${aboveAppetite.periods} periods${since ? ` (since ${since})` : ""}`);
  }
  const scores = new Set(changes.flatMap(({ kind, what }) => (kind === "score" ? [stageOf(what)] : [])));
  for (const change of changes) {
    if (change.kind === "reference" || (change.kind === "rating" && scores.has(stageOf(change.what)))) continue;
    if (change.what === "Risk" && change.kind === "text" && titlesTold) continue;
    const ratings = changes.filter(({ kind, what }) => kind === "rating" && stageOf(what) === stageOf(change.what));
    const why = change.kind === "score" ? ratings.map((one) => `${lastWord(one.what)} ${one.from} to ${one.to}`) : [];
    said(`${changeWords(change)}${why.length > 0 ? ` (${why.join(", ")})` : ""}`);
  }
  return lines;
}

/** "Current" of "Current score" and "Current impact"; a register's only stage has no name. */
const stageOf = (what: string): string => what.replace(/ ?\S+$/, "");
const lastWord = (what: string): string => what.replace(/^.* /, "").toLowerCase();

/** "Q2 2018/19"; null for a period nobody stated. */
function shown(period: string | null): string | null {
  const stated = readPeriod(period);
  return stated && shortPeriod(stated);
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

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
/** So few characters are read whole. */
const SHORT = 40;

function wording(from: string, to: string, words: readonly WordRun[]): string {
  if (from === "") return `blank before, now “${brief(to, 200)}”`;
  if (to === "") return `blank now, before “${brief(from, 200)}”`;
  if (Math.max(from.length, to.length) <= SHORT) return `“${from}” became “${to}”`;
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
