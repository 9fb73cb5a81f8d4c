import { bandsAreKnown, bandScores } from "../bands";
import { fillOf, scoreOf, sameNumber, type Matrix } from "../matrix";
import { dotText, movementOf, periodWords, readDot, readPeriod, type Movement } from "../movement";
import type { ArrowMeaning, Profile } from "../profile";
import {
  isDone,
  OWN,
  STAGE_PARTS,
  STAGES,
  type Register,
  type Risk,
  type Role,
  type Stage,
  type StagePart,
} from "../register";
import {
  a1,
  columnName,
  contrast,
  markOurs,
  quoteSheet,
  type CellInput,
  type Edit,
  type FormatRule,
  type WorkbookSnapshot,
} from "../workbook";
import { dateCell } from "./lists";
import type { MatrixSheet } from "./matrixSheet";
import { uniqueHeadings } from "./names";
import { FIRST_ROW, tableSheet, type Look, type TableColumn } from "./sheet";
import { partHeading, stageParts, type Part, type StageParts } from "./stages";

export interface RegisterSheet {
  readonly name: string;
  readonly table: string;
  readonly title: string;
  readonly register: Register;
  readonly workbook: WorkbookSnapshot;
  readonly profile: Profile;
  readonly meaning: ArrowMeaning;
  /** By kind; null where the kind does not occur or has no matrix to look up. */
  readonly matrices: Readonly<Record<Risk["kind"], MatrixSheet | null>>;
  /** The name of the sheet with the controls in full, where there is one. */
  readonly controlsSheet: string | null;
  readonly actionsSheet: string | null;
  /** Without the columns that name people. */
  readonly withoutPeople: boolean;
  /** By risk, where they come from several registers; left out, `register`, `matrices` and `meaning` hold for all. */
  readonly origins?: readonly Origin[];
  /** Where the risks come from, in a sentence; left out, from the register's sheet. */
  readonly from?: string;
  /** Columns of the writer's own beside those of the layout. */
  readonly ownColumns?: readonly OwnColumn[];
}

/** Where one risk of a table comes from, and by what it is read. */
export interface Origin {
  readonly register: Register;
  readonly matrix: MatrixSheet | null;
  /** What an arrow up says there; null where nobody knows. */
  readonly meaning: ArrowMeaning | null;
}

/** A column that the layout does not have. */
export interface OwnColumn extends Pick<TableColumn, "heading" | "characters" | "comfortable" | "centred"> {
  /** What formulas and colours know it by. */
  readonly key: string;
  /** The key of the layout's column that it follows. */
  readonly after: string;
  /** What it shows in a row, given what the layout's columns show there. */
  readonly cell: (row: number, shown: (key: string) => CellInput) => string | number | null;
  /** The formula that comes to it, with its "="; null where it is typed. */
  readonly formula?: (row: number, at: (key: string) => string | null) => string | null;
}

/** What holds for the whole register, worked out once. */
interface Facts {
  /** Whether threats and opportunities share the table. */
  readonly mixed: boolean;
}

/** A column before it has a place: `key` is what formulas know it by. */
interface Draft extends TableColumn {
  readonly key: string;
  readonly formula?: OwnColumn["formula"];
}

interface Row {
  readonly risk: Risk;
  readonly stages: Readonly<Record<Stage, StageParts>>;
  readonly movement: Movement | null;
  readonly matrix: MatrixSheet | null;
  /** What an arrow up says in its register. */
  readonly meaning: ArrowMeaning | null;
  /** The stage a previous score is compared with. */
  readonly now: "current" | "residual";
}

