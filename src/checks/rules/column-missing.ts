import { columnOf, type Field } from "../../register";
import type { Check } from "../check";
import { hasField } from "../walk";

/** Fields in words: "inherent score", "action owner". */
const named = (field: Field): string =>
  field.replace(".", " ").replace(/([A-Z])/g, (letter) => ` ${letter.toLowerCase()}`);

export const columnMissing = {
  id: "column-missing",
  severity: "advice",
  group: "Cells and structure",
  title: "A required column is missing",
  looksAt: "The columns the council's own profile asks for.",
  why: "What has no column is not filled in for any risk. The checks on it are silent, not satisfied.",
  remedy: "Add the column, or take it out of the profile's required ones.",
  fix: null,
  examples: { wrong: "The profile asks for an owner; the register has no such column", right: "A column headed Owner" },
  *run({ register, profile }) {
    for (const field of new Set(profile.required)) {
      const [stage, part] = field.split(".");
      const stands =
        part === undefined
          ? hasField(register, field) || register.risks.some((risk) => field === "dot" && risk.dot)
          : columnOf(register, field) !== null ||
            register.risks.some((risk) => part in (risk.stages[stage as "current"] ?? {}));
      if (stands) continue;
      yield {
        cell: {
          sheet: register.sheet,
          row: register.headerRows?.[0] ?? register.range.top,
          column: register.range.left,
        },
        message: `The profile asks for the column "${named(field)}", which the register does not have.`,
        expected: named(field),
      };
    }
  },
} satisfies Check;
