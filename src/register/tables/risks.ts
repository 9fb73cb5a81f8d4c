import { cellKey, type CellValue, type SheetSnapshot, type Steps } from "../../workbook";
import { levelOf, type Matrix } from "../../matrix";
import { readDate, readDateText, type DateOptions } from "../dates";
import { gridAfter, type Grid } from "../grid";
import { namesOpportunity } from "../kind";
import { itemsOf, namesOf, numberedItems } from "../lists";
import { bandCell } from "../bands";
import type {
  Action,
  Control,
  DateCell,
  Field,
  RatingCell,
  Register,
  Risk,
  Role,
  Stage,
  StagePart,
  StageReading,
  TextCell,
} from "../model";
import { STAGES } from "../model";
import { bothNamed } from "../order";
import { readRating, type RatingContext } from "../ratings";
import { leadingScaleWord, numberWords } from "../scales";
import { cellText, isBlank, plain } from "../text";
import type { TableColumns } from "./columns";
import type { RiskRows, TableRows } from "./rows";

/** What the risks of a table are read by. */
export interface RiskContext {
  readonly order: Register["order"];
  readonly matrices: Register["matrices"];
  readonly dates: DateOptions;
  /** Of the whole table; a column of kinds may say otherwise for a risk. */
  readonly kind: "threat" | "opportunity";
}

/** "No action", "None": said, and nothing there. */
const NOTHING =
  /^(?:[-–—.]+|n\/?a|none|nil|no (?:further )?(?:actions?|controls?)(?: required| needed| identified)?|not applicable|dim)\.?$/i;

export function* readRisks(grid: Grid, table: TableColumns, rows: TableRows, context: RiskContext): Steps<Risk[]> {
  const reader = riskReader(grid, table, rows, context);
  const risks: Risk[] = [];
  readers.set(risks, (sheet, risk) => reader({ first: risk.rows[0], last: risk.rows[1] }, gridAfter(grid, sheet)));
  for (const risk of rows.risks) {
    risks.push(reader(risk));
    if (risks.length % RISKS_A_STEP === 0) yield;
  }
  return risks;
}

/** Some milliseconds' work. */
const RISKS_A_STEP = 64;

/** Reads one risk of a table again, from the same rows of its sheet as it is now. */
type RiskReader = (sheet: SheetSnapshot, risk: Risk) => Risk;
const readers = new WeakMap<readonly Risk[], RiskReader>();

/** The reader a table's risks came from, with all it knew of the table; undefined for risks that were read otherwise. */
export const readerOf = (risks: readonly Risk[]): RiskReader | undefined => readers.get(risks);

/** The texts of the rated cells of a part, all stages: what its scale is told by. */
function rawTexts(grid: Grid, columns: readonly number[], risks: readonly RiskRows[]): string[] {
  const texts: string[] = [];
  for (const { first } of risks.slice(0, 2000)) {
    for (const column of columns) {
      const value = grid.value(first, column);
      if (typeof value === "string" && !isBlank(value)) texts.push(cellText(value));
    }
  }
  return texts;
}

/** Words that come again in a column: a scale of the register's own. */
function repeatedWords(texts: readonly string[]): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const text of texts) if (text.length <= 40) counts.set(plain(text), (counts.get(plain(text)) ?? 0) + 1);
  const again = [...counts].filter(([word, n]) => n >= 2 && /\p{L}/u.test(word)).map(([word]) => word);
  return new Set(counts.size <= 8 ? again : []);
}

