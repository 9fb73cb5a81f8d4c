import type { Check, Fault } from "../check";
import {
  otherReferences,
  parseReference,
  referencesOf,
  sameReference,
  textsWithNumberOn,
  type Reference,
  type RiskReference,
} from "../ids";
import { listed } from "../walk";

/** A numbering is one where at least this share of its numbers stand, and at least 4 of them. */
const LEAST_SHARE = 0.7;
const LEAST_RISKS = 4;
/** Named one by one up to here. */
const NAMED = 4;

export const idGap = {
  id: "id-gap",
  severity: "advice",
  group: "Identity and ownership",
  title: "The numbering has a hole",
  looksAt:
    "References that count up (1, 2, 3; CR1, CR2), for a number that is left out and stands nowhere else in the workbook.",
  why: "A reader cannot tell whether the risk was closed, moved or lost on the way. An auditor will ask.",
  remedy:
    "Nothing is wrong if the risk was closed on purpose: say so in the register's notes. Otherwise look for the lost risk in last quarter's register.",
  fix: null,
  examples: { wrong: "CR7, CR8, CR10", right: "CR7, CR8, CR9, CR10, or a note that CR9 is closed" },
  *run(context) {
    const groups = new Map<string, { reference: Reference; at: RiskReference }[]>();
    for (const at of referencesOf(context.register)) {
      const reference = parseReference(at.text);
      if (!reference) continue;
      const key = `${reference.letters.toLowerCase()}|${reference.between.trim()}`;
      const group = groups.get(key);
      if (group) group.push({ reference, at });
      else groups.set(key, [{ reference, at }]);
    }
    let elsewhere: ReadonlySet<string> | null = null;
    for (const group of groups.values()) {
      const sorted = [...group].sort((a, b) => a.reference.number - b.reference.number);
      const first = sorted[0]!.reference.number,
        last = sorted[sorted.length - 1]!.reference.number;
      const distinct = new Set(sorted.map(({ reference }) => reference.number)).size;
      if (distinct < LEAST_RISKS || distinct < (last - first + 1) * LEAST_SHARE) continue;
      elsewhere ??= otherReferences(context);
      // CR09 beside CR10: the numbers are filled up with noughts.
      const width = sorted.find(({ reference }) => reference.digits.startsWith("0"))?.reference.digits.length ?? 0;
      for (let i = 1; i < sorted.length; i++) {
        const from = sorted[i - 1]!.reference.number,
          to = sorted[i]!.reference.number;
        const missing: string[] = [];
        for (let number = from + 1; number < to; number++) {
          const text = written(sorted[i]!.reference, number, width);
          const known = sameReference(text);
          if (
            !elsewhere.has(known) &&
            !(
              sorted[i]!.reference.letters !== "" &&
              context.workbook.sheets.some((sheet) => textsWithNumberOn(sheet).has(known))
            )
          )
            missing.push(text);
        }
        if (missing.length > 0) yield hole(missing, sorted[i]!.at);
      }
    }
  },
} satisfies Check;

const written = ({ letters, between }: Reference, number: number, width: number): string =>
  `${letters}${between}${String(number).padStart(width, "0")}`;

function hole(missing: readonly string[], at: RiskReference): Fault {
  const named =
    missing.length > NAMED
      ? `${missing[0]} to ${missing[missing.length - 1]} are`
      : `${listed(missing)} ${missing.length === 1 ? "is" : "are"}`;
  return {
    cell: at.cell,
    risk: at.risk,
    message: `${named} missing before ${at.text}.`,
    actual: at.text,
    expected: missing[0]!,
  };
}
