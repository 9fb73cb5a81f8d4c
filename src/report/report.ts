import type { Finding, Severity } from "../checks";
import { bandNamed, bandOfPair, bandOfScore, scoreOf, type Matrix } from "../matrix";
import { compare, movementOf, SURE, withPrevious, type Movement } from "../movement";
import {
  STAGES,
  matrixFor,
  pairOf,
  type DateCell,
  type Field,
  type Register,
  type Risk,
  type Role,
  type Stage,
  type StageReading,
  type TextCell,
} from "../register";
import { verdictOf } from "../submit";
import { columnName, isoDay, rectA1, refA1, type CellRef } from "../workbook";
import type { CheckResult } from "./check";
import type { Report, ReportFinding, ReportMatrix, ReportRegister, ReportRisk, ReportStage, TextRole } from "./model";

/** The report of a file that was read and checked. `file` is shown as given. */
export function toReport(file: string, { reading, before, findings, ignored, returned, asOf }: CheckResult): Report {
  const { ready, sentence } = verdictOf(reading, { open: findings, ignored, returned });
  const count = (severity: Severity): number => findings.filter((f) => f.severity === severity).length;
  return {
    version: 1,
    file,
    asOf: isoDay(asOf),
    error: null,
    ...(reading.workbook.notes.length > 0 && { notes: reading.workbook.notes }),
    registers: reading.registers.map((register, i) => registerReport(register, before[i] ?? null)),
    findings: findings.map((finding) => findingReport(finding, reading.registers)),
    ...(ignored.length > 0 && {
      ignored: ignored.map(({ finding, ignore: { reason, role, day } }) => ({
        ...findingReport(finding, reading.registers),
        reason,
        role,
        day,
      })),
    }),
    verdict: { ready, sentence },
    summary: {
      risks: reading.registers.reduce((sum, register) => sum + register.risks.length, 0),
      errors: count("error"),
      warnings: count("warning"),
      advice: count("advice"),
    },
  };
}

/** The report of a file that could not be read. */
export const unreadableReport = (file: string, message: string): Report => ({
  version: 1,
  file,
  asOf: null,
  error: message,
  registers: [],
  findings: [],
  summary: { risks: 0, errors: 0, warnings: 0, advice: 0 },
});

function registerReport(register: Register, before: Register | null): ReportRegister {
  const fields = fieldsOf(register);
  const movements = movementsOf(register, before);
  const table = register.layout === "table";
  return {
    sheet: register.sheet,
    range: rectA1(register.range),
    layout: register.layout,
    kind: register.kind,
    period: register.period,
    confidence: Math.round(register.confidence * 100) / 100,
    ...(table &&
      register.headerRows && { headerRows: [register.headerRows[0] + 1, register.headerRows[1] + 1] as const }),
    ...(table && { columns: columnsOf(register) }),
    stageLabels: register.stageLabels,
    matrix: matrixReport(register.matrices[register.kind === "opportunities" ? "opportunity" : "threat"]),
    ...(register.kind === "mixed" && { opportunityMatrix: matrixReport(register.matrices.opportunity) }),
    risks: register.risks.map((risk, i) => riskReport(register, risk, fields, movements[i]!)),
  };
}

const CLOSED = /^closed\b/i;
const saysClosed = (risk: Risk): boolean =>
  [risk.dot, risk.texts.status].some((cell) => CLOSED.test(cell?.text.trim() ?? ""));

/** How each risk moved: by the register's own previous scores, else by the period before. A match that a person should look at first says nothing. */
function movementsOf(register: Register, before: Register | null): readonly (Movement | null)[] {
  const own = register.risks.map((risk) => movementOf(register, risk));
  if (!before) return own;
  const matches = compare(before, register);
  const filled = withPrevious(register, matches);
  const matchOf = new Map(matches.flatMap((match) => (match.current ? [[match.current, match] as const] : [])));
  return register.risks.map((risk, i) => {
    const match = matchOf.get(risk);
    if (own[i] !== null || !match || match.sure < SURE) return own[i]!;
    if (!match.previous) return "new";
    return saysClosed(risk) && !saysClosed(match.previous) ? "closed" : movementOf(filled, filled.risks[i]!);
  });
}

/** The letter of each field's first column; ratings are gathered by stage. */
function columnsOf(register: Register): ReportRegister["columns"] {
  const columns: Record<string, string | Record<string, string>> = {};
  const put = (field: Field, column: number): void => {
    const [name, part] = field.split(".") as [string, string | undefined];
    if (part === undefined) columns[name] ??= columnName(column);
    else ((columns[name] ??= {}) as Record<string, string>)[part] ??= columnName(column);
  };
  for (const { field, column, isPair } of register.columns) {
    if (field === null) continue;
    put(field, column);
    if (isPair) put(`${field.split(".")[0] as Stage}.impact`, column);
  }
  return columns as ReportRegister["columns"];
}

