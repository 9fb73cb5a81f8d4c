import type { CellRef } from "../../workbook";
import { ROLES, STAGES, STAGE_PARTS, type Risk, type Role } from "../../register";
import type { Check } from "../check";
import { quoted } from "../walk";

/** The cell says nothing but that something is to come. */
const WHOLE =
  /^[\s([<]*(?:tb[acd]|to be (?:confirmed|advised|agreed|determined|decided|completed|added)|x{2,}|\?{2,}|insert [^\])>]{1,40}|enter [^\])>]{1,40} here|text here|placeholder|lorem ipsum.*|\[.{0,40}\]|xx\/xx\/(?:xx|xxxx))[\s)\]>.]*$/isu;
/** Somewhere in the text stands what was to be replaced. */
const INSIDE =
  /\[(?:insert|enter|add|tb[acd]|name|date|xx+)\b[^\]]{0,80}\]|<(?:insert|enter|add)\b[^>]{0,80}>|\blorem ipsum\b|\bx{3,}\b/iu;
/** Not laid before a committee as text; notes and dates may well be to come. */
const LEFT_OUT: ReadonlySet<Role> = new Set([
  "id",
  "priority",
  "revisedDue",
  "dateRaised",
  "lastReview",
  "nextReview",
  "targetDate",
  "notes",
  "kind",
]);
const LOOKED_AT = ROLES.filter((role) => !LEFT_OUT.has(role));

export const placeholderLeft = {
  id: "placeholder-left",
  severity: "warning",
  group: "Cells and structure",
  title: "A placeholder was left in",
  looksAt: "Risks' texts, ratings and owners, for TBC, xxx, [insert ...], lorem ipsum and the like.",
  why: "What goes to a committee with TBC in it looks unfinished, and is.",
  remedy: "Put in what was to come, or leave the cell blank on purpose with N/A.",
  fix: null,
  examples: { wrong: "Owner: TBC", right: "Owner: Director of Finance" },
  *run({ register }) {
    const seen = new Set<string>();
    for (const risk of register.risks) {
      for (const { cell, text } of textsIn(risk)) {
        const key = `${cell.sheet}!${cell.row},${cell.column}`;
        const found = text.length <= 120 && WHOLE.test(text) ? text : INSIDE.exec(text.slice(0, 20_000))?.[0];
        if (found === undefined || seen.has(key)) continue;
        seen.add(key);
        yield {
          cell,
          risk,
          message: found === text ? `The cell says only ${quoted(text)}.` : `The text still holds ${quoted(found)}.`,
          actual: found,
        };
      }
    }
  },
} satisfies Check;

function* textsIn(risk: Risk): Iterable<{ readonly cell: CellRef; readonly text: string }> {
  for (const role of LOOKED_AT) if (risk.texts[role]) yield risk.texts[role];
  for (const stage of STAGES) {
    for (const part of STAGE_PARTS) {
      const at = risk.stages[stage]?.[part];
      if (at && (at.state === "placeholder" || at.state === "unreadable")) yield at;
    }
  }
  for (const control of risk.controls) yield control;
  for (const action of risk.actions) {
    yield { cell: action.cell, text: action.description };
    for (const field of [action.owner, action.status, action.due, action.revisedDue]) if (field) yield field;
  }
}
