import { cellKey, contains, type CellRef, type Rect } from "../../workbook";
import type { Matrix } from "../../matrix";
import { bandCell } from "../bands";
import { readDate, type DateOptions } from "../dates";
import type { HeadingMatcher } from "../headings";
import { kindSaid, namesOpportunity } from "../kind";
import { itemsOf, namesOf } from "../lists";
import {
  ROLES,
  STAGES,
  type Action,
  type Control,
  type DateCell,
  type Register,
  type Risk,
  type Role,
  type Stage,
  type StagePart,
  type StageReading,
  type TextCell,
} from "../model";
import { readRating, type RatingContext } from "../ratings";
import { isIdLike } from "../shape";
import { plain } from "../text";
import type { Common } from "./common";
import { readFields, type LabelledValues, type Place } from "./fields";
import { marksOf, referenceBeside, stageOfGrid } from "./gridStages";
import { findBoxes, isRatingLike, partNamed } from "./box";
import { labelAt, stageWords, type Label } from "./labels";
import { findMarks, type Mark } from "./mark";
import { titleParts, type Segment } from "./segments";
import { findTicked } from "./ticked";
import { namesPeriod, stagesOfPeriods } from "../periodNames";

export interface CardContext {
  readonly matcher: HeadingMatcher;
  readonly dates: DateOptions;
  readonly matrices: Register["matrices"];
  /** Which rating comes first in a box of two digits, where the card's own heading does not say. */
  readonly first: "likelihood" | "impact";
  readonly common: Common;
  readonly orderSaid: (texts: readonly string[]) => "likelihood" | "impact" | null;
  /** What the card's sheet says of all its risks. */
  readonly kind: Risk["kind"] | null;
}

/** A card read: the risk, and what its labels called the stages. */
export interface CardReading {
  readonly risk: Risk;
  readonly stageLabels: Readonly<Partial<Record<Stage, string>>>;
  readonly hasMark: boolean;
  /** How many of its stages show a score or a rating. */
  readonly scored: number;
  /** Its labels, with where they stand. */
  readonly labels: readonly LabelUsed[];
}

interface LabelUsed {
  readonly label: Label;
  readonly row: number;
  readonly column: number;
  /** Where it was read as something else than its words say: of two columns of activity one is what is done already. */
  readonly as?: Role;
}

type Parts = { -readonly [P in StagePart]?: StageReading[P] };

