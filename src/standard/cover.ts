import { dotText, periodWords, readPeriod } from "../movement";
import type { ArrowMeaning } from "../profile";
import { STAGES, type Register } from "../register";
import {
  a1,
  rectA1,
  serialOf,
  sheetNamed,
  type Day,
  type Edit,
  type SheetSnapshot,
  type WorkbookSnapshot,
} from "../workbook";
import { whereFrom, type MatrixSheet } from "./matrixSheet";
import { heightsFor } from "./columnWidths";
import { SHEET_POINTS } from "./measure";
import { headingFormat, titleFormats, type Look } from "./sheet";
import { stageHeading } from "./stages";

export interface CoverSheet {
  readonly name: string;
  /** The name of its table. */
  readonly table: string;
  readonly workbook: WorkbookSnapshot;
  readonly asOf: Day;
  readonly registers: readonly CoverRegister[];
  /** Where the registers were read, for what stands above them. */
  readonly source: WorkbookSnapshot;
  /** "" where nobody says. */
  readonly council: string;
  /** How many of each severity were found; null where nothing was checked. */
  readonly found: Found | null;
  readonly submission: Submission | null;
  /** The sheet of the heat maps' workings; null where there is none. */
  readonly workings: readonly string[];
}

/** Whether the registers can go to committee, and the stamp they bear, in sentences: those who judge it stand above us. */
export interface Submission {
  readonly ready: boolean;
  readonly verdict: string;
  readonly inTheWay: readonly string[];
  /** What was ignored and why, what could not be judged. */
  readonly notes: readonly string[];
  /** The stamp in words, and whether it still holds; empty where there is none. */
  readonly stamp: readonly string[];
}

export interface Found {
  readonly error: number;
  readonly warning: number;
  readonly advice: number;
  /** The sheet that lists them; null where nothing was found. */
  readonly sheet: string | null;
}

export interface CoverRegister {
  readonly register: Register;
  /** The registers that stand before it. */
  readonly above: readonly Register[];
  readonly meaning: ArrowMeaning;
  readonly matrices: readonly MatrixSheet[];
  /** The sheets made for it, with what each holds. */
  readonly sheets: readonly { readonly name: string; readonly holds: string }[];
}

const LABEL_CHARACTERS = 32;
const VALUE_CHARACTERS = 100;
const COVER_NOTE = "In the standard register layout.";
const COVER_HEADINGS = ["About", "What it says"];
export const VERDICT = "Can it be submitted?";
export const AS_OF = "As-of date";
const READY = { fill: "#E6F4EA", fontColour: "#005A00" };
const NOT_READY = { fill: "#FDECEA", fontColour: "#9C0006" };
/** Title, note and headings stand above. */
const FIRST_LINE = 3;
const DATE_WORDS = "d mmmm yyyy";

/** One line of a cover. */
export type Line = readonly [label: string, value: string | number];

/** What the workbook holds, whether it can be submitted, where it came from and how to read it, label and value side by side. */
export function coverSheet(spec: CoverSheet, look: Look): readonly Edit[] {
  const { name, table, workbook, asOf, registers, found, source, submission } = spec;
  const title = titleOf(registers[0]!.register, source);
  const council = spec.council || councilIn(registers, source);
  const several = registers.length > 1;
  const lines: Line[] = [
    ...(council ? [["Council", council] as Line] : []),
    ...registers.flatMap((one) => headLines(one, several)),
    [AS_OF, serialOf(asOf, workbook.date1904) ?? ""],
    ["Made from", source.fileName || "the workbook that was open"],
    ...(submission ? submissionLines(submission) : []),
    ...(found ? [["What was found", foundWords(found)] as Line] : []),
    ...registers.flatMap((one) => linesFor(one, source, look)),
    ...spec.workings.map((sheet): Line => [
      `Sheet ${sheet}`,
      "Hidden: what the heat maps look up. Nothing there is typed.",
    ]),
    [
      "How to read it",
      look.plain
        ? "One table to a sheet, starting in column A; one row to a risk. Everything is told in words and figures."
        : "One table to a sheet, starting in column A; one row to a risk. Scores, bands and directions of travel are formulas over the matrix sheet: change a rating and they follow.",
    ],
    [
      "Figures",
      "A figure that differs from the matrix was kept as the source has it, and the Notes column says so. What the source wrote in another form stands at the right, under “(as written)”.",
    ],
    [
      "Colours",
      look.plain
        ? "Bands and directions are given in words alone."
        : "Colours repeat what the words say; nothing is told by colour alone.",
    ],
    ...source.notes.map((note): Line => ["Note", note]),
  ];
  return coverLines({ name, table, title, note: COVER_NOTE, lines, ready: submission?.ready ?? false }, look);
}

