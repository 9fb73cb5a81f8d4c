import type { Finding } from "../checks";
import { arrowMeaning, compare, periodWords, withPrevious } from "../movement";
import { OWN, type Register, type Risk } from "../register";
import {
  actionsSheet,
  controlsSheet,
  findingsSheet,
  hasActions,
  hasControls,
  heatMaps,
  matrixSheet,
  namesFor,
  registerSheet,
  type Look,
  type MatrixSheet,
  type Origin,
} from "../standard";
import type { Day, Edit } from "../workbook";
import { ownColumns } from "./columns";
import { coverEdits, type CoverSheetLine } from "./cover";
import { possibleDuplicates } from "./duplicates";
import { escalation, nowOf } from "./escalate";
import { escalatedSheet } from "./escalatedSheet";
import { familiesOf, type Family } from "./matrices";
import type { CannotConsolidate, Consolidated, ConsolidateOptions, Source } from "./model";
import { referencesFor } from "./references";
import { cleanLabel } from "./sources";
import { portfolioSheet } from "./portfolio";

/** One risk in the corporate register. */
export interface Entry {
  readonly source: Source;
  /** As it stands in its own register. */
  readonly risk: Risk;
  /** What the corporate register calls it. */
  readonly id: string;
  readonly matrix: MatrixSheet | null;
  /** Why it is escalated; null where it is not. */
  readonly escalated: string | null;
}

const LOOK: Look = { plain: false };
const TITLE = "Corporate risk register";

/**
 * The edits that put several registers into one, on new sheets: a cover, a portfolio summary, the escalated risks, the
 * corporate register with its actions and controls, what the checks found, and every matrix. No sheet that is there already
 * is touched.
 */