/** A risk out of a card or page: its title line, its rating box or grid, its labels and its small tables. */
export function readCard(segment: Segment, context: CardContext): CardReading {
  const { grid } = segment;
  const sheet = grid.sheet.name;
  const title = segment.title === null ? null : titleParts(segment.title.text);
  const grids = findMarks(
    grid,
    segment.top,
    segment.bottom,
    context.matcher,
    title?.id ?? referenceBeside(segment, context.matcher),
  );
  const marks = marksOf(segment, grids, context.matcher);
  const shorts = shortTexts(segment, grids);
  const first = context.orderSaid(shorts) ?? context.first;
  const ticked = findTicked(grid, segment.top, segment.bottom, context.matcher);
  const boxes = [
    ...ticked,
    ...findBoxes(grid, segment.top, segment.bottom, context.matcher, first).filter(
      (box) => ![...grids, ...ticked].some(({ area }) => overlaps(box.area, area)),
    ),
  ];
  const apart = [...boxes.map((box) => box.area), ...grids.map(({ area }) => area)];
  const { labelled, loose } = readFields(segment, context.matcher, apart, context.common);
  const cellOf = (place: { row: number; column: number }): CellRef => ({
    sheet,
    ...grid.place(place.row, place.column),
  });
  const textCell = (places: readonly Place[]): TextCell => ({
    cell: cellOf(places[0]!),
    text: places.map((p) => shownDate(p) ?? p.text).join("\n"),
  });
  const valueAt = (place: { row: number; column: number; text?: string; isPart?: boolean }) =>
    place.isPart !== true
      ? grid.value(place.row, place.column)
      : // A number beside its label in one cell is no number held as text.
        /^\d{1,3}$/.test(place.text!)
        ? Number(place.text)
        : place.text!;
  const format = (place: { row: number; column: number }): string | undefined =>
    grid.sheet.numberFormats.get(cellKey(cellOf(place).row, cellOf(place).column));
  const dateCell = (place: Place): DateCell => ({
    cell: cellOf(place),
    ...readDate(valueAt(place), format(place), context.dates),
  });
  function shownDate(place: Place): string | null {
    const f = format(place);
    if (typeof valueAt(place) !== "number" || f === undefined) return null;
    const { day } = readDate(valueAt(place), f, context.dates);
    return day && /[dmy]/i.test(f)
      ? `${String(day.day).padStart(2, "0")}/${String(day.month).padStart(2, "0")}/${day.year}`
      : null;
  }

  const ratingContext = (part: RatingContext["part"]): RatingContext => ({
    part,
    first,
    likelihood: axis("likelihood"),
    impact: axis("impact"),
  });
  const axis = (part: "likelihood" | "impact"): Matrix["likelihood"] =>
    context.matrices.threat.source === "default" ? [] : context.matrices.threat[part];
  const rating = (
    part: RatingContext["part"],
    place: { row: number; column: number; text?: string; isPart?: boolean },
  ) => ({
    cell: cellOf(place),
    ...readRating(valueAt(place), ratingContext(part)),
  });

  const stages: Partial<Record<Stage, Parts>> = {};
  const stageLabels: Partial<Record<Stage, string>> = {};
  const texts: Partial<Record<Role, TextCell>> = {};
  const dates: { -readonly [K in keyof Risk["dates"]]: Risk["dates"][K] } = {};
  const other: Record<string, TextCell> = {};
  const used = new Set<LabelledValues>();
  const ofActions = actionTables(labelled);
  const readAs = new Map<LabelledValues, Role>();
  const keep = (heading: string, value: TextCell): void => {
    let name = heading.replace(/\s+/g, " ").trim();
    for (let n = 2; other[name] !== undefined; n++) name = `${heading.replace(/\s+/g, " ").trim()} (${n})`;
    other[name] = value;
  };

  for (const box of boxes) {
    for (const { stage, part, row, column } of box.cells) {
      const parts = (stages[stage] ??= {});
      const place = { row, column };
      if (part === "band") parts.band ??= bandCell(cellOf(place), valueAt(place), context.matrices.threat);
      else parts[part] ??= rating(part, place);
    }
    for (const [stage, label] of Object.entries(box.labels)) stageLabels[stage as Stage] ??= label;
  }

  // A line that names a stage and nothing else speaks of the ratings below it; where none follow, its score is blank.
  let spoken: { readonly stage: Stage; readonly field: LabelledValues } | null = null;
  const headings = new Set<LabelledValues>();
  const unscored: { readonly stage: Stage; readonly field: LabelledValues }[] = [];
  const blanks: { readonly stage: Stage; readonly part: RatingContext["part"]; readonly field: LabelledValues }[] = [];
  const unbanded: { readonly stage: Stage; readonly field: LabelledValues }[] = [];
  const ofPeriods = periodStages(labelled);
  for (const field of labelled) {
    const { label } = field;
    const [value] = field.values;
    const period = ofPeriods.get(field);
    if (period === null) continue;
    // A RAG among the owners and dates of actions is theirs. "Impact" over prose is a consequence.
    if (
      ofActions.has(field.headerRow) ||
      !label.isRating ||
      (value && label.concept !== "level" && !isRatingLike(value.text)) ||
      (value && label.stage === null && boxes.length > 0 && isSaidInWords(value.text))
    )
      continue;
    if (label.stage !== null && label.concept === "level" && !value && field.headerRow < 0)
      spoken = { stage: label.stage, field };
    if (label.stage === null && spoken) headings.add(spoken.field);
    const stage =
      label.stage ?? period ?? stageOfGrid(segment, field, grids, context.matcher) ?? spoken?.stage ?? "current";
    const parts = (stages[stage] ??= {});
    if (label.stage !== null) stageLabels[stage] ??= stageWords(label);
    used.add(field);
    const part = partNamed(label.concept, value?.text ?? "");
    if (!value) {
      if (part === "score" && label.stage !== null) unscored.push({ stage, field });
      // "Residual risk" may be over what says it; "Residual score" is a score left out.
      const isNamed =
        label.concept !== "level" ||
        context.matcher.match(label.text)?.concept === "score" ||
        isRatedBefore(labelled, field);
      if (part === "band" || (label.concept === "level" && label.stage === null)) unbanded.push({ stage, field });
      if (part && part !== "band" && isNamed) blanks.push({ stage, part, field });
    } else if (part === "score") readBox(field, parts, first, rating);
    else if (part === "band") parts.band ??= bandCell(cellOf(value), valueAt(value), context.matrices.threat);
    else if (part) parts[part] ??= rating(part, value);
  }
  const marked = (cell: CellRef, value: number): NonNullable<Parts["likelihood"]> => ({
    cell,
    state: "scored",
    value,
    text: grid.ownText(cell.row, cell.column),
    words: null,
    parts: null,
    numberAsText: false,
  });
  for (const { stage, cell, likelihood, impact } of marks) {
    const parts = (stages[stage] ??= {});
    parts.likelihood ??= marked(cell, likelihood);
    parts.impact ??= marked(cell, impact);
  }
  // A level left blank beside a score is the band.
  for (const { stage, field } of unbanded) {
    const parts = stages[stage]!;
    if (parts.score?.state === "scored")
      parts.band ??= bandCell(blankBeside(segment, field, labelled), null, context.matrices.threat);
  }
  for (const { stage, part, level, ...place } of ticked.flatMap(({ ticks }) => ticks))
    (stages[stage] ??= {})[part] ??= marked(cellOf(place), level);
  // A rating's own label with nothing beside it, where the stage shows another figure.
  for (const { stage, part, field } of blanks) {
    const parts = stages[stage]!;
    if (!headings.has(field) && (parts.likelihood ?? parts.impact ?? parts.score)?.state === "scored")
      parts[part] ??= { cell: blankBeside(segment, field, labelled), ...readRating(null, ratingContext(part)) };
  }
  for (const { stage, field } of unscored) {
    const parts = stages[stage]!;
    if (Object.keys(parts).length === 0)
      parts.score = { cell: blankBeside(segment, field, labelled), ...readRating(null, ratingContext("score")) };
  }
  for (const stage of STAGES) if (stages[stage] && Object.keys(stages[stage]!).length === 0) delete stages[stage];
  const controls: Control[] = [];
  const actions: Action[] = [];
  for (const table of tablesOf(labelled.filter((l) => l.headerRow >= 0 && !used.has(l)))) {
    const column = (role: string): LabelledValues | undefined => table.find((l) => l.label.concept === role);
    const controlsColumn = measureColumn(table, "controls");
    const actionsColumn = measureColumn(table, "actions");
    const beside = (l: LabelledValues | undefined, row: number): TextCell | null => {
      if (!l) return null;
      const value = l.values.find((v) => v.row === row);
      return value ? textCell([value]) : { cell: cellOf({ row, column: l.from }), text: "" };
    };
    const dateBeside = (l: LabelledValues | undefined, row: number): DateCell | null => {
      if (!l) return null;
      const value = l.values.find((v) => v.row === row);
      return value ? dateCell(value) : { cell: cellOf({ row, column: l.from }), text: "", day: null, state: "blank" };
    };
    for (const [role, of] of [
      ["controls", controlsColumn],
      ["actions", actionsColumn],
    ] as const)
      if (of?.values.length === 0) texts[role] ??= { cell: blankBeside(segment, of, labelled), text: "" };
    if (controlsColumn) {
      used.add(controlsColumn);
      readAs.set(controlsColumn, "controls");
      for (const value of controlsColumn.values)
        for (const item of itemsOf(value.text))
          controls.push({
            text: item,
            cell: cellOf(value),
            adequacy: beside(column("adequacy"), value.row),
            assurance: beside(column("assurance"), value.row),
          });
      for (const role of ["adequacy", "assurance"]) if (column(role)) used.add(column(role)!);
    }
    if (actionsColumn) {
      used.add(actionsColumn);
      readAs.set(actionsColumn, "actions");
      // In a row that names the risk as well the owner is the risk's.
      const owner = column("actionOwner") ?? (namesRisk(labelled, actionsColumn) ? undefined : column("owner"));
      const due = column("due") ?? column("targetDate") ?? column("date");
      const status = column("status") ?? column("band");
      for (const value of actionsColumn.values)
        for (const item of itemsOf(value.text))
          actions.push({
            description: item,
            cell: cellOf(value),
            owner: beside(owner, value.row),
            due: dateBeside(due, value.row),
            revisedDue: dateBeside(column("revisedDue"), value.row),
            status: beside(status, value.row),
          });
      for (const l of [owner, due, column("revisedDue"), status]) if (l) used.add(l);
    }
  }

  /** What labels of their own say of a card's one action: its owner and its dates. */
  const ofAction: { owner?: TextCell; due?: DateCell; revisedDue?: DateCell } = {};
  const dateOf = (field: LabelledValues): DateCell =>
    field.values[0]
      ? dateCell(field.values[0])
      : { cell: blankBeside(segment, field, labelled), text: "", day: null, state: "blank" };

  /** "Q3 RISK RATING Impact x Likelihood": names the box, and says nothing else. */
  const isBoxHeading = (place: Place): boolean => place.text.length <= 90 && context.orderSaid([place.text]) !== null;
  /** The current score once more, large, beside the box's heading. */
  const isShownScore = (place: Place): boolean =>
    /^\d{1,3}$/.test(place.text) && STAGES.some((s) => stages[s]?.score?.value === Number(place.text));

  const boxed = boxes.find((box) => box.dot !== null)?.dot ?? null;
  let dot: TextCell | null = boxed && { cell: cellOf(boxed), text: grid.text(boxed.row, boxed.column) };
  let id = title?.id ?? "";
  let unowned: TextCell | null = null;
  let kind: Risk["kind"] | null = null;
  const told = new Set<Place>();
  for (const field of labelled) {
    const { concept } = field.label;
    // The numbers of a card's actions are no reference of the risk.
    if (used.has(field) || (concept === "id" && ofActions.has(field.headerRow))) continue;
    const [only] = field.values;
    const beside = only && loose.find(({ row, column }) => row === only.row && column > only.column);
    if (isName(concept) && field.values.length === 1 && id === "" && isIdLike(only!.text) && beside) {
      // "Risk | K1 | The contractor fails": the reference, then the name.
      id = only!.text;
      texts.id = textCell([only!]);
      texts.title ??= textCell([beside]);
      told.add(beside);
      kind ??= kindSaid([field.label.text]);
      continue;
    }
    const value = field.values.length > 0 ? textCell(field.values) : null;
    if (value && (concept === "kind" || concept === "category") && namesOpportunity(value.text)) kind ??= "opportunity";
    if (field.headerRow < 0) {
      if (concept === "due" || concept === "revisedDue") ofAction[concept] ??= dateOf(field);
      else if (concept === "actionOwner")
        ofAction.owner ??= value ?? { cell: blankBeside(segment, field, labelled), text: "" };
    }
    if (concept === "dot" && value && value.text.length > LONGEST_DIRECTION) keep(field.label.text, value);
    else if (concept === "dot") dot ??= value ?? { cell: blankBeside(segment, field, labelled), text: "" };
    else if (concept === "id") {
      id = id || (value?.text ?? "");
      texts.id ??= value ?? { cell: blankBeside(segment, field, labelled), text: "" };
    } else if (
      concept === "lastReview" ||
      concept === "nextReview" ||
      concept === "targetDate" ||
      concept === "dateRaised"
    ) {
      dates[concept] ??= dateOf(field);
    } else if (value === null) {
      if (concept === "owner" && !ofActions.has(field.headerRow) && (field.headerRow < 0 || namesRisk(labelled, field)))
        unowned ??= { cell: blankBeside(segment, field, labelled), text: "" };
      if (concept === "actions" || concept === "controls")
        texts[concept] ??= { cell: blankBeside(segment, field, labelled), text: "" };
    } else if (concept === "likelihood") join(texts, "cause", value);
    else if (concept === "impact") join(texts, "consequence", value);
    // A column of titles is a list of risks, or of something else, and no card's title.
    else if (isName(concept) && field.values.length > 1) keep(field.label.text, value);
    else if (concept === "risk") {
      const names = segment.title === null && !texts.title;
      if (names) kind ??= kindSaid([field.label.text]);
      join(texts, names ? "title" : "description", value);
    }
    // "Lead officer" and "Lead member": the first of them owns the risk.
    else if (concept === "owner" && texts.owner) keep(field.label.text, value);
    else if (isTextRole(concept)) join(texts, concept, value);
    else if (!field.values.every((place) => isBoxHeading(place) || isShownScore(place))) keep(field.label.text, value);
    if (concept === "controls" && value)
      for (const item of itemsOf(value.text))
        controls.push({ text: item, cell: value.cell, adequacy: null, assurance: null });
    if (concept === "actions" && value)
      for (const item of itemsOf(value.text))
        actions.push({ description: item, cell: value.cell, owner: null, due: null, revisedDue: null, status: null });
  }

  // "Risk | R1" over "Description | The contractor fails": what the label names is the reference.
  if (segment.title === null && id === "" && texts.title && texts.description && isIdLike(texts.title.text)) {
    id = texts.title.text;
    texts.id = texts.title;
    texts.title = texts.description;
    delete texts.description;
  }
  // The title line: "4. CARE NEEDS - Executive Director". Prose under it says what the risk is.
  if (segment.title === null && !texts.title && texts.threat) {
    texts.title = texts.threat;
    delete texts.threat;
  }
  const line = title?.rest ?? texts.title?.text ?? "";
  const dash = /^(.{4,}?)\s+[–—-]\s+([^–—]{3,200})$/.exec(line);
  const named = segment.title !== null && dash && !texts.owner ? dash : null;
  const name = named ? named[1]!.trim() : line;
  if (segment.title) {
    const { row, column, reference } = segment.title;
    texts.id = { cell: cellOf({ row, column: reference ?? column }), text: id };
    texts.title = { cell: cellOf(segment.title), text: name };
    if (named) texts.owner = { cell: cellOf(segment.title), text: named[2]!.trim() };
  }
  if (unowned) texts.owner ??= unowned;
  for (const place of loose) {
    if (told.has(place) || isBoxHeading(place) || isShownScore(place)) continue;
    if (!texts.description && place.text.length > 40) texts.description = textCell([place]);
    else keep("Further text", textCell([place]));
  }

  const readings: Partial<Record<Stage, StageReading>> = stages;
  const risk: Risk = {
    id,
    title: name || (texts.description?.text ?? ""),
    kind: /^\s*(?:opportunit|cyfle)/i.test(segment.title?.text ?? "")
      ? "opportunity"
      : (kind ?? context.kind ?? "threat"),
    sheet,
    rows: segment.rows ?? [segment.top, segment.bottom],
    stages: readings,
    texts,
    owners: namesOf(texts.owner?.text ?? ""),
    contacts: namesOf(texts.contact?.text ?? ""),
    dates,
    dot,
    controls,
    actions: actions.length === 1 ? actions.map((action) => withSaid(action, ofAction)) : actions,
    // The mark stands beside what is printed: where the two disagree a check says so.
    ...(marks.length > 0 && { marks }),
    other,
  };
  const scored = STAGES.filter(
    (s) =>
      readings[s] &&
      [readings[s]!.score, readings[s]!.likelihood, readings[s]!.impact].some(
        (r) => r?.state === "scored" || (r?.state === "unreadable" && isCode(r.text)),
      ),
  ).length;
  return {
    risk,
    stageLabels,
    hasMark: marks.length > 0,
    scored,
    labels: [
      ...boxes.flatMap(({ area }) => labelsIn(segment, area, context.matcher)),
      ...labelled.map((field) => {
        const as = readAs.get(field);
        return { label: field.label, ...grid.place(field.at.row, field.at.column), ...(as && { as }) };
      }),
    ],
  };
}

