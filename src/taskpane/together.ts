import { consolidate, sourcesOf, type Consolidated, type Escalate, type Source } from "../consolidate";
import type { Profile } from "../profile";
import { compareDays, type WorkbookSnapshot } from "../workbook";
import type { CheckedBook } from "./lists";

/** Several registers as one. It is large, and loaded when it is first asked for. */

/** A sheet whose registers go in under one label. */
export interface Part {
  /** Tells it from the others, also after a new reading. */
  readonly key: string;
  readonly book: string;
  readonly sheet: string;
  readonly risks: number;
  readonly label: string;
}

const keyOf = ({ fileName, register }: Source): string => `${fileName}\n${register.sheet}`;

const found = (books: readonly CheckedBook[]): ReturnType<typeof sourcesOf> =>
  sourcesOf(
    books.map(({ name, checked: { reading, findings, ignored, returned } }) => ({
      fileName: name,
      reading,
      sifted: { open: findings, ignored, returned },
    })),
  );

/** What would go in, and what would not and why. */
export function partsOf(books: readonly CheckedBook[]): {
  readonly parts: readonly Part[];
  readonly leftOut: readonly string[];
} {
  const { sources, leftOut } = found(books);
  const parts = new Map<string, Part>();
  for (const source of sources) {
    const { fileName: book, register, label } = source;
    const key = keyOf(source);
    const risks = register.risks.length + (parts.get(key)?.risks ?? 0);
    parts.set(key, { key, book, sheet: register.sheet, risks, label });
  }
  return { parts: [...parts.values()], leftOut };
}

/** The new sheets of a workbook that hold them all; null where there is nothing to put together. */
export function togetherIn(
  books: readonly CheckedBook[],
  labels: Readonly<Record<string, string>>,
  escalate: Escalate,
  profile: Profile,
  workbook: WorkbookSnapshot,
): Consolidated | null {
  const { sources, leftOut } = found(books);
  const days = books.map(({ checked }) => checked.asOf).sort(compareDays);
  const made = consolidate(
    sources.map((source) => ({ ...source, label: labels[keyOf(source)]?.trim() || source.label })),
    { profile, asOf: days[days.length - 1]!, workbook, escalate, leftOut },
  );
  return "impossible" in made ? null : made;
}
