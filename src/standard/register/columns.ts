import type { Profile } from "../../profile";
import type { Risk, Role, Stage, StagePart } from "../../register";
import type { CellInput } from "../../workbook";
import { dateCell } from "../lists";
import { uniqueHeadings } from "../names";
import type { Look } from "../sheet";
import { partHeading } from "../stages";
import { actionColumns } from "./actions";
import { directionColumn, notesText } from "./direction";
import { KIND_WORDS, matricesOf, type Draft, type OwnColumn, type RegisterSheet, type Row } from "./model";
import { asWrittenColumns, otherColumns } from "./rest";

/** Every column the register may have, in the standard order; those that no risk uses are taken out later. */
export function standardColumns(spec: RegisterSheet, rows: readonly Row[], look: Look): readonly Draft[] {
  const { register, workbook } = spec;
  const kinds = new Set(register.risks.map((risk) => risk.kind));
  const role = (key: Role, heading: string): Draft => text(key, heading, rows, (risk) => risk.texts[key]?.text);
  const date = (key: "targetDate" | "lastReview" | "nextReview" | "dateRaised", heading: string): Draft => ({
    key,
    heading,
    ...dateCell(
      rows.map(({ risk }) => risk.dates[key] ?? null),
      workbook.date1904,
    ),
  });
  const stage = (
    name: Stage,
    parts: readonly StagePart[] = ["likelihood", "impact", "score", "band"],
  ): readonly Draft[] => parts.map((part) => stageColumn(rows, name, part));
  const standard: readonly Draft[] = [
    text("id", "ID", rows, (risk) => risk.id),
    { ...text("title", "Risk", rows, (risk) => risk.title), narrowest: NARROWEST_TITLE },
    // A title and a description read from one cell need not stand twice.
    text("description", "Description", rows, ({ texts, title }) =>
      texts.description?.text === title ? "" : texts.description?.text,
    ),
    {
      key: "kind",
      heading: "Kind",
      cells: rows.map(({ risk }) => (kinds.has("opportunity") || risk.texts.kind ? KIND_WORDS[risk.kind] : null)),
      choices: { values: Object.values(KIND_WORDS), title: "Kind", message: "Threat or Opportunity." },
    },
    role("category", "Category"),
    role("cause", "Cause"),
    role("trigger", "Trigger"),
    role("consequence", "Consequence"),
    text("owner", "Owner", rows, ({ texts, owners }) => texts.owner?.text ?? owners.join("; ")),
    text("contact", "Contact", rows, ({ texts, contacts }) => texts.contact?.text ?? contacts.join("; ")),
    ...stage("inherent"),
    text("controls", "Controls", rows, (risk) => controlsText(risk, spec.controlsSheet)),
    ...stage("current"),
    ...stage("residual"),
    ...stage("previous", ["score"]),
    directionColumn(spec, rows, look),
    ...stage("target"),
    date("targetDate", "Target date"),
    ...actionColumns(rows, workbook.date1904),
    date("lastReview", "Last review"),
    date("nextReview", "Next review"),
    text("notes", "Notes", rows, (risk) => risk.texts.notes?.text),
  ];
  const notes = standard.length - 1;
  return [
    ...standard.slice(0, notes),
    { ...standard[notes]!, cells: rows.map((row) => notesText(row, spec)) },
    ...stage("previous", ["likelihood", "impact"]),
    // The layout has no band for the period before: only one that the source itself gives is kept.
    ...(register.risks.some((risk) => risk.stages.previous?.band?.text) ? stage("previous", ["band"]) : []),
    ...FURTHER_ROLES.map(([key, heading]) => role(key, heading)),
    date("dateRaised", "Date raised"),
    ...LISTED_ROLES.map(([key, heading, isListed]) =>
      text(`listed.${key}`, heading, rows, (risk) => (isListed(risk) ? "" : risk.texts[key]?.text)),
    ),
    ...otherColumns(rows),
    ...asWrittenColumns(rows),
  ];
}

/** A title is what a reader looks for: it is not broken into single words. */
const NARROWEST_TITLE = 20;

const text = (key: string, heading: string, rows: readonly Row[], get: (risk: Risk) => string | undefined): Draft => ({
  key,
  heading,
  cells: rows.map(({ risk }) => get(risk) || null),
});