const withSaid = (
  action: Action,
  said: { readonly owner?: TextCell; readonly due?: DateCell; readonly revisedDue?: DateCell },
): Action => ({
  ...action,
  owner: action.owner ?? said.owner ?? null,
  due: action.due ?? said.due ?? null,
  revisedDue: action.revisedDue ?? said.revisedDue ?? null,
});

/** The stage of each score that a period names, where a card shows several: "Q1 score", "Q2 score"; null for one older than the previous. */
function periodStages(fields: readonly LabelledValues[]): ReadonlyMap<LabelledValues, "previous" | "current" | null> {
  const dated = fields.filter(
    ({ label: { concept, stage, isRating, text } }) =>
      isRating && stage === null && (concept === "score" || concept === "level") && namesPeriod(text),
  );
  const stages = stagesOfPeriods(dated.map(({ label }) => label.text));
  return new Map(stages === null ? [] : dated.map((field, at) => [field, stages[at]!]));
}

const overlaps = (a: Rect, b: Rect): boolean =>
  a.top <= b.bottom && b.top <= a.bottom && a.left <= b.right && b.left <= a.right;

/** The texts short enough to head something, the grid's own left out. */
function shortTexts({ grid, top, bottom }: Segment, grids: readonly Mark[]): string[] {
  const texts: string[] = [];
  for (let row = top; row <= bottom; row++) {
    for (let column = 0; column < grid.width; column++) {
      const text = grid.ownText(row, column);
      if (text !== "" && text.length <= 90 && !grids.some(({ area }) => contains(area, row, column))) texts.push(text);
    }
  }
  return texts;
}

