import type { Register } from "../register";
import { STAGES, columnOf } from "../register";
import type { WorkbookSnapshot } from "../workbook";
import { words } from "./words";

/** One thing a check can look at, and whether it could in this register. */
export interface Covered {
  readonly what: string;
  /** absent: the register has no such column, so there was nothing to check. not: it is there, but could not be judged. */
  readonly state: "done" | "not" | "absent";
  /** How it was judged, or why it could not be; "" where there is nothing to add. */
  readonly note: string;
}

const ABSENT: ReadonlySet<string> = new Set([
  words.coverage.noColumn,
  words.coverage.oneStage,
  words.coverage.noRatings,
]);

/**
 * What the checks could look at in this register, so that "No errors found" never says more than it
 * means. It follows the same conditions as the checks: a default matrix accuses nobody, and a check on a
 * field runs only where the register has it.
 */
export function coverage(register: Register): Covered[] {
  const c = words.coverage;
  const matrix = register.matrices[register.kind === "opportunities" ? "opportunity" : "threat"];
  const stages = STAGES.filter((stage) =>
    register.risks.some(
      (risk) => risk.stages[stage]?.score?.state === "scored" || risk.stages[stage]?.likelihood?.state === "scored",
    ),
  );
  const rated = register.risks.some((risk) =>
    STAGES.some((stage) => risk.stages[stage]?.likelihood && risk.stages[stage]?.impact),
  );
  const has = (field: Parameters<typeof columnOf>[1]): boolean => columnOf(register, field) !== null;
  const compared = stages.includes("previous") && (stages.includes("current") || stages.includes("residual"));
  const dots = has("dot") || register.risks.some((risk) => risk.dot);
  const rows: Covered[] = [];
  const add = (what: string, why: string | null, how = ""): void =>
    void rows.push({ what, state: why === null ? "done" : ABSENT.has(why) ? "absent" : "not", note: why ?? how });

  add(
    c.scores,
    stages.length === 0
      ? c.noScores
      : !rated
        ? c.noRatings
        : matrix.source === "default" || !matrix.scoresKnown
          ? c.noKey
          : null,
    c.scoresBy(matrix.rule),
  );
  add(
    c.bands,
    stages.length === 0 ? c.noScores : matrix.source === "default" || !matrix.bandsKnown ? c.noKeyBands : null,
  );
  add(c.stages, stages.filter((stage) => stage !== "previous").length < 2 ? c.oneStage : null);
  add(c.arrows, !dots ? c.noColumn : !compared ? c.noPrevious : null);
  add(c.ids, has("id") || register.risks.some((risk) => risk.id) ? null : c.noColumn);
  add(c.owners, has("owner") || register.risks.some((risk) => risk.texts.owner) ? null : c.noColumn);
  add(c.actions, has("actions") || register.risks.some((risk) => risk.actions.length > 0) ? null : c.noColumn);
  add(c.dates, register.risks.some((risk) => risk.dates.lastReview || risk.dates.nextReview) ? null : c.noColumn);
  return rows;
}

/** What could not be read at all: the host's own notes, and conditional formats that were kept from us on a register's sheet. */
export function unread(workbook: WorkbookSnapshot, registers: readonly Register[]): string[] {
  const names = new Set(registers.map((register) => register.sheet));
  const blind = workbook.sheets
    .filter((sheet) => names.has(sheet.name) && sheet.conditionalFormats === null)
    .map((sheet) => sheet.name);
  return [...workbook.notes, ...(blind.length > 0 ? [words.coverage.formats(blind)] : [])];
}
