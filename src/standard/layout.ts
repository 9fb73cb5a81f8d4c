import type { Finding } from "../checks";
import { arrowMeaning, compare, periodWords, withPrevious, type RiskMatch } from "../movement";
import { DEFAULT_PROFILE, type Profile } from "../profile";
import { OWN, STAGES, type Register, type Risk } from "../register";
import { type Day, type Edit, type WorkbookSnapshot } from "../workbook";
import { gridOf, type Grid } from "./axes";
import { cardsSheet } from "./cardsSheet";
import { coverSheet, titleOf, type CoverRegister, type Submission } from "./cover";
import { actionsSheet, controlsSheet, hasActions, hasControls } from "./lists";
import { heatMaps } from "./heatMaps";
import { matrixSheet, type MatrixSheet } from "./matrixSheet";
import { namesFor, type Names } from "./names";
import { registerSheet } from "./register";
import { riskProfile } from "./riskProfile";
import { changesSheet, findingsSheet } from "./reports";
import type { Look } from "./sheet";
import { stuckAbove, type Stuck } from "./stuck";
import { summarySheet } from "./summary";

export interface StandardOptions {
  readonly profile?: Profile;
  readonly asOf: Day;
  /** What the checks found, on a sheet of its own; left out, nothing is said of it. */
  readonly findings?: readonly Finding[];
  /** For each register, the same one a period before: its scores become the previous ones, and a sheet tells what changed. */
  readonly previous?: readonly (Register | null)[];
  /** For each register, the same one in the periods before that, the latest first: they tell how long a risk has stood above appetite. */
  readonly earlier?: readonly (readonly Register[])[];
  /** For publication: no fills, no symbols, words and typed values alone. */
  readonly plain?: boolean;
  /** A page for each risk too, in print form. */
  readonly cards?: boolean;
  /** Without the columns that name people: owners, contacts, owners of actions. */
  readonly withoutPeople?: boolean;
  /** The workbook the registers were read in, where `workbook` is another that they are written to: its titles and notes are told on the cover. */
  readonly source?: WorkbookSnapshot;
  /** The council's name, for the cover; left out, the one that the source's title names. */
  readonly council?: string;
  /** Whether the registers can go to committee, and their stamp; left out, nothing is said of it. */
  readonly submission?: Submission;
}

/**
 * The edits that write registers in the standard register layout to new sheets of their workbook: a cover,
 * then for each register its table, actions, controls and matrix. No sheet that is there already is touched.
 * Carried out on an empty workbook they make a new one.
 */
export function standardLayout(
  registers: readonly Register[],
  workbook: WorkbookSnapshot,
  options: StandardOptions,
): readonly Edit[] {
  const profile = options.profile ?? DEFAULT_PROFILE;
  const pairs = registers
    .map((register, i) => withBefore(register, options.previous?.[i] ?? null, options.earlier?.[i] ?? [], profile))
    .filter(({ register }) => register.risks.length > 0);
  if (pairs.length === 0) return [];
  const look: Look = { plain: options.plain ?? false };
  const names = namesFor(workbook);
  const cover = names.sheet("Cover");
  const tails = tailsFor(pairs.map(({ register }) => register));
  const matrices = new Map<string, MatrixSheet>();
  const above = pairs.map((_, i) => pairs.slice(0, i).map(({ register }) => register));
  const parts = pairs.map((pair, i) =>
    registerEdits({ ...pair, above: above[i]! }, tails[i]!, {
      workbook,
      source: options.source ?? workbook,
      written: dayWords(options.asOf),
      cards: options.cards ?? false,
      withoutPeople: options.withoutPeople ?? false,
      profile,
      names,
      look,
      matrices,
    }),
  );
  // What was found is for those who put it right, not for the public.
  const told = look.plain ? undefined : options.findings;
  const findings = told && told.length > 0 ? names.sheet("Findings") : null;
  const found = told ? { ...counts(told), sheet: findings } : null;
  return [
    ...coverSheet(
      {
        name: cover,
        table: names.table(OWN.cover),
        workbook,
        asOf: options.asOf,
        registers: parts.map((part) => part.cover),
        found,
        source: options.source ?? workbook,
        council: options.council ?? "",
        submission: look.plain ? null : (options.submission ?? null),
        workings: parts.flatMap(({ workings }) => workings ?? []),
      },
      look,
    ),
    ...parts.flatMap((part) => part.edits),
    ...(findings ? findingsSheet(findings, names.table("RiskFindings"), told!, look) : []),
    ...[...matrices.values()].flatMap((matrix) => matrix.edits),
    ...parts.flatMap((part) => part.last),
    { kind: "activate", sheet: cover, row: 0, column: 0 },
  ];
}