export interface CoverLines {
  readonly name: string;
  readonly table: string;
  readonly title: string;
  readonly note: string;
  readonly lines: readonly Line[];
  /** Whether what the line `VERDICT` says is good. */
  readonly ready: boolean;
}

/** A cover: its title, then label and value side by side as a table. */
export function coverLines({ name, table, title, note, lines, ready }: CoverLines, look: Look): readonly Edit[] {
  const verdict = lines.findIndex(([label]) => label === VERDICT);
  const dates = lines.flatMap(([label], r) => (label === AS_OF ? [FIRST_LINE + r] : []));
  const bottom = FIRST_LINE + lines.length - 1;
  return [
    { kind: "addSheet", name, ...(!look.plain && { tabColour: "#1F3864" }) },
    {
      kind: "values",
      sheet: name,
      top: 0,
      left: 0,
      values: [[title], [note], COVER_HEADINGS, ...lines],
    },
    ...titleFormats(name),
    headingFormat(name, { top: FIRST_LINE - 1, left: 0, bottom: FIRST_LINE - 1, right: 1 }, look),
    { kind: "table", sheet: name, range: { top: FIRST_LINE - 1, left: 0, bottom, right: 1 }, name: table },
    {
      kind: "format",
      sheet: name,
      ranges: [{ top: FIRST_LINE, left: 0, bottom, right: 1 }],
      format: { wrap: true, vertical: "top", horizontal: "left" },
    },
    { kind: "format", sheet: name, ranges: [{ top: FIRST_LINE, left: 0, bottom, right: 0 }], format: { bold: true } },
    {
      kind: "format",
      sheet: name,
      ranges: dates.map((row) => ({ top: row, left: 1, bottom: row, right: 1 })),
      format: { numberFormat: DATE_WORDS },
    },
    ...(verdict >= 0 && !look.plain
      ? [
          {
            kind: "format" as const,
            sheet: name,
            ranges: [{ top: FIRST_LINE + verdict, left: 1, bottom: FIRST_LINE + verdict, right: 1 }],
            format: { bold: true, ...(ready ? READY : NOT_READY) },
          },
        ]
      : []),
    {
      kind: "layout",
      sheet: name,
      columnWidths: [
        { column: 0, characters: LABEL_CHARACTERS },
        { column: 1, characters: VALUE_CHARACTERS },
      ],
      rowHeights: heightsFor(FIRST_LINE, lines, [LABEL_CHARACTERS, VALUE_CHARACTERS], SHEET_POINTS),
      showGridlines: false,
      print: {
        orientation: "landscape",
        paper: "A4",
        fitToWidth: true,
        titleRows: [FIRST_LINE - 1, FIRST_LINE - 1],
        footer: title,
      },
    },
  ];
}

const submissionLines = ({ verdict, inTheWay, notes, stamp }: Submission): readonly Line[] => [
  [VERDICT, verdict],
  ...inTheWay.map((text): Line => ["Stands in the way", text]),
  ...notes.map((text): Line => ["To know besides", text]),
  ...stamp.map((text): Line => ["Stamp", text]),
];

/** What a committee asks first: which register, how many risks, of what period. */
function headLines({ register }: CoverRegister, several: boolean): readonly Line[] {
  const period = readPeriod(register.period);
  const risks = register.risks.filter((risk) => risk.kind === "threat").length;
  const opportunities = register.risks.length - risks;
  const counted = [
    ...(risks > 0 || opportunities === 0 ? [count(risks, "risk", "risks")] : []),
    ...(opportunities > 0 ? [count(opportunities, "opportunity", "opportunities")] : []),
  ];
  const of = several ? `: ${register.sheet}` : "";
  return [
    [`Register${of}`, `${counted.join(" and ")}, from the sheet ${register.sheet}, ${rectA1(register.range)}.`],
    [`Period${of}`, period ? periodWords(period) : "The source states none."],
  ];
}

function linesFor(
  { register, above, meaning, matrices, sheets }: CoverRegister,
  workbook: WorkbookSnapshot,
  look: Look,
): readonly Line[] {
  const { rule } = register;
  const moved = register.risks.some((risk) => risk.stages.previous) && !look.plain;
  return [
    ...sheets.map(({ name, holds }): Line => [`Sheet ${name}`, holds]),
    ...matrices.map(({ grid: { matrix } }): Line => [
      matrix.kind === "opportunity" ? "Matrix (opportunities)" : "Matrix",
      whereFrom(matrix),
    ]),
    ...(rule.of > 0 ? [["Scores", scoresWords(rule)] as Line] : []),
    ...stageLines(register),
    ...(moved
      ? [
          [
            "Direction of travel",
            `${dotText("worse", meaning, "threat")}, ${dotText("better", meaning, "threat")}, ${dotText("same", meaning, "threat")}: ${meaning === "up-is-worse" ? "an arrow up says that the score went up" : "an arrow up says that things got better"}.`,
          ] as Line,
        ]
      : []),
    ...register.untitled.map(({ id, row, cell }): Line => [
      "Left out",
      `Row ${row + 1} of ${cell.sheet} (${id?.text || a1(cell.row, cell.column)}) has ratings or a score but no text.`,
    ]),
    ...titleBlock(register, workbook, above)
      .slice(1)
      .map((text): Line => ["Above the register", text]),
  ];
}

