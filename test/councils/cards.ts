import type { Field, Stage, StagePart } from "../../src/register";
import { serialOf, type CellValue } from "../../src/workbook";
import type { Drawing } from "./drawing";
import { ratingCell, scoreCell, scoreShown } from "./forms";
import type { Random } from "./random";
import type { Style } from "./style";
import { directionCell, drawRatings, text } from "./table";
import type { TrueRisk, TrueStage } from "./truth";
import { CARD_WORDS, PARTS } from "./words";

/** How a council lays out its cards; drawn once, the same on every card. */
export interface CardStyle {
  /** A line of its own over the card; labels with their values beside; a row of labels over a row of values. */
  readonly head: "line" | "beside" | "turns" | "above";
  /** "4. TITLE - owner" and its like, for head "line". */
  readonly line: (id: string, title: string, owner: string) => string;
  readonly ownerInLine: boolean;
  /** Where the scores stand. */
  readonly box: "stacked" | "stage-rows" | "part-rows" | "beside" | "above" | "under-stage" | "inline";
  /** Beside the card's texts, or under them. */
  readonly boxAt: "right" | "below" | "top";
  readonly texts: "beside" | "above" | "columns";
  readonly measures: "table" | "beside" | "above";
  readonly parts: readonly StagePart[];
  readonly label: (field: string) => string;
  readonly colon: string;
  readonly stageWord: Readonly<Record<Stage, string>>;
  readonly boxHeading: string;
  readonly width: number;
}

const LINES: readonly (readonly [boolean, (id: string, title: string, owner: string) => string])[] = [
  [true, (id, title, owner) => `${id}. ${title.toUpperCase()} – ${owner}`],
  [false, (id, title) => `${id}. ${title}`],
  [false, (id, title) => `Risk ${id}: ${title}`],
  [false, (id, title) => `${id} – ${title}`],
  [false, (id, title) => `Corporate Risk ${id}. ${title}`],
];

export function drawCardStyle(style: Style): CardStyle {
  const { random, language, words } = style;
  const chosen = new Map<string, string>();
  const label = (field: string): string => {
    const from = language === "en" ? (CARD_WORDS.labels[field] ?? words.headings[field]) : words.headings[field];
    if (!chosen.has(field)) chosen.set(field, random.pick(from ?? [field]));
    return chosen.get(field)!;
  };
  const stageWord = Object.fromEntries(
    style.stages.map((stage) => [
      stage,
      random.pick(language === "en" ? CARD_WORDS.stages[stage] : words.stages[stage]),
    ]),
  ) as Record<Stage, string>;
  const box = random.weighted<CardStyle["box"]>([
    [style.stages.length > 1 ? 3 : 0, "stacked"],
    [4, "stage-rows"],
    [style.stages.length > 1 ? 3 : 0, "part-rows"],
    [3, "beside"],
    [2, "above"],
    [2, "under-stage"],
    [language === "en" ? 2 : 0, "inline"],
  ]);
  const [ownerInLine, line] = random.pick(LINES);
  const head = random.weighted<CardStyle["head"]>([
    [5, "line"],
    [2, "beside"],
    [2, "turns"],
    [2, "above"],
  ]);
  return {
    head,
    line,
    ownerInLine: head === "line" && ownerInLine,
    box,
    boxAt:
      box === "stacked" || box === "stage-rows" || box === "part-rows"
        ? random.pick(["right", "below", "top"] as const)
        : random.pick(["below", "top"] as const),
    texts: random.pick(["beside", "above", "columns"] as const),
    measures: random.pick(["table", "beside", "above"] as const),
    parts:
      box === "stacked" || box === "inline"
        ? ["score"]
        : random
            .weighted<readonly StagePart[]>([
              [6, ["likelihood", "impact", "score"]],
              [style.impactFirst ? 4 : 1, ["impact", "likelihood", "score"]],
              [2, ["score"]],
              [style.bandWords.length ? 2 : 0, ["likelihood", "impact", "score", "band"]],
            ])
            .filter((part) => part !== "score" || box !== "part-rows" || true),
    label,
    colon: random.pick(["", ":", ""]),
    stageWord,
    boxHeading: style.impactFirst
      ? random.pick(["Risk rating (Impact x Likelihood)", "RISK RATING Impact x Likelihood"])
      : random.pick(["Risk rating (Likelihood x Impact)", "RISK RATING Likelihood x Impact"]),
    width: 9,
  };
}

interface Card {
  readonly id: string;
  readonly title: string;
  readonly owner: string;
  readonly drawn: ReturnType<typeof drawRatings>;
}

