import { bandsAreKnown } from "../bands";
import { bandNamed, fillOf } from "../matrix";
import { dotText, movementOf } from "../movement";
import type { ArrowMeaning } from "../profile";
import { isDone, matrixFor, type DateCell, type Register, type Risk, type Stage } from "../register";
import { isoDay, type Edit, type Rect } from "../workbook";
import {
  CARD_WIDTHS,
  cardPages,
  HEADINGS_POINTS,
  CONTINUED_POINTS,
  TITLE_POINTS,
  type Card,
  type CardRow,
  type Line,
  type PrintedRow,
} from "./cardPages";
import type { RegisterTable } from "./register";
import { numbered } from "./lists";
import { BODY_POINTS, BOLD, digitsIn, linesAt, textWidth } from "./measure";
import { headingFormat, titleFormats, type Look } from "./sheet";
import { stageHeading } from "./stages";

export interface CardsSheet {
  readonly name: string;
  readonly tableName: string;
  readonly title: string;
  readonly register: Register;
  /** The register as it was written, whose figures the cards show. */
  readonly table: RegisterTable;
  readonly meaning: ArrowMeaning;
  /** For publication without the people named in the register. */
  readonly withoutPeople: boolean;
}

const LINES = "#BFBFBF";
/** Title, note and headings stand above the first card. */
const HEAD = 3;
const HEADINGS: Line = ["About", "What it says", "Score, status"];
/** Each card may fill a page; where there are more, Excel allows no more breaks. */
const MOST_BREAKS = 1000;

/** A page for each risk, for members who read them one by one: its scores beside each other, then what is said and done about it. */
export function cardsSheet(spec: CardsSheet, look: Look): readonly Edit[] {
  const { name } = spec;
  const rows = cardPages(spec.register.risks.map((risk, r) => cardOf(spec, risk, r, look)));
  const right = CARD_WIDTHS.length - 1;
  const whole: Rect = { top: HEAD - 1, left: 0, bottom: rows.length + HEAD - 1, right };
  const rects = (holds: (row: PrintedRow) => boolean, left = 0, to = right): readonly Rect[] =>
    rows.flatMap((row, r) => (holds(row) ? [{ top: r + HEAD, left, bottom: r + HEAD, right: to }] : []));
  const formatted = (ranges: readonly Rect[], format: Extract<Edit, { kind: "format" }>["format"]): readonly Edit[] =>
    ranges.length > 0 ? [{ kind: "format", sheet: name, ranges, format }] : [];
  const fills = look.plain ? [] : [...new Set(rows.flatMap(({ fill }) => (fill ? [`${fill.fill} ${fill.ink}`] : [])))];
  return [
    { kind: "addSheet", name, ...(!look.plain && { tabColour: "#1F3864" }) },
    {
      kind: "layout",
      sheet: name,
      columnWidths: CARD_WIDTHS.map((characters, column) => ({ column, characters })),
      rowHeights: [
        { row: whole.top, points: HEADINGS_POINTS },
        ...rows.map(({ points }, r) => ({ row: r + HEAD, points })),
      ],
      showGridlines: false,
      print: {
        orientation: "portrait",
        paper: "A4",
        // Full size: Excel heeds page breaks only where a sheet is not fitted to its pages.
        fitToWidth: false,
        rowBreaks: rects(({ isFirst }) => isFirst)
          .slice(0, MOST_BREAKS)
          .map(({ top }) => top),
        footer: spec.title,
      },
    },
    {
      kind: "format",
      sheet: name,
      ranges: [{ ...whole, top: HEAD }],
      format: { fontSize: BODY_POINTS, wrap: true, vertical: "top", horizontal: "left", border: LINES },
    },
    ...titleFormats(name),
    ...formatted(
      rects((row) => row.look === "title"),
      { bold: true, fontSize: TITLE_POINTS, vertical: "center" },
    ),
    ...formatted(
      rects((row) => row.look === "continued"),
      { bold: true, fontSize: CONTINUED_POINTS, vertical: "center" },
    ),
    ...formatted(
      rects((row) => row.look === "fact" || row.look === "score", 0, 0),
      { bold: true },
    ),
    headingFormat(name, [{ ...whole, bottom: whole.top }, ...rects((row) => row.look === "heading")], look),
    ...formatted(
      rects((row) => row.look === "score", right),
      { bold: true, horizontal: "center", vertical: "center" },
    ),
    ...fills.flatMap((key) => {
      const [fill, fontColour] = key.split(" ") as [string, string];
      return formatted(
        rects((row) => !!row.fill && `${row.fill.fill} ${row.fill.ink}` === key, right),
        { fill, fontColour },
      );
    }),
    {
      kind: "values",
      sheet: name,
      top: 0,
      left: 0,
      values: [
        [headline(spec.title)],
        ["A page for each risk, as the register stood when this was written."],
        HEADINGS,
        ...rows.map(({ cells }) => cells),
      ],
    },
    // Marked as a table, so that a reader of the screen hears under which heading each cell stands.
    { kind: "table", sheet: name, range: whole, name: spec.tableName },
  ];
}

