import type { ModelValidation } from "../../model";
import { cross, columnsIn, invalidArgument, rowsIn, without, writable, type Area, type Kind } from "../kind";

const NO_PROMPT = { showPrompt: true, title: "", message: "" };
const NO_ALERT = { showAlert: true, style: "Stop", title: "", message: "" };

const size = (area: Area): number => area.rects.reduce((sum, r) => sum + rowsIn(r) * columnsIn(r), 0);

/** The validations that reach the area, with how many of its cells each covers. */
function reaching(area: Area): { validation: ModelValidation; cells: number }[] {
  return area.sheet.validations
    .map((validation) => ({
      validation,
      cells: validation.rects.reduce(
        (sum, rect) =>
          sum +
          area.rects.reduce((s, other) => {
            const shared = cross(rect, other);
            return s + (shared ? rowsIn(shared) * columnsIn(shared) : 0);
          }, 0),
        0,
      ),
    }))
    .filter(({ cells }) => cells > 0);
}

/** The one rule of the whole area; null where it has none, or several, or only in part. */
function whole(area: Area): ModelValidation | null {
  const [first, ...others] = reaching(area);
  return first && others.length === 0 && first.cells === size(area) ? first.validation : null;
}

const TYPES: Readonly<Record<string, string>> = {
  list: "List",
  wholeNumber: "WholeNumber",
  decimal: "Decimal",
  date: "Date",
  time: "Time",
  textLength: "TextLength",
  custom: "Custom",
};

function typeOf(area: Area): string {
  const found = reaching(area);
  if (found.length === 0) return "None";
  const one = whole(area);
  if (one) return TYPES[Object.keys(one.rule)[0]!] ?? "None";
  return found.length > 1 ? "MixedCriteria" : "Inconsistent";
}

/** Takes the area out of every validation that reaches it. */
function clear(area: Area): void {
  writable(area.sheet).validations = area.sheet.validations
    .map((validation) => ({
      ...validation,
      rects: area.rects.reduce((rects, hole) => rects.flatMap((rect) => without(rect, hole)), [...validation.rects]),
    }))
    .filter(({ rects }) => rects.length > 0);
}

function set(area: Area, patch: Partial<ModelValidation>): void {
  const before = whole(area);
  if (!before && patch.rule === undefined) throw invalidArgument("There is no validation rule here.");
  clear(area);
  const made: ModelValidation = {
    rule: {},
    ignoreBlanks: true,
    prompt: NO_PROMPT,
    errorAlert: NO_ALERT,
    ...before,
    ...patch,
    rects: area.rects,
  };
  area.sheet.validations = [...area.sheet.validations, made];
}

function ruleFrom(value: unknown): ModelValidation["rule"] {
  const rule = value as Readonly<Record<string, Record<string, unknown>>>;
  const kinds = Object.keys(rule ?? {}).filter((kind) => rule[kind] !== undefined && rule[kind] !== null);
  if (kinds.length !== 1 || !TYPES[kinds[0]!]) throw invalidArgument();
  const source = rule.list?.source;
  if (typeof source === "string" && !source.startsWith("=") && source.length > 255)
    throw invalidArgument("A list of values is longer than 255 characters.");
  return { [kinds[0]!]: rule[kinds[0]!] };
}

export const VALIDATION: Kind<Area> = {
  name: "DataValidation",
  get: {
    Rule: (area) => whole(area)?.rule ?? null,
    Type: typeOf,
    IgnoreBlanks: (area) => whole(area)?.ignoreBlanks ?? null,
    Prompt: (area) => whole(area)?.prompt ?? NO_PROMPT,
    ErrorAlert: (area) => whole(area)?.errorAlert ?? NO_ALERT,
  },
  set: {
    Rule: (area, rule) => set(area, { rule: ruleFrom(rule) }),
    IgnoreBlanks: (area, on) => set(area, { ignoreBlanks: on === true }),
    Prompt: (area, prompt) => set(area, { prompt: { ...NO_PROMPT, ...(prompt as object) } }),
    ErrorAlert: (area, alert) => set(area, { errorAlert: { ...NO_ALERT, ...(alert as object) } }),
  },
  call: { Clear: clear },
};