/** The register itself: one table, a row a risk, in the standard order, then whatever else the source has. */
export function registerSheet(spec: RegisterSheet, look: Look): RegisterTable {
  const { register } = spec;
  const known = new Map<Register, ReturnType<typeof factsOf>>();
  const rows: readonly Row[] = register.risks.map((risk, r) => {
    const origin = spec.origins?.[r] ?? { register, matrix: spec.matrices[risk.kind], meaning: spec.meaning };
    const { trusted, now } = known.get(origin.register) ?? factsOf(origin.register);
    known.set(origin.register, { trusted, now });
    const grid = origin.matrix?.grid ?? null;
    return {
      risk,
      stages: Object.fromEntries(
        STAGES.map((stage) => [stage, stageParts(stage, risk.stages[stage], grid, trusted[risk.kind])]),
      ) as Record<Stage, StageParts>,
      movement: movementOf(origin.register, risk),
      matrix: origin.matrix,
      meaning: origin.meaning,
      now,
    };
  });
  const facts: Facts = { mixed: new Set(register.risks.map((risk) => risk.kind)).size > 1 };
  const standard = standardColumns(spec, rows, look).filter(({ key }) => !spec.withoutPeople || !PEOPLE.includes(key));
  const drafts = chosen(withOwn(standard, rows, spec.ownColumns ?? []), spec.profile);
  const place = new Map(drafts.map(({ key }, c) => [key, c]));
  const address: Address = (key, row) => {
    const column = place.get(key);
    return column === undefined ? null : a1(FIRST_ROW + row, column);
  };
  const columns = look.plain ? drafts : drafts.map((draft) => withFormulas(draft, spec, facts, rows, address));
  const cell = (key: string, row: number): CellInput => drafts[place.get(key) ?? -1]?.cells[row] ?? null;
  const edits = [
    ...tableSheet(
      {
        name: spec.name,
        table: spec.table,
        title: spec.title,
        note: noteOf(spec),
        columns,
        frozenColumns: place.has("title") ? Math.min(MOST_FROZEN, place.get("title")! + 1) : 1,
        tabColour: "#1F3864",
      },
      look,
    ),
    ...(look.plain ? [] : colours(spec, rows, place, address)),
  ];
  return {
    edits,
    range: (key) => {
      const column = place.get(key);
      return column === undefined ? null : columnRange(spec.name, column, FIRST_ROW, FIRST_ROW + rows.length - 1);
    },
    at: (key, row) => {
      const own = address(key, row);
      return own && `${quoteSheet(spec.name)}!${own}`;
    },
    cell,
    count: (holds) => rows.reduce((sum, { risk }, r) => sum + (holds(risk, (key) => cell(key, r)) ? 1 : 0), 0),
  };
}

const factsOf = (register: Register): { trusted: Record<Risk["kind"], boolean>; now: Row["now"] } => ({
  trusted: { threat: isTrusted(register, "threat"), opportunity: isTrusted(register, "opportunity") },
  now: register.risks.some((risk) => risk.stages.current) ? "current" : "residual",
});

/** The layout's columns with the writer's own among them. */
function withOwn(standard: readonly Draft[], rows: readonly Row[], own: readonly OwnColumn[]): readonly Draft[] {
  const byKey = new Map(standard.map((draft) => [draft.key, draft]));
  const shown = (key: string, row: number): CellInput => byKey.get(key)?.cells[row] ?? null;
  const drafts = own.map(({ cell, ...column }) => ({
    ...column,
    cells: rows.map((_, r) => cell(r, (key) => shown(key, r))),
  }));
  return standard.flatMap((draft) => [draft, ...drafts.filter(({ after }) => after === draft.key)]);
}

/** Columns that name people. */
const PEOPLE: readonly string[] = ["owner", "contact", "listed.actionOwner"];

/** What stands above the register: for its readers, and for our own, which finds the other parts by it. */
function noteOf({ register, matrices, actionsSheet, controlsSheet, from }: RegisterSheet): string {
  const rows = register.risks.length;
  const period = readPeriod(register.period);
  const scored = [...new Set([matrices.threat, matrices.opportunity])].flatMap((matrix) => matrix?.name ?? []);
  return [
    `${rows} ${rows === 1 ? "row" : "rows"}, one for each risk${period ? `, for ${periodWords(period)}` : ""}.`,
    OWN.words,
    from ?? OWN.source(register.sheet),
    ...(scored.length > 0 ? [OWN.scored(scored)] : []),
    ...(actionsSheet ? [OWN.actionsOn(actionsSheet)] : []),
    ...(controlsSheet ? [OWN.controlsOn(controlsSheet)] : []),
  ].join(" ");
}