/** What returns reads a risk, from `on` where the sheet is another by now. */
function riskReader(
  grid: Grid,
  table: TableColumns,
  rows: TableRows,
  context: RiskContext,
): (risk: RiskRows, on?: Grid) => Risk {
  const asFound = grid;
  const sheet = grid.sheet.name;
  const column = (field: Field): number => table.columns.find((c) => c.field === field)?.column ?? -1;
  const partColumns = (part: StagePart): number[] =>
    table.columns.filter((c) => c.field?.endsWith(`.${part}`) && !c.isPair).map((c) => c.column);
  const paired = table.columns.filter((c) => c.isPair);
  const pairColumns = new Set(paired.map((c) => c.column));
  const likelihoods = rawTexts(grid, partColumns("likelihood"), rows.risks);
  const impacts = rawTexts(grid, partColumns("impact"), rows.risks);
  const scores = rawTexts(grid, partColumns("score"), rows.risks);
  const withWords = (texts: readonly string[]): string[] => texts.filter((t) => leadingScaleWord(t) !== null);
  const both = numberWords([...withWords(likelihoods), ...withWords(impacts)]);
  /** Words are numbered by a known scale only where the key names none of its levels, and then by one as long as its axis. */
  const numbersFor = (
    part: "likelihood" | "impact",
    texts: readonly string[],
    key: Matrix | null,
  ): ReadonlyMap<string, number> | null => {
    const axis = key === null ? [] : key[part];
    if (axis.some((level) => level.labels.length > 0)) return null;
    return axis.length > 0 ? numberWords(withWords(texts), axis.length) : (both ?? numberWords(withWords(texts)));
  };
  const pairs = scores.filter((t) => /^\s*\d{1,2}\s*,\s*\d{1,2}\s*$/.test(t)).length * 2 > scores.length;
  const ratingContext = (kind: Risk["kind"], part: "likelihood" | "impact" | "score"): RatingContext => {
    const matrix = context.matrices[kind];
    const isKnown = matrix.source === "workbook" || matrix.source === "chosen";
    const texts = part === "likelihood" ? likelihoods : part === "impact" ? impacts : scores;
    return {
      part,
      first: context.order.first,
      likelihood: isKnown ? matrix.likelihood : [],
      impact: isKnown ? matrix.impact : [],
      numbers: part === "score" ? null : numbersFor(part, texts, isKnown ? matrix : null),
      own: repeatedWords(texts),
      pairs,
    };
  };
  const pairContext = (kind: Risk["kind"]): RatingContext => ({
    ...ratingContext(kind, "score"),
    first: paired.map((c) => bothNamed(c.heading)).find((first) => first !== null) ?? context.order.first,
    pairs: true,
  });
  const contexts = {
    threat: {
      likelihood: ratingContext("threat", "likelihood"),
      impact: ratingContext("threat", "impact"),
      score: ratingContext("threat", "score"),
      pair: pairContext("threat"),
    },
    opportunity: {
      likelihood: ratingContext("opportunity", "likelihood"),
      impact: ratingContext("opportunity", "impact"),
      score: ratingContext("opportunity", "score"),
      pair: pairContext("opportunity"),
    },
  };

  const isFormula = (row: number, col: number): boolean => grid.sheet.formulas.has(cellKey(row, col));
  /** The risk's own cell of a column: the first of its rows that holds something. */
  const place = (risk: RiskRows, col: number): { row: number; column: number; value: CellValue } => {
    for (let row = risk.first; row <= risk.last; row++) {
      const from = grid.origin(row, col);
      const value = grid.value(row, col);
      if (!isBlank(value)) return { ...from, value };
    }
    return { row: risk.first, column: col, value: null };
  };
  const cellOf = (row: number, col: number) => ({ sheet, row, column: col });
  const textOf = (risk: RiskRows, col: number): TextCell => {
    const texts: string[] = [];
    let cell = null;
    const seen = new Set<string>();
    for (let row = risk.first; row <= risk.last; row++) {
      const text = row === risk.first ? grid.text(row, col) : grid.ownText(row, col);
      if (text === "" || seen.has(text)) continue;
      seen.add(text);
      cell ??= { sheet, ...grid.origin(row, col) };
      texts.push(dateText(row, col, text));
    }
    return { cell: cell ?? cellOf(risk.first, col), text: texts.join("\n") };
  };
  /** A date shown as a date, not as a serial number. */
  const dateText = (row: number, col: number, text: string): string => {
    const from = grid.origin(row, col);
    const value = grid.value(row, col);
    const format = grid.sheet.numberFormats.get(cellKey(from.row, from.column));
    if (typeof value !== "number" || format === undefined) return text;
    const day = readDate(value, format, context.dates);
    return day.day && day.state !== "none" && /[dmy]/i.test(format)
      ? `${pad(day.day.day)}/${pad(day.day.month)}/${day.day.year}`
      : text;
  };
  const dateAt = (row: number, col: number, isOwn = false): DateCell => {
    const from = grid.origin(row, col);
    const value = isOwn ? (grid.sheet.rows[row]?.[col] ?? null) : grid.value(row, col);
    return {
      cell: { sheet, ...from },
      ...readDate(value, grid.sheet.numberFormats.get(cellKey(from.row, from.column)), context.dates),
    };
  };

  const stagesOf = (risk: RiskRows, kind: Risk["kind"]): Partial<Record<Stage, StageReading>> => {
    const stages: Partial<Record<Stage, StageReading>> = {};
    for (const stage of STAGES) {
      const cols = {
        likelihood: column(`${stage}.likelihood`),
        impact: column(`${stage}.impact`),
        score: column(`${stage}.score`),
        band: column(`${stage}.band`),
      };
      const reading: { -readonly [P in StagePart]?: StageReading[P] } = {};
      for (const part of ["likelihood", "impact", "score"] as const) {
        if (cols[part] < 0) continue;
        const at = place(risk, cols[part]);
        const cell = cellOf(at.row, at.column);
        if (part === "likelihood" && pairColumns.has(cols[part]))
          Object.assign(reading, ratingsOfPair({ cell, ...readRating(at.value, contexts[kind].pair) }));
        else reading[part] = { cell, ...readRating(at.value, contexts[kind][part]) };
      }
      const unrated =
        (reading.likelihood || reading.impact) &&
        (reading.likelihood?.state ?? "blank") === "blank" &&
        (reading.impact?.state ?? "blank") === "blank";
      if (reading.score && isFormula(reading.score.cell.row, reading.score.cell.column)) {
        const { value, state } = reading.score;
        if (unrated && (value === 0 || state === "error" || state === "blank"))
          reading.score = blankRating(reading.score);
        else if (value === 0 && !reading.likelihood && !reading.impact) reading.score = blankRating(reading.score);
      }
      if (reading.score && reading.score.value === null && reading.score.parts)
        reading.score = withScore(reading.score, context.matrices[kind]);
      if (cols.band >= 0) {
        const at = place(risk, cols.band);
        const idle = unrated === true && isFormula(at.row, at.column);
        const ink = grid.sheet.fontColours.get(cellKey(at.row, at.column)) ?? null;
        reading.band = bandCell(cellOf(at.row, at.column), idle ? null : at.value, context.matrices[kind], ink);
      }
      if (Object.keys(reading).length > 0) stages[stage] = reading;
    }
    for (const tick of table.ticks) {
      const marked = tick.columns.filter((c) => grid.text(risk.first, c.column) !== "");
      const at = marked[0] ?? tick.columns[0]!;
      const cell = cellOf(risk.first, at.column);
      const only = marked.length === 1;
      const stage = (stages[tick.stage] ?? {}) as { -readonly [P in StagePart]?: StageReading[P] };
      if (tick.part === "band") stage.band ??= bandCell(cell, only ? at.label : null, context.matrices[kind]);
      else {
        const axis = tick.part === "likelihood" ? context.matrices[kind].likelihood : context.matrices[kind].impact;
        stage[tick.part] ??= {
          cell,
          state: only ? "scored" : marked.length === 0 ? "blank" : "unreadable",
          value: only ? (levelOf(axis, at.label)?.number ?? at.number) : null,
          text: only ? at.label : "",
          words: null,
          parts: null,
          numberAsText: false,
        };
      }
      stages[tick.stage] = stage;
    }
    return stages;
  };

  const columns = {
    id: column("id"),
    title: column("title"),
    description: column("description"),
    owner: column("owner"),
    contact: column("contact"),
    kind: column("kind"),
    category: column("category"),
    controls: column("controls"),
    adequacy: column("adequacy"),
    assurance: column("assurance"),
    actions: column("actions"),
    actionOwner: column("actionOwner"),
    due: column("due"),
    revisedDue: column("revisedDue"),
    status: column("status"),
    dot: column("dot"),
  };
  const statusOfActions = table.statusOfActions || isStatusOfActions(asFound, columns, rows.risks);
  const roles = table.columns.flatMap((c) =>
    c.field !== null && !c.field.includes(".") && c.field !== "id" && c.field !== "dot"
      ? [{ role: c.field as Role, column: c.column }]
      : [],
  );
  const others = otherColumns(table);

  return (risk, on = asFound) => {
    grid = on;
    const texts: Partial<Record<Role, TextCell>> = {};
    for (const { role, column: col } of roles) {
      const text = textOf(risk, col);
      if (text.text !== "" || role === "owner" || role === "title") texts[role] = text;
    }
    const section = rows.sections.get(risk.first);
    if (columns.category < 0 && section)
      texts.category = { cell: cellOf(section.row, section.column), text: section.text };
    const kind: Risk["kind"] = [columns.kind, columns.category].some(
      (c) => c >= 0 && namesOpportunity(grid.text(risk.first, c)),
    )
      ? "opportunity"
      : context.kind;
    const other: Record<string, TextCell> = {};
    for (const { heading, column: col } of others) {
      const text = textOf(risk, col);
      if (text.text !== "") other[heading] = text;
    }
    const dates: { -readonly [K in keyof Risk["dates"]]: Risk["dates"][K] } = {};
    for (const role of ["lastReview", "nextReview", "targetDate", "dateRaised"] as const) {
      const col = column(role);
      if (col >= 0) dates[role] = dateAt(place(risk, col).row, col);
    }
    const dot = columns.dot < 0 ? null : { ...textOf(risk, columns.dot) };
    return {
      id: columns.id < 0 ? "" : textOf(risk, columns.id).text,
      title: texts.title?.text || texts.description?.text || "",
      kind,
      sheet,
      rows: [risk.first, risk.last],
      stages: stagesOf(risk, kind),
      texts,
      owners: namesOf(texts.owner?.text ?? ""),
      contacts: namesOf(texts.contact?.text ?? ""),
      dates,
      dot,
      controls: controlsOf(risk),
      actions: actionsOf(risk),
      other,
    };
  };

  function controlsOf(risk: RiskRows): Control[] {
    if (columns.controls < 0) return [];
    const found: Control[] = [];
    for (let row = risk.first; row <= risk.last; row++) {
      const text = row === risk.first ? grid.text(row, columns.controls) : grid.ownText(row, columns.controls);
      if (text === "" || NOTHING.test(text)) continue;
      const beside = (col: number): TextCell | null =>
        col < 0 ? null : { cell: { sheet, ...grid.origin(row, col) }, text: grid.text(row, col) };
      for (const item of itemsOf(text))
        found.push({
          text: item,
          cell: { sheet, ...grid.origin(row, columns.controls) },
          adequacy: beside(columns.adequacy),
          assurance: beside(columns.assurance),
        });
    }
    return found;
  }

  function actionsOf(risk: RiskRows): Action[] {
    if (columns.actions < 0) return [];
    const found: Action[] = [];
    for (let row = risk.first; row <= risk.last; row++) {
      const text = row === risk.first ? grid.text(row, columns.actions) : grid.ownText(row, columns.actions);
      const shown = (col: number): boolean => col >= 0 && grid.ownText(row, col) !== "";
      if (NOTHING.test(text)) continue;
      if (text === "" && !shown(columns.due) && !(shown(columns.actionOwner) && columns.actionOwner !== columns.owner))
        continue;
      if (text === "" && grid.mergeAt(row, columns.actions) !== undefined && row > risk.first) continue;
      found.push(...actionsInRow(row, text));
    }
    return found;
  }

  /** A row's actions: one, or as many as its cell numbers; then what stands beside is shared out where it divides into as many. */
  function actionsInRow(row: number, text: string): Action[] {
    const items = text === "" ? [""] : itemsOf(text);
    const isNumbered = items.length > 1 && numberedItems(text) !== null;
    const cell = text === "" ? firstFilled(row) : { sheet, ...grid.origin(row, columns.actions) };
    const shareText = (col: number, i: number): TextCell | null => {
      if (col < 0) return null;
      const whole = grid.text(row, col);
      return {
        cell: { sheet, ...grid.origin(row, col) },
        text: (items.length > 1 ? divided(whole, items.length)?.[i] : undefined) ?? whole,
      };
    };
    const shareDate = (col: number, i: number): DateCell | null => {
      if (col < 0) return null;
      const whole = dateAt(row, col);
      if (!isNumbered || whole.state !== "none") return whole;
      const part = divided(whole.text, items.length)?.[i];
      return part === undefined ? whole : { cell: whole.cell, text: part, ...readDateText(part, context.dates.order) };
    };
    return items.map((item, i) => ({
      description: items.length > 1 ? item : item.replace(/^\s*\(?\d{1,2}[.)]\s+/, ""),
      cell,
      owner: shareText(columns.actionOwner, i),
      due: shareDate(columns.due, i),
      revisedDue: shareDate(columns.revisedDue, i),
      status: statusOfActions ? shareText(columns.status, i) : null,
    }));
  }

  function firstFilled(row: number): Action["cell"] {
    for (const col of [columns.actionOwner, columns.due, columns.revisedDue, columns.status])
      if (col >= 0 && grid.ownText(row, col) !== "") return cellOf(row, col);
    return cellOf(row, columns.actions);
  }
}