/** What changed, but for who owns it. */
const unnamed = (match: RiskMatch): RiskMatch => ({
  ...match,
  changes: match.changes.filter(({ kind }) => kind !== "owner"),
});

const dayWords = ({ day, ...month }: Day): string => `${day} ${periodWords({ kind: "month", ...month })}`;

interface Pair {
  readonly register: Register;
  /** null where no period before was given. */
  readonly changes: readonly RiskMatch[] | null;
  /** Likewise. */
  readonly stuck: readonly Stuck[] | null;
}

function withBefore(
  register: Register,
  previous: Register | null,
  earlier: readonly Register[],
  profile: Profile,
): Pair {
  if (!previous) return { register, changes: null, stuck: null };
  const changes = compare(previous, register);
  return {
    register: withPrevious(register, changes),
    changes,
    stuck: stuckAbove(register, [previous, ...earlier], profile),
  };
}

interface Around {
  readonly workbook: WorkbookSnapshot;
  /** Where the registers were read. */
  readonly source: WorkbookSnapshot;
  /** "31 December 2018". */
  readonly written: string;
  readonly cards: boolean;
  readonly withoutPeople: boolean;
  readonly profile: Profile;
  readonly names: Names;
  readonly look: Look;
  /** Matrices drawn so far, by what is in them: registers that share one share its sheet. */
  readonly matrices: Map<string, MatrixSheet>;
}

function registerEdits(
  { register, changes, stuck, above }: Pair & Pick<CoverRegister, "above">,
  tail: string,
  around: Around,
): {
  readonly edits: readonly Edit[];
  readonly cover: CoverRegister;
  /** Sheets that nobody needs to look at, after all others. */
  readonly last: readonly Edit[];
  readonly workings: string | null;
} {
  const { workbook, profile, names, look } = around;
  // The plain edition has one table to a sheet, and no pictures.
  const summary = look.plain ? null : names.sheet(`Summary${tail}`);
  const name = names.sheet(tail === "" ? "Standard register" : `Register${tail}`);
  const actions = hasActions(register) ? names.sheet(`Actions${tail}`) : null;
  const controls = hasControls(register) ? names.sheet(`Controls${tail}`) : null;
  const { withoutPeople } = around;
  const cards = around.cards ? names.sheet(`Risk cards${tail}`) : null;
  const told = withoutPeople ? (changes?.map(unnamed) ?? null) : changes;
  const changed = told ? names.sheet(`Changes${tail}`) : null;
  const threat = matrixFor(register, "threat", around);
  const opportunity = matrixFor(register, "opportunity", around);
  const meaning = arrowMeaning(register, profile) ?? "up-is-worse";
  const date1904 = workbook.date1904;
  const title = titleOf(register, around.source, above);
  const matrices = { threat, opportunity };
  const spec = { name, table: names.table(OWN.register), title, register, workbook, profile, meaning, matrices };
  const table = registerSheet(
    { ...spec, controlsSheet: controls, actionsSheet: actions, withoutPeople: around.withoutPeople },
    look,
  );
  const changeEdits = changed ? changesSheet(changed, names.table("RiskChanges"), title, told!, stuck ?? [], look) : [];
  const maps = heatMaps({
    register,
    matrices,
    table,
    title,
    workings: names.sheet(`Workings${tail}`),
    workingsTable: names.table("RiskPlaces"),
  });
  // The plain edition's own picture of the same.
  const inWords = summary || maps.maps.length === 0 ? null : names.sheet(`Risk profile${tail}`);
  const edits = [
    ...(summary
      ? summarySheet(
          {
            name: summary,
            title,
            register,
            matrices,
            table,
            heatMaps: maps,
            stuck,
            written: around.written,
            tableName: names.table,
          },
          look,
        )
      : []),
    ...table.edits,
    ...(inWords
      ? riskProfile(
          { name: inWords, table: names.table("RiskProfile"), title, heatMaps: maps, written: around.written },
          look,
        )
      : []),
    ...(cards
      ? cardsSheet(
          { name: cards, tableName: names.table("RiskCards"), title, register, table, meaning, withoutPeople },
          look,
        )
      : []),
    ...(actions
      ? actionsSheet({ name: actions, table: names.table(OWN.actions), title, register, date1904, withoutPeople }, look)
      : []),
    ...(controls
      ? controlsSheet({ name: controls, table: names.table(OWN.controls), title, register, date1904 }, look)
      : []),
    ...changeEdits,
  ];
  const drawn = [...new Set([threat, opportunity])].filter((matrix) => matrix !== null);
  const sheets = [
    ...(summary ? [{ name: summary, holds: "Heat maps, bands and directions counted, and the highest scores." }] : []),
    { name, holds: "The register: a row for each risk." },
    ...(inWords ? [{ name: inWords, holds: "How many risks stand where on the scoring matrix." }] : []),
    ...(cards ? [{ name: cards, holds: "A page for each risk, to be printed." }] : []),
    ...(actions ? [{ name: actions, holds: "A row for each action, by risk ID." }] : []),
    ...(controls ? [{ name: controls, holds: "A row for each control, by risk ID." }] : []),
    ...(changed && changeEdits.length > 0 ? [{ name: changed, holds: "What changed since the period before." }] : []),
    ...drawn.map((matrix) => ({
      name: matrix.name,
      holds: look.plain
        ? "The scoring matrix and its bands."
        : "The scoring matrix and its bands, which the register's formulas look up.",
    })),
  ];
  const last = summary ? maps.edits : [];
  const workings = last.flatMap((edit) => (edit.kind === "addSheet" ? [edit.name] : []))[0] ?? null;
  return { edits, cover: { register, above, meaning, matrices: drawn, sheets }, last, workings };
}

