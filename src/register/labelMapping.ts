import * as v from "valibot";
import type { Concept } from "./headings";
import {
  ROLES,
  STAGES,
  STAGE_PARTS,
  type Field,
  type LabelReading,
  type MappingState,
  type Register,
  type Role,
  type Stage,
} from "./model";
import { plain } from "./text";

/**
 * What the user has confirmed of a register of cards or pages: what each of its labels is, by the label's wording. It is
 * plain JSON and holds labels, never a value of a risk.
 */
export interface LabelMapping {
  readonly version: 1;
  /** The first of them, by which it is called. */
  readonly sheet: string;
  /** Every sheet its cards or pages stood on. */
  readonly sheets: readonly string[];
  readonly labels: readonly SaidLabel[];
}

/** What a label is; the wording is made plain (no case, no marks). */
export interface SaidLabel {
  readonly label: string;
  readonly concept: Concept;
  /** null where the label names none, or the lines above it do. */
  readonly stage: Stage | null;
}

const LONGEST = 300;
const MOST_LABELS = 500;
const MOST_SHEETS = 500;

export const labelKey = (label: string): string => plain(label.slice(0, LONGEST));

/** A register of cards or pages as it was read, with what the user says of single labels (by wording) instead; null for tables. */
export function labelMappingOf(
  register: Register,
  said: ReadonlyMap<string, Field | null> = new Map(),
): LabelMapping | null {
  if (!register.labels || register.labels.length === 0) return null;
  return {
    version: 1,
    sheet: register.sheet,
    sheets: sheetsOf(register),
    labels: register.labels.slice(0, MOST_LABELS).map(({ label, concept, stage }) => {
      const key = labelKey(label);
      const field = said.get(label);
      return field === undefined ? { label: key, concept, stage } : { label: key, ...meaningOf(field) };
    }),
  };
}

const sheetsOf = ({ sheet, risks }: Register): readonly string[] =>
  [...new Set([sheet, ...risks.map((risk) => risk.sheet)])].slice(0, MOST_SHEETS);

/** What a label means that is said to be a field; null: a label of nothing we know, whose value is kept under its own words. */
function meaningOf(field: Field | null): Pick<SaidLabel, "concept" | "stage"> {
  if (field === null) return { concept: "none", stage: null };
  const [stage, part] = field.split(".") as [Stage, Concept | undefined];
  return part === undefined ? { concept: field as Role, stage: null } : { concept: part, stage };
}

const RATINGS: ReadonlySet<Concept> = new Set(["likelihood", "impact", "score", "band", "level", "severity"]);
const isRole = (concept: Concept): concept is Role => IS_ROLE.has(concept);

/** The field a label's value is read as; null where it is none of ours. */
export function fieldOfLabel(concept: Concept, stage: Stage | null): Field | null {
  if (concept === "risk") return "title";
  if (concept === "level") return `${stage ?? "current"}.score`;
  if (concept === "severity") return `${stage ?? "current"}.impact`;
  if (RATINGS.has(concept)) return `${stage ?? "current"}.${concept}` as Field;
  return isRole(concept) ? concept : null;
}

/** What is read of a sheet's labels by a mapping. */
export const saidLabels = (mapping: LabelMapping): ReadonlyMap<string, SaidLabel> =>
  new Map(mapping.labels.map((each) => [each.label, each]));

/** So many of the labels that mean something must stand on a sheet that was not confirmed itself. */
const TWIN_SHARE = 0.8;

/** The mapping a sheet of these texts (plain) is read by: its own, else that of a sheet with the same labels; null for none. */
export function mappingForSheet(
  mappings: readonly LabelMapping[],
  sheet: string,
  texts: () => ReadonlySet<string>,
): LabelMapping | null {
  const own = mappings.filter((mapping) => mapping.sheets.includes(sheet)).at(-1);
  if (own || mappings.length === 0) return own ?? null;
  const here = texts();
  const isTwin = ({ labels }: LabelMapping): boolean => {
    const meant = labels.filter(({ concept }) => concept !== "none");
    return meant.length >= 3 && meant.filter(({ label }) => here.has(label)).length >= meant.length * TWIN_SHARE;
  };
  return mappings.filter(isTwin).at(-1) ?? null;
}

/** What became of a confirmation on the labels that are there now. */
export function labelsState(
  mapping: LabelMapping,
  labels: readonly LabelReading[],
  sheets: readonly string[],
): { readonly state: MappingState; readonly reason: string } {
  const here = new Set(labels.map(({ label }) => labelKey(label)));
  const known = saidLabels(mapping);
  const missing = mapping.labels.filter(({ label, concept }) => concept !== "none" && !here.has(label));
  const fresh = labels.filter(({ label, field }) => field !== null && !known.has(labelKey(label)));
  const quoted = (list: readonly { readonly label: string }[]): string =>
    `${list.length > 1 ? "s" : ""} ${list
      .slice(0, 5)
      .map(({ label }) => `“${label}”`)
      .join(", ")}${list.length > 5 ? " and others" : ""}`;
  if (missing.length > 0)
    return {
      state: "changed",
      reason: `the sheet has changed since you confirmed how it is read: the label${quoted(missing)} cannot be found any more`,
    };
  if (!sheets.some((sheet) => mapping.sheets.includes(sheet)))
    return {
      state: "followed",
      reason: `its labels are those of the sheet ${mapping.sheet}, so it is read as you confirmed that one`,
    };
  return fresh.length > 0
    ? { state: "followed", reason: `there are labels you have not confirmed yet: label${quoted(fresh)}` }
    : { state: "used", reason: "you confirmed how it is read" };
}

const IS_ROLE: ReadonlySet<Concept> = new Set(ROLES);
const CONCEPTS = [
  ...ROLES,
  ...STAGE_PARTS,
  ...(["risk", "level", "severity", "evaluation", "tolerance", "date", "review", "none"] as const),
] satisfies readonly Concept[];

const text = v.pipe(v.string(), v.maxLength(LONGEST));
const Schema = v.object({
  version: v.literal(1),
  sheet: text,
  sheets: v.pipe(v.array(text), v.minLength(1), v.maxLength(MOST_SHEETS)),
  labels: v.pipe(
    v.array(v.object({ label: text, concept: v.picklist(CONCEPTS), stage: v.nullable(v.picklist(STAGES)) })),
    v.minLength(1),
    v.maxLength(MOST_LABELS),
  ),
});

/** A mapping that a workbook has kept; null for what is not of our making. */
export function parseLabelMapping(json: unknown): LabelMapping | null {
  const parsed = v.safeParse(Schema, json);
  return parsed.success ? parsed.output : null;
}
