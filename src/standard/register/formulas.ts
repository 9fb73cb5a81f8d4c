import { dotText, type Movement } from "../../movement";
import { STAGES, type Risk, type Stage, type StagePart } from "../../register";
import type { CellInput } from "../../workbook";
import type { MatrixSheet } from "../matrixSheet";
import type { Part } from "../stages";
import { KIND_WORDS, type Address, type Draft, type RegisterSheet, type Row } from "./model";

/**
 * Scores, bands and directions as formulas, in every cell where the formula comes to just what the source has.
 * @param isMixed whether threats and opportunities share the table
 */
export function withFormulas(
  draft: Draft,
  spec: RegisterSheet,
  isMixed: boolean,
  rows: readonly Row[],
  address: Address,
): Draft {
  const { formula: own } = draft;
  if (own)
    return {
      ...draft,
      cells: draft.cells.map((input, r) => {
        const formula = own(r, (key) => address(key, r));
        const value = typeof input === "object" ? "" : input;
        return formula === null ? input : { formula, value };
      }),
    };
  const [stage, part] = draft.key.split(".") as [Stage, StagePart];
  if (draft.key === "dot")
    return { ...draft, cells: rows.map((row, r) => directionFormula(spec, isMixed, row, r, address, draft.cells[r]!)) };
  if (!STAGES.includes(stage) || (part !== "score" && part !== "band")) return draft;
  return {
    ...draft,
    cells: rows.map(({ stages, matrix }, r) => {
      const own: Part = stages[stage][part];
      if (!own.live) return own.value;
      const body = byKind(spec, matrix, r, address, (one) =>
        part === "score" ? scoreFormula(one, stage, r, address) : bandFormula(one, stage, r, address),
      );
      return body ? { formula: `=${body}`, value: own.value ?? "" } : own.value;
    }),
  };
}

/** One formula for the whole column: where both kinds occur and go by different matrices, it asks the Kind column. */
function byKind(
  spec: RegisterSheet,
  own: MatrixSheet | null,
  row: number,
  address: Address,
  formula: (matrix: MatrixSheet) => string | null,
): string | null {
  const { threat, opportunity } = spec.matrices;
  const body = own && formula(own);
  if (!body || !threat || !opportunity || threat === opportunity) return body;
  const kind = address("kind", row);
  const [forOpportunity, forThreat] = [formula(opportunity), formula(threat)];
  return kind && forOpportunity && forThreat
    ? `IF(${kind}="${KIND_WORDS.opportunity}",${forOpportunity},${forThreat})`
    : body;
}

function lookUp(matrix: MatrixSheet, range: string, stage: Stage, row: number, address: Address): string | null {
  const likelihood = address(`${stage}.likelihood`, row);
  const impact = address(`${stage}.impact`, row);
  if (!likelihood || !impact) return null;
  return `IF(OR(${likelihood}="",${impact}=""),"",IFERROR(INDEX(${range},MATCH(${likelihood},${matrix.likelihood},0),MATCH(${impact},${matrix.impact},0)),""))`;
}

const scoreFormula = (matrix: MatrixSheet, stage: Stage, row: number, address: Address): string | null =>
  matrix.scores ? lookUp(matrix, matrix.scores, stage, row, address) : null;

function bandFormula(matrix: MatrixSheet, stage: Stage, row: number, address: Address): string | null {
  if (!matrix.ranges) return matrix.bands && lookUp(matrix, matrix.bands, stage, row, address);
  const score = address(`${stage}.score`, row);
  if (!score) return null;
  const { from, to, band } = matrix.ranges;
  return `IF(ISNUMBER(${score}),IFERROR(IF(${score}<=INDEX(${to},MATCH(${score},${from},1)),INDEX(${band},MATCH(${score},${from},1)),""),""),"")`;
}

/** Previous score against current, else residual, as `movementOf` judges it; typed where the scores alone do not say it. */
function directionFormula(
  { meaning }: RegisterSheet,
  isMixed: boolean,
  { risk, stages, movement, now }: Row,
  row: number,
  address: Address,
  typed: CellInput,
): CellInput {
  const [before, after] = [address("previous.score", row), address(`${now}.score`, row)];
  if (!before || !after) return typed;
  const [from, to] = [stages.previous.score.value, stages[now].score.value];
  const known = typeof from === "number" && typeof to === "number";
  const byScores: Movement | null = known
    ? from === to
      ? "same"
      : to > from === (risk.kind === "opportunity")
        ? "better"
        : "worse"
    : null;
  // A blank stays live, so that the arrow comes with the score; a word of the source's ("New") stays as it is.
  if (byScores !== movement || (movement === null && typed !== null)) return typed;
  const up = (kind: Risk["kind"]): string => dotText(kind === "opportunity" ? "better" : "worse", meaning, kind);
  const down = (kind: Risk["kind"]): string => dotText(kind === "opportunity" ? "worse" : "better", meaning, kind);
  const body = (kind: Risk["kind"]): string =>
    `IF(${after}>${before},"${up(kind)}",IF(${after}<${before},"${down(kind)}","${dotText("same", meaning, kind)}"))`;
  const kind = address("kind", row);
  const asked =
    isMixed && kind
      ? `IF(${kind}="${KIND_WORDS.opportunity}",${body("opportunity")},${body("threat")})`
      : body(risk.kind);
  return {
    formula: `=IF(AND(ISNUMBER(${before}),ISNUMBER(${after})),${asked},"")`,
    value: typeof typed === "string" ? typed : "",
  };
}
