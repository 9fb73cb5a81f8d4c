import { lastDayOf, periodWords, readPeriod } from "../movement";
import { a1, compareDays, rectA1, serialOf, type Day, type Edit } from "../workbook";
import { AS_OF, councilIn, coverLines, stageLines, VERDICT, whereFrom, type Line, type Look } from "../standard";
import { verdictOf } from "../submit";
import { ESCALATE_WORDS, nowOf, type Escalate } from "./escalate";
import type { Portfolio } from "./portfolio";
import type { Source } from "./model";
import type { References } from "./references";

export interface CoverSheetLine {
  readonly name: string;
  readonly holds: string;
}

export interface CoverSpec extends Pick<Portfolio, "sources" | "families" | "isMixed" | "now"> {
  readonly name: string;
  readonly table: string;
  readonly title: string;
  readonly references: References;
  readonly asOf: Day;
  readonly date1904: boolean;
  readonly escalate: Escalate;
  readonly escalated: number;
  /** The other sheets, in their order. */
  readonly sheets: readonly CoverSheetLine[];
  /** For somebody to look at. */
  readonly notes: readonly string[];
  readonly leftOut: readonly string[];
}

/** Which registers went in, whether each can be submitted, by what rules they were put together, and what is where. */
export function coverEdits(spec: CoverSpec, look: Look): readonly Edit[] {
  const { name, table, title, sources, references, isMixed, now, asOf, escalate, escalated } = spec;
  const verdicts = sources.map(({ register, sifted }) => verdictOf({ registers: [register] }, sifted));
  const waiting = [...new Set(sources.flatMap(({ label }, n) => (verdicts[n]!.ready ? [] : [label])))];
  const labels = new Set(sources.map(({ label }) => label));
  const council = councilOf(sources);
  const lines: readonly Line[] = [
    ...(council ? [["Council", council] as Line] : []),
    ["Registers", whole(sources)],
    ["Period", periods(sources)],
    [AS_OF, serialOf(asOf, spec.date1904) ?? ""],
    [
      VERDICT,
      waiting.length === 0
        ? "Ready to submit: no errors, and each risk has a score."
        : `Not ready to submit: ${waiting.length} of ${count(labels.size, "directorate", "directorates")} ${waiting.length === 1 ? "has" : "have"} something to put right: ${listed(waiting)}.`,
    ],
    ...sources.map((source, n): Line => [`From ${source.label}`, `${sourceWords(source)} ${verdicts[n]!.sentence}`]),
    ...spec.leftOut.map((text): Line => ["Not taken", text]),
    ...sources.flatMap(({ register, label }) =>
      register.untitled.map(({ id, row, cell }): Line => [
        "Left out",
        `${label}: row ${row + 1} of ${cell.sheet} (${id?.text || a1(cell.row, cell.column)}) has ratings or a score but no text.`,
      ]),
    ),
    ...spec.notes.map((text): Line => ["Please look", text]),
    [
      "Escalated",
      `${ESCALATE_WORDS[escalate]} ${escalated === 0 ? "None is." : `${escalated} of ${count(entriesIn(sources), "risk", "risks")}.`}`,
    ],
    ["References", referenceWords(references)],
    [
      "Where it comes from",
      "The Source columns of the register give each risk's own reference, its workbook, sheet and cell.",
    ],
    ["Score now", nowWords(sources, now)],
    ...matrixLines(spec),
    [
      "Ranking",
      isMixed
        ? "Risks rank by their band, worst first; by score only among those of one matrix. Scores of different matrices are never compared."
        : "Risks rank by their band, worst first, then by score: one matrix serves them all.",
    ],
    ...sources.flatMap(({ register, label }) =>
      stageLines(register).map(([about, said]): Line => [about, `${label}: ${said}`]),
    ),
    ...spec.sheets.map(({ name, holds }): Line => [`Sheet ${name}`, holds]),
    [
      "How to read it",
      "One row to a risk. Scores, bands and directions of travel are formulas over the matrix: change a rating and they follow. Which risks are escalated, and the ranking, are as they were when this was made.",
    ],
    [
      "Figures",
      "A figure that differs from its matrix was kept as the source has it, and the Notes column says so. What the source wrote in another form stands at the right, under “(as written)”.",
    ],
    ["Colours", "Colours repeat what the words say; nothing is told by colour alone."],
    ...[...new Set(sources.flatMap(({ workbook }) => workbook.notes))].map((note): Line => ["Note", note]),
  ];
  const note = "Several registers put into one, in the standard register layout.";
  return coverLines({ name, table, title, note, lines, ready: waiting.length === 0 }, look);
}

const count = (n: number, one: string, many: string): string => `${n.toLocaleString("en-GB")} ${n === 1 ? one : many}`;
const listed = (items: readonly string[]): string =>
  items.length < 2 ? (items[0] ?? "") : `${items.slice(0, -1).join(", ")} and ${items[items.length - 1]!}`;
const entriesIn = (sources: readonly Source[]): number =>
  sources.reduce((sum, { register }) => sum + register.risks.length, 0);

