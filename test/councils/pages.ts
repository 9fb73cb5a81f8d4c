import type { Stage, StagePart } from "../../src/register";
import { serialOf } from "../../src/workbook";
import type { CardStyle } from "./cards";
import { Drawing } from "./drawing";
import { levelWord } from "./forms";
import type { Style } from "./style";
import { drawRatings, text } from "./table";
import type { TrueRisk, TrueStage } from "./truth";
import { PARTS } from "./words";

/** How a council draws the grid of its pages; the same on every page. */
export interface PageStyle {
  readonly likelihoodUp: boolean;
  readonly lowFirst: boolean;
  readonly axis: "numbers" | "words" | "both";
  /** Whether the numbers across stand under the grid or over it. */
  readonly acrossBelow: boolean;
  readonly mark: string;
  /** Whether the grid's other cells show their scores. */
  readonly scores: boolean;
  readonly scoresBeside: "beside" | "above";
  readonly titled: "line" | "label";
  readonly tables: boolean;
}

export function drawPageStyle(style: Style): PageStyle {
  const { random } = style;
  const words = levelWord(style, "likelihood", 1) !== "";
  return {
    likelihoodUp: random.chance(0.7),
    lowFirst: random.chance(0.25),
    axis: words ? random.pick(["numbers", "numbers", "words", "both"] as const) : "numbers",
    acrossBelow: random.chance(0.65),
    mark: random.pick(["X", "x", "●", "✗"]),
    scores: random.chance(0.25),
    scoresBeside: random.pick(["beside", "beside", "above"] as const),
    titled: random.pick(["line", "line", "label"] as const),
    tables: random.chance(0.7),
  };
}

/** A sheet for one risk: the grid with its mark, scores and dates beside it, tables of controls and actions below. */
export function drawPage(
  style: Style,
  cards: CardStyle,
  page: PageStyle,
  n: number,
): { sheet: Drawing; risk: TrueRisk } {
  const { random, matrix, words } = style;
  const id = String(style.idStyle(n, false));
  const title = `${random.pick(PARTS.subject)} ${random.pick(PARTS.about)} ${n}`;
  const owner = random.pick(PARTS.role);
  const sheet = new Drawing(random.pick([`Risk ${n}`, `Page ${n}`]));
  let row = 0;
  if (random.chance(0.5)) sheet.put(row++, 0, "Northshire County Council");
  const first = row;
  if (page.titled === "line") {
    sheet.put(row, 0, `Risk ${id}. ${title}`);
    sheet.merge(row, 0, row, 12);
    row++;
  } else {
    sheet.put(row, 0, cards.label("id"));
    sheet.put(row, 1, id);
    sheet.put(row, 2, cards.label("title"));
    sheet.put(row, 3, title);
    sheet.merge(row, 3, row, 10);
    row += 2;
  }
  const drawn = drawRatings(style);
  const stages: Partial<Record<Stage, TrueStage>> = {};
  const places: Partial<Record<`${Stage}.${StagePart}`, readonly [number, number]>> = {};
  const now: Stage = "current";
  const at = drawn.current ?? drawn.residual ?? drawn.inherent!;
  const [rowsAxis, columnsAxis] = page.likelihoodUp
    ? (["likelihood", "impact"] as const)
    : (["impact", "likelihood"] as const);
  const many = (axis: "likelihood" | "impact"): number => (axis === "likelihood" ? matrix.likelihoods : matrix.impacts);
  const height = many(rowsAxis);
  const width = many(columnsAxis);
  const label = (axis: "likelihood" | "impact", level: number): string | number =>
    page.axis === "numbers"
      ? level
      : page.axis === "words"
        ? levelWord(style, axis, level)
        : `${level} ${levelWord(style, axis, level)}`;
  const gridTop = page.acrossBelow ? row : row + 2;
  sheet.put(gridTop, 0, words.headings[rowsAxis]![0]!);
  sheet.merge(gridTop, 0, gridTop + height - 1, 0);
  for (let r = 0; r < height; r++) {
    const level = page.lowFirst ? r + 1 : height - r;
    sheet.put(gridTop + r, 1, label(rowsAxis, level));
    for (let c = 0; c < width; c++) {
      const [l, i] = page.likelihoodUp ? [level, c + 1] : [c + 1, level];
      const here = l === at.l && i === at.i;
      const fill = style.fills[matrix.band(l, i)]!;
      if (here) {
        sheet.put(gridTop + r, 2 + c, page.mark, { fill });
        stages[now] = { likelihood: l, impact: i };
        places[`${now}.likelihood`] = places[`${now}.impact`] = [gridTop + r, 2 + c];
      } else sheet.put(gridTop + r, 2 + c, page.scores ? matrix.score(l, i) : null, { fill });
    }
  }
  const acrossRow = page.acrossBelow ? gridTop + height : gridTop - 1;
  for (let c = 0; c < width; c++) sheet.put(acrossRow, 2 + c, label(columnsAxis, c + 1));
  sheet.put(page.acrossBelow ? acrossRow + 1 : acrossRow - 1, 2, words.headings[columnsAxis]![0]!);
  const bottom = page.acrossBelow ? acrossRow + 1 : gridTop + height - 1;
  // Scores and dates stand right of the grid.
  const side = 2 + width + 1;
  const shown: [Stage, number][] = [[now, matrix.score(at.l, at.i)]];
  if (drawn.target) shown.push(["target", matrix.score(drawn.target.l, drawn.target.i)]);
  if (drawn.previous) shown.push(["previous", matrix.score(drawn.previous.l, drawn.previous.i)]);
  sheet.put(gridTop, side, cards.label("owner"));
  sheet.put(gridTop, side + 1, owner);
  const stageSaid = { current: "Current", target: "Target", previous: "Previous" } as const;
  const said = (stage: Stage): string =>
    style.language === "en"
      ? `${stageSaid[stage as keyof typeof stageSaid]} score`
      : `${words.headings.score![0]} (${words.stages[stage][0]!.toLowerCase()})`;
  shown.forEach(([stage, score], k) => {
    const [r, c] = page.scoresBeside === "beside" ? [gridTop + 1 + k, side + 1] : [gridTop + 3, side + k];
    sheet.put(page.scoresBeside === "beside" ? r : r - 1, page.scoresBeside === "beside" ? side : c, said(stage));
    sheet.put(r, c, score);
    stages[stage] = { ...stages[stage], score };
    places[`${stage}.score`] = [r, c];
  });
  row = Math.max(bottom, gridTop + 5) + 2;
  const cause = text(random, "cause", n);
  const consequence = text(random, "consequence", n);
  (["cause", "consequence"] as const).forEach((field, k) => {
    sheet.put(row, k * 4, cards.label(field));
    sheet.put(row + 1, k * 4, field === "cause" ? cause : consequence);
  });
  row += 3;
  if (page.tables) {
    (["controls", "actions", "due"] as const).forEach((field, k) => sheet.put(row, k * 4, cards.label(field)));
    for (let k = 1; k <= 2; k++) {
      sheet.put(row + k, 0, text(random, "control", n * 10 + k));
      sheet.put(row + k, 4, text(random, "action", n * 10 + k));
      sheet.put(row + k, 8, serialOf({ year: 2024, month: k, day: 5 }), { format: "dd/mm/yyyy" });
    }
    row += 3;
  }
  return {
    sheet,
    risk: {
      id,
      title,
      sheet: sheet.name,
      rows: [first, row - 1],
      stages,
      places,
      texts: { owner, cause, consequence },
    },
  };
}
