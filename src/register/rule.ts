import { inferMatrix, ruleScore, sameNumber, type ScoredPair, type ScoreRule } from "../matrix";
import { STAGES, type Risk, type RuleReading } from "./model";

/** The scored risks of a register, all stages that show both ratings and a score. */
export function scoredPairs(risks: readonly Risk[], kind?: Risk["kind"]): ScoredPair[] {
  const pairs: ScoredPair[] = [];
  for (const risk of risks) {
    if (kind !== undefined && risk.kind !== kind) continue;
    for (const stage of STAGES) {
      const reading = risk.stages[stage];
      // "L4 I5 20": the ratings may stand in the score's own cell.
      const likelihood = reading?.likelihood?.value ?? reading?.score?.parts?.likelihood;
      const impact = reading?.impact?.value ?? reading?.score?.parts?.impact;
      const score = reading?.score?.value;
      if (likelihood == null || impact == null || score == null) continue;
      const band = reading?.band?.state === "scored" ? reading.band.text : (reading?.score?.words ?? undefined);
      pairs.push({ likelihood, impact, score, ...(band ? { band } : {}) });
    }
  }
  return pairs;
}

/** How the register's scores follow from its ratings; "none" where no rule holds in 80% of them. */
export function ruleOf(risks: readonly Risk[]): RuleReading {
  const pairs = scoredPairs(risks);
  if (pairs.length === 0) {
    const worded = risks.filter((r) =>
      STAGES.some(
        (s) =>
          r.stages[s]?.likelihood?.state === "scored" &&
          r.stages[s]?.impact?.state === "scored" &&
          r.stages[s]?.band?.state === "scored",
      ),
    ).length;
    return worded > 0 ? { rule: "words", agree: worded, of: worded } : { rule: "none", agree: 0, of: 0 };
  }
  const formulas: readonly Exclude<ScoreRule, "lookup" | "words">[] = ["product", "sum", "product-plus-impact"];
  const held = formulas
    .map((rule) => ({
      rule,
      agree: pairs.filter((p) => sameNumber(ruleScore(rule, p.likelihood, p.impact)!, p.score)).length,
      of: pairs.length,
    }))
    .sort((a, b) => b.agree - a.agree);
  const best = held[0]!;
  if (best.agree >= pairs.length * 0.8) return best;
  const inferred = inferMatrix(pairs);
  if (inferred?.rule === "lookup")
    return { rule: "lookup", agree: Number(/(\d+) of/.exec(inferred.where)?.[1] ?? pairs.length), of: pairs.length };
  return { rule: "none", agree: best.agree, of: pairs.length };
}

/** In words: "likelihood x impact in 31 of 32 rows". */
export function saidRule({ rule, agree, of }: RuleReading): string | null {
  const words = {
    product: "likelihood x impact",
    sum: "likelihood + impact",
    "product-plus-impact": "likelihood x impact + impact",
    lookup: "one score for each pair of ratings",
  } as const;
  return rule === "none" || rule === "words" ? null : `scores are ${words[rule]} in ${agree} of ${of} rows`;
}