export function consolidate(given: readonly Source[], options: ConsolidateOptions): Consolidated | CannotConsolidate {
  const sources = given.map(({ label, register, before, ...source }) => ({
    ...source,
    before,
    label: cleanLabel(label) || "Register",
    register: before ? withPrevious(register, compare(before, register)) : register,
  }));
  if (sources.every(({ register }) => register.risks.length === 0))
    return { impossible: "There are no risks to put together." };
  const { profile, asOf, workbook } = options;
  const names = namesFor(workbook);
  const cover = names.sheet("Cover");
  const summary = names.sheet("Portfolio summary");
  const escalatedName = names.sheet("Escalated risks");
  const name = names.sheet(TITLE);
  const references = referencesFor(sources);
  const families = familiesOf(sources);
  const isMixed = severalMatrices(sources, families);
  const sheetOf = (name: string, family: Family): MatrixSheet =>
    matrixSheet(names.sheet(name), names.table("RiskBands"), family.grid, LOOK);
  const drawn = families.map((family, n) => ({
    ...family,
    sheet: sheetOf(
      isMixed
        ? `Matrix ${String.fromCharCode(65 + (n % 26))}`
        : n > 0 && family.grid.matrix.kind === "opportunity"
          ? "Opportunity matrix"
          : "Matrix",
      family,
    ),
  }));
  const matrixFor = (source: Source, kind: Risk["kind"]): MatrixSheet | null =>
    drawn.find(({ members }) => members.some((one) => one.source === source && one.kind === kind))?.sheet ?? null;
  const entries: readonly Entry[] = sources.flatMap((source, s) =>
    source.register.risks.map((risk, r) => ({
      source,
      risk,
      id: references.ids[s]![r]!,
      matrix: matrixFor(source, risk.kind),
      escalated: escalation(source.register, risk, options.escalate, profile),
    })),
  );
  const combined = together(name, sources, entries);
  const meanings = new Map(sources.map(({ register }) => [register, arrowMeaning(register, profile)]));
  const said = new Set([...meanings.values()].filter((meaning) => meaning !== null));
  const meaning = said.size === 1 ? [...said][0]! : (profile.arrowMeaning ?? "up-is-worse");
  const origins = entries.map(({ source, matrix }): Origin => ({
    register: source.register,
    matrix,
    meaning: meanings.get(source.register) ?? null,
  }));
  const serving = (kind: Risk["kind"]): MatrixSheet | null =>
    isMixed ? null : (entries.find(({ risk, matrix }) => risk.kind === kind && matrix)?.matrix ?? null);
  const matrices = { threat: serving("threat"), opportunity: serving("opportunity") };
  const actions = hasActions(combined) ? names.sheet("Actions") : null;
  const controls = hasControls(combined) ? names.sheet("Controls") : null;
  const stages = [
    ...new Set(
      sources.flatMap(({ register }) => {
        const now = nowOf(register);
        return register.risks.some((risk) => risk.stages[now]) ? [now] : [];
      }),
    ),
  ];
  const now = stages.length > 1 ? "now" : (stages[0] ?? "current");
  const table = registerSheet(
    {
      name,
      table: names.table(OWN.register),
      title: TITLE,
      register: combined,
      workbook,
      profile,
      meaning,
      matrices,
      controlsSheet: controls,
      actionsSheet: actions,
      withoutPeople: false,
      origins,
      from: [OWN.together, ...(isMixed ? [OWN.severalMatrices] : [])].join(" "),
      ownColumns: ownColumns(entries, now, isMixed),
    },
    LOOK,
  );
  const written = dayWords(asOf);
  const maps = isMixed
    ? null
    : heatMaps({
        register: combined,
        matrices,
        table,
        title: TITLE,
        workings: names.sheet("Workings"),
        workingsTable: names.table("RiskPlaces"),
        stages,
      });
  const of = new Map(combined.risks.map((risk, r) => [risk, entries[r]!.source.label]));
  const further = (risks: readonly Risk[]) => [
    { heading: "Directorate", cells: risks.map((risk) => of.get(risk) ?? null), comfortable: 24 },
  ];
  const lists = { title: TITLE, register: combined, date1904: workbook.date1904, further };
  const found = findingsOf(given, sources, combined.risks);
  const findings = found.length > 0 ? names.sheet("Findings") : null;
  const escalated = entries.filter((entry) => entry.escalated !== null).length;
  const duplicates = possibleDuplicates(entries);
  const context = { sources, entries, table, now, isMixed, families: drawn, written, names, combined };
  const sheets: readonly CoverSheetLine[] = [
    {
      name: summary,
      holds: "Bands, directions of travel and findings by directorate, and the risks that rank highest.",
    },
    ...(escalated > 0
      ? [{ name: escalatedName, holds: "The risks that the rule of escalation takes, a row each, and why." }]
      : []),
    { name, holds: "The register: a row for each risk of every directorate." },
    ...(actions ? [{ name: actions, holds: "A row for each action, by risk ID." }] : []),
    ...(controls ? [{ name: controls, holds: "A row for each control, by risk ID." }] : []),
    ...(findings ? [{ name: findings, holds: "What the checks found in each source, a row each." }] : []),
    ...drawn.map(({ sheet }) => ({
      name: sheet.name,
      holds: "A scoring matrix and its bands, which the register's formulas look up.",
    })),
    ...(maps && maps.edits.length > 0
      ? [{ name: maps.edits.flatMap((edit) => (edit.kind === "addSheet" ? [edit.name] : []))[0]!, holds: WORKINGS }]
      : []),
  ];
  const notes = notesFor(sources, duplicates, isMixed, options.leftOut ?? []);
  const edits: readonly Edit[] = [
    ...coverEdits(
      {
        name: cover,
        table: names.table(OWN.cover),
        title: TITLE,
        sources,
        references,
        families: drawn,
        isMixed,
        now,
        asOf,
        date1904: workbook.date1904,
        escalate: options.escalate,
        escalated,
        sheets,
        notes: duplicates,
        leftOut: options.leftOut ?? [],
      },
      LOOK,
    ),
    ...portfolioSheet({ ...context, name: summary, heatMaps: maps }, LOOK),
    ...(escalated > 0 ? escalatedSheet({ ...context, name: escalatedName, rule: options.escalate }, LOOK) : []),
    ...table.edits,
    ...(actions ? actionsSheet({ name: actions, table: names.table(OWN.actions), ...lists }, LOOK) : []),
    ...(controls ? controlsSheet({ name: controls, table: names.table(OWN.controls), ...lists }, LOOK) : []),
    ...(findings
      ? findingsSheet(
          findings,
          names.table("RiskFindings"),
          found.map(({ finding }) => finding),
          LOOK,
          {
            note: "What the checks found in each source, a row for each. Sheets and cells are the source's own.",
            columns: [
              { heading: "Directorate", cells: found.map(({ source }) => source.label), comfortable: 24 },
              { heading: "Workbook", cells: found.map(({ source }) => source.fileName || null), comfortable: 30 },
            ],
          },
        )
      : []),
    ...drawn.flatMap(({ sheet }) => sheet.edits),
    ...(maps?.edits ?? []),
    { kind: "activate", sheet: cover, row: 0, column: 0 },
  ];
  return {
    edits,
    sheets: [cover, ...sheets.map(({ name }) => name)],
    risks: entries.length,
    escalated,
    notes,
  };
}

