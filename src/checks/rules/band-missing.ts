import { STAGES, type Register, type Stage } from "../../register";
import type { Check } from "../check";
import { bandFix, wordFor } from "../own";
import { ownBand } from "../proof";
import { isCovered, numberOf, oncePer, partName, quoted, stagesShown } from "../walk";

/** Stages in which some risk's band is filled in. */
const bandedStages = oncePer(
  (register: Register): ReadonlySet<Stage> =>
    new Set(STAGES.filter((stage) => register.risks.some((risk) => risk.stages[stage]?.band?.text))),
);

export const bandMissing = {
  id: "band-missing",
  severity: "advice",
  group: "Bands",
  title: "Band is blank",
  looksAt: "Each blank cell of a band column that other risks fill in, where the risk is scored.",
  why: "Whoever filters the register by its band does not see the risk.",
  remedy: "Put in the band of the score, in the register's own word.",
  fix: "safe",
  examples: { wrong: "Score 20, band blank", right: "Score 20, band Red" },
  perRisk: true,
  *run(context) {
    const { register, workbook } = context;
    for (const stage of stagesShown(register)) {
      if (!bandedStages(register).has(stage)) continue;
      for (const risk of register.risks) {
        const { band, score, likelihood, impact } = risk.stages[stage] ?? {};
        if (band?.state !== "blank" || isCovered(workbook, band.cell)) continue;
        const rated = numberOf(likelihood) !== null && numberOf(impact) !== null;
        if (numberOf(score) === null && !rated) continue;
        const own = ownBand(register, risk, stage);
        const name = partName(register, stage, "band");
        yield {
          cell: band.cell,
          related: score ? [score.cell] : [likelihood!.cell, impact!.cell],
          risk,
          message: `${name.charAt(0).toUpperCase()}${name.slice(1)} is blank${numberOf(score) === null ? "" : ` beside a score of ${numberOf(score)}`}${own ? `, which is ${quoted(own.label)}` : ""}.`,
          actual: null,
          expected: own ? wordFor(context, risk, stage, own) : null,
          fix: own ? bandFix(context, risk, stage, own) : [],
        };
      }
    }
  },
} satisfies Check;
