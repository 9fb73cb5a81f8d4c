import type { Field } from "../../src/register";
import { drawCard, drawCardStyle, type CardStyle } from "./cards";
import { Drawing } from "./drawing";
import { PAIRS } from "./forms";
import { drawKey } from "./key";
import { drawPage, drawPageStyle } from "./pages";
import { Random } from "./random";
import { drawStyle, fillIn, type Style } from "./style";
import { drawRegister } from "./table";
import type { Council, TrueRisk, Truth } from "./truth";
import { PARTS } from "./words";

/** What a workbook holds; the first figure says how often. */
type Holding =
  | "table"
  | "cards"
  | "cards-sheets"
  | "cards-beside"
  | "pages"
  | "table-and-cards"
  | "summary-and-cards"
  | "table-and-forms"
  | "two-periods";
const HOLDINGS: readonly (readonly [number, Holding])[] = [
  [56, "table"],
  [12, "cards"],
  [4, "cards-sheets"],
  [4, "cards-beside"],
  [10, "pages"],
  [4, "table-and-cards"],
  [3, "summary-and-cards"],
  [2, "table-and-forms"],
  [5, "two-periods"],
];

/**
 * Makes one council's workbook; the same seed makes the same workbook. "tables" keeps to tables and to the common ways
 * of writing ratings; "all" has every layout and form.
 */
export function makeCouncil(seed: number, kinds: "tables" | "all" = "tables"): Council {
  const random = new Random(seed);
  const style = drawStyle(random, kinds === "tables");
  const holding = kinds === "tables" ? "table" : random.weighted(HOLDINGS);
  const sheets: Drawing[] = [];
  const truths: Truth[] = [];
  const about: string[] = [
    holding,
    style.language,
    style.matrix.name,
    style.stages.join("+"),
    `${style.headingRows} heading rows`,
    style.rating,
    style.score,
    style.key,
  ];
  if (random.chance(0.2)) {
    const cover = new Drawing("Guidance");
    cover.put(0, 0, fillIn(random, random.pick(style.words.titles)));
    style.words.guidance.forEach((line, n) => cover.put(2 + n, 0, line));
    sheets.push(cover);
  }
  const drawn: Style =
    holding === "table" || holding === "two-periods" ? style : holding === "pages" ? forPages(style) : forCards(style);
  switch (holding) {
    case "table":
      drawTables(drawn, sheets, truths, about);
      break;
    case "two-periods":
      drawPeriods(drawn, sheets, truths);
      break;
    case "pages": {
      const cards = drawCardStyle(drawn);
      const page = drawPageStyle(drawn);
      about.push(JSON.stringify(page));
      const risks: TrueRisk[] = [];
      const many = random.chance(0.15) ? 1 : random.int(2, 7);
      for (let n = 1; n <= many; n++) {
        const { sheet, risk } = drawPage(drawn, cards, page, n);
        sheets.push(sheet);
        risks.push(risk);
      }
      truths.push(ofCards("pages", risks, many === 1 ? ["a lone page"] : ["pages with a grid"]));
      break;
    }
    default: {
      const cards = drawCardStyle(drawn);
      about.push(JSON.stringify(cards));
      drawCards(holding, drawn, cards, sheets, truths);
    }
  }
  if (drawn.key === "sheet") {
    const key = new Drawing(random.pick(["Key", "Matrix", "Scoring", "Risk matrix", "Guidance on scoring"]));
    key.put(0, 0, random.pick(["How risks are scored", "Scoring matrix", "Key"]));
    drawKey(key, drawn, 2, 0);
    // A mirrored matrix for opportunities stands right of the threats' own.
    if (truths.some((truth) => truth.kind === "opportunities") && random.chance(0.5))
      drawKey(key, drawn, 2, 5 + Math.max(drawn.matrix.likelihoods, drawn.matrix.impacts), true);
    sheets.push(key);
  }
  return {
    seed,
    about: about.join(", "),
    truths,
    workbook: { fileName: `council-${seed}.xlsx`, sheets: sheets.map((s) => s.snapshot()), date1904: false, notes: [] },
  };
}