const WORKINGS = "What the heat map looks up. Nothing there is typed.";
const dayWords = ({ day, ...month }: Day): string => `${day} ${periodWords({ kind: "month", ...month })}`;

/** Whether the risks of one kind go by more than one matrix, or some by one and some by none. */
const severalMatrices = (sources: readonly Source[], families: readonly Family[]): boolean =>
  (["threat", "opportunity"] as const).some((kind) => {
    const own = families.filter(({ members }) => members.some((one) => one.kind === kind));
    const holding = sources.filter(({ register }) => register.risks.some((risk) => risk.kind === kind));
    const held = new Set(
      own.flatMap(({ members }) => members.flatMap((one) => (one.kind === kind ? [one.source] : []))),
    );
    return own.length > 1 || (own.length === 1 && held.size < holding.length);
  });

/** All risks as one register, under their new references. */
function together(sheet: string, sources: readonly Source[], entries: readonly Entry[]): Register {
  const [first] = sources;
  const periods = new Set(sources.map(({ register }) => register.period));
  const kinds = new Set(entries.map(({ risk }) => risk.kind));
  const { mapping: _mapping, mappingState: _state, labels: _labels, leftOut: _left, ...base } = first!.register;
  return {
    ...base,
    sheet,
    layout: "table",
    kind: kinds.size > 1 ? "mixed" : kinds.has("opportunity") ? "opportunities" : "threats",
    ...(periods.size > 1 && { period: null, periodEnd: null }),
    columns: [],
    stageLabels: {},
    untitled: [],
    emptyRows: [],
    arrowLegend: [],
    risks: entries.map(({ risk, id }) => ({ ...risk, id })),
  };
}

/** What was found in each source, about risks by their new references. */
function findingsOf(
  given: readonly Source[],
  sources: readonly Source[],
  risks: readonly Risk[],
): readonly { readonly source: Source; readonly finding: Finding }[] {
  const renamed = new Map(given.flatMap(({ register }) => register.risks).map((risk, r) => [risk, risks[r]!]));
  return sources.flatMap((source) =>
    source.sifted.open.map((finding) => ({
      source,
      finding: { ...finding, risk: finding.risk && (renamed.get(finding.risk) ?? finding.risk) },
    })),
  );
}

function notesFor(
  sources: readonly Source[],
  duplicates: readonly string[],
  isMixed: boolean,
  leftOut: readonly string[],
): readonly string[] {
  const periods = new Set(sources.map(({ register }) => register.period ?? "none"));
  return [
    ...leftOut,
    ...(periods.size > 1 ? ["The registers state different periods: the cover says which."] : []),
    ...(isMixed
      ? [
          "The registers do not go by one matrix: each risk keeps its own, and scores of different matrices are not compared.",
        ]
      : []),
    ...duplicates,
  ];
}