/** A council's name as it writes it: "Lancashire County Council", "Cyngor Gwynedd". */
const COUNCIL =
  /(?:\p{Lu}[\p{L}'’&-]*(?: (?:of|and|upon|on|the))?[ ]){1,6}(?:Council|Combined Authority)\b|\bCyngor(?: \p{Lu}[\p{L}'’]*){1,4}/u;

/** Where the source's own title block names the council. */
export function councilIn(
  registers: readonly Pick<CoverRegister, "register" | "above">[],
  source: WorkbookSnapshot,
): string {
  for (const { register, above } of registers)
    for (const text of titleBlock(register, source, above)) {
      const found = COUNCIL.exec(text.slice(0, LONGEST_TITLE));
      if (found) return found[0].trim();
    }
  return "";
}

const count = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`;

/** The council's own words for the stages, where they are not ours. */
export function stageLines({ stageLabels }: Pick<Register, "stageLabels">): readonly Line[] {
  const lines = STAGES.flatMap((stage) => {
    const own = stageLabels[stage]?.trim();
    return own && !own.toLowerCase().startsWith(stage)
      ? [`${stageHeading(stage)} is what the source calls “${own}”.`]
      : [];
  });
  return lines.length > 0 ? [["Stages", lines.join(" ")]] : [];
}

const RULE_WORDS: Readonly<Record<string, string>> = {
  product: "Likelihood x impact",
  sum: "Likelihood + impact",
  "product-plus-impact": "Likelihood x impact, plus impact,",
  lookup: "As the matrix gives them",
  words: "Bands in words, as the matrix gives them,",
};

const scoresWords = ({ rule, agree, of }: Register["rule"]): string =>
  rule === "none" ? "They follow no rule that we know." : `${RULE_WORDS[rule]} in ${agree} of ${of} scores.`;

const foundWords = ({ error, warning, advice, sheet }: Found): string =>
  sheet === null
    ? "Nothing to put right."
    : `${count(error, "error", "errors")}, ${count(warning, "warning", "warnings")}, ${count(advice, "piece of advice", "pieces of advice")}: see the sheet ${sheet}.`;

const LONGEST_TITLE = 150;
const LONGEST_LINE = 1000;
const MOST_LINES = 12;

/** Names of sheets that say nothing about which register it is. */
const ANY_REGISTER = /^(?:(?:risk )?(?:register|log|data|cards?)|risks?|sheet ?\d*|risk \d+)$/i;

/** The title of the source's own title block; else after its sheet. `above` are the registers on the sheet before it. */
export const titleOf = (register: Register, workbook: WorkbookSnapshot, above: readonly Register[] = []): string =>
  titleBlock(register, workbook, above)[0] ??
  (ANY_REGISTER.test(register.sheet.trim()) ? "Risk register" : `Risk register: ${register.sheet}`);

/** The texts that stand above the headings, below any other register of the sheet; the first is most likely the title. */
function titleBlock(register: Register, workbook: WorkbookSnapshot, above: readonly Register[]): readonly string[] {
  const sheet = sheetNamed(workbook, register.sheet);
  if (!sheet || !register.headerRows) return [];
  const bottom = register.headerRows[0];
  const others = above.filter((other) => other.sheet === register.sheet && other.range.bottom < bottom);
  return textsBetween(
    sheet,
    others.reduce((most, other) => Math.max(most, other.range.bottom + 1), 0),
    bottom,
  );
}

function textsBetween(sheet: SheetSnapshot, top: number, bottom: number): readonly string[] {
  const texts: string[] = [];
  for (let row = top; row < bottom && texts.length < MOST_LINES; row++) {
    const cells = (sheet.rows[row] ?? []).filter((value): value is string => typeof value === "string");
    const line = cells
      .map((cell) => cell.replace(/\s+/g, " ").trim())
      .filter((cell) => cell !== "")
      .join(" ");
    if (line !== "" && (texts.length > 0 || line.length <= LONGEST_TITLE)) texts.push(line.slice(0, LONGEST_LINE));
  }
  return texts;
}