/** Cards show a score as a number, and their ratings one by one. */
const forCards = (style: Style): Style => ({
  ...style,
  rating: style.rating === "ticks" ? "number" : style.rating,
  score: PAIRS.has(style.score) || style.score === "formula" ? "number" : style.score,
  letters: PAIRS.has(style.score) ? null : style.letters,
  key: style.key === "none" ? "none" : "sheet",
});

const forPages = (style: Style): Style => ({
  ...forCards(style),
  rating: "number",
  score: "number",
  letters: null,
  stages: style.random.pick([["current"], ["current", "target"], ["previous", "current", "target"]] as const),
});

const ofCards = (layout: "cards" | "pages", risks: readonly TrueRisk[], kinds: readonly string[]): Truth => ({
  layout,
  sheet: risks[0]!.sheet,
  headerRows: null,
  columns: {},
  ticked: {},
  kind: "threats",
  risks,
  kinds,
});

/** The kinds that a table's figures are told by. */
function kindsOf(style: Style): string[] {
  const kinds = [`rating: ${style.rating}`];
  if (style.score !== "number" && style.score !== "formula") kinds.push(`score: ${style.score}`);
  if (style.letters) kinds.push(style.letters.worstFirst ? "A is the worst end" : "A is the best end");
  if (style.severalRows !== "no") kinds.push(`several rows, ${style.severalRows}`);
  if (style.repeated) kinds.push("headings repeated");
  if (style.language !== "en") kinds.push("another language");
  return kinds;
}

function drawTables(style: Style, sheets: Drawing[], truths: Truth[], about: string[]): void {
  const { random } = style;
  const several = random.chance(0.1);
  for (let n = 0; n < (several ? 3 : 1); n++) {
    const sheet = new Drawing(
      several ? `${PARTS.service[n]}` : random.pick(["Register", "Risk Register", "Corporate Risks", "Sheet1", "Q2"]),
    );
    const drawn = drawTitled(sheet, style, random.int(8, 24));
    truths.push({ ...drawn.truth, kinds: [...kindsOf(style), ...(several ? ["several sheets"] : [])] });
    let next = drawn.next;
    if (!several && style.language === "en" && random.chance(0.1)) {
      about.push("opportunities below");
      sheet.put(next + 2, style.firstColumn, "Opportunities");
      const more = drawRegister(
        sheet,
        { ...style, emptyNumbered: 0, sections: false, repeated: false },
        next + 3,
        random.int(3, 6),
        true,
      );
      truths.push({ ...more.truth, kinds: ["opportunities below"] });
      next = more.next;
    }
    if (n === 0 && style.key === "below") drawKey(sheet, style, next + 3, style.firstColumn);
    if (n === 0 && style.key === "beside") drawKey(sheet, style, drawn.top, widthOf(truths[0]!) + 3);
    sheets.push(sheet);
  }
}

const widthOf = ({ columns, ticked }: Truth): number =>
  Math.max(...Object.entries(columns).map(([field, column]) => column + (ticked[field as Field] ?? 1) - 1));

/** A register under its title block. */
function drawTitled(sheet: Drawing, style: Style, many: number): ReturnType<typeof drawRegister> & { top: number } {
  const { random } = style;
  if (style.titleRows > 0) {
    sheet.put(0, style.firstColumn, fillIn(random, random.pick(style.words.titles)));
    for (let r = 1; r < style.titleRows - 1; r++)
      if (random.chance(0.6))
        sheet.put(
          r,
          style.firstColumn + (random.chance(0.3) ? 2 : 0),
          fillIn(random, random.pick(style.words.guidance)),
        );
  }
  return { ...drawRegister(sheet, style, style.titleRows, many, false), top: style.titleRows };
}

/** This quarter's register, and the last one's on a sheet of its own. */
function drawPeriods(style: Style, sheets: Drawing[], truths: Truth[]): void {
  const { random } = style;
  const names = random.pick([
    ["Q2 2023-24", "Q1 2023-24"],
    ["Current register", "Last quarter"],
    ["September 2023", "June 2023"],
  ] as const);
  for (const name of names) {
    const sheet = new Drawing(name);
    const { truth, next } = drawTitled(sheet, style, random.int(6, 14));
    if (name === names[0] && (style.key === "below" || style.key === "beside"))
      drawKey(sheet, style, next + 3, style.firstColumn);
    truths.push({ ...truth, kinds: [...kindsOf(style), "last quarter on another sheet"] });
    sheets.push(sheet);
  }
}