/** A rating box: the score, and under it its two digits; or the score beside its label. */
function readBox(
  field: LabelledValues,
  parts: Parts,
  first: "likelihood" | "impact",
  rating: (part: RatingContext["part"], place: Place) => NonNullable<Parts["score"]>,
): void {
  const [score, ...rest] = field.values;
  if (!score) return;
  parts.score ??= rating("score", score);
  const digits = rest.filter((p) => p.row > score.row);
  const pair = digits.filter((p) => p.row === digits[0]?.row);
  if (pair.length === 2) {
    const [one, two] = pair as [Place, Place];
    parts.likelihood ??= rating("likelihood", first === "likelihood" ? one : two);
    parts.impact ??= rating("impact", first === "likelihood" ? two : one);
  }
}

/** The labels of a rating box. */
function labelsIn({ grid }: Segment, area: Rect, matcher: HeadingMatcher): LabelUsed[] {
  const found: LabelUsed[] = [];
  for (let row = area.top; row <= area.bottom; row++) {
    for (let column = area.left; column <= area.right; column++) {
      const label = labelAt(grid.ownText(row, column), matcher);
      if (label?.isRating || label?.concept === "dot") found.push({ label, ...grid.place(row, column) });
    }
  }
  return found;
}

/**
 * The cell where the missing value would stand: below its label in a row of headings, or where the card's other labels
 * have theirs: in the label's own cell, in the row left free below it, or beside it as far away as those of the labels above and below.
 */
