import type { HeadingMatcher } from "../headings";
import type { Stage } from "../model";
import { isScaleWord, numberWords } from "../scales";
import { apartFromBrackets, plain } from "../text";
import type { Candidate } from "./candidates";
import type { RatingColumn } from "./stages";

/** Ticks spread over one column a level: a rating read from where the mark stands. */
export interface TickScale {
  readonly part: "likelihood" | "impact" | "score" | "band";
  readonly stage: Stage;
  readonly columns: readonly { readonly column: number; readonly label: string; readonly number: number }[];
}

const PARTS: Readonly<Record<string, TickScale["part"] | undefined>> = {
  likelihood: "likelihood",
  impact: "impact",
  severity: "impact",
  consequence: "impact",
  score: "score",
  level: "band",
  band: "band",
};

/** "L4", "Impact 3": a rating's own name with a level's number. */
const NUMBERED = /^(.*\D)\s?(\d{1,2})$/;
/** What a level's column may be headed: its number, a word of a scale, a letter. */
const isLevel = (leaf: string): boolean =>
  /^\d{1,2}(?=\D|$)/.test(leaf.trim()) ||
  NUMBERED.test(leaf.trim()) ||
  isScaleWord(leaf) ||
  /^[A-Z]$/i.test(leaf.trim());
const nameIn = (leaf: string): string => NUMBERED.exec(leaf.trim())?.[1]?.trim() ?? "";

/** A scale whose stage is still to be told, and what it is told by: its first column in place of them all. */
export interface FoundTicks extends Omit<TickScale, "stage"> {
  readonly asColumn: RatingColumn;
}

/** The scales whose levels have a column each: under one group, or side by side with one name and numbers. */
export function tickScales(candidates: readonly Candidate[], matcher: HeadingMatcher): FoundTicks[] {
  const found: FoundTicks[] = [];
  for (let i = 0; i < candidates.length;) {
    const first = candidates[i]!;
    const name = first.groupAt >= 0 ? first.groups[first.groups.length - 1]! : nameIn(first.leaf);
    let j = i + 1;
    const isNext = (c: Candidate): boolean =>
      isLevel(c.leaf) &&
      isLevel(first.leaf) &&
      (first.groupAt >= 0 ? c.groupAt === first.groupAt : c.groupAt < 0 && name !== "" && nameIn(c.leaf) === name);
    while (j < candidates.length && isNext(candidates[j]!)) j++;
    const run = candidates.slice(i, j);
    i = j;
    const filled = run.filter((c) => c.shape.filled > 0);
    if (run.length < 3 || filled.length === 0 || !filled.every((c) => c.shape.ticks >= 0.8)) continue;
    if (!run.every((c) => c.leaf !== "")) continue;
    const part = PARTS[matcher.match(name, true)?.concept ?? ""];
    const columns = levelsOf(run);
    if (part === undefined || columns === null) continue;
    // Its own group is its name; what stands over that one groups it.
    const over = first.groupAt >= 0 ? first.groups.slice(0, -1) : first.groups;
    const overAt = first.groupAt >= 0 ? first.groupsAt.slice(0, -1) : first.groupsAt;
    const group = [...over].reverse().find((text) => matcher.stageOf(text) !== null);
    found.push({
      part,
      columns,
      asColumn: {
        column: first.column,
        part,
        weight: 1,
        leaf: name,
        leafStage: matcher.stageOf(name),
        groupStage: group === undefined ? null : matcher.stageOf(group),
        groupText: group ?? over[over.length - 1] ?? "",
        groupAt: overAt[overAt.length - 1] ?? -1,
        groupsAt: overAt,
        reasons: ["one column for each level, and a tick in one of them"],
        wordy: false,
        weak: false,
        filled: Math.max(...run.map((c) => c.shape.filled)),
      },
    });
  }
  return found;
}

/** The columns' levels by their numbers, the words of a scale or letters in a row; null where they are no levels ("C", "I", "A"). */
function levelsOf(run: readonly Candidate[]): TickScale["columns"] | null {
  const numbers = run.map(({ leaf }) => {
    const bare = apartFromBrackets(leaf).outside.trim() || leaf;
    return Number(/^\d{1,2}(?=\D|$)/.exec(bare)?.[0] ?? NUMBERED.exec(bare)?.[2] ?? NaN);
  });
  const labels = run.map((c) => c.leaf);
  const words = numbers.every(Number.isFinite) ? null : numberWords(labels, labels.length);
  const isLettered = labels.every((label, k) => label.trim().toUpperCase() === String.fromCharCode(65 + k));
  if (!numbers.every(Number.isFinite) && !words && !isLettered && !labels.every(isScaleWord)) return null;
  return run.map((c, k) => ({
    column: c.column,
    label: c.leaf,
    number: Number.isFinite(numbers[k]) ? numbers[k]! : (words?.get(plain(c.leaf)) ?? k + 1),
  }));
}
