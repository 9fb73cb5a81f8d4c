import { bandsAreKnown } from "../bands";
import { bandNamed, fillOf } from "../matrix";
import { dotText, movementOf } from "../movement";
import type { ArrowMeaning } from "../profile";
import { isDone, matrixFor, type DateCell, type Register, type Risk, type Stage } from "../register";
import { isoDay, type CellInput, type Edit, type Rect } from "../workbook";
import type { RegisterTable } from "./registerSheet";
import { linesAt } from "./measure";
import { headingFormat, titleFormats, type Look } from "./sheet";
import { stageHeading } from "./stages";

export interface CardsSheet {
  readonly name: string;
  readonly title: string;
  readonly register: Register;
  /** The register as it was written, whose figures the cards show. */
  readonly table: RegisterTable;
  readonly meaning: ArrowMeaning;
  /** For publication without the people named in the register. */
  readonly withoutPeople: boolean;
}

/** Label, text and what belongs to it at the right: together the width of an upright A4 page at full size, also by a font wider than ours. */
const WIDTHS = [12, 43, 13] as const;
const LINE_POINTS = 12.75;
const BODY_POINTS = 10;
const TITLE_POINTS = 14;
const LINES = "#BFBFBF";
/** Longer texts go on in the next row: Excel shows none higher than 409 points. */
const MOST_LINES = 28;
/** Each card may fill a page; where there are more, Excel allows no more breaks. */
const MOST_BREAKS = 1000;

type Line = readonly [label: CellInput, text: CellInput, aside: CellInput];

/** A page for each risk, for members who read them one by one: its scores beside each other, then what is said and done about it. */
export function cardsSheet(spec: CardsSheet, look: Look): readonly Edit[] {
  const { name, register } = spec;
  const rows: Line[] = [];
  const edits: Edit[] = [];
  const breaks: number[] = [];
  const [titles, headings, labels, scores]: [Rect[], Rect[], Rect[], Rect[]] = [[], [], [], []];
  const fills = new Map<string, Rect[]>();
  const cells = (top: number, left: number, bottom = top, right = left): Rect => ({ top, left, bottom, right });
  register.risks.forEach((risk, r) => {
    const top = rows.length + HEAD;
    if (r > 0 && breaks.length < MOST_BREAKS) breaks.push(top);
    const add = (...lines: readonly Line[]): void => void rows.push(...lines);
    add([risk.id || null, risk.title, null]);
    titles.push(cells(top, 0, top, 2));
    const facts = factsOf(spec, risk);
    add(...facts);
    labels.push(...facts.map((_, n) => cells(top + 1 + n, 0)));
    const heading = rows.length + HEAD;
    add(["Score", "Likelihood and impact", "Score and band"]);
    headings.push(cells(heading, 0, heading, 2));
    for (const stage of ORDER) {
      const line = scoreLine(spec, stage, r);
      if (!line) continue;
      const at = rows.length + HEAD;
      add(line.cells);
      labels.push(cells(at, 0));
      scores.push(cells(at, 2));
      if (line.fill && !look.plain) {
        const key = `${line.fill.fill} ${line.fill.ink}`;
        fills.set(key, [...(fills.get(key) ?? []), cells(at, 2)]);
      }
    }
    const direction = directionOf(spec, risk, r, look);
    if (direction) {
      labels.push(cells(rows.length + HEAD, 0));
      add(["Direction of travel", direction, null]);
    }
    for (const [label, text] of TEXTS.map(([role, label]) => [label, risk.texts[role]?.text ?? ""] as const)) {
      const own = label === "Notes" ? text : text === risk.title ? "" : text;
      split(own).forEach((part, n) => {
        labels.push(cells(rows.length + HEAD, 0));
        add([n === 0 ? label : `${label} (continued)`, part, null]);
      });
    }
    const list = (heading: Line, lines: readonly Line[]): void => {
      if (lines.length === 0) return;
      const at = rows.length + HEAD;
      add(heading, ...lines);
      headings.push(cells(at, 0, at, 2));
    };
    list(
      ["Controls", "What limits the risk today", "Adequacy"],
      risk.controls.flatMap(({ text, adequacy, assurance }, n) =>
        split([text, assurance?.text].filter(Boolean).join("\n")).map((part, p): Line => [
          p === 0 ? n + 1 : null,
          part,
          p === 0 ? (adequacy?.text ?? null) : null,
        ]),
      ),
    );
    list(
      ["Actions", spec.withoutPeople ? "What will be done" : "What will be done, and by whom", "Due and status"],
      risk.actions.flatMap((action, n) => {
        const owner = spec.withoutPeople ? "" : (action.owner?.text ?? "");
        const due = action.revisedDue?.text ? action.revisedDue : action.due;
        const said = [dateWords(due), action.status?.text ?? ""].filter(Boolean).join(", ");
        return split([action.description, owner && `Owner: ${owner}`].filter(Boolean).join("\n")).map(
          (part, p): Line => [p === 0 ? n + 1 : null, part, p === 0 ? said || null : null],
        );
      }),
    );
  });
  const bottom = rows.length + HEAD - 1;
  const titleRows = new Set(titles.map(({ top }) => top));
  const format = (ranges: readonly Rect[], format: Extract<Edit, { kind: "format" }>["format"]): void => {
    if (ranges.length > 0) edits.push({ kind: "format", sheet: name, ranges, format });
  };
  edits.push({ kind: "addSheet", name, ...(!look.plain && { tabColour: "#1F3864" }) });
  edits.push({
    kind: "layout",
    sheet: name,
    columnWidths: WIDTHS.map((characters, column) => ({ column, characters })),
    rowHeights: rows.map((line, n) => ({
      row: n + HEAD,
      points: heightOf(line, titleRows.has(n + HEAD)),
    })),
    showGridlines: false,
    // Full size: Excel heeds page breaks only where a sheet is not fitted to its pages.
    print: { orientation: "portrait", paper: "A4", fitToWidth: false, rowBreaks: breaks, footer: spec.title },
  });
  format([cells(HEAD, 0, bottom, 2)], {
    fontSize: BODY_POINTS,
    wrap: true,
    vertical: "top",
    horizontal: "left",
    border: LINES,
  });
  edits.push(...titleFormats(name));
  format(titles, { bold: true, fontSize: TITLE_POINTS, vertical: "center" });
  format(labels, { bold: true });
  edits.push(headingFormat(name, headings, look));
  format(scores, { bold: true, horizontal: "center", vertical: "center" });
  for (const [key, ranges] of fills) {
    const [fill, fontColour] = key.split(" ") as [string, string];
    format(ranges, { fill, fontColour });
  }
  edits.push({
    kind: "values",
    sheet: name,
    top: 0,
    left: 0,
    values: [
      [`Risk cards: ${spec.title}`],
      ["A page for each risk, as the register stood when this was written."],
      ...rows,
    ],
  });
  return edits;
}

