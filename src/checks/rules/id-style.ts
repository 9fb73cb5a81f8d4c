import { cellAt } from "../../workbook";
import type { Check } from "../check";
import { parseReference, referencesOf, sameReference, type Reference, type RiskReference } from "../ids";
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
    "References that differ from the others only in how they are written: a space, a hyphen, small letters, a nought for an O, a missing leading nought.",
  why: "Searching, sorting and matching with last quarter treat CR 13 and CR13 as two things.",
  remedy: "Write the reference as the others are written. Minutes that name it keep their meaning.",
  fix: "offer",
  examples: { wrong: "CO2, CO3 and C01", right: "CO1, CO2 and CO3" },
  *run({ register, workbook }) {
    const families = new Map<string, One[]>();
    const taken = new Set<string>();
    for (const at of referencesOf(register)) {
      taken.add(sameReference(at.text));
      const reference = parseReference(at.text);
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
        if (at.text === right || (style(reference) === usual.style && !badWidth(reference, usual.width))) continue;
        // Another risk that has the right form already shows two series, not two styles.
        if (sameReference(right) !== sameReference(at.text) && taken.has(sameReference(right))) continue;
        const typed =
          formulaOf(workbook, at.cell) === null &&
          typeof cellAt(sheetOf(workbook, at.cell)!, at.cell.row, at.cell.column) === "string";
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

/** Whether a number is filled up with noughts where the others are not, or the other way round. A number that fills the width by itself fits both. */
const badWidth = ({ digits }: Reference, width: number): boolean =>
  width > 0 ? digits.length < width : digits.length > 1 && digits.startsWith("0");

/** The style most of the group is written in: more than half, and at least two. `width` 0 where numbers are not filled up. */
function usualStyle(group: readonly One[]): { readonly style: string; readonly width: number } | null {
  const counts = new Map<string, number>();
  for (const { reference } of group) counts.set(style(reference), (counts.get(style(reference)) ?? 0) + 1);
  const [most] = [...counts].sort((a, b) => b[1] - a[1]);
  if (!most || most[1] < 2 || most[1] * 2 <= group.length) return null;
  const own = group.filter(({ reference }) => style(reference) === most[0]).map(({ reference }) => reference.digits);
  const filled = own.filter((digits) => digits.startsWith("0")),
    bare = own.filter((digits) => !digits.startsWith("0") && digits.length < Math.max(...own.map((d) => d.length)));
  if (filled.length === bare.length && filled.length > 0) return null;
  return {
    style: most[0],
    width: filled.length > bare.length ? Math.max(...filled.map((digits) => digits.length)) : 0,
  };
}