/** So many actions in rows of their own, each with its status. */
const SURELY_THEIRS = 3;
const PROGRESS =
  /^(?:in progress|on ?going|under ?way|complete[d]?|not (?:yet )?started|started|on (?:track|target|schedule)|off track|planned|overdue|delayed|not due|delivered|implemented)\b/i;
const OF_A_RISK = /^(?:open|closed?|live|active|new)\b/i;

/**
 * Whether a bare "Status" tells how the actions are getting on: rows that carry a risk on have an action and a status
 * each, or the column stands right behind an action's own and speaks of progress.
 */
function isStatusOfActions(
  grid: Grid,
  columns: { readonly [K in "actions" | "actionOwner" | "due" | "revisedDue" | "status"]: number },
  risks: readonly RiskRows[],
): boolean {
  const { actions, status } = columns;
  if (actions < 0 || status < 0) return false;
  let own = 0;
  const words: string[] = [];
  for (const { first, last } of risks.slice(0, 200)) {
    const said = grid.text(first, status);
    if (said !== "") words.push(said);
    for (let row = first + 1; row <= last; row++)
      if (grid.ownText(row, actions) !== "" && grid.ownText(row, status) !== "") own++;
  }
  if (own >= SURELY_THEIRS) return true;
  const theirs = [actions, columns.actionOwner, columns.due, columns.revisedDue].filter((column) => column >= 0);
  if (theirs.length < 2 || status !== Math.max(...theirs) + 1 || actions > Math.min(...theirs)) return false;
  return (
    words.length > 0 &&
    !words.some((word) => OF_A_RISK.test(word)) &&
    words.filter((word) => PROGRESS.test(word)).length * 2 > words.length
  );
}