/** Title and note above the first card. */
const HEAD = 2;
const ORDER: readonly Stage[] = ["inherent", "previous", "current", "residual", "target"];

const TEXTS = [
  ["description", "Description"],
  ["cause", "Cause"],
  ["trigger", "Trigger"],
  ["consequence", "Consequence"],
  ["response", "Response"],
  ["contingency", "Contingency"],
  ["notes", "Notes"],
] as const;

function factsOf({ withoutPeople }: CardsSheet, risk: Risk): readonly Line[] {
  const { texts, dates } = risk;
  const open = risk.actions.filter(({ status }) => !isDone(status?.text ?? "")).length;
  const people: readonly (readonly [string, string])[] = withoutPeople
    ? []
    : [
        ["Owner", texts.owner?.text ?? risk.owners.join("; ")],
        ["Contact", texts.contact?.text ?? risk.contacts.join("; ")],
      ];
  const facts = [
    ...people,
    ["Category", texts.category?.text ?? ""],
    ["Kind", risk.kind === "opportunity" ? "Opportunity" : ""],
    ["Last review", dateWords(dates.lastReview ?? null)],
    ["Next review", dateWords(dates.nextReview ?? null)],
    ["Target date", dateWords(dates.targetDate ?? null)],
    ["Actions open", risk.actions.length > 0 ? String(open) : ""],
  ] as const;
  return facts.flatMap(([label, text]): Line[] => (text === "" ? [] : [[label, text, null]]));
}

const dateWords = (date: DateCell | null): string => {
  if (!date?.day) return date?.text ?? "";
  const [year, month, day] = isoDay(date.day).split("-");
  return date.state === "month" ? `${month}/${year}` : `${day}/${month}/${year}`;
};

/** One stage of the score box; null where the risk has nothing there. */
function scoreLine(
  { register, table }: CardsSheet,
  stage: Stage,
  row: number,
): { readonly cells: Line; readonly fill: { readonly fill: string; readonly ink: string } | null } | null {
  const said = (part: string): string => {
    const cell = table.cell(`${stage}.${part}`, row);
    return cell === null ? "" : String(typeof cell === "object" ? (cell.value ?? "") : cell);
  };
  const risk = register.risks[row]!;
  const [likelihood, impact, score, band] = ["likelihood", "impact", "score", "band"].map(said);
  if (![likelihood, impact, score, band].some((text) => text)) return null;
  const matrix = matrixFor(register, risk);
  const named = bandsAreKnown(matrix) && band ? bandNamed(matrix, band) : null;
  const pair = likelihood || impact ? `Likelihood ${likelihood || "-"}, impact ${impact || "-"}` : null;
  return {
    cells: [stageHeading(stage), pair, [score, band].filter(Boolean).join(" ") || null],
    fill: named && fillOf(matrix, named),
  };
}

function directionOf({ register, meaning, table }: CardsSheet, risk: Risk, row: number, look: Look): string {
  const movement = movementOf(register, risk);
  if (movement === null) return String(table.cell("dot", row) ?? "");
  const words = dotText(movement, meaning, risk.kind);
  return look.plain ? words.replace(/^\S\s/, "") : words;
}

/** A text in parts that a row can show. */
function split(text: string): readonly string[] {
  if (text.trim() === "") return [];
  const parts: string[] = [];
  let part = "";
  for (const line of text.split("\n").flatMap(sentences)) {
    const longer = part === "" ? line : `${part}\n${line}`;
    if (part !== "" && linesAt(longer, WIDTHS[1]) > MOST_LINES) {
      parts.push(part);
      part = line;
    } else part = longer;
  }
  return [...parts, part];
}

/** A paragraph too long for one row is cut between words. */
function sentences(paragraph: string): readonly string[] {
  const most = MOST_LINES * WIDTHS[1];
  const parts: string[] = [];
  let rest = paragraph;
  while (rest.length > most) {
    const at = rest.lastIndexOf(" ", most);
    const end = at > 0 ? at : most;
    parts.push(rest.slice(0, end));
    rest = rest.slice(end).trimStart();
  }
  return [...parts, rest];
}

function heightOf(line: Line, isTitle: boolean): number {
  const larger = isTitle ? TITLE_POINTS / BODY_POINTS : 1;
  const lines = Math.max(
    1,
    ...line.map((cell, c) => (cell === null ? 1 : linesAt(String(cell), WIDTHS[c]! / (larger * (isTitle ? 1.1 : 1))))),
  );
  return Math.min(409, lines * LINE_POINTS * larger + 5);
}