/** The fields a register has: a table by its columns, cards and pages by what any of them shows. */
function fieldsOf(register: Register): ReadonlySet<Field | Stage> {
  const fields = new Set<Field | Stage>();
  for (const { field } of register.columns) {
    if (field === null) continue;
    fields.add(field);
    const stage = field.split(".")[0] as Stage;
    if (STAGES.includes(stage)) fields.add(stage);
  }
  for (const risk of register.risks) {
    for (const role of Object.keys(risk.texts) as Role[]) fields.add(role);
    for (const role of Object.keys(risk.dates) as Role[]) fields.add(role);
    for (const stage of Object.keys(risk.stages) as Stage[]) fields.add(stage);
    if (risk.owners.length > 0) fields.add("owner");
    if (risk.contacts.length > 0) fields.add("contact");
    if (risk.dot) fields.add("dot");
    if (risk.controls.length > 0) fields.add("controls");
    if (risk.actions.length > 0) fields.add("actions");
  }
  return fields;
}

const RANGE_RULES: readonly Matrix["rule"][] = ["product", "sum", "product-plus-impact"];

function matrixReport(matrix: Matrix): ReportMatrix {
  const names = (axis: Matrix["likelihood"]): string[] => axis.map((level) => level.labels[0] ?? String(level.number));
  const inRanges = matrix.bands.every((band) => band.min !== null && band.max !== null);
  return {
    source: matrix.source,
    where: matrix.where,
    likelihood: names(matrix.likelihood),
    impact: names(matrix.impact),
    rule: matrix.rule,
    bands: matrix.bands.map(({ id, label, min, max, fill }) => ({ id, label, min, max, fill })),
    ...((!RANGE_RULES.includes(matrix.rule) || !inRanges) &&
      matrix.cells.length > 0 && { cells: matrix.cells.map((row) => row.map(({ score, band }) => ({ score, band }))) }),
  };
}

const TEXT_ROLES: readonly TextRole[] = [
  "description",
  "category",
  "cause",
  "trigger",
  "consequence",
  "asset",
  "threat",
  "vulnerability",
  "response",
  "contingency",
  "priority",
  "notes",
];
const DATE_ROLES = ["dateRaised", "lastReview", "nextReview", "targetDate"] as const;

const SHARED_ROLES = ["adequacy", "assurance", "actionOwner", "due", "revisedDue", "status"] as const;

function givenToAPart({ controls, actions }: Risk, role: (typeof SHARED_ROLES)[number]): boolean {
  switch (role) {
    case "adequacy":
    case "assurance":
      return controls.some((control) => control[role] !== null);
    case "actionOwner":
      return actions.some((action) => action.owner !== null);
    default:
      return actions.some((action) => action[role] !== null);
  }
}

function riskReport(
  register: Register,
  risk: Risk,
  fields: ReadonlySet<Field | Stage>,
  movement: Movement | null,
): ReportRisk {
  const texts: Partial<Record<TextRole, string | null>> = {};
  for (const role of TEXT_ROLES) if (fields.has(role)) texts[role] = textOf(risk.texts[role]);
  for (const role of DATE_ROLES)
    if (fields.has(role)) texts[role] = dayText(risk.dates[role]) ?? textOf(risk.texts[role]);
  // What belongs to actions or controls stands with the risk where the sheet gives it to the risk.
  for (const role of SHARED_ROLES) {
    const text = textOf(risk.texts[role]);
    if (text !== null && !givenToAPart(risk, role)) texts[role] = text;
  }
  const stages: Partial<Record<Stage, ReportStage | null>> = {};
  for (const stage of STAGES)
    if (fields.has(stage)) stages[stage] = stageReport(risk.stages[stage], matrixFor(register, risk));
  return {
    id: risk.id,
    title: risk.title,
    kind: risk.kind,
    sheet: risk.sheet,
    rows: [risk.rows[0] + 1, risk.rows[1] + 1],
    ...(fields.has("owner") && { owners: risk.owners }),
    ...(fields.has("contact") && { contacts: risk.contacts }),
    ...texts,
    ...stages,
    ...(fields.has("dot") && { dot: textOf(risk.dot) }),
    movement,
    ...(fields.has("controls") && {
      controls: risk.controls.map(({ text, adequacy, assurance }) => ({
        text,
        ...(adequacy && { adequacy: textOf(adequacy) }),
        ...(assurance && { assurance: textOf(assurance) }),
      })),
    }),
    ...(fields.has("actions") && {
      actions: risk.actions.map((action) => ({
        description: action.description,
        ...(action.owner && { owner: textOf(action.owner) }),
        ...(action.due && { due: dayText(action.due) }),
        ...(action.revisedDue && { revisedDue: dayText(action.revisedDue) }),
        ...(action.status && { status: statusOf(action.status) }),
      })),
    }),
    other: Object.fromEntries(Object.entries(risk.other).map(([heading, cell]) => [heading, cell.text])),
    ...(register.layout !== "table" && { cells: cellsOf(risk) }),
  };
}

