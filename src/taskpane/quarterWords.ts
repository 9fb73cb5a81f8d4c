import type { RiskMatch } from "../movement";
import { count } from "./plain";
import type { GroupName } from "./comparison";

/** The words of the parts that compare two periods and make the next one. */
export const words = {
  before: {
    title: "Compare with the period before",
    about: "See what moved, and let the checks know last period’s scores.",
    choose: "Last period’s register stands",
    none: "No period before is chosen.",
    option: "Choose…",
    sheet: (name: string, period: string | null): string => `On sheet ${name}${period ? ` (${period})` : ""}`,
    file: (name: string): string => `In ${name}`,
    elsewhere: "In another workbook:",
    onlyElsewhere: "Give last period’s workbook. It is only read, and nothing leaves your computer.",
    reading: (name: string): string => `Reading ${name}…`,
    refused: (name: string): string => `${name} was not used.`,
    noRegister: "No risk register was found in it.",
    remove: "Stop comparing",
    feeds: "Check uses it too, until you stop comparing.",
  },

  compare: {
    noPair:
      "No register here is found again in the period before. Choose one register at the top of the pane, and another sheet or workbook to compare it with.",
    pair: (now: string, then: string): string => `${now}, compared with ${then}`,
    both: (n: number): string => `${count(n, "risk")} in both periods.`,
    groups: {
      unsure: "Please look: not sure it is the same risk",
      worse: "Worse",
      better: "Better",
      new: "New",
      reopened: "Open again",
      closed: "Closed",
      gone: "No longer there, and not marked closed",
      moved: "Moved between registers",
      uncompared: "Scores that cannot be compared",
      same: "Same score",
    } satisfies Record<GroupName, string>,
    group: (title: string, n: number): string => `${title} (${n.toLocaleString("en-GB")})`,
    score: (from: string, to: string): string => `Score ${from || "blank"} → ${to || "blank"}`,
    scoreSame: (score: string): string => `Score ${score}, as before`,
    stuck: (n: number, since: string | null): string =>
      `Above appetite at this score for ${n} periods${since ? `, since ${since}` : ""}`,
    wasNamed: (name: string): string => `It was: ${name}`,
    unsureBy: (by: "reference" | "wording"): string =>
      by === "reference" ? "The reference is the same, the wording is not." : "Matched by its wording only.",
    renumbered: (from: string, to: string): string => `Renumbered: ${from} is now ${to}`,
    related: {
      "split from": (name: string): string => `Perhaps taken out of: ${name}`,
      "merged into": (name: string): string => `Perhaps put together with: ${name}`,
      "moved from": (name: string, sheet: string): string => `From sheet ${sheet}: ${name}`,
      "moved to": (name: string, sheet: string): string => `Now on sheet ${sheet}: ${name}`,
    } satisfies Record<NonNullable<RiskMatch["related"]>["how"], (name: string, sheet: string) => string>,
    changed: (what: string, from: string, to: string): string => `${what}: ${from || "blank"} became ${to || "blank"}`,
    finished: (what: string): string => `Action finished: ${what}`,
    slipped: (what: string, from: string, to: string): string => `Action slipped from ${from} to ${to}: ${what}`,
    added: (what: string): string => `Action added: ${what}`,
    dropped: (what: string): string => `Action no longer listed: ${what}`,
    text: (what: string): string => `${what}:`,
    textRewritten: (what: string): string => `${what}: rewritten`,
    textNew: (what: string): string => `${what}: was blank`,
    textGone: (what: string): string => `${what}: is blank now`,
    wasText: (text: string): string => `Before: ${text}`,
    isText: (text: string): string => `Now: ${text}`,
    changes: (n: number): string => `What would have changed (${n})`,
    takenOut: "taken out:",
    putIn: "put in:",
    more: (n: number): string => `Show ${n.toLocaleString("en-GB")} more`,
  },

  write: {
    title: "Write it into the workbook",
    about: "Each can be put back.",
    fill: (n: number): string => `Fill in ${count(n, "previous score")}`,
    arrows: "Add arrows…",
    mark: (n: number): string => `Mark ${count(n, "changed text")} in red`,
    markHint: "For councils that show changes in red. Excel lets us colour a whole cell only, not its single words.",
    movement: "Movement summary on a new sheet",
    unsure: (n: number): string =>
      `${count(n, "risk")} ${n === 1 ? "is" : "are"} left alone: please look at ${n === 1 ? "it" : "them"} above.`,
    kept: (n: number): string =>
      `${count(n, "cell")} ${n === 1 ? "holds" : "hold"} something else already and ${n === 1 ? "stays" : "stay"} as ${n === 1 ? "it is" : "they are"}.`,
  },

  roll: {
    section: "Begin the next period",
    about:
      "Makes next period’s working sheet of a copy: present scores become the previous ones, arrows are emptied, all else is kept. Your sheet stays as it is.",
    open: "Roll forward…",
    title: "Roll forward",
    sheet: "Sheet to roll forward",
    gone: (sheet: string): string => `Sheet ${sheet} holds no register any longer.`,
    newSheet: (names: readonly string[]): string =>
      names.length === 1
        ? `A new sheet, ${names[0]}, beside the old one.`
        : `${names.length} new sheets, beside the old ones.`,
    period: (from: string, to: string): string => `The period goes from ${from} to ${to}.`,
    noPeriod: "The register names no period, so no title or heading is changed.",
    previous: (n: number): string =>
      n === 0 ? "No previous score is filled in." : `${count(n, "risk")}: the present score becomes the previous one.`,
    arrows: (n: number): string => (n === 0 ? "No arrow is emptied." : `${count(n, "arrow")} emptied.`),
    actions: (n: number): string =>
      `${count(n, "finished action")} moved out to a list of ${n === 1 ? "its" : "their"} own.`,
    plans: (n: number): string =>
      `${count(n, "plan")} for next period ${n === 1 ? "becomes" : "become"} this period’s progress.`,
    labels: (n: number): string => `${count(n, "title or heading", "titles and headings")} renamed:`,
    label: (from: string, to: string): string => `${from} → ${to}`,
    moreLabels: (n: number): string => `And ${n} more.`,
    notes: "Please know:",
    go: "Roll forward",
  },
} as const;