function blankBeside({ grid }: Segment, field: LabelledValues, fields: readonly LabelledValues[]): CellRef {
  const cell = (row: number, column: number): CellRef => ({ sheet: grid.sheet.name, ...grid.place(row, column) });
  const { from, to, at } = field;
  if (field.blank) return cell(field.blank.row, field.blank.column);
  if (field.headerRow >= 0) return cell(field.headerRow + 1, from);
  const alone = fields.flatMap(({ headerRow, values: [value], ...label }) =>
    headerRow < 0 && value ? [{ ...label, value }] : [],
  );
  const inOwn = alone.filter(({ value }) => value.isPart === true);
  if (inOwn.length >= 3 && inOwn.length * 2 > alone.length) return cell(at.row, at.column);
  const inColumn = alone.filter((label) => label.from === from);
  const isBelow = inColumn.some(({ value, ...label }) => value.row === label.at.row + 1 && value.column === from);
  const next = fields.find((label) => label.from === from && label.at.row > at.row)?.at.row ?? at.row + 2;
  if (isBelow && next === at.row + 2 && grid.isRowBlank(at.row, to + 1)) return cell(at.row + 1, from);
  const beside = inColumn.flatMap(({ value, ...label }) =>
    value.row === label.at.row && value.column > label.to ? [value.column] : [],
  );
  const usual = beside.length >= 3 && beside.every((column) => column === beside[0]) ? beside[0]! : to + 1;
  return cell(at.row, Math.max(usual, to + 1));
}