/** "14 risks and 2 opportunities". */
function risksIn(sources: readonly Source[]): string {
  const risks = sources.flatMap(({ register }) => register.risks);
  const opportunities = risks.filter(({ kind }) => kind === "opportunity").length;
  const threats = risks.length - opportunities;
  return listed([
    ...(threats > 0 || opportunities === 0 ? [count(threats, "risk", "risks")] : []),
    ...(opportunities > 0 ? [count(opportunities, "opportunity", "opportunities")] : []),
  ]);
}

function whole(sources: readonly Source[]): string {
  const files = new Set(sources.map(({ workbook }) => workbook)).size;
  const registers = count(sources.length, "register", "registers");
  return `${risksIn(sources)}, from ${registers} in ${count(files, "workbook", "workbooks")}.`;
}

function sourceWords(source: Source): string {
  const { fileName, register, sifted } = source;
  const period = readPeriod(register.period);
  const of = (severity: string): number => sifted.open.filter((finding) => finding.severity === severity).length;
  return [
    `${risksIn([source])}, ${fileName ? `${fileName}, ` : ""}sheet ${register.sheet}, ${rectA1(register.range)};`,
    `${period ? periodWords(period) : "no period stated"};`,
    `${count(of("error"), "error", "errors")}, ${count(of("warning"), "warning", "warnings")}.`,
    ...(source.before
      ? [`Previous scores come from the sheet ${source.before.sheet} where the register gives none.`]
      : []),
  ].join(" ");
}

function periods(sources: readonly Source[]): string {
  const stated = [...new Set(sources.flatMap(({ register }) => register.period ?? []))]
    .map(readPeriod)
    .filter((period) => period !== null)
    .sort((a, b) => compareDays(lastDayOf(a), lastDayOf(b)));
  const silent = sources.some(({ register }) => readPeriod(register.period) === null);
  if (stated.length === 0) return "The sources state none.";
  const words = listed(stated.map(periodWords));
  if (stated.length === 1) return silent ? `${words}; some registers state none.` : words;
  return `The registers state different periods: ${words}${silent ? "; some state none" : ""}.`;
}

/** The council that all titles which name one name. */
function councilOf(sources: readonly Source[]): string {
  const named = new Set(
    sources
      .map(({ register, workbook }) => councilIn([{ register, above: [] }], workbook))
      .filter((name) => name !== "" && !ANY_COUNCIL.test(name)),
  );
  return named.size === 1 ? [...named][0]! : "";
}

/** What councils call themselves when they do not say which one. */
const ANY_COUNCIL =
  /^(?:the )?(?:county|city|borough|district|town|parish|metropolitan|unitary|our)? ?(?:council|combined authority)$/i;

function referenceWords({ codes, coded, unnamed }: References): string {
  const rule = "A reference stays as its register has it where no other risk here has the same.";
  if (coded + unnamed === 0) return `${rule} All of them do.`;
  const key = listed([...codes].map(([label, code]) => `${code} for ${label}`));
  return [
    `${rule} Else the directorate's code stands before it (${key}).`,
    ...(coded > 0 ? [`${count(coded, "reference has", "references have")} such a code.`] : []),
    ...(unnamed > 0
      ? [`${count(unnamed, "risk without a reference is", "risks without a reference are")} called by code and row.`]
      : []),
  ].join(" ");
}

function nowWords(sources: readonly Source[], now: string): string {
  if (now !== "now") return `Where a risk stands now is its ${now} score.`;
  const labels = (stage: string): string =>
    listed([...new Set(sources.flatMap(({ register, label }) => (nowOf(register) === stage ? [label] : [])))]);
  return `Where a risk stands now is its current score (${labels("current")}), and its residual score where the register has no current one (${labels("residual")}).`;
}

function matrixLines({ families, isMixed, sources }: CoverSpec): readonly Line[] {
  const lines = families.map(({ grid, sheet, members }): Line => {
    const own = [...new Set(members.map(({ source }) => source))];
    const kinds = new Set(members.map(({ kind }) => kind));
    const of = kinds.size === 1 && kinds.has("opportunity") ? "opportunities of " : "";
    const whose = `${of}${listed([...new Set(own.map(({ label }) => label))])}`;
    const file = own[0]!.fileName && own.length > 1 ? ` (as in ${own[0]!.fileName})` : "";
    return [`The sheet ${sheet.name}`, `Scores ${whose}. ${whereFrom(grid.matrix)}${file}`];
  });
  const held = new Set(families.flatMap(({ members }) => members.map(({ source }) => source)));
  const without = [...new Set(sources.flatMap((source) => (held.has(source) ? [] : [source.label])))];
  return [
    [
      "Matrices",
      isMixed
        ? "The directorates do not go by one matrix. Each risk keeps its own, which the Matrix column names and its formulas look up."
        : "One matrix serves all directorates.",
    ],
    ...lines,
    ...(without.length > 0
      ? [["No matrix", `${listed(without)}: no ratings to look up; scores and bands stand as they were typed.`] as Line]
      : []),
  ];
}
