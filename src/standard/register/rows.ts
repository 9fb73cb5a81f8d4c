import { sameNumber, scoreOf } from "../../matrix";
import { movementOf } from "../../movement";
import { STAGES, type Register, type Risk, type Stage } from "../../register";
import { stageParts, type StageParts } from "../stages";
import type { RegisterSheet, Row } from "./model";

/** Every risk with what its row shows, by the register and the matrix that it comes from. */
export function rowsOf(spec: RegisterSheet): readonly Row[] {
  const { register } = spec;
  const known = new Map<Register, ReturnType<typeof factsOf>>();
  return register.risks.map((risk, r) => {
    const origin = spec.origins?.[r] ?? { register, matrix: spec.matrices[risk.kind], meaning: spec.meaning };
    const { trusted, now } = known.get(origin.register) ?? factsOf(origin.register);
    known.set(origin.register, { trusted, now });
    const grid = origin.matrix?.grid ?? null;
    return {
      risk,
      stages: Object.fromEntries(
        STAGES.map((stage) => [stage, stageParts(stage, risk.stages[stage], grid, trusted[risk.kind])]),
      ) as Record<Stage, StageParts>,
      movement: movementOf(origin.register, risk),
      matrix: origin.matrix,
      meaning: origin.meaning,
      now,
    };
  });
}

/** Whether scores may be worked out where the source has none: always by a matrix that somebody gave, by an assumed one only where at least 3 rows bear it out and none speaks against it. */
function isTrusted(register: Register, kind: Risk["kind"]): boolean {
  const matrix = register.matrices[kind];
  if (matrix.source !== "default") return true;
  let agree = 0;
  for (const risk of register.risks) {
    if (risk.kind !== kind) continue;
    for (const stage of STAGES) {
      const { likelihood, impact, score } = risk.stages[stage] ?? {};
      if (likelihood?.value == null || impact?.value == null || score?.value == null) continue;
      const gives = scoreOf(matrix, likelihood.value, impact.value);
      if (gives === null || !sameNumber(gives, score.value)) return false;
      agree++;
    }
  }
  return agree >= 3;
}

const factsOf = (register: Register): { trusted: Record<Risk["kind"], boolean>; now: Row["now"] } => ({
  trusted: { threat: isTrusted(register, "threat"), opportunity: isTrusted(register, "opportunity") },
  now: register.risks.some((risk) => risk.stages.current) ? "current" : "residual",
});
