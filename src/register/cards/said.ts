import type { SheetSnapshot } from "../../workbook";
import type { HeadingMatcher } from "../headings";
import { fieldOfLabel, labelKey, labelsState, mappingForSheet, saidLabels, type LabelMapping } from "../labelMapping";
import type { LabelReading, Register } from "../model";
import { sureOfLabel, type Label } from "./labels";
import type { CardReading } from "./read";

/** What cards are read with, as far as the user has a say in it. */
interface Said {
  readonly matcher: HeadingMatcher;
  /** What they have confirmed of the labels of cards and pages. */
  readonly labels?: readonly LabelMapping[];
}

/** The same for one sheet: what was confirmed of its labels goes before all we know of them. */
export function onSheet<T extends Said>(context: T, sheet: SheetSnapshot): T {
  const mapping = mappingOn(context, sheet);
  return mapping ? { ...context, matcher: { ...context.matcher, saidLabels: saidLabels(mapping) } } : context;
}

const mappingOn = ({ labels = [] }: Said, sheet: SheetSnapshot): LabelMapping | null =>
  mappingForSheet(labels, sheet.name, () => plainTexts(sheet));

const LONGEST_LABEL = 90;

/** A sheet's short texts, made plain. */
function plainTexts(sheet: SheetSnapshot): ReadonlySet<string> {
  const texts = new Set<string>();
  for (const row of sheet.rows)
    for (const value of row) if (typeof value === "string" && value.length <= LONGEST_LABEL) texts.add(labelKey(value));
  return texts;
}

/** What is said of the labels of a register: what each was read as, and what became of the user's confirmation. */
export function labelsOf(
  cards: readonly CardReading[],
  sheets: readonly SheetSnapshot[],
  context: Said,
): { readonly parts: Pick<Register, "labels" | "mapping" | "mappingState">; readonly reasons: readonly string[] } {
  const distinct = [...new Map(sheets.map((sheet) => [sheet.name, sheet])).values()];
  const matchers = new Map(distinct.map((sheet) => [sheet.name, onSheet(context, sheet).matcher]));
  const labels = labelsRead(cards, (sheet) => matchers.get(sheet) ?? context.matcher);
  const mapping = distinct.map((sheet) => mappingOn(context, sheet)).find((each) => each !== null);
  if (!mapping) return { parts: { labels }, reasons: [] };
  const { state, reason } = labelsState(
    mapping,
    labels,
    distinct.map(({ name }) => name),
  );
  return { parts: { labels, mapping, mappingState: state }, reasons: [reason] };
}

/** Every wording once, in the order of the sheets. */
function labelsRead(cards: readonly CardReading[], matcherOn: (sheet: string) => HeadingMatcher): LabelReading[] {
  const found = new Map<string, LabelReading>();
  for (const { labels, risk } of cards) {
    for (const { label, row, column, as } of labels) {
      const key = labelKey(label.text);
      if (key === "" || found.has(key)) continue;
      const { confidence, reason } = sureOfLabel(label, matcherOn(risk.sheet));
      found.set(key, {
        label: label.text.replace(/\s+/g, " ").trim(),
        field: as ?? fieldOfLabel(meant(label), label.stage),
        concept: meant(label),
        stage: label.stage,
        cell: { sheet: risk.sheet, row, column },
        confidence,
        reasons: [reason],
      });
    }
  }
  return [...found.values()];
}

/** What a label stands for as it is read: words of a rating that are not surely its name head a text. */
function meant({ concept, isRating }: Label): LabelReading["concept"] {
  if (isRating || fieldOfLabel(concept, null)?.includes(".") !== true) return concept;
  return concept === "likelihood" ? "cause" : concept === "impact" ? "consequence" : "none";
}