/** The sheet of the matrix one kind of risk goes by; null where there is none to look anything up in. */
function matrixFor(register: Register, kind: Risk["kind"], { matrices, names, look }: Around): MatrixSheet | null {
  const grid = gridOf(register, kind);
  if (!grid || (grid.matrix.source === "default" && !rated(register, kind))) return null;
  const key = keyOf(grid);
  let found = matrices.get(key);
  if (!found) {
    found = matrixSheet(
      names.sheet(kind === "opportunity" && matrices.size > 0 ? "Opportunity matrix" : "Matrix"),
      names.table("RiskBands"),
      grid,
      look,
    );
    matrices.set(key, found);
  }
  return found;
}

const keyOf = ({ matrix, likelihood, impact }: Grid): string =>
  JSON.stringify([matrix.cells, matrix.bands, likelihood, impact]);

/** Whether any risk of the kind shows both ratings, so that a matrix has something to give. */
const rated = (register: Register, kind: Risk["kind"]): boolean =>
  register.risks.some(
    (risk) =>
      risk.kind === kind &&
      STAGES.some(
        (stage) => risk.stages[stage]?.likelihood?.value != null && risk.stages[stage]?.impact?.value != null,
      ),
  );

/** What tells the sheets of several registers apart: their source sheets' names, else threats and opportunities, else numbers. */
function tailsFor(registers: readonly Register[]): readonly string[] {
  if (registers.length === 1) return [""];
  const unique = (texts: readonly string[]): boolean =>
    new Set(texts.map((text) => text.toLowerCase())).size === texts.length;
  const sheets = registers.map((register) => ` - ${register.sheet}`);
  if (unique(sheets)) return sheets;
  const kinds = registers.map((register) => ` - ${register.kind}`);
  return unique(kinds) ? kinds : registers.map((_, i) => ` ${i + 1}`);
}

const counts = (findings: readonly Finding[]): { error: number; warning: number; advice: number } => {
  const found = { error: 0, warning: 0, advice: 0 };
  for (const { severity } of findings) found[severity]++;
  return found;
};