/** With the register's title where it fits: beyond the page's edge it would make a page of its own. The foot of each page has it anyway. */
function headline(title: string): string {
  const whole = `Risk cards: ${title}`;
  const across = CARD_WIDTHS.reduce((sum, width) => sum + width, 0);
  return textWidth(whole) * BOLD <= digitsIn(across, TITLE_POINTS) ? whole : "Risk cards";
}

/** What a card says, part by part. */
function cardOf(spec: CardsSheet, risk: Risk, r: number, look: Look): Card {
  const fact = (label: string, text: string): readonly CardRow[] =>
    text.trim() === "" ? [] : [{ cells: [label, text, null], look: "fact" }];
  const direction = directionOf(spec, risk, r, look);
  return {
    id: risk.id,
    title: risk.title,
    parts: [
      { heading: null, rows: factsOf(spec, risk).flatMap(([label, text]) => fact(label, text)) },
      {
        heading: ["Score", "Likelihood and impact", "Score and band"],
        rows: [...ORDER.flatMap((stage) => scoreRow(spec, stage, r)), ...fact("Direction of travel", direction)],
      },
      {
        heading: null,
        rows: TEXTS.flatMap(([role, label]) => {
          const text = risk.texts[role]?.text ?? "";
          return role !== "notes" && text === risk.title ? [] : fact(label, text);
        }),
      },
      {
        heading: ["Controls", "What limits the risk today", "Adequacy"],
        rows: risk.controls.map(({ text, adequacy, assurance }, n) =>
          item(n, text, assurance?.text ? `Assurance: ${assurance.text}` : "", "Adequacy", adequacy?.text ?? ""),
        ),
      },
      {
        heading: [
          "Actions",
          spec.withoutPeople ? "What will be done" : "What will be done, and by whom",
          "Due and status",
        ],
        rows: risk.actions.map(({ description, owner, due, revisedDue, status }, n) => {
          const by = spec.withoutPeople ? "" : (owner?.text ?? "");
          const said = [dateWords(revisedDue?.text ? revisedDue : due), status?.text ?? ""].filter(Boolean).join(", ");
          return item(n, description, by && `Owner: ${by}`, "Due and status", said);
        }),
      },
    ],
  };
}

/** What stands at the right is short; more of it goes below the text. */
const LONGEST_ASIDE = 4;

function item(n: number, text: string, further: string, label: string, aside: string): CardRow {
  const [number, own] = numbered(text, n + 1);
  const isShort = linesAt(aside, CARD_WIDTHS[2]) <= LONGEST_ASIDE;
  const texts = [own, further, isShort ? "" : `${label}: ${aside}`];
  return { cells: [number, texts.filter(Boolean).join("\n") || null, isShort ? aside || null : null], look: "item" };
}

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

function factsOf({ withoutPeople }: CardsSheet, risk: Risk): readonly (readonly [string, string])[] {
  const { texts, dates } = risk;
  const open = risk.actions.filter(({ status }) => !isDone(status?.text ?? "")).length;
  const people: readonly (readonly [string, string])[] = withoutPeople
    ? []
    : [
        ["Owner", texts.owner?.text ?? risk.owners.join("; ")],
        ["Contact", texts.contact?.text ?? risk.contacts.join("; ")],
      ];
  return [
    ...people,
    ["Category", texts.category?.text ?? ""],
    ["Kind", risk.kind === "opportunity" ? "Opportunity" : ""],
    ["Last review", dateWords(dates.lastReview ?? null)],
    ["Next review", dateWords(dates.nextReview ?? null)],
    ["Target date", dateWords(dates.targetDate ?? null)],
    ["Actions open", risk.actions.length > 0 ? String(open) : ""],
  ];
}

const dateWords = (date: DateCell | null): string => {
  if (!date?.day) return date?.text ?? "";
  const [year, month, day] = isoDay(date.day).split("-");
  return date.state === "month" ? `${month}/${year}` : `${day}/${month}/${year}`;
};

/** One stage of the score box; nothing where the risk has nothing there. */
function scoreRow({ register, table }: CardsSheet, stage: Stage, row: number): readonly CardRow[] {
  const said = (part: string): string => {
    const cell = table.cell(`${stage}.${part}`, row);
    return cell === null ? "" : String(typeof cell === "object" ? (cell.value ?? "") : cell);
  };
  const [likelihood, impact, score, band] = ["likelihood", "impact", "score", "band"].map(said);
  if (![likelihood, impact, score, band].some((text) => text)) return [];
  const matrix = matrixFor(register, register.risks[row]!);
  const named = bandsAreKnown(matrix) && band ? bandNamed(matrix, band) : null;
  const pair = likelihood || impact ? `Likelihood ${likelihood || "-"}, impact ${impact || "-"}` : null;
  return [
    {
      cells: [stageHeading(stage), pair, [score, band].filter(Boolean).join(" ") || null],
      look: "score",
      fill: named && fillOf(matrix, named),
    },
  ];
}

function directionOf({ register, meaning, table }: CardsSheet, risk: Risk, row: number, look: Look): string {
  const movement = movementOf(register, risk);
  if (movement === null) return String(table.cell("dot", row) ?? "");
  const words = dotText(movement, meaning, risk.kind);
  return look.plain ? words.replace(/^\S\s/, "") : words;
}
