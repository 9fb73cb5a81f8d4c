import type { LeftOut } from "../register";

const count = (n: number, one: string, many = `${one}s`): string =>
  `${n.toLocaleString("en-GB")} ${n === 1 ? one : many}`;

/** The words of "Reading" that only it uses. */
export const readWords = {
  unread: "Not part of the register",
  twin: (sheet: string): string =>
    `This sheet has the headings of ${sheet}, so it is read as you confirmed that one. Confirm it as well if that is right.`,
  twinLabels: (sheet: string): string =>
    `This sheet has the labels of ${sheet}, so it is read as you confirmed that one. Confirm it as well if that is right.`,
  labelsMoved:
    "The sheet has changed shape since you confirmed how it is read: it has labels that were not there. Please look, and confirm again.",
  labelsLost:
    "The sheet has changed since you confirmed how it is read, and not every label could be found again. Please look, and confirm again.",
  cards: "This register is no table: what stands in it is told by its labels.",
  labels: "Labels",
  parts: "The parts found",
  drafted: (n: number): string =>
    `${count(n, "label")} changed. ${n === 1 ? "It counts" : "They count"} once you confirm.`,
  label: "Label",
  where: "First at",
  labelNamed: (label: string): string => `Label ${label}: read as`,
  firstLabels: "We are less sure of the labels that come first. Put right what is wrong, then confirm.",
  contradicts: "The key contradicts itself:",
  left: (n: number): string => `${count(n, "row")} left out`,
  leftRow: (row: number, why: string, text: string): string => `Row ${row}: ${why}${text === "" ? "" : ` – ${text}`}`,
  moreLeft: (n: number): string => `And ${count(n, "further row")}.`,
  why: {
    heading: "the headings once more",
    section: "a row that names the risks below it",
    other: "a total, a note or the like: nothing in it says what the risk is",
    empty: "a number without a risk",
    untitled: "a reference or a score, but no risk described",
  } satisfies Record<LeftOut["why"] | "empty" | "untitled", string>,
} as const;
