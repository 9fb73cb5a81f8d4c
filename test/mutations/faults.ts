import { bandOfPair, bandOfScore, reachableScores, scoreOf, type Band, type Matrix } from "../../src/matrix";
import { movementOf, readArrow } from "../../src/movement";
import type { Profile } from "../../src/profile";
import {
  columnOf,
  pairOf,
  readRegisters,
  STAGES,
  type Action,
  type Field,
  type Register,
  type RegisterReading,
  type Risk,
  type Role,
  type Stage,
  type StagePart,
} from "../../src/register";
import { cellAt, cellKey, serialOf, type CellRef, type CellValue, type WorkbookSnapshot } from "../../src/workbook";
import type { Random } from "../councils/random";
import type { Clean, CleanKey } from "./clean";
import { Draft } from "./draft";

/** A clean register, read, in which a fault is to be planted. */
export interface Ground {
  readonly clean: Clean;
  readonly reading: RegisterReading;
  readonly register: Register;
  /** The same register one period before, where there is one. */
  readonly before: Register | null;
  readonly random: Random;
}

export interface Planted {
  readonly workbook: WorkbookSnapshot;
  /** Where the check must find it; null for no cell. Any of them, where the fault has two ends. */
  readonly at: readonly (CellRef | null)[];
  /** Other cells in which the fault makes the same check right to speak. */
  readonly also?: readonly CellRef[];
  readonly previous?: WorkbookSnapshot;
  readonly earlier?: readonly WorkbookSnapshot[];
  /** What the message must say, where the place alone does not tell. */
  readonly says?: RegExp;
  readonly profile?: Partial<Profile>;
}

interface Fault {
  /** null where this register has no place for the fault. */
  readonly plant: (ground: Ground) => Planted | null;
  /** Other checks that the fault itself makes true. */
  readonly implies?: readonly string[];
}

interface Place {
  readonly risk: Risk;
  readonly stage: Stage;
}

/** How much worse a score is than another; below 0 where it is better. */
const worsening = (risk: Risk, was: number, then: number): number =>
  risk.kind === "opportunity" ? was - then : then - was;
const some = <T>(random: Random, list: readonly T[]): T | null => (list.length === 0 ? null : random.pick(list));
const places = ({ register }: Ground, fits: (place: Place) => boolean): readonly Place[] =>
  register.risks
    .flatMap((risk) => STAGES.map((stage) => ({ risk, stage })))
    .filter((place) => place.risk.stages[place.stage] && fits(place));
const matrixOf = ({ register }: Ground): Matrix => register.matrices.threat;
const knows = (ground: Ground): boolean =>
  matrixOf(ground).source !== "default" && matrixOf(ground).likelihood.length > 0;
const typed = (ground: Ground, cell: CellRef): boolean =>
  !sheetOf(ground, cell).formulas.has(cellKey(cell.row, cell.column));
const sheetOf = ({ clean }: Ground, cell: CellRef) => clean.workbook.sheets.find((sheet) => sheet.name === cell.sheet)!;
const valueOf = (ground: Ground, cell: CellRef): CellValue => cellAt(sheetOf(ground, cell), cell.row, cell.column);
const isNumber = (ground: Ground, cell: CellRef): boolean => typeof valueOf(ground, cell) === "number";
const draft = ({ clean }: Ground): Draft => new Draft(clean.workbook);
const done = (workbook: Draft, ...at: readonly (CellRef | null)[]): Planted => ({ workbook: workbook.snapshot(), at });
/** A field's cell of its own: a card's title line may hold reference, title and owner at once. */
const fieldCell = ({ register }: Ground, risk: Risk, field: Role): CellRef | null => {
  const own = risk.texts[field]?.cell;
  if (own) {
    const shared = Object.entries(risk.texts).some(([role, { cell }]) => role !== field && sameCell(cell, own));
    const numbered = !register.headerRows && field === "title" && risk.id !== "";
    return shared || numbered ? null : own;
  }
  const column = columnOf(register, field);
  return column === null ? null : { sheet: risk.sheet, row: risk.rows[0], column };
};
const sameCell = (a: CellRef, b: CellRef): boolean => a.sheet === b.sheet && a.row === b.row && a.column === b.column;
const bothRated = ({ risk, stage }: Place): boolean =>
  risk.stages[stage]!.likelihood?.state === "scored" && risk.stages[stage]!.impact?.state === "scored";
/** Both ratings stand, each in a cell of its own: an X in a grid is both at once. */
const rated = (place: Place): boolean => {
  const { likelihood, impact } = place.risk.stages[place.stage]!;
  return bothRated(place) && !sameCell(likelihood!.cell, impact!.cell);
};
const scored = ({ risk, stage }: Place): boolean => risk.stages[stage]!.score?.state === "scored";
const scoreCell = ({ risk, stage }: Place): CellRef => risk.stages[stage]!.score!.cell;
const LETTER_PAIR = /^[A-Z]\d$/;
/** The stage in which the register's risks stand today. */
const presentStage = ({ register }: Ground): Stage =>
  register.risks.some((risk) => risk.stages.current) ? "current" : "residual";
const sameRisk = (register: Register, { id, title }: Risk): Risk | undefined =>
  register.risks.find((risk) => risk.id === id && risk.title === title);
const withoutAction = (workbook: Draft, action: Action): Draft =>
  [action, action.owner, action.due, action.revisedDue, action.status].reduce(
    (book, field) => (field ? book.put(field.cell, null) : book),
    workbook,
  );
const PARTS: readonly StagePart[] = ["likelihood", "impact", "score", "band"];

/** What a wrong score makes true besides: it is worse than another stage, or the direction of travel no longer fits. */
const OF_SCORE = [
  "residual-above-inherent",
  "target-above-current",
  "dot-mismatch",
  "score-overtyped",
  "score-words-mismatch",
  "score-mismatch",
  "previous-mismatch",
  "number-as-text",
  "formula-inconsistent",
];
const OF_BAND = ["band-word-mismatch", "band-fill-mismatch", "band-inconsistent"];

/** A risk that is no longer rated where it was is missing from the heat map too. */
const OF_PLACE = ["matrix-picture-mismatch"];

/** A stage's cells made those of another stage with the same columns: figures, words and colours together. */
function restage(workbook: Draft, from: Place, to: Place): boolean {
  const a = from.risk.stages[from.stage]!,
    b = to.risk.stages[to.stage]!;
  if (PARTS.some((part) => (a[part] === undefined) !== (b[part] === undefined))) return false;
  // An X stands in a grid of its own.
  if (bothRated(from) !== rated(from) || bothRated(to) !== rated(to)) return false;
  for (const part of PARTS) if (a[part] && b[part]) workbook.copy(a[part].cell, b[part].cell);
  return true;
}