function drawCards(holding: Holding, style: Style, cards: CardStyle, sheets: Drawing[], truths: Truth[]): void {
  const { random } = style;
  const kinds = [`cards: ${cards.box}`, `cards: head ${cards.head}`];
  const many = random.int(3, 8);
  const sheet = new Drawing(random.pick(["Risk cards", "Corporate risks", "Risks", "Risk profiles"]));
  /** The risks from `first` on, one under the other. */
  const column = (on: Drawing, left: number, first: number, last: number, top: number): TrueRisk[] => {
    const risks: TrueRisk[] = [];
    let row = top;
    for (let n = first; n <= last; n++) {
      const { risk, next } = drawCard(on, style, cards, { top: row, left }, n);
      risks.push(risk);
      row = next + (cards.head === "line" ? random.int(0, 2) : random.int(1, 2));
    }
    return risks;
  };
  const titled = (on: Drawing): number => {
    if (style.titleRows === 0) return 0;
    on.put(0, 0, fillIn(random, random.pick(style.words.titles)));
    return 2;
  };
  switch (holding) {
    case "cards-sheets": {
      const risks: TrueRisk[] = [];
      for (let n = 1; n <= many; n++) {
        const own = new Drawing(`Risk ${n}`);
        risks.push(drawCard(own, style, cards, { top: titled(own), left: 0 }, n).risk);
        sheets.push(own);
      }
      truths.push(ofCards("pages", risks, [...kinds, "a sheet a card"]));
      return;
    }
    case "cards-beside": {
      const top = titled(sheet);
      const half = Math.ceil(many / 2);
      const width = cards.width + 7;
      const risks = [...column(sheet, 0, 1, half, top), ...column(sheet, width, half + 1, 2 * half, top)];
      truths.push(ofCards("cards", risks, [...kinds, "two cards side by side"]));
      sheets.push(sheet);
      return;
    }
    case "table-and-cards": {
      const table = new Drawing("Housing");
      const drawn = drawTitled(table, { ...style, severalRows: "no" }, random.int(6, 12));
      const risks = column(sheet, 0, 31, 30 + many, titled(sheet));
      truths.push(
        { ...drawn.truth, kinds: ["a table and cards"] },
        ofCards("cards", risks, [...kinds, "a table and cards"]),
      );
      sheets.push(table, sheet);
      return;
    }
    case "summary-and-cards": {
      const risks = column(sheet, 0, 1, many, titled(sheet));
      const summary = new Drawing(random.pick(["Overview", "Register", "Risk list"]));
      const shown = style.stages.find((s) => s === "current" || s === "residual") ?? style.stages[0]!;
      ["Ref", "Risk", "Risk owner", "Risk score"].forEach((heading, k) => summary.put(1, k, heading));
      risks.forEach((risk, k) =>
        [risk.id, risk.title, risk.texts.owner ?? "", risk.stages[shown]?.score ?? null].forEach((value, c) =>
          summary.put(2 + k, c, value),
        ),
      );
      truths.push(ofCards("cards", risks, [...kinds, "cards and their summary"]));
      sheets.push(summary, sheet);
      return;
    }
    case "table-and-forms": {
      const table = new Drawing("Risk register");
      const full: Style = { ...style, severalRows: "no" };
      const drawn = drawTitled(table, full, 8);
      // Two of its risks once more, as forms to print.
      const own = new Drawing("Print");
      let row = 0;
      for (const risk of drawn.truth.risks.slice(0, 2)) {
        own.put(row, 0, "Risk ref");
        own.put(row, 1, risk.id);
        own.put(row + 1, 0, "Risk");
        own.put(row + 1, 1, risk.title);
        own.put(row + 2, 0, "Current score");
        own.put(row + 2, 1, Object.values(risk.stages)[0]?.score ?? 4);
        row += 5;
      }
      truths.push({ ...drawn.truth, kinds: ["a table and forms of its risks"] });
      sheets.push(table, own);
      return;
    }
    default: {
      truths.push(ofCards("cards", column(sheet, 0, 1, many, titled(sheet)), kinds));
      sheets.push(sheet);
    }
  }
}