/** Draws one card with its top left corner at (top, left); returns the risk and the row after it. */
export function drawCard(
  sheet: Drawing,
  style: Style,
  cards: CardStyle,
  at: { readonly top: number; readonly left: number },
  n: number,
): { risk: TrueRisk; next: number } {
  const { random } = style;
  const { left } = at;
  const card: Card = {
    id: String(style.idStyle(n, false)),
    title: `${random.pick(PARTS.subject)} ${random.pick(PARTS.about)} ${n}`,
    owner: random.pick(PARTS.role),
    drawn: drawRatings(style),
  };
  const texts: Partial<Record<Field, string>> = { owner: card.owner };
  const say = (field: string): string => `${cards.label(field)}${cards.colon}`;
  let row = at.top;
  const head: readonly (readonly [string, string])[] = [
    ["id", card.id],
    ["title", card.title],
    ...(cards.ownerInLine ? [] : [["owner", card.owner] as const]),
  ];
  if (cards.head === "line") {
    sheet.put(row, left, cards.line(card.id, card.title, card.owner), { fill: "#1F3864" });
    sheet.merge(row, left, row, left + cards.width - 1);
    row++;
    if (!cards.ownerInLine) {
      sheet.put(row, left, say("owner"));
      sheet.put(row, left + 1, card.owner);
      row++;
    }
  } else if (cards.head === "beside") {
    for (const [field, value] of head) {
      sheet.put(row, left, say(field));
      sheet.put(row, left + 1, value);
      row++;
    }
  } else if (cards.head === "turns") {
    head.forEach(([field, value], k) => {
      sheet.put(row, left + 2 * k, say(field));
      sheet.put(row, left + 2 * k + 1, value);
    });
    row++;
  } else {
    head.forEach(([field, value], k) => {
      sheet.put(row, left + k, cards.label(field), { fill: "#D9D9D9" });
      sheet.put(row + 1, left + k, value);
    });
    row += 2;
  }
  const drawTexts = (): void => {
    const fields = ["cause", "consequence"] as const;
    const value = (field: "cause" | "consequence"): string => text(random, field, n);
    if (cards.texts === "columns") {
      fields.forEach((field, k) => {
        sheet.put(row, left + k, cards.label(field), { fill: "#D9D9D9" });
        sheet.put(row + 1, left + k, (texts[field] = value(field)));
      });
      row += 2;
      return;
    }
    for (const field of fields) {
      sheet.put(row, left, say(field));
      texts[field] = value(field);
      if (cards.texts === "above") row++;
      sheet.put(row, left + (cards.texts === "above" ? 0 : 1), texts[field]);
      row++;
    }
  };
  let box: Box;
  if (cards.boxAt === "right") {
    const top = row;
    drawTexts();
    box = drawBox(sheet, style, cards, card, top, left + 3);
    row = Math.max(row, box.next);
  } else if (cards.boxAt === "top") {
    box = drawBox(sheet, style, cards, card, row, left);
    row = box.next;
    if (cards.texts === "columns" || cards.box === "stage-rows" || random.chance(0.3)) row++;
    drawTexts();
  } else {
    drawTexts();
    if (random.chance(0.4)) row++;
    box = drawBox(sheet, style, cards, card, row, left);
    row = box.next;
  }
  row = drawMeasures(sheet, style, cards, row, left, n);
  return {
    risk: {
      id: card.id,
      title: card.title,
      sheet: sheet.name,
      rows: [at.top, row - 1],
      stages: box.stages,
      places: box.places,
      texts,
    },
    next: row,
  };
}

interface Box {
  readonly stages: Partial<Record<Stage, TrueStage>>;
  readonly places: Partial<Record<`${Stage}.${StagePart}`, readonly [number, number]>>;
  readonly next: number;
}