/** Roles the standard layout has no column for. */
const FURTHER_ROLES: readonly (readonly [Role, string])[] = [
  ["asset", "Asset"],
  ["threat", "Threat"],
  ["vulnerability", "Vulnerability"],
  ["response", "Response"],
  ["contingency", "Contingency"],
  ["priority", "Priority"],
];

/** Texts that have sheets of their own, unless the reader made no list of them or gave none of its items this part. */
const LISTED_ROLES: readonly (readonly [Role, string, (risk: Risk) => boolean])[] = [
  ["adequacy", "Control adequacy", ({ controls }) => controls.some(({ adequacy }) => !!adequacy?.text)],
  ["assurance", "Assurance", ({ controls }) => controls.some(({ assurance }) => !!assurance?.text)],
  ["actions", "Actions", ({ actions }) => actions.length > 0],
  ["actionOwner", "Action owner", ({ actions }) => actions.some(({ owner }) => !!owner?.text)],
  ["due", "Action due", ({ actions }) => actions.some(({ due }) => !!due?.text)],
  ["revisedDue", "Action revised due", ({ actions }) => actions.some(({ revisedDue }) => !!revisedDue?.text)],
  ["status", "Action status", ({ actions }) => actions.some(({ status }) => !!status?.text)],
];

/** Longer lists stand on the controls sheet alone, so that no row grows beyond what Excel can show. */
const LONGEST_CONTROLS = 1500;

function controlsText(risk: Risk, sheet: string | null): string {
  const whole = risk.texts.controls?.text ?? risk.controls.map((control) => control.text).join("\n");
  if (whole.length <= LONGEST_CONTROLS || !sheet || risk.controls.length === 0) return whole;
  return `${risk.controls.length} ${risk.controls.length === 1 ? "control" : "controls"}: see the sheet ${sheet}.`;
}

function stageColumn(rows: readonly Row[], stage: Stage, part: StagePart): Draft {
  const axes = matricesOf(rows).flatMap((matrix) =>
    part === "likelihood" || part === "impact" ? [matrix.grid[part]] : [],
  );
  const axis = axes[0];
  const choices =
    axis?.known && axes.every((other) => other.known && String(values(other)) === String(values(axis)))
      ? values(axis)
      : null;
  return {
    key: `${stage}.${part}`,
    heading: partHeading(stage, part),
    cells: rows.map(({ stages }) => stages[stage][part].value),
    centred: true,
    ...(choices && {
      choices: {
        values: choices,
        title: partHeading(stage, part),
        message: `Choose one of the levels on the matrix sheet: ${choices.join(", ")}.`,
      },
    }),
  };
}

const values = (axis: {
  readonly labels: readonly string[] | null;
  readonly levels: readonly { readonly number: number }[];
}): readonly string[] => axis.labels ?? axis.levels.map((level) => String(level.number));

/** The layout's columns with the writer's own among them. */
export function withOwn(standard: readonly Draft[], rows: readonly Row[], own: readonly OwnColumn[]): readonly Draft[] {
  const byKey = new Map(standard.map((draft) => [draft.key, draft]));
  const shown = (key: string, row: number): CellInput => byKey.get(key)?.cells[row] ?? null;
  const drafts = own.map(({ cell, ...column }) => ({
    ...column,
    cells: rows.map((_, r) => cell(r, (key) => shown(key, r))),
  }));
  return standard.flatMap((draft) => [draft, ...drafts.filter(({ after }) => after === draft.key)]);
}

/** Columns that name people. */
export const PEOPLE: readonly string[] = ["owner", "contact", "listed.actionOwner"];

/** Columns that some risk uses, without those the profile drops, renamed as it says, every heading once. */
export function chosen(drafts: readonly Draft[], { exportColumns: { drop, rename } }: Profile): readonly Draft[] {
  const dropped = new Set(drop.map((heading) => heading.toLowerCase()));
  const used = drafts.filter(
    ({ heading, cells }) => cells.some((cell) => cell !== null && cell !== "") && !dropped.has(heading.toLowerCase()),
  );
  const kept = used.length > 0 ? used : drafts.slice(0, 2);
  const headings = uniqueHeadings(kept.map(({ heading }) => rename[heading] ?? heading));
  return kept.map((draft, c) => ({ ...draft, heading: headings[c]! }));
}