/** Labels of one header row are one small table. */
function tablesOf(fields: readonly LabelledValues[]): LabelledValues[][] {
  const tables = new Map<number, LabelledValues[]>();
  for (const field of fields) {
    const table = tables.get(field.headerRow);
    if (table) table.push(field);
    else tables.set(field.headerRow, [field]);
  }
  return [...tables.values()];
}

/** The header rows of tables of actions: by whom and by when, and no rating of the risk. */
function actionTables(fields: readonly LabelledValues[]): ReadonlySet<number> {
  const tables = tablesOf(fields.filter(({ headerRow }) => headerRow >= 0));
  const has = (table: readonly LabelledValues[], ...concepts: readonly Label["concept"][]): boolean =>
    table.some(({ label }) => concepts.includes(label.concept));
  return new Set(
    tables
      .filter(
        (table) =>
          (has(table, "due", "actionOwner") || (has(table, "owner") && has(table, "status"))) &&
          has(table, "actions", "controls") &&
          !namesRisk(fields, table[0]!) &&
          !table.some(({ label }) => label.isRating && label.concept !== "band" && label.concept !== "level"),
      )
      .map(([head]) => head!.headerRow),
  );
}

/** Whether the ratings of a label's stage stand before it, in its row or above: its own blank is then the stage's score. */
const isRatedBefore = (fields: readonly LabelledValues[], { at, label }: LabelledValues): boolean =>
  label.stage !== null &&
  (["likelihood", "impact"] as const).every((concept) =>
    fields.some(
      (other) =>
        other.label.concept === concept &&
        other.label.stage === label.stage &&
        other.values.length > 0 &&
        (other.at.row < at.row || (other.at.row === at.row && other.at.column < at.column)),
    ),
  );