/** Letters and words of the three colours come out as one word; a status of another kind as it stands. */
const RAG: Readonly<Record<string, string>> = {
  r: "red",
  a: "amber",
  g: "green",
  red: "red",
  amber: "amber",
  green: "green",
};
const statusOf = (cell: TextCell): string | null => {
  const text = textOf(cell);
  return text === null ? null : (RAG[text.toLowerCase()] ?? text);
};

const textOf = (cell: TextCell | null | undefined): string | null => cell?.text || null;
const dayText = (cell: DateCell | null | undefined): string | null =>
  cell?.day ? isoDay(cell.day) : cell?.text || null;

/** null where nothing of the stage is scored. */
function stageReport(stage: StageReading | undefined, matrix: Matrix): ReportStage | null {
  const parts = stage ? [stage.likelihood, stage.impact, stage.score, stage.band] : [];
  if (!stage || !parts.some((part) => part?.state === "scored")) return null;
  const pair = pairOf(stage);
  const likelihood = stage.likelihood?.value ?? pair?.likelihood ?? null;
  const impact = stage.impact?.value ?? pair?.impact ?? null;
  // Where the register has no score of its own, the matrix's is given; never a default's.
  const reckoned =
    matrix.source !== "default" && likelihood !== null && impact !== null ? scoreOf(matrix, likelihood, impact) : null;
  const score = stage.score ? stage.score.value : reckoned;
  const text = (stage.score ?? stage.band)?.text;
  return {
    ...((stage.likelihood || pair) && { likelihood }),
    ...((stage.impact || pair) && { impact }),
    ...((stage.score || score !== null) && { score }),
    ...bandPart(stage, matrix, likelihood, impact, score),
    ...(text !== undefined && { text }),
  };
}

/** The sheet's own word comes before the matrix: what stands there is reported, right or wrong. */
function bandPart(
  stage: StageReading,
  matrix: Matrix,
  likelihood: number | null,
  impact: number | null,
  score: number | null,
): { band?: string | null } {
  if (stage.band?.state === "scored") return { band: stage.band.band ?? stage.band.text };
  if (stage.score?.state === "scored" && stage.score.value === null) {
    const named = bandNamed(matrix, stage.score.text);
    if (named) return { band: named.id };
  }
  if (matrix.bandsKnown && matrix.source !== "default") {
    const pair = likelihood !== null && impact !== null ? bandOfPair(matrix, likelihood, impact) : null;
    const band = pair ?? (score !== null ? bandOfScore(matrix, score) : null);
    if (band) return { band: band.id };
  }
  return stage.band ? { band: null } : {};
}

function cellsOf(risk: Risk): Partial<Record<Field, string>> {
  const cells: Partial<Record<Field, string>> = {};
  const put = (field: Field, at: { readonly cell: CellRef } | null | undefined): void => {
    if (at) cells[field] ??= refA1(at.cell);
  };
  for (const stage of STAGES) {
    const reading = risk.stages[stage];
    for (const part of ["likelihood", "impact", "score", "band"] as const) put(`${stage}.${part}`, reading?.[part]);
  }
  for (const [role, cell] of Object.entries(risk.texts)) put(role as Role, cell);
  for (const [role, cell] of Object.entries(risk.dates)) put(role as Role, cell);
  put("dot", risk.dot);
  put("controls", risk.controls[0]);
  put("adequacy", risk.controls[0]?.adequacy);
  put("assurance", risk.controls[0]?.assurance);
  const action = risk.actions[0];
  put("actions", action);
  put("actionOwner", action?.owner);
  put("due", action?.due);
  put("revisedDue", action?.revisedDue);
  put("status", action?.status);
  return cells;
}

function findingReport(finding: Finding, registers: readonly Register[]): ReportFinding {
  const sheet = finding.cell?.sheet ?? finding.risk?.sheet ?? registers[finding.register]?.sheet ?? "";
  return {
    rule: finding.rule,
    severity: finding.severity,
    register: finding.register,
    sheet,
    cell: finding.cell && refA1(finding.cell, sheet),
    related: finding.related.map((ref) => refA1(ref, sheet)),
    risk: finding.risk?.id || null,
    message: finding.message,
    actual: finding.actual,
    expected: finding.expected,
    fix: finding.fix,
  };
}