/** Another place of the register whose score fits, to copy from. */
function restaged(
  ground: Ground,
  from: Stage,
  to: Stage,
  worse: (risk: Risk, was: number, then: number) => boolean,
): Planted | null {
  const { random } = ground;
  for (const place of random
    .shuffle(places(ground, (p) => p.stage === to && scored(p) && p.risk.stages[from]?.score?.state === "scored"))
    .slice(0, 8)) {
    const was = place.risk.stages[from]!.score!.value!;
    const sources = places(ground, (p) => scored(p) && worse(place.risk, was, p.risk.stages[p.stage]!.score!.value!));
    for (const source of random.shuffle(sources).slice(0, 8)) {
      const workbook = draft(ground);
      if (restage(workbook, source, place)) return done(workbook, scoreCell(place));
    }
  }
  return null;
}

/** Blanks one cell that some risk has filled in. */
const blanked = (ground: Ground, cells: readonly CellRef[]): Planted | null => {
  const cell = some(
    ground.random,
    cells.filter((one) => valueOf(ground, one) !== null),
  );
  return cell && done(draft(ground).put(cell, null), cell);
};
const actionsOf = ({ register }: Ground): readonly { readonly risk: Risk; readonly action: Action }[] =>
  register.risks.flatMap((risk) => risk.actions.map((action) => ({ risk, action })));
const DATE = { number: "dd/mm/yyyy" };
const dateAt = (workbook: Draft, cell: CellRef, days: number, { clean }: Ground): Draft =>
  workbook.put(cell, serialOf(clean.asOf)! + days).format(cell, DATE);
const texts = (
  ground: Ground,
  fields: readonly Role[] = ["title", "cause", "consequence", "notes"],
): readonly { readonly risk: Risk; readonly cell: CellRef }[] =>
  ground.register.risks.flatMap((risk) =>
    fields.flatMap((field) => {
      const cell = fieldCell(ground, risk, field);
      return cell && typeof valueOf(ground, cell) === "string" ? [{ risk, cell }] : [];
    }),
  );
/** Another score the matrix gives; not of the same band where the band stands beside it. */
const otherScore = (ground: Ground, not: number, otherBand = false): number | null =>
  some(
    ground.random,
    reachableScores(matrixOf(ground)).filter(
      (score) =>
        score !== not &&
        (!otherBand || bandOfScore(matrixOf(ground), score)?.id !== bandOfScore(matrixOf(ground), not)?.id),
    ),
  );
/** A wrong number as people get it into a cell: typed, as a text, or out of a formula. */
function written(workbook: Draft, { random }: Ground, cell: CellRef, value: number): Draft {
  const wide = [...String(value)].map((digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)).join("");
  switch (random.int(1, 6)) {
    case 1:
      return workbook.put(cell, random.pick([String(value), ` ${value}`, `${value}\u00a0`, wide]));
    case 2:
      return workbook.put(cell, value, `=${value - 1}+1`);
    default:
      return workbook.put(cell, value);
  }
}

/** The cells of the workbook's own key, where the register is judged by it. */
const keyCells = (ground: Ground): CleanKey["cell"] | null =>
  matrixOf(ground).source === "workbook" && matrixOf(ground).cells.length > 0 ? (ground.clean.key?.cell ?? null) : null;

const formulaPlaces = (ground: Ground): readonly Place[] =>
  places(ground, (p) => scored(p) && rated(p) && !typed(ground, scoreCell(p)));

const hasBand = (ground: Ground, { risk, stage }: Place): boolean => {
  const pair = pairOf(risk.stages[stage]!),
    score = risk.stages[stage]!.score?.value ?? null;
  return (
    (pair ? bandOfPair(matrixOf(ground), pair.likelihood, pair.impact) : null) !== null ||
    (score !== null && bandOfScore(matrixOf(ground), score) !== null)
  );
};
/** The word of a place's own band, in small letters. */
const ownBandWord = (ground: Ground, { risk, stage }: Place): string =>
  bandOfScore(matrixOf(ground), risk.stages[stage]!.score!.value!)?.label.toLowerCase() ?? "\u0000";

