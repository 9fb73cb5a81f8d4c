import { cellAt } from "../../workbook";
import type { Check } from "../check";
import { parseReference, referencesOf, withDigits, sameReference, type Reference, type RiskReference } from "../ids";
import { formulaOf, quoted, setCell, sheetOf } from "../walk";

interface One {
  readonly at: RiskReference;
  readonly reference: Reference;
}

/** What two references share that differ in style alone: their letters, without case and without an O that may be a nought. */
const family = ({ letters }: Reference): string =>
  letters
    .toUpperCase()
    .replace(/[\s\-_/.:#]+/g, "")
    .replace(/O$/, "");
/** The letters and what stands between them and the number. */
const style = ({ letters, between }: Reference): string => `${letters}${between}`;

export const idStyle = {
  id: "id-style",
  severity: "warning",
  group: "Identity and ownership",
  title: "Reference is written in another style",
  looksAt:
    "References that differ from the others only in how they are written: a space, a hyphen, small letters, a nought for an O or the other way round, a missing leading nought.",
  why: "Searching, sorting and matching with last quarter treat CR 13 and CR13 as two things.",
  remedy: "Write the reference as the others are written. Minutes that name it keep their meaning.",
  fix: "offer",
  examples: { wrong: "CO2, CO3 and C01", right: "CO1, CO2 and CO3" },
  *run({ register, workbook }) {
    const families = new Map<string, One[]>();
    const taken = new Set<string>();
    for (const at of referencesOf(register)) {
      taken.add(sameReference(at.text));
      // "CR1O": the number is read as it was meant.
      const reference = parseReference(withDigits(at.text) ?? at.text);
      if (!reference || !/\p{L}/u.test(reference.letters)) continue;
      const group = families.get(family(reference));
      if (group) group.push({ at, reference });
      else families.set(family(reference), [{ at, reference }]);
    }
    for (const group of families.values()) {
      const usual = usualStyle(group);
      if (!usual) continue;
      for (const { at, reference } of group) {
        const right = `${usual.style}${usual.width > 0 ? String(reference.number).padStart(usual.width, "0") : reference.number}`;
        const isAsUsual = style(reference) === usual.style && !badWidth(reference, usual.width);
        if (at.text === right || (isAsUsual && withDigits(at.text) === null)) continue;
        // Another risk that has the right form already shows two series, not two styles.
        if (sameReference(right) !== sameReference(at.text) && taken.has(sameReference(right))) continue;
        // In a card's title line the reference is only part of its cell.
        const written = cellAt(sheetOf(workbook, at.cell)!, at.cell.row, at.cell.column);
        const typed =
          formulaOf(workbook, at.cell) === null && typeof written === "string" && written.trim() === at.text;
        yield {
          cell: at.cell,
          risk: at.risk,
          message: `Reference ${quoted(at.text)} is written in another style than the others; it would be ${quoted(right)}.`,
          actual: at.text,
          expected: right,
          fix: typed ? setCell(workbook, at.cell, right) : [],
        };
      }
    }
  },
} satisfies Check;

/**
 * Whether a number lacks the noughts the others are filled up with, or has some where the others have none. A number that fills the
 * width by itself fits both, and R010 after R09 is a style too.
 */
const badWidth = ({ digits }: Reference, width: number): boolean =>
  digits.length > 1 && digits.startsWith("0") ? width === 0 : digits.length < width;

/** The style most of the group is written in: more than half, and at least two. `width` 0 where numbers are not filled up. */
function usualStyle(group: readonly One[]): { readonly style: string; readonly width: number } | null {
  const [most, uses] = commonest(group.map(({ reference }) => style(reference)));
  if (most === undefined || uses < 2 || uses * 2 <= group.length) return null;
  const own = group.filter(({ reference }) => style(reference) === most).map(({ reference }) => reference.digits);
  const longest = own.reduce((length, digits) => Math.max(length, digits.length), 0);
  const filled = own.filter((digits) => digits.length > 1 && digits.startsWith("0"));
  const bare = own.filter((digits) => !digits.startsWith("0") && digits.length < longest);
  if (filled.length === bare.length && filled.length > 0) return null;
  const [width] = commonest(filled.map((digits) => digits.length));
  return { style: most, width: filled.length > bare.length ? width! : 0 };
}

/** The value that stands most often, and how often; undefined and 0 for none. */
function commonest<T>(values: readonly T[]): readonly [T | undefined, number] {
  const counts = new Map<T, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0] ?? [undefined, 0];
}