/** The scores of a card in the council's own form. */
function drawBox(
  sheet: Drawing,
  style: Style,
  cards: CardStyle,
  { drawn }: Pick<Card, "drawn">,
  top: number,
  left: number,
): Box {
  const { random } = style;
  const stages: Partial<Record<Stage, { likelihood?: number; impact?: number; score?: number }>> = {};
  const places: Partial<Record<`${Stage}.${StagePart}`, readonly [number, number]>> = {};
  const partsOf = (stage: Stage): readonly StagePart[] =>
    stage === "previous" && cards.box !== "stage-rows" && cards.box !== "part-rows" ? ["score"] : cards.parts;
  const put = (stage: Stage, part: StagePart, row: number, column: number): void => {
    const { l, i } = drawn[stage]!;
    const band = style.matrix.band(l, i);
    const fill = style.bandBy === "none" ? null : style.fills[band]!;
    const value: CellValue =
      part === "score"
        ? scoreCell(style, l, i)
        : part === "band"
          ? (style.bandWords[band] ?? "")
          : ratingCell(style, part, part === "likelihood" ? l : i);
    sheet.put(row, column, value, { fill: part === "score" || part === "band" ? fill : null });
    places[`${stage}.${part}`] = [row, column];
    const shown = (stages[stage] ??= {});
    if (part === "score") shown.score = scoreShown(style.matrix, l, i);
    else if (part !== "band") shown[part] = part === "likelihood" ? l : i;
  };
  let row = top;
  const dot = style.dot === "none" ? null : directionCell(style, drawn);
  switch (cards.box) {
    case "stacked": {
      sheet.put(row, left, cards.boxHeading);
      sheet.merge(row, left, row, left + 5);
      row++;
      style.stages.forEach((stage, k) => {
        const column = left + 2 * k;
        sheet.put(row, column, cards.stageWord[stage], { fill: "#D9D9D9" });
        sheet.merge(row, column, row, column + 1);
        put(stage, "score", row + 1, column);
        sheet.merge(row + 1, column, row + 1, column + 1);
        if (stage === "target") return;
        const [one, two] = style.impactFirst
          ? (["impact", "likelihood"] as const)
          : (["likelihood", "impact"] as const);
        put(stage, one, row + 2, column);
        put(stage, two, row + 2, column + 1);
      });
      if (dot !== null) {
        sheet.put(row, left + 2 * style.stages.length, cards.label("dot"));
        sheet.put(row + 1, left + 2 * style.stages.length, dot);
      }
      return { stages, places, next: row + 3 };
    }
    case "stage-rows": {
      cards.parts.forEach((part, k) => sheet.put(row, left + 1 + k, cards.label(part), { fill: "#D9D9D9" }));
      for (const stage of style.stages) {
        row++;
        sheet.put(row, left, cards.stageWord[stage]);
        cards.parts.forEach((part, k) => put(stage, part, row, left + 1 + k));
      }
      row++;
      break;
    }
    case "part-rows": {
      style.stages.forEach((stage, k) => sheet.put(row, left + 1 + k, cards.stageWord[stage], { fill: "#D9D9D9" }));
      for (const part of cards.parts) {
        row++;
        sheet.put(row, left, cards.label(part));
        style.stages.forEach((stage, k) => put(stage, part, row, left + 1 + k));
      }
      row++;
      break;
    }
    case "beside": {
      const across = random.chance(0.5);
      for (const stage of style.stages) {
        partsOf(stage).forEach((part, k) => {
          const column = across ? left + 2 * k : left;
          sheet.put(row, column, `${cards.stageWord[stage]} ${cards.label(part).toLowerCase()}${cards.colon}`);
          put(stage, part, row, column + 1);
          if (!across) row++;
        });
        if (across) row++;
      }
      break;
    }
    case "above": {
      let column = left;
      for (const stage of style.stages)
        for (const part of partsOf(stage)) {
          sheet.put(row, column, `${cards.stageWord[stage]} ${cards.label(part).toLowerCase()}`, { fill: "#D9D9D9" });
          put(stage, part, row + 1, column);
          column++;
        }
      row += 2;
      break;
    }
    case "under-stage": {
      for (const stage of style.stages) {
        sheet.put(row, left, `${cards.stageWord[stage]} ${style.language === "en" ? "risk" : ""}`.trim(), {
          fill: "#D9D9D9",
        });
        sheet.merge(row, left, row, left + 3);
        row++;
        for (const part of cards.parts) {
          sheet.put(row, left, `${cards.label(part)}${cards.colon}`);
          put(stage, part, row, left + 1);
          row++;
        }
      }
      break;
    }
    case "inline": {
      style.stages.forEach((stage, k) => {
        const { l, i } = drawn[stage]!;
        const score = scoreShown(style.matrix, l, i);
        sheet.put(row, left + k, `${cards.stageWord[stage]} score: ${score}`);
        places[`${stage}.score`] = [row, left + k];
        stages[stage] = { score };
      });
      row++;
    }
  }
  if (dot !== null) {
    sheet.put(row, left, `${cards.label("dot")}${cards.colon}`);
    sheet.put(row, left + 1, dot);
    row++;
  }
  return { stages, places, next: row };
}

/** Controls and actions: a small table, or a cell each. */
function drawMeasures(sheet: Drawing, style: Style, cards: CardStyle, top: number, left: number, n: number): number {
  const { random } = style;
  let row = top;
  if (cards.measures === "table") {
    ["controls", "actions", "due"].forEach((field, k) =>
      sheet.put(row, left + k, cards.label(field), { fill: "#D9D9D9" }),
    );
    const many = random.int(1, 3);
    for (let k = 1; k <= many; k++) {
      sheet.put(row + k, left, text(random, "control", n * 10 + k));
      sheet.put(row + k, left + 1, text(random, "action", n * 10 + k));
      sheet.put(row + k, left + 2, dueDay(random), { format: "dd/mm/yyyy" });
    }
    return row + many + 1;
  }
  for (const field of ["controls", "actions"] as const) {
    sheet.put(row, left, `${cards.label(field)}${cards.colon}`);
    if (cards.measures === "above") row++;
    const measure = text(random, field === "controls" ? "control" : "action", n);
    sheet.put(row, left + (cards.measures === "above" ? 0 : 1), measure);
    row++;
  }
  return row;
}

const dueDay = (random: Random): number => serialOf({ year: 2024, month: random.int(1, 12), day: random.int(1, 28) })!;