/** Whether a field's header row names the risk as well: its blanks are the risk's own. */
const namesRisk = (fields: readonly LabelledValues[], { headerRow }: LabelledValues): boolean =>
  fields.some(
    ({ label, headerRow: row, values }) =>
      row === headerRow && values.length === 1 && (label.concept === "id" || isName(label.concept)),
  );

/** "Serious harm; withdrawal from study": it begins with a word of a scale, and is none. */
const isSaidInWords = (text: string): boolean => !/\d/.test(text) && plain(text).split(" ").length >= 4;

/** "B2": a letter by a numeral, a place on a matrix that we do not know. */
const isCode = (text: string): boolean => /^[A-F]\s?[1-6]$/.test(text.trim());

const isName = (concept: Label["concept"]): boolean => concept === "risk" || concept === "title";

/** "Improving: the score has fallen" says how a risk went; a longer text explains the arrows. */
const LONGEST_DIRECTION = 60;

const FORWARD = /\b(?:additional|further|future|new|proposed|planned|required|next)\b/i;

/** The column of controls or of actions: two columns of activity are what is done already, and what is planned. */
function measureColumn(table: readonly LabelledValues[], wanted: "controls" | "actions"): LabelledValues | undefined {
  const measures = table.filter(
    (l) =>
      l.label.concept === "controls" ||
      l.label.concept === "actions" ||
      l.label.concept === "status" ||
      l.label.concept === "notes",
  );
  const direct = measures.filter((l) => l.label.concept === wanted);
  const planned = measures.filter((l) => FORWARD.test(l.label.text) && l.label.concept !== "status");
  if (wanted === "actions") return planned[0] ?? direct[0];
  const others = measures.filter((l) => !planned.includes(l));
  if (direct[0] && !planned.includes(direct[0])) return direct[0];
  return planned.length > 0
    ? others.find((l) => l.label.concept !== "status" || /activity|progress/i.test(l.label.text))
    : undefined;
}

/** Read as references, dates and arrows, not as texts. */
const OWN_WAY: ReadonlySet<Role> = new Set(["id", "dateRaised", "dot", "lastReview", "nextReview", "targetDate"]);
const TEXT_ROLES: ReadonlySet<string> = new Set(ROLES.filter((role) => !OWN_WAY.has(role)));
const isTextRole = (concept: string): concept is Role => TEXT_ROLES.has(concept);

/** Adds a text to a role; what stands there already stays before it. */
function join(texts: Partial<Record<Role, TextCell>>, role: Role, value: TextCell): void {
  const before = texts[role];
  texts[role] = before ? { cell: before.cell, text: `${before.text}\n${value.text}` } : value;
}