export const FAULTS: Readonly<Record<string, Fault>> = {
  "score-mismatch": {
    implies: [...OF_SCORE, ...OF_BAND],
    plant(ground) {
      const place = knows(ground)
        ? some(
            ground.random,
            places(ground, (p) => scored(p) && rated(p) && isNumber(ground, scoreCell(p))),
          )
        : null;
      const value = place && otherScore(ground, place.risk.stages[place.stage]!.score!.value!);
      return place && value !== null
        ? done(written(draft(ground), ground, scoreCell(place), value), scoreCell(place))
        : null;
    },
  },
  "score-missing": {
    plant(ground) {
      const place = some(
        ground.random,
        places(ground, (p) => scored(p) && bothRated(p)),
      );
      return place && done(draft(ground).put(scoreCell(place), null), scoreCell(place));
    },
  },
  "rating-missing": {
    implies: [...OF_PLACE],
    plant(ground) {
      const place = some(
        ground.random,
        places(ground, (p) => rated(p) && scored(p)),
      );
      if (!place) return null;
      const { cell } = place.risk.stages[place.stage]![ground.random.pick(["likelihood", "impact"] as const)]!;
      return done(draft(ground).put(cell, null), cell);
    },
  },
  "risk-unscored": {
    implies: ["band-missing", ...OF_PLACE],
    plant(ground) {
      const risk = ground.random.pick(ground.register.risks);
      const stages = STAGES.filter((stage) => stage !== "previous" && risk.stages[stage]);
      const cells = stages.flatMap((stage) =>
        PARTS.flatMap((part) => (risk.stages[stage]![part] ? [risk.stages[stage]![part]!.cell] : [])),
      );
      const workbook = cells.reduce((book, cell) => book.put(cell, null), draft(ground));
      const scores = stages.flatMap((stage) => risk.stages[stage]!.score?.cell ?? []);
      const [first] = (scores.length > 0 ? scores : cells).sort((a, b) => a.row - b.row || a.column - b.column);
      return done(workbook, first!);
    },
  },
  "rating-off-scale": {
    plant(ground) {
      if (!knows(ground) || matrixOf(ground).source === "inferred") return null;
      const codes = places(ground, (p) => LETTER_PAIR.test(p.risk.stages[p.stage]!.score?.text ?? ""));
      const coded = some(ground.random, codes);
      // A letter that is none of the key's, where each stage has enough of them.
      if (coded && codes.length > 11 * new Set(codes.map(({ stage }) => stage)).size)
        return done(
          draft(ground).put(
            scoreCell(coded),
            coded.risk.stages[coded.stage]!.score!.text.replace(/^[A-Z]/, ground.random.pick(["H", "Z"])),
          ),
          scoreCell(coded),
        );
      const place = some(ground.random, places(ground, rated));
      if (!place) return null;
      const part = ground.random.pick(["likelihood", "impact"] as const);
      const { cell } = place.risk.stages[place.stage]![part]!;
      const axis = matrixOf(ground)[part];
      const most = axis[axis.length - 1]!.number;
      return done(
        draft(ground).put(
          cell,
          ground.random.pick<CellValue>([most + 1, String(most + 1), 0, matrixOf(ground).decimals ? 0.5 : 1.5, "Zork"]),
        ),
        cell,
      );
    },
    // A formula over a word or a nought still shows its old figure.
    implies: ["score-mismatch", ...OF_PLACE],
  },
  "score-impossible": {
    implies: OF_SCORE,
    plant(ground) {
      const reachable = reachableScores(matrixOf(ground));
      const place = knows(ground)
        ? some(
            ground.random,
            places(ground, (p) => scored(p) && !p.risk.stages[p.stage]!.likelihood && isNumber(ground, scoreCell(p))),
          )
        : null;
      const most = reachable[reachable.length - 1] ?? 0;
      const impossible = Array.from({ length: most + 5 }, (_, n) => n + 1).filter((n) =>
        matrixOf(ground).decimals ? n > most : !reachable.includes(n),
      );
      const value = some(ground.random, impossible);
      return place && value !== null ? done(draft(ground).put(scoreCell(place), value), scoreCell(place)) : null;
    },
  },
  "score-words-mismatch": {
    implies: [...OF_SCORE, ...OF_BAND],
    plant(ground) {
      const place = knows(ground)
        ? some(
            ground.random,
            places(
              ground,
              (p) =>
                scored(p) &&
                /^\d+\s|=/.test(p.risk.stages[p.stage]!.score!.text) &&
                (p.risk.stages[p.stage]!.score!.words !== null || /=/.test(p.risk.stages[p.stage]!.score!.text)),
            ),
          )
        : null;
      if (!place) return null;
      const { text, value } = place.risk.stages[place.stage]!.score!;
      const other = otherScore(ground, value!, text.toLowerCase().includes(ownBandWord(ground, place)));
      return other === null
        ? null
        : done(
            draft(ground).put(
              scoreCell(place),
              text.includes("=") ? text.replace(/=\d+$/, `=${other}`) : text.replace(/^\d+/, String(other)),
            ),
            scoreCell(place),
          );
    },
  },
  "ratings-swapped": {
    implies: [...OF_PLACE, ...OF_BAND, "dot-mismatch", "target-above-current"],
    plant(ground) {
      const pairs = (
        [
          ["inherent", "residual"],
          ["inherent", "current"],
        ] as const
      ).flatMap(([earlier, later]) =>
        places(
          ground,
          (p) =>
            p.stage === later &&
            rated(p) &&
            scored(p) &&
            p.risk.stages[earlier]?.score?.state === "scored" &&
            rated({ risk: p.risk, stage: earlier }),
        ).map((place) => ({ place, earlier })),
      );
      for (const { place, earlier } of ground.random.shuffle(pairs)) {
        const a = place.risk.stages[earlier]!,
          b = place.risk.stages[place.stage]!;
        const [l, i] = [a.likelihood!.value!, a.impact!.value!];
        if (
          l === i ||
          ![a.likelihood!, a.impact!, b.likelihood!, b.impact!].every(({ cell }) => isNumber(ground, cell)) ||
          scoreOf(matrixOf(ground), l, i) !== scoreOf(matrixOf(ground), i, l) ||
          scoreOf(matrixOf(ground), i, l) === null
        )
          continue;
        const workbook = draft(ground);
        restage(workbook, { risk: place.risk, stage: earlier }, place);
        // Words beside the score name the pair as it was.
        if (!isNumber(ground, b.score!.cell)) continue;
        workbook.put(b.likelihood!.cell, i).put(b.impact!.cell, l);
        return done(workbook, b.likelihood!.cell);
      }
      return null;
    },
  },
  "number-as-text": {
    plant(ground) {
      const cells = places(ground, () => true).flatMap(({ risk, stage }) =>
        (["likelihood", "impact", "score"] as const).flatMap((part) =>
          risk.stages[stage]![part] &&
          isNumber(ground, risk.stages[stage]![part]!.cell) &&
          typed(ground, risk.stages[stage]![part]!.cell)
            ? [risk.stages[stage]![part]!.cell]
            : [],
        ),
      );
      const cell = some(ground.random, cells);
      if (!cell) return null;
      const number = String(valueOf(ground, cell));
      const wide = [...number].map((digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)).join("");
      return done(draft(ground).put(cell, ground.random.pick([number, ` ${number} `, `${number}\u00a0`, wide])), cell);
    },
    // A text is no number to a conditional format.
    implies: ["band-fill-mismatch"],
  },
  "score-overtyped": {
    plant(ground) {
      const place = some(ground.random, formulaPlaces(ground));
      return place && done(draft(ground).put(scoreCell(place), valueOf(ground, scoreCell(place))), scoreCell(place));
    },
  },
  "formula-inconsistent": {
    implies: [...OF_SCORE, ...OF_BAND],
    plant(ground) {
      const place = some(ground.random, formulaPlaces(ground));
      const other =
        place &&
        some(
          ground.random,
          formulaPlaces(ground).filter((p) => p.stage === place.stage && p.risk !== place.risk),
        );
      if (!place || !other) return null;
      const cell = scoreCell(place),
        from = scoreCell(other);
      const sheet = sheetOf(ground, cell);
      return done(
        draft(ground).put(cell, valueOf(ground, from), sheet.formulas.get(cellKey(from.row, from.column))!),
        cell,
      );
    },
  },
  "residual-above-inherent": {
    implies: ["dot-mismatch", "target-above-current", ...OF_PLACE],
    plant: (ground) =>
      restaged(
        ground,
        "inherent",
        ground.register.risks.some((risk) => risk.stages.residual) ? "residual" : "current",
        (risk, was, then) => worsening(risk, was, then) > 0,
      ),
  },
  "target-above-current": {
    plant: (ground) =>
      restaged(ground, presentStage(ground), "target", (risk, was, then) => worsening(risk, was, then) > 0),
  },
  "controls-without-effect": {
    implies: ["target-above-current", ...OF_PLACE],
    plant: (ground) => restaged(ground, "inherent", "residual", (_, was, then) => then === was),
  },
  "unearned-reduction": {
    plant(ground) {
      const place = some(
        ground.random,
        places(
          ground,
          (p) =>
            p.stage === "residual" &&
            scored(p) &&
            p.risk.stages.inherent?.score?.state === "scored" &&
            worsening(p.risk, p.risk.stages.inherent.score.value!, p.risk.stages.residual!.score!.value!) < 0,
        ),
      );
      if (!place) return null;
      const workbook = place.risk.controls.reduce(
        (book, control) => (control.adequacy ? book.put(control.adequacy.cell, null) : book).put(control.cell, null),
        draft(ground),
      );
      return done(workbook, scoreCell(place));
    },
  },
  "grid-mark-mismatch": {
    plant(ground) {
      const { register, random } = ground;
      const marked = register.risks.flatMap((risk) => risk.marks?.slice(0, 1).map((mark) => ({ risk, mark })) ?? []);
      const one = some(random, marked);
      if (!one) return null;
      const { mark, risk } = one;
      const written = risk.stages[mark.stage]?.score?.value ?? null;
      const given = scoreOf(matrixOf(ground), mark.likelihood, mark.impact);
      if (written === null || given === null) return null;
      const other = otherScore(ground, given);
      if (random.chance(0.4) && other !== null && knows(ground))
        return done(draft(ground).put(risk.stages[mark.stage]!.score!.cell, other), mark.cell);
      // Moved by a few levels, to where the score is another: likelihood rises upwards, impact to the right.
      const [likelihood, impact] = [random.int(1, 5), random.int(1, 5)];
      const to = {
        ...mark.cell,
        row: mark.cell.row + mark.likelihood - likelihood,
        column: mark.cell.column + impact - mark.impact,
      };
      if (scoreOf(matrixOf(ground), likelihood, impact) === written) return null;
      return done(draft(ground).copy(mark.cell, to).put(mark.cell, null), to);
    },
    implies: [...OF_BAND],
  },
  "band-fill-mismatch": {
    implies: ["contrast-low"],
    plant(ground) {
      const bands = matrixOf(ground).bands.filter((band) => band.fill !== null);
      // In a column of few, one more of a colour may make it a column of one colour, which tells no bands.
      const cells = places(ground, () => knows(ground) && ground.register.risks.length > 4).flatMap((place) =>
        // Between two bands, where decimals are allowed, a score has none.
        (hasBand(ground, place) ? (["score", "band"] as const) : []).flatMap((part) => {
          const cell = place.risk.stages[place.stage]![part]?.cell;
          return cell && sheetOf(ground, cell).fills.has(cellKey(cell.row, cell.column)) ? [cell] : [];
        }),
      );
      const cell = some(ground.random, cells);
      const fill = cell && draft(ground).fill(cell);
      // Not the neighbour in shade: another band's clearly.
      const other = some(
        ground.random,
        bands.filter((band) => band.fill !== fill && clearlyApart(band.fill!, fill ?? "")),
      );
      return cell && other ? done(draft(ground).format(cell, { fill: other.fill! }), cell) : null;
    },
  },
  "band-word-mismatch": {
    implies: ["band-inconsistent"],
    plant(ground) {
      const place = knows(ground)
        ? some(
            ground.random,
            places(ground, (p) => p.risk.stages[p.stage]!.band?.state === "scored" && hasBand(ground, p)),
          )
        : null;
      const words =
        place &&
        places(
          ground,
          (p) =>
            p.stage === place.stage &&
            p.risk.stages[p.stage]!.band?.state === "scored" &&
            p.risk.stages[p.stage]!.band!.band !== place.risk.stages[place.stage]!.band!.band,
        ).map((p) => p.risk.stages[p.stage]!.band!.text);
      const word = words && some(ground.random, words);
      return place && word
        ? done(
            draft(ground).put(place.risk.stages[place.stage]!.band!.cell, word),
            place.risk.stages[place.stage]!.band!.cell,
          )
        : null;
    },
  },
  "band-missing": {
    plant: (ground) =>
      blanked(
        ground,
        places(ground, (p) => p.risk.stages[p.stage]!.band?.state === "scored" && scored(p)).map(
          (p) => p.risk.stages[p.stage]!.band!.cell,
        ),
      ),
  },
  "colour-only": {
    plant(ground) {
      const place = places(
        ground,
        (p) =>
          p.risk.stages[p.stage]!.band !== undefined &&
          draft(ground).fill(p.risk.stages[p.stage]!.band!.cell) !== undefined &&
          p.risk.stages[p.stage]!.score !== undefined &&
          isNumber(ground, p.risk.stages[p.stage]!.score!.cell),
      )[0];
      if (!place) return null;
      const cells = ground.register.risks.map((risk) => risk.stages[place.stage]!.band!.cell);
      return done(
        cells.reduce((book, cell) => book.put(cell, null), draft(ground)),
        cells.find((cell) => draft(ground).fill(cell) !== undefined)!,
      );
    },
  },
  "contrast-low": {
    plant(ground) {
      const text = some(ground.random, texts(ground));
      return text && done(draft(ground).format(text.cell, { fill: "#FFC000", ink: "#FFFFFF" }), text.cell);
    },
  },
  "band-inconsistent": {
    implies: ["band-word-mismatch"],
    plant(ground) {
      const groups = new Map<string, Place[]>();
      for (const place of places(ground, (p) => rated(p) && p.risk.stages[p.stage]!.band?.state === "scored")) {
        const { likelihood, impact } = place.risk.stages[place.stage]!;
        const key = `${place.stage} ${likelihood!.value} ${impact!.value}`;
        groups.set(key, [...(groups.get(key) ?? []), place]);
      }
      const group = some(
        ground.random,
        [...groups.values()].filter((list) => list.length > 2),
      );
      if (!group) return null;
      const cell = ground.random.pick(group);
      const word = some(
        ground.random,
        places(ground, (p) => p.stage === cell.stage && p.risk.stages[p.stage]!.band?.state === "scored")
          .map((p) => p.risk.stages[p.stage]!.band!.text)
          .filter((text) => text !== cell.risk.stages[cell.stage]!.band!.text),
      );
      return word
        ? done(
            draft(ground).put(cell.risk.stages[cell.stage]!.band!.cell, word),
            cell.risk.stages[cell.stage]!.band!.cell,
          )
        : null;
    },
  },
  "dot-mismatch": {
    plant(ground) {
      const risk = some(ground.random, dots(ground));
      const other =
        risk &&
        some(
          ground.random,
          // Of the same kind: an opportunity's arrow up says the contrary of a threat's.
          dots(ground).filter(
            (one) => one.kind === risk.kind && movementOf(ground.register, one) !== movementOf(ground.register, risk),
          ),
        );
      return risk && other ? done(draft(ground).put(risk.dot!.cell, other.dot!.text), risk.dot!.cell) : null;
    },
  },
  "dot-missing": {
    plant: (ground) =>
      blanked(
        ground,
        dots(ground).map((risk) => risk.dot!.cell),
      ),
  },
  "dot-unreadable": {
    plant(ground) {
      const risk = some(ground.random, dots(ground));
      return (
        risk && done(draft(ground).put(risk.dot!.cell, ground.random.pick(["?", "zz", "see above"])), risk.dot!.cell)
      );
    },
  },
  "dot-mixed-meaning": {
    // With the meaning settled by the profile each arrow is wrong by itself too.
    implies: ["dot-mismatch"],
    plant(ground) {
      const arrows = dots(ground).filter(
        (risk) =>
          risk.kind === "threat" &&
          movementOf(ground.register, risk) !== "same" &&
          readArrow(risk.dot!.text)!.directions.length > 0 &&
          [...risk.dot!.text].length === 1,
      );
      if (arrows.length < 6) return null;
      const turned = ground.random.shuffle(arrows).slice(0, 2);
      const workbook = turned.reduce(
        (book, risk) => book.put(risk.dot!.cell, risk.dot!.text === "▲" ? "▼" : "▲"),
        draft(ground),
      );
      return done(workbook, ...turned.map((risk) => risk.dot!.cell));
    },
  },
  "previous-mismatch": {
    implies: ["dot-mismatch", "score-mismatch", "score-overtyped", ...OF_BAND],
    plant(ground) {
      const place = some(
        ground.random,
        places(ground, (p) => p.stage === "previous" && scored(p) && isNumber(ground, scoreCell(p))),
      );
      const value = place && otherScore(ground, place.risk.stages.previous!.score!.value!);
      return place && value !== null ? done(draft(ground).put(scoreCell(place), value), scoreCell(place)) : null;
    },
  },
  "movement-unexplained": {
    implies: ["previous-mismatch"],
    plant(ground) {
      const { before, clean } = ground;
      if (!before || !clean.previous) return null;
      const stage = presentStage(ground);
      const place = some(
        ground.random,
        places(ground, (p) => {
          const then = p.stage === stage && scored(p) ? sameRisk(before, p.risk)?.stages[stage]?.score : undefined;
          return then?.state === "scored" && then.value !== p.risk.stages[stage]!.score!.value;
        }),
      );
      if (!place) return null;
      const then = sameRisk(before, place.risk)!;
      // What was written a quarter ago is written now, word for word.
      const old = new Draft(clean.previous),
        now = draft(ground);
      for (const { cell } of [...Object.values(then.texts), ...Object.values(then.other), ...then.controls])
        now.put(
          { sheet: place.risk.sheet, row: cell.row - then.rows[0] + place.risk.rows[0], column: cell.column },
          old.value(cell),
        );
      return done(now, scoreCell(place));
    },
  },
  "risk-vanished": {
    implies: ["id-gap", "matrix-picture-mismatch"],
    plant({ clean, register, before, random }) {
      if (!before || !clean.previous) return null;
      if (!before.headerRows) {
        // A page or a card taken out: not the first, which heads its sheet.
        const risk = random.pick(register.risks.slice(1));
        const pages = new Set(register.risks.map(({ sheet }) => sheet)).size > 1;
        const sheets = pages
          ? clean.workbook.sheets.filter(({ name }) => name !== risk.sheet)
          : clean.workbook.sheets.map((sheet) =>
              sheet.name === risk.sheet
                ? {
                    ...sheet,
                    rows: sheet.rows.map((row, n) => (n >= risk.rows[0] && n <= risk.rows[1] ? [] : row)),
                  }
                : sheet,
            );
        return { workbook: { ...clean.workbook, sheets }, at: [null] };
      }
      // Written into the register of the period before, at its end.
      const last = before.risks[before.risks.length - 1]!;
      const previous = new Draft(clean.previous);
      const row = last.rows[1] + 1;
      const cell = (field: Field): CellRef => ({ sheet: last.sheet, row, column: columnOf(before, field)! });
      previous
        .put(cell("id"), "OLD99")
        .put(cell("title"), "A risk that nobody speaks of any more")
        .put(cell("owner"), "Head of Audit");
      return { workbook: clean.workbook, previous: previous.snapshot(), at: [null] };
    },
  },
  "stuck-above-appetite": {
    implies: ["previous-mismatch", "action-overdue"],
    plant(ground) {
      const { before, clean, random } = ground;
      if (!before) return null;
      const stage = presentStage(ground);
      const now = (risk: Risk): number => risk.stages[stage]!.score!.value!;
      const place = some(
        random,
        places(
          ground,
          (p) =>
            p.stage === stage &&
            scored(p) &&
            p.risk.kind === "threat" &&
            p.risk.actions.some((action) => action.status?.text !== "Complete") &&
            sameRisk(before, p.risk)?.stages[stage]?.score?.value === now(p.risk),
        ),
      );
      if (!place) return null;
      const workbook = draft(ground);
      for (const action of place.risk.actions)
        if (action.status) workbook.put(action.status.cell, "Complete");
        else withoutAction(workbook, action);
      // Others whose actions are all complete are stuck as well.
      const also = places(ground, (p) => p.stage === stage && scored(p))
        .filter((p) => p.risk.actions.every((action) => action.status?.text === "Complete"))
        .map(scoreCell);
      // With the period before that one too: how long it has been stuck is said from three periods on.
      const earlier = random.chance(0.5) ? clean.earlier : [];
      const then = earlier[0] && sameRisk(readRegisters(earlier[0], clean.profile).registers[0]!, place.risk);
      const long = then?.stages[stage]?.score?.value === now(place.risk);
      return {
        ...done(workbook, scoreCell(place)),
        also,
        earlier,
        says: long ? /\(unchanged for 3 periods/ : /period before, and no action is open/,
        profile: { appetite: { score: now(place.risk) - 1, byCategory: {} } },
      };
    },
  },
  "id-missing": { implies: ["id-gap"], plant: (ground) => blanked(ground, ids(ground)) },
  "id-duplicate": {
    implies: ["id-gap", "previous-mismatch", "risk-vanished"],
    plant(ground) {
      const cells = ids(ground);
      if (cells.length < 2) return null;
      const at = ground.random.int(1, cells.length - 1);
      const before = cells[ground.random.int(0, at - 1)]!;
      return done(draft(ground).put(cells[at]!, valueOf(ground, before)), cells[at]!);
    },
  },
  "id-gap": {
    implies: ["previous-mismatch"],
    plant(ground) {
      const cells = ids(ground);
      const number = (n: number): number => Number(/\d+$/.exec(String(valueOf(ground, cells[n]!)))?.[0]);
      // Where there is no hole yet.
      const froms = cells.flatMap((_, n) => (n > 1 && number(n) === number(n - 1) + 1 ? [n] : []));
      const from = some(ground.random, froms);
      if (cells.length < 8 || from === null) return null;
      const workbook = cells.slice(from).reduce((book, cell) => {
        const value = valueOf(ground, cell);
        return book.put(
          cell,
          typeof value === "number" ? value + 1 : String(value).replace(/\d+$/, (digits) => String(Number(digits) + 1)),
        );
      }, draft(ground));
      return done(workbook, cells[from]!);
    },
  },
  "id-style": {
    plant(ground) {
      const cell = some(
        ground.random,
        ids(ground).filter(
          (one) => typeof valueOf(ground, one) === "string" && /^\p{L}+\d/u.test(String(valueOf(ground, one))),
        ),
      );
      if (!cell) return null;
      const text = String(valueOf(ground, cell));
      return done(
        draft(ground).put(
          cell,
          ground.random.pick([
            text.replace(/\d/, (digit) => ` ${digit}`),
            text.toLowerCase(),
            text.replace(/\d/, (digit) => `-${digit}`),
          ]),
        ),
        cell,
      );
    },
  },
  "title-missing": {
    implies: ["risk-vanished", ...OF_PLACE],
    plant: (ground) =>
      blanked(
        ground,
        ground.register.risks.flatMap((risk) =>
          // A description says what the risk is too.
          risk.texts.description ? [] : (fieldCell(ground, risk, "title") ?? []),
        ),
      ),
  },
  "title-duplicate": {
    plant(ground) {
      const [a, b] = [ground.random.int(1, ground.register.risks.length - 1), 0].map(
        (n) => ground.register.risks[n]!,
      ) as [Risk, Risk];
      if (a.kind !== b.kind) return null;
      const workbook = (["title", "description", "cause", "trigger", "consequence", "category"] as const).reduce(
        (book, field) => {
          const from = fieldCell(ground, b, field),
            to = fieldCell(ground, a, field);
          // A risk's type may be read as its category.
          return from && to && !/^(?:Threat|Opportunity)$/.test(String(valueOf(ground, from)))
            ? book.put(to, valueOf(ground, from))
            : book;
        },
        draft(ground),
      );
      const title = fieldCell(ground, a, "title");
      return title && fieldCell(ground, b, "title") && done(workbook, title);
    },
    implies: ["risk-vanished", "previous-mismatch"],
  },
  "owner-missing": {
    plant: (ground) =>
      blanked(
        ground,
        ground.register.risks.flatMap((risk) => fieldCell(ground, risk, "owner") ?? []),
      ),
  },
  "owner-not-single": {
    plant(ground) {
      const risk = some(
        ground.random,
        ground.register.risks.filter(({ owners }) => owners.length < 2),
      );
      const cell = risk && fieldCell(ground, risk, "owner");
      return cell && done(draft(ground).put(cell, "Director of Finance / Head of Housing"), cell);
    },
  },
  "above-appetite-no-action": {
    plant(ground) {
      const stage = presentStage(ground);
      const place = some(
        ground.random,
        places(
          ground,
          (p) =>
            p.stage === stage &&
            p.risk.kind === "threat" &&
            scored(p) &&
            p.risk.stages[stage]!.score!.value !== null &&
            p.risk.actions.length > 0,
        ),
      );
      if (!place) return null;
      const workbook = place.risk.actions.reduce(withoutAction, draft(ground));
      const column = columnOf(ground.register, "actions");
      return {
        ...done(
          workbook,
          column === null ? place.risk.actions[0]!.cell : { sheet: place.risk.sheet, row: place.risk.rows[0], column },
        ),
        // Whoever has no action either may stand above that appetite too.
        also: ground.register.risks.flatMap((risk) =>
          risk.actions.length === 0 && risk.texts.actions ? [risk.texts.actions.cell] : [],
        ),
        profile: { appetite: { score: place.risk.stages[stage]!.score!.value! - 1, byCategory: {} } },
      };
    },
    implies: ["unearned-reduction"],
  },
  "action-owner-missing": {
    plant: (ground) =>
      blanked(
        ground,
        actionsOf(ground).flatMap(({ action }) => action.owner?.cell ?? []),
      ),
  },
  "action-date-missing": {
    plant: (ground) =>
      blanked(
        ground,
        actionsOf(ground).flatMap(({ action }) =>
          action.due && (!action.revisedDue || action.revisedDue.state === "blank") ? action.due.cell : [],
        ),
      ),
  },
  "action-status-missing": {
    plant: (ground) =>
      blanked(
        ground,
        actionsOf(ground).flatMap(({ action }) => action.status?.cell ?? []),
      ),
  },
  "action-status-unknown": {
    plant(ground) {
      const action = some(
        ground.random,
        actionsOf(ground).filter(
          ({ action: one }) =>
            one.status &&
            one.due?.day &&
            serialOf(one.due.day)! > serialOf(ground.clean.asOf)! &&
            actionsOf(ground).filter(({ action }) => action.status && sameCell(action.status.cell, one.status!.cell))
              .length === 1,
        ),
      );
      return action && actionsOf(ground).length > 12
        ? done(draft(ground).put(action.action.status!.cell, "Zork"), action.action.status!.cell)
        : null;
    },
  },
  "action-overdue": {
    plant(ground) {
      const one = some(
        ground.random,
        actionsOf(ground).filter(
          ({ action }) => action.status && action.due && (!action.revisedDue || action.revisedDue.state === "blank"),
        ),
      );
      return (
        one &&
        done(
          dateAt(draft(ground), one.action.due!.cell, -ground.random.int(1, 300), ground).put(
            one.action.status!.cell,
            ground.random.pick(["In progress", "Not started"]),
          ),
          one.action.due!.cell,
        )
      );
    },
  },
  "action-date-order": {
    plant(ground) {
      const one = some(
        ground.random,
        actionsOf(ground).filter(({ action }) => action.revisedDue && action.due?.day),
      );
      if (!one) return null;
      const days = serialOf(one.action.due!.day!)! - serialOf(ground.clean.asOf)! - ground.random.int(1, 100);
      return done(
        dateAt(draft(ground), one.action.revisedDue!.cell, days, ground).put(one.action.status!.cell, "Complete"),
        one.action.revisedDue!.cell,
      );
    },
  },
  "date-impossible": {
    plant(ground) {
      const cell = some(ground.random, dateCells(ground));
      return (
        cell &&
        done(
          draft(ground).put(
            cell,
            ground.random.pick(["31/04/2024", "30/02/2023", "29/02/2023", "31/11/2023", "15/13/2023"]),
          ),
          cell,
        )
      );
    },
  },
  "date-as-text": {
    plant(ground) {
      const cell = some(ground.random, dateCells(ground));
      return (
        cell && done(draft(ground).put(cell, ground.random.pick(["30/01/2024", "15/06/2024", "03/04/2024"])), cell)
      );
    },
    implies: ["review-date-order", "action-date-order"],
  },
  "review-overdue": {
    implies: ["review-date-order"],
    plant: (ground) => reviewed(ground, "nextReview", -1),
  },
  "review-date-order": {
    implies: ["review-overdue"],
    plant(ground) {
      const risk = some(
        ground.random,
        ground.register.risks.filter((one) => one.dates.lastReview?.day && one.dates.nextReview),
      );
      if (!risk) return null;
      const days = serialOf(risk.dates.lastReview!.day!)! - serialOf(ground.clean.asOf)! - ground.random.int(1, 60);
      return done(dateAt(draft(ground), risk.dates.nextReview!.cell, days, ground), risk.dates.nextReview!.cell);
    },
  },
  "review-stale": { plant: (ground) => reviewed(ground, "lastReview", -366) },
  "adequacy-missing": {
    plant: (ground) =>
      blanked(
        ground,
        ground.register.risks.flatMap((risk) => risk.controls.flatMap((control) => control.adequacy?.cell ?? [])),
      ),
  },
  "cell-error": {
    plant(ground) {
      const scores = places(ground, scored).map(scoreCell);
      const cell = some(ground.random, [
        ...scores,
        ...texts(ground, ["notes", "cause", "consequence", "title"]).map((text) => text.cell),
      ]);
      if (!cell) return null;
      return done(
        draft(ground).put(
          cell,
          { error: ground.random.pick(["#REF!", "#N/A", "#VALUE!", "#DIV/0!", "#NAME?"]) },
          "=OTHER()",
        ),
        cell,
      );
    },
    implies: ["score-overtyped"],
  },
  "risk-hidden": {
    plant(ground) {
      const { register, random } = ground;
      const { headerRows, range } = register;
      if (random.chance(0.2))
        return done(draft(ground).hide(register.sheet, { sheet: true }), {
          sheet: register.sheet,
          row: range.top,
          column: range.left,
        });
      const place = some(random, places(ground, scored));
      if (place && headerRows && random.chance(0.4))
        return done(draft(ground).hide(register.sheet, { column: scoreCell(place).column }), {
          ...scoreCell(place),
          row: headerRows[1],
        });
      const risk = random.pick(register.risks);
      const row = random.int(...risk.rows);
      return done(
        draft(ground).hide(risk.sheet, { row }),
        headerRows ? { sheet: risk.sheet, row, column: range.left } : risk.texts.title!.cell,
      );
    },
  },
  "scores-merged": {
    // The one score that both show has the second risk's other ratings, word and colour beside it.
    implies: ["score-missing", ...OF_SCORE, ...OF_BAND],
    plant(ground) {
      const pairs = ground.register.risks
        .slice(1)
        .map((risk, n) => [ground.register.risks[n]!, risk] as const)
        .filter(([a, b]) => a.rows[0] === a.rows[1] && b.rows[0] === b.rows[1] && a.rows[0] + 1 === b.rows[0]);
      const pair = ground.register.headerRows && some(ground.random, pairs);
      const stage = pair && STAGES.find((one) => pair[0].stages[one]?.score);
      if (!pair || !stage) return null;
      const cell = pair[0].stages[stage]!.score!.cell;
      return done(
        draft(ground)
          .put({ ...cell, row: cell.row + 1 }, null)
          .merge(cell.sheet, { top: cell.row, left: cell.column, bottom: cell.row + 1, right: cell.column }),
        cell,
      );
    },
  },
  "blank-row-inside": {
    implies: ["id-gap", "risk-vanished", ...OF_PLACE],
    plant(ground) {
      const risks = ground.register.risks.slice(1, -1).filter((risk) => risk.rows[0] === risk.rows[1]);
      const risk = some(ground.random, risks);
      if (!risk || !ground.register.headerRows) return null;
      const width = sheetOf(ground, { sheet: risk.sheet, row: 0, column: 0 }).rows[risk.rows[0]]!.length;
      const workbook = Array.from({ length: width }, (_, column) => ({
        sheet: risk.sheet,
        row: risk.rows[0],
        column,
      })).reduce((book, cell) => book.put(cell, null), draft(ground));
      return done(workbook, { sheet: risk.sheet, row: risk.rows[0], column: ground.register.range.left });
    },
  },
  "heading-duplicate": {
    plant(ground) {
      // A second column headed like the last score, with other notes under it.
      const column = Math.max(...ground.register.columns.map((one) => one.column)) + 1;
      const place = places(ground, scored)[0];
      if (!place || !ground.register.headerRows) return null;
      const workbook = draft(ground);
      const [top, bottom] = ground.register.headerRows;
      const stage = place.stage;
      const group = ground.register.risks[0]!.stages[stage]!;
      const first = Math.min(...PARTS.flatMap((part) => (group[part] ? [group[part]!.cell.column] : [])));
      for (let row = top; row <= bottom; row++)
        workbook.put(
          { sheet: ground.register.sheet, row, column },
          workbook.value({
            sheet: ground.register.sheet,
            row,
            column: row === bottom ? scoreCell(place).column : first,
          }),
        );
      for (const risk of ground.register.risks)
        workbook.put({ sheet: risk.sheet, row: risk.rows[0], column }, `see item ${risk.rows[0]}`);
      return done(workbook, { sheet: ground.register.sheet, row: bottom, column });
    },
  },
  "text-cut-off": {
    plant(ground) {
      const text = some(ground.random, texts(ground, ["cause", "consequence", "notes"]));
      // Only a column's longest texts were cut.
      const others = text
        ? ground.clean.workbook.sheets.flatMap(({ rows }) =>
            rows.map((row) => String(row[text.cell.column] ?? "").length),
          )
        : [];
      const length = some(
        ground.random,
        [255, 256, 500, 1000, 2000, 4000].filter((one) => others.every((other) => other < one)).slice(0, 3),
      );
      if (length === null) return null;
      const whole =
        "The service depends on a single supplier whose contract comes to an end in the spring of next year, and ".repeat(
          40,
        );
      return (
        text &&
        done(
          draft(ground).put(
            text.cell,
            `${whole.slice(0, length - 6).replace(/\p{L}*$/u, (cut) => "a ".repeat(cut.length).slice(0, cut.length))} procu`.slice(
              -length,
            ),
          ),
          text.cell,
        )
      );
    },
  },
  "placeholder-left": {
    plant(ground) {
      const owner = fieldCell(ground, ground.random.pick(ground.register.risks), "owner");
      const text = some(ground.random, texts(ground, ["cause", "consequence"]));
      const [cell, value] =
        ground.random.chance(0.5) && text
          ? [text.cell, `${String(valueOf(ground, text.cell))} [insert date]`]
          : [owner, ground.random.pick(["TBC", "tbd", "xxx", "To be confirmed"])];
      return cell && done(draft(ground).put(cell, value), cell);
    },
  },
  "external-link": {
    plant(ground) {
      const text = some(ground.random, texts(ground, ["cause", "notes", "owner"]));
      return (
        text &&
        done(
          draft(ground).put(
            text.cell,
            valueOf(ground, text.cell),
            ground.random.pick([
              "='[Q2 register.xlsx]Risk register'!B5",
              "=[1]Key!A1",
              "='C:\\papers\\[old.xlsm]Sheet 1'!$B$2",
            ]),
          ),
          text.cell,
        )
      );
    },
  },
  "personal-data": {
    plant(ground) {
      const text = some(ground.random, texts(ground, ["cause", "consequence", "notes"]));
      return (
        text &&
        done(
          draft(ground).put(
            text.cell,
            `${String(valueOf(ground, text.cell))} Ask ${ground.random.pick(["duty.desk@council.example", "01632 960123", "NHS number 943 476 5919", "NI number AB 12 34 56 C", "+44 7700 900123"])} first.`,
          ),
          text.cell,
        )
      );
    },
  },
  "period-mismatch": {
    plant(ground) {
      const sheet = sheetOf(ground, { sheet: ground.register.sheet, row: 0, column: 0 });
      const column = columnOf(ground.register, `${presentStage(ground)}.score`);
      const { headerRows } = ground.register;
      if (column === null || !headerRows || headerRows[0] < 2 || !/Q(?:uarter )?\d/.test(String(cellAt(sheet, 1, 0))))
        return null;
      const heading = { sheet: sheet.name, row: headerRows[1], column };
      return done(
        draft(ground).put(heading, `${String(valueOf(ground, heading))} Q${ground.random.pick([1, 2, 4])}`),
        heading,
      );
    },
  },
  "column-missing": {
    plant(ground) {
      const field = ground.random.pick(["priority", "asset", "contingency", "vulnerability"] as const);
      const start = ({ sheet, headerRows, range }: Register): CellRef => ({
        sheet,
        row: headerRows?.[0] ?? range.top,
        column: range.left,
      });
      return {
        workbook: ground.clean.workbook,
        profile: { required: [field, "title"] },
        at: [start(ground.register)],
        also: ground.reading.registers.map(start),
      };
    },
  },
  "matrix-score": {
    implies: [
      "score-mismatch",
      "matrix-not-monotonic",
      "matrix-bands-gap",
      ...OF_BAND,
      ...OF_SCORE,
      "score-impossible",
    ],
    plant(ground) {
      const cells = keyCells(ground);
      const matrix = matrixOf(ground);
      if (!cells || !["product", "sum", "product-plus-impact"].includes(matrix.rule)) return null;
      const l = ground.random.int(1, matrix.likelihood.length - 1),
        i = ground.random.int(1, matrix.impact.length - 1);
      return done(draft(ground).put(cells(l, i), matrix.cells[l]![i]!.score! + 1), cells(l, i));
    },
  },
  "matrix-bands-gap": {
    implies: [...OF_BAND],
    plant: (ground) =>
      legend(ground, (text, n) =>
        n === 1 ? text.replace(/^\d+/, (least) => String(nextScore(ground, Number(least)))) : null,
      ),
  },
  "matrix-bands-overlap": {
    implies: [...OF_BAND],
    plant: (ground) =>
      legend(ground, (text, n) =>
        n === 0 ? text.replace(/\d+$/, (most) => String(nextScore(ground, Number(most)))) : null,
      ),
  },
  "matrix-not-monotonic": {
    implies: ["matrix-consistent-colouring", "matrix-weak-consistency", "matrix-betweenness", ...OF_BAND],
    plant(ground) {
      const cells = keyCells(ground);
      const matrix = matrixOf(ground);
      if (!cells) return null;
      if (coloursDoNotCount(ground)) return null;
      const [l, i] = [matrix.likelihood.length - 1, matrix.impact.length - 1];
      return done(wear(draft(ground), matrix, cells(l, i), matrix.bands[0]!), cells(l, i));
    },
  },
  "matrix-weak-consistency": {
    implies: ["matrix-not-monotonic", "matrix-betweenness", "matrix-consistent-colouring", ...OF_BAND],
    plant: (ground) => recoloured(ground, 0, 2),
  },
  "matrix-betweenness": {
    implies: ["matrix-not-monotonic", "matrix-weak-consistency", "matrix-consistent-colouring", ...OF_BAND],
    plant: (ground) => recoloured(ground, 0, 0),
  },
  "matrix-consistent-colouring": {
    implies: ["matrix-not-monotonic", "matrix-weak-consistency", "matrix-betweenness", ...OF_BAND],
    plant: (ground) => recoloured(ground, 0, 2),
  },
  "matrix-picture-mismatch": {
    plant(ground) {
      const sheet = ground.clean.workbook.sheets.find((one) => one.name === "Heat map");
      if (!sheet || !knows(ground)) return null;
      const counts = sheet.rows
        .slice(1, -1)
        .flatMap((row, r) =>
          row.flatMap((value, column) =>
            column > 1 && typeof value === "number" ? [{ sheet: sheet.name, row: r + 1, column }] : [],
          ),
        );
      const cell = some(ground.random, counts);
      return cell && counts.length > 4 ? done(draft(ground).put(cell, Number(valueOf(ground, cell)) + 1), cell) : null;
    },
  },
};

const dots = ({ register }: Ground): readonly Risk[] =>
  register.risks.filter((risk) => risk.dot && risk.dot.text !== "" && movementOf(register, risk) !== null);
const ids = (ground: Ground): readonly CellRef[] =>
  ground.register.risks.flatMap((risk) => fieldCell(ground, risk, "id") ?? []);
const dateCells = (ground: Ground): readonly CellRef[] => [
  ...actionsOf(ground).flatMap(({ action }) => (action.due?.day ? [action.due.cell] : [])),
  ...ground.register.risks.flatMap((risk) =>
    (["lastReview", "nextReview"] as const).flatMap((role) => (risk.dates[role]?.day ? [risk.dates[role]!.cell] : [])),
  ),
];
function reviewed(ground: Ground, role: "lastReview" | "nextReview", days: number): Planted | null {
  const risk = some(
    ground.random,
    ground.register.risks.filter((one) => one.dates[role]),
  );
  return (
    risk &&
    done(dateAt(draft(ground), risk.dates[role]!.cell, days - ground.random.int(0, 30), ground), risk.dates[role]!.cell)
  );
}
const nextScore = (ground: Ground, score: number): number =>
  reachableScores(matrixOf(ground)).find((one) => one > score) ?? score + 1;

/**
 * Whether a cell of another colour stays without effect on the matrix read: where the key gives its bands' ranges these count, not
 * its fills; and in a small key one odd cell is so much that its colours are not taken for bands at all.
 */
const coloursDoNotCount = (ground: Ground): boolean =>
  matrixOf(ground).cells.flat().length < 25 || ground.clean.key?.range !== null;

/** One range of the key's legend changed. The finding stands at one of the two ranges that should meet: the key does not tell which is wrong. */
function legend(ground: Ground, change: (text: string, n: number) => string | null): Planted | null {
  const range = ground.clean.key?.range;
  const matrix = matrixOf(ground);
  // In a 3 x 3 key one score is two cells of nine: with so much beside them its ranges are not taken for this key's.
  if (!range || !keyCells(ground) || matrix.cells.flat().length < 16) return null;
  for (let n = 0; n < matrix.bands.length; n++) {
    const cell = range(n);
    const text = change(String(valueOf(ground, cell)), n);
    if (text !== null) return done(draft(ground).put(cell, text), range(0), range(1));
  }
  return null;
}

/** A cell of the key given another band: its colour, and its word where the key says its bands in words. */
function wear(workbook: Draft, matrix: Matrix, cell: CellRef, band: Band): Draft {
  workbook.format(cell, { fill: band.fill! });
  return matrix.scoresKnown ? workbook : workbook.put(cell, band.label);
}

/** The lowest cell of the key painted in the worst band's colour, or the next but one to it in the best's: any cell named will do. */
function recoloured(ground: Ground, l: number, i: number): Planted | null {
  const matrix = matrixOf(ground);
  const cells = keyCells(ground);
  const at =
    cells && matrix.bands.length > 2 && bandOfPair(matrix, matrix.likelihood[l]!.number, matrix.impact[i]!.number);
  if (!cells || !at || coloursDoNotCount(ground)) return null;
  const worst = matrix.bands[matrix.bands.length - 1]!;
  // Betweenness is broken by red beside green: the corner's neighbour goes red.
  const [row, column] = i === 0 ? [0, 1] : [l, i];
  return done(
    wear(draft(ground), matrix, cells(row, column), worst),
    ...matrix.cells.flatMap((line, a) => line.map((_, b) => cells(a, b))),
  );
}

const clearlyApart = (a: string, b: string): boolean => {
  const channels = (text: string): readonly number[] => [1, 3, 5].map((n) => parseInt(text.slice(n, n + 2), 16));
  return channels(a).some((value, n) => Math.abs(value - channels(b)[n]!) > 150);
};
