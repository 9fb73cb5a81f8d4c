import { makeMatrix } from "./build";
import type { Matrix } from "./model";

/**
 * A key that gives bands or level words but no scores, completed by the rule its register's rows follow. The key's own
 * word stands wherever it says something; the source stays the key's for what the key says, so the result counts as
 * inferred: the weaker of the two. The key itself where the rows show no formula, or it has scores already.
 */
export function withInferredRule(key: Matrix, inferred: Matrix | null): Matrix {
  if (
    key.scoresKnown ||
    key.rule === "words" ||
    inferred === null ||
    inferred.rule === "lookup" ||
    inferred.rule === "words"
  )
    return key;
  return makeMatrix({
    source: "inferred",
    where: `${key.where}; ${inferred.where}`,
    kind: key.kind,
    likelihood: key.likelihood,
    impact: key.impact,
    rule: inferred.rule,
    bands: key.bands,
    bandsKnown: key.bandsKnown,
    appetite: key.appetite,
  });
}