const pad = (n: number): string => String(n).padStart(2, "0");

/** A cell's text divided into `many` parts: by its numbers (which are not theirs), by lines, by dates, or by single letters; null where it does not divide so. */
function divided(text: string, many: number): string[] | null {
  const numbered = numberedItems(text);
  if (numbered?.length === many) return numbered;
  const lines = text
    .split(/[\n\r]+/)
    .map((line) => line.trim())
    .filter((line) => line !== "");
  if (lines.length === many) return lines;
  const parts = text.trim().split(/\s+/);
  if (parts.length === many && parts.every((part) => part.length === 1 || readDateText(part, "day-month").day !== null))
    return parts;
  return null;
}

/** The two ratings a cell spells out; where it does not, what else it says of both. A number or word alone is neither. */
function ratingsOfPair(both: RatingCell): Required<Pick<StageReading, "likelihood" | "impact">> {
  const one = (part: "likelihood" | "impact"): RatingCell => {
    if (both.state !== "scored") return both;
    if (!both.parts) return { ...both, state: "notScored", value: null, words: null };
    const value = both.parts[part];
    return { ...both, value, text: String(value), words: null, parts: null, numberAsText: false };
  };
  return { likelihood: one("likelihood"), impact: one("impact") };
}

const blankRating = (rating: RatingCell): RatingCell => ({
  ...rating,
  state: "blank",
  value: null,
  text: "",
  words: null,
  parts: null,
  numberAsText: false,
});

/** A score written only as its two ratings: what the matrix makes of them. */
function withScore(rating: RatingCell, matrix: Matrix): RatingCell {
  const { likelihood, impact } = rating.parts!;
  const known = matrix.source === "workbook" || matrix.source === "chosen";
  const cell =
    matrix.cells[matrix.likelihood.findIndex((l) => l.number === likelihood)]?.[
      matrix.impact.findIndex((l) => l.number === impact)
    ];
  if (known && cell) return { ...rating, value: cell.score };
  return /[x×*✕·]/.test(rating.text) ? { ...rating, value: likelihood * impact } : rating;
}

function otherColumns(table: TableColumns): { heading: string; column: number }[] {
  const used = new Set<string>();
  const ticked = new Set(table.ticks.flatMap((t) => t.columns.map((c) => c.column)));
  return table.columns.flatMap((c) => {
    if (c.field !== null || ticked.has(c.column)) return [];
    let heading = c.heading === "" ? `Column ${c.column + 1}` : c.heading.replace(/\s+/g, " ");
    for (let n = 2; used.has(heading); n++) heading = `${c.heading.replace(/\s+/g, " ")} (${n})`;
    used.add(heading);
    return [{ heading, column: c.column }];
  });
}