/** An absolute range down one column of a sheet; rows 0-based. */
const columnRange = (sheet: string, column: number, top: number, bottom: number): string =>
  `${quoteSheet(sheet)}!$${columnName(column)}$${top + 1}:$${columnName(column)}$${bottom + 1}`;

/** The register as it was written. Columns are known by key ("current.band", "dot"), rows from 0. */
export interface RegisterTable {
  readonly edits: readonly Edit[];
  /** For formulas elsewhere; null where the layout has no such column. */
  range(key: string): string | null;
  /** One cell, for formulas elsewhere; null where the layout has no such column. */
  at(key: string, row: number): string | null;
  /** What the cell shows. */
  cell(key: string, row: number): CellInput;
  /** How many risks it holds for. */
  count(holds: (risk: Risk, cell: (key: string) => CellInput) => boolean): number;
}

/** The address of a column's cell in a row of the table (0-based); null where the layout has no such column. */
type Address = (key: string, row: number) => string | null;

/** Whether scores may be worked out where the source has none: always by a matrix that somebody gave, by an assumed one only where at least 3 rows bear it out and none speaks against it. */
function isTrusted(register: Register, kind: Risk["kind"]): boolean {
  const matrix = register.matrices[kind];
  if (matrix.source !== "default") return true;
  let agree = 0;
  for (const risk of register.risks) {
    if (risk.kind !== kind) continue;
    for (const stage of STAGES) {
      const { likelihood, impact, score } = risk.stages[stage] ?? {};
      if (likelihood?.value == null || impact?.value == null || score?.value == null) continue;
      const gives = scoreOf(matrix, likelihood.value, impact.value);
      if (gives === null || !sameNumber(gives, score.value)) return false;
      agree++;
    }
  }
  return agree >= 3;
}

/** ID, directorate and title stay in sight, and are repeated where the table is several pages wide. */
const MOST_FROZEN = 3;

/** A title is what a reader looks for: it is not broken into single words. */
const NARROWEST_TITLE = 20;

const text = (key: string, heading: string, rows: readonly Row[], get: (risk: Risk) => string | undefined): Draft => ({
  key,
  heading,
  cells: rows.map(({ risk }) => get(risk) || null),
});

/** Every column the register may have, in the standard order; those that no risk uses are taken out later. */
function standardColumns(spec: RegisterSheet, rows: readonly Row[], look: Look): readonly Draft[] {
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
    directionColumn(rows.map((row) => direction(spec, row, look))),
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

const KIND_WORDS: Readonly<Record<Risk["kind"], string>> = { threat: "Threat", opportunity: "Opportunity" };

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

const matricesOf = (rows: readonly Row[]): readonly MatrixSheet[] =>
  [...new Set(rows.map(({ matrix }) => matrix))].filter((matrix) => matrix !== null);

const values = (axis: {
  readonly labels: readonly string[] | null;
  readonly levels: readonly { readonly number: number }[];
}): readonly string[] => axis.labels ?? axis.levels.map((level) => String(level.number));

/** The movement by the scores in our words; where there is none, what the source says. */
function direction(spec: RegisterSheet, { risk, movement, meaning }: Row, look: Look): string | null {
  const text = risk.dot?.text ?? "";
  // Beside registers to which up means something else, a bare arrow would be misread.
  const read = spec.origins && meaning && isBareArrow(text) ? readDot(text, meaning, risk.kind) : null;
  const said = movement ?? read;
  if (said === null) return text || null;
  const words = dotText(said, spec.meaning, risk.kind);
  return look.plain ? words.replace(/^\S\s/, "") : words;
}

const isBareArrow = (text: string): boolean => /^\s*[^\s\p{L}\p{N}]{1,2}\s*$/u.test(text);

/** Narrow and centred, unless the source describes its directions in sentences. */
const directionColumn = (cells: readonly (string | null)[]): Draft => ({
  key: "dot",
  heading: "Direction of travel",
  cells,
  ...(cells.every((cell) => (cell?.length ?? 0) <= 24) && { characters: 13, centred: true }),
});

function actionColumns(rows: readonly Row[], date1904: boolean): readonly Draft[] {
  if (rows.every(({ risk }) => risk.actions.length === 0)) return [];
  const open = rows.map(({ risk }) => risk.actions.filter((action) => !isDone(action.status?.text ?? "")));
  const next = open.map((actions) => {
    const dates = actions.flatMap(({ due, revisedDue }) => (revisedDue?.day ? [revisedDue] : due?.day ? [due] : []));
    return dates.reduce<(typeof dates)[number] | null>(
      (first, one) => (first === null || order(one.day!) < order(first.day!) ? one : first),
      null,
    );
  });
  return [
    {
      key: "actionsOpen",
      heading: "Actions open",
      cells: open.map((actions) => actions.length),
      characters: 9,
      centred: true,
    },
    { key: "nextAction", heading: "Next action due", ...dateCell(next, date1904) },
  ];
}

const order = ({ year, month, day }: { year: number; month: number; day: number }): number =>
  (year * 12 + month) * 31 + day;

/** The source's notes, then ours: where a figure of the source was kept against its own matrix, or an arrow against its scores. */
function notesText({ risk, stages, movement, meaning }: Row, { origins }: RegisterSheet): string | null {
  const own = risk.texts.notes?.text;
  const said = risk.dot ? readDot(risk.dot.text, meaning, risk.kind) : null;
  const ours = [
    ...STAGES.flatMap((stage) => stages[stage].notes),
    ...(movement && said && said !== movement && said !== "new" && said !== "closed"
      ? [`Direction of travel: the source says ${risk.dot!.text}, its scores say ${movement}.`]
      : []),
    ...(origins && meaning === null && movement === null && risk.dot && /[▲▼↑↓]/.test(risk.dot.text)
      ? [`Direction of travel: the source shows ${risk.dot.text}, and nobody says what its arrows mean.`]
      : []),
  ].map((note) => `${OWN.note}${note}`);
  return [...(own ? [own] : []), ...ours].join("\n") || null;
}

/** Columns with no role of ours, under their own headings, in the order they are met. */
function otherColumns(rows: readonly Row[]): readonly Draft[] {
  const headings = new Map<string, (string | null)[]>();
  rows.forEach(({ risk }, r) => {
    for (const [heading, { text: own }] of Object.entries(risk.other)) {
      let cells = headings.get(heading);
      if (!cells) headings.set(heading, (cells = rows.map(() => null)));
      cells[r] = own || null;
    }
  });
  return [...headings].map(([heading, cells]) => ({ key: `other.${heading}`, heading, cells }));
}

/** What the source wrote where the layout writes it otherwise: "16 (Major/Likely)" beside 16. */
function asWrittenColumns(rows: readonly Row[]): readonly Draft[] {
  const parts = STAGES.flatMap((stage) =>
    STAGE_PARTS.map((part) => ({
      heading: partHeading(stage, part),
      cells: rows.map(({ stages }) => stages[stage][part].asWritten),
    })),
  );
  const dots = rows.map(({ risk, movement }) =>
    movement !== null && risk.dot && !["", "▲", "▼", "▶"].includes(risk.dot.text.trim()) ? risk.dot.text : null,
  );
  const kinds = rows.map(({ risk }) =>
    risk.texts.kind && risk.texts.kind.text.toLowerCase() !== KIND_WORDS[risk.kind].toLowerCase()
      ? risk.texts.kind.text || null
      : null,
  );
  return [...parts, { heading: "Direction of travel", cells: dots }, { heading: "Kind", cells: kinds }].map(
    ({ heading, cells }) => ({ key: `written.${heading}`, heading: `${heading} (as written)`, cells }),
  );
}

/** Columns that some risk uses, without those the profile drops, renamed as it says, every heading once. */
function chosen(drafts: readonly Draft[], { exportColumns: { drop, rename } }: Profile): readonly Draft[] {
  const dropped = new Set(drop.map((heading) => heading.toLowerCase()));
  const used = drafts.filter(
    ({ heading, cells }) => cells.some((cell) => cell !== null && cell !== "") && !dropped.has(heading.toLowerCase()),
  );
  const kept = used.length > 0 ? used : drafts.slice(0, 2);
  const headings = uniqueHeadings(kept.map(({ heading }) => rename[heading] ?? heading));
  return kept.map((draft, c) => ({ ...draft, heading: headings[c]! }));
}

/** Scores, bands and directions as formulas, in every cell where the formula comes to just what the source has. */
function withFormulas(draft: Draft, spec: RegisterSheet, facts: Facts, rows: readonly Row[], address: Address): Draft {
  const { formula: own } = draft;
  if (own)
    return {
      ...draft,
      cells: draft.cells.map((input, r) => {
        const formula = own(r, (key) => address(key, r));
        const value = typeof input === "object" ? "" : input;
        return formula === null ? input : { formula, value };
      }),
    };
  const [stage, part] = draft.key.split(".") as [Stage, StagePart];
  if (draft.key === "dot")
    return { ...draft, cells: rows.map((row, r) => directionFormula(spec, facts, row, r, address, draft.cells[r]!)) };
  if (!STAGES.includes(stage) || (part !== "score" && part !== "band")) return draft;
  return {
    ...draft,
    cells: rows.map(({ stages, matrix }, r) => {
      const own: Part = stages[stage][part];
      if (!own.live) return own.value;
      const body = byKind(spec, matrix, r, address, (one) =>
        part === "score" ? scoreFormula(one, stage, r, address) : bandFormula(one, stage, r, address),
      );
      return body ? { formula: `=${body}`, value: own.value ?? "" } : own.value;
    }),
  };
}

/** One formula for the whole column: where both kinds occur and go by different matrices, it asks the Kind column. */
function byKind(
  spec: RegisterSheet,
  own: MatrixSheet | null,
  row: number,
  address: Address,
  formula: (matrix: MatrixSheet) => string | null,
): string | null {
  const { threat, opportunity } = spec.matrices;
  const body = own && formula(own);
  if (!body || !threat || !opportunity || threat === opportunity) return body;
  const kind = address("kind", row);
  const [forOpportunity, forThreat] = [formula(opportunity), formula(threat)];
  return kind && forOpportunity && forThreat
    ? `IF(${kind}="${KIND_WORDS.opportunity}",${forOpportunity},${forThreat})`
    : body;
}

function lookUp(matrix: MatrixSheet, range: string, stage: Stage, row: number, address: Address): string | null {
  const likelihood = address(`${stage}.likelihood`, row);
  const impact = address(`${stage}.impact`, row);
  if (!likelihood || !impact) return null;
  return `IF(OR(${likelihood}="",${impact}=""),"",IFERROR(INDEX(${range},MATCH(${likelihood},${matrix.likelihood},0),MATCH(${impact},${matrix.impact},0)),""))`;
}

const scoreFormula = (matrix: MatrixSheet, stage: Stage, row: number, address: Address): string | null =>
  matrix.scores ? lookUp(matrix, matrix.scores, stage, row, address) : null;

function bandFormula(matrix: MatrixSheet, stage: Stage, row: number, address: Address): string | null {
  if (!matrix.ranges) return matrix.bands && lookUp(matrix, matrix.bands, stage, row, address);
  const score = address(`${stage}.score`, row);
  if (!score) return null;
  const { from, to, band } = matrix.ranges;
  return `IF(ISNUMBER(${score}),IFERROR(IF(${score}<=INDEX(${to},MATCH(${score},${from},1)),INDEX(${band},MATCH(${score},${from},1)),""),""),"")`;
}

/** Previous score against current, else residual, as `movementOf` judges it; typed where the scores alone do not say it. */
function directionFormula(
  { meaning }: RegisterSheet,
  { mixed }: Facts,
  { risk, stages, movement, now }: Row,
  row: number,
  address: Address,
  typed: CellInput,
): CellInput {
  const [before, after] = [address("previous.score", row), address(`${now}.score`, row)];
  if (!before || !after) return typed;
  const [from, to] = [stages.previous.score.value, stages[now].score.value];
  const known = typeof from === "number" && typeof to === "number";
  const byScores: Movement | null = known
    ? from === to
      ? "same"
      : to > from === (risk.kind === "opportunity")
        ? "better"
        : "worse"
    : null;
  // A blank stays live, so that the arrow comes with the score; a word of the source's ("New") stays as it is.
  if (byScores !== movement || (movement === null && typed !== null)) return typed;
  const up = (kind: Risk["kind"]): string => dotText(kind === "opportunity" ? "better" : "worse", meaning, kind);
  const down = (kind: Risk["kind"]): string => dotText(kind === "opportunity" ? "worse" : "better", meaning, kind);
  const body = (kind: Risk["kind"]): string =>
    `IF(${after}>${before},"${up(kind)}",IF(${after}<${before},"${down(kind)}","${dotText("same", meaning, kind)}"))`;
  const kind = address("kind", row);
  const asked =
    mixed && kind
      ? `IF(${kind}="${KIND_WORDS.opportunity}",${body("opportunity")},${body("threat")})`
      : body(risk.kind);
  return {
    formula: `=IF(AND(ISNUMBER(${before}),ISNUMBER(${after})),${asked},"")`,
    value: typeof typed === "string" ? typed : "",
  };
}

const quoted = (text: string): string => `"${text.replace(/"/g, '""')}"`;

const WORSE = { fill: "#FDECEA", fontColour: "#9C0006" };
const BETTER = { fill: "#E6F4EA", fontColour: "#006100" };

/** Live colours: score and band by the band's word, a previous score by its range, a direction by its word. */
function colours(
  { name }: RegisterSheet,
  rows: readonly Row[],
  place: ReadonlyMap<string, number>,
  address: Address,
): readonly Edit[] {
  const edits: Edit[] = [];
  const bottom = FIRST_ROW + rows.length - 1;
  if (rows.length === 0) return edits;
  const add = (keys: readonly string[], rules: readonly FormatRule[]): void => {
    const ranges = keys.flatMap((key) => {
      const column = place.get(key);
      return column === undefined ? [] : [{ top: FIRST_ROW, left: column, bottom, right: column }];
    });
    for (const range of ranges)
      if (rules.length > 0) edits.push({ kind: "conditionalFormats", sheet: name, ranges: [range], rules });
  };
  const present = matricesOf(rows).filter(({ grid }) => bandsAreKnown(grid.matrix));
  const ofOne = (sheet: MatrixSheet, condition: string): string => {
    const [named, kind] = [address("matrix", 0), address("kind", 0)];
    if (present.length < 2) return condition;
    if (named) return `AND($${named}=${quoted(sheet.name)},${condition})`;
    return kind ? `AND($${kind}="${KIND_WORDS[sheet.grid.matrix.kind]}",${condition})` : condition;
  };
  const ruled = (condition: (matrix: Matrix, band: Matrix["bands"][number]) => string | null): readonly FormatRule[] =>
    present.flatMap((sheet) => {
      const { matrix } = sheet.grid;
      return matrix.bands.flatMap((band) => {
        const test = condition(matrix, band);
        const { fill, ink } = fillOf(matrix, band);
        return test === null || contrast(fill, ink) < 4.5
          ? []
          : [{ formula: markOurs(ofOne(sheet, test)), fill, fontColour: ink }];
      });
    });
  for (const stage of [...STAGES, "now"]) {
    const word = address(`${stage}.band`, 0);
    const score = address(`${stage}.score`, 0);
    if (word)
      add(
        [`${stage}.score`, `${stage}.band`],
        ruled((_, band) => `$${word}=${quoted(band.label)}`),
      );
    else if (score)
      add(
        [`${stage}.score`],
        ruled((matrix, band) => withinFormula(matrix, band.id, score)),
      );
  }
  const dot = address("dot", 0);
  if (dot)
    add(
      ["dot"],
      [
        { formula: markOurs(`ISNUMBER(SEARCH("Worse",${dot}))`), ...WORSE },
        { formula: markOurs(`ISNUMBER(SEARCH("Better",${dot}))`), ...BETTER },
      ],
    );
  return edits;
}

function withinFormula(matrix: Matrix, band: string, score: string): string | null {
  const { decided, intervals } = bandScores(matrix);
  const parts = intervals
    .get(band)!
    .map(({ min, max }) => (Number.isFinite(max) ? `AND(${score}>=${min},${score}<=${max})` : `${score}>=${min}`));
  return decided && parts.length > 0 ? `AND(ISNUMBER(${score}),OR(${parts.join(",")}))` : null;
}
