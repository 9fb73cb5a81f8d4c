import {
  counterpart,
  compare,
  diffWords,
  SURE,
  type Change,
  type Movement,
  type RiskMatch,
  type WordRun,
} from "../movement";
import type { Register, RegisterReading, Risk } from "../register";

/** Two periods beside each other, as JSON. Rows are the sheets' own, from 1, inclusive. */
export interface CompareReport {
  readonly version: 1;
  readonly previousFile: string;
  readonly file: string;
  readonly registers: readonly ComparedRegister[];
  /** Registers that stand on one side only, by sheet and kind. */
  readonly unmatched: { readonly previous: readonly string[]; readonly current: readonly string[] };
}

export interface ComparedRegister {
  readonly previous: { readonly sheet: string; readonly period: string | null; readonly risks: number };
  readonly current: { readonly sheet: string; readonly period: string | null; readonly risks: number };
  readonly summary: Readonly<
    Record<"matched" | "unsure" | "new" | "reopened" | "closed" | "vanished" | "better" | "worse" | "same", number>
  >;
  /** The present risks in their order, then those that are no longer there. */
  readonly risks: readonly ComparedRisk[];
}

export interface ComparedRisk {
  /** What has become of the risk: closed where it is marked so, vanished where it is gone without a word. */
  readonly state: RiskMatch["state"];
  /** null where nobody can say, and for a vanished risk. */
  readonly movement: Movement | null;
  /** What the match rests on; null where there is only one side. */
  readonly by: RiskMatch["by"];
  /** 0 to 1. */
  readonly sure: number;
  /** Whether a person should look at the match. */
  readonly unsure: boolean;
  readonly previous: RiskPlace | null;
  readonly current: RiskPlace | null;
  /** Another risk this one was probably taken out of, or put together with. */
  readonly related: ({ readonly how: "split from" | "merged into" } & RiskPlace) | null;
  readonly changes: readonly ComparedChange[];
}

export interface RiskPlace {
  readonly id: string;
  readonly title: string;
  readonly sheet: string;
  readonly rows: readonly [number, number];
}

/** A change of wording has its words, run by run. */
export type ComparedChange = Change & { readonly words?: readonly WordRun[] };

/** Every register of the present workbook beside the same one of the workbook before. */
export function compareReport(
  [previousFile, previous]: readonly [string, RegisterReading],
  [file, current]: readonly [string, RegisterReading],
): CompareReport {
  const pairs = current.registers.map(
    (register) => [counterpart(register, current.registers, previous.registers), register] as const,
  );
  const met = new Set(pairs.map(([before]) => before));
  return {
    version: 1,
    previousFile,
    file,
    registers: pairs.flatMap(([before, now]) => (before ? [compared(before, now)] : [])),
    unmatched: {
      previous: previous.registers.filter((register) => !met.has(register)).map(nameOf),
      current: pairs.flatMap(([before, now]) => (before ? [] : [nameOf(now)])),
    },
  };
}

const nameOf = (register: Register): string => `${register.sheet} (${register.kind})`;

function compared(before: Register, now: Register): ComparedRegister {
  const risks = compare(before, now).map((match): ComparedRisk => ({
    state: match.state,
    movement: match.movement,
    by: match.by,
    sure: Math.round(match.sure * 100) / 100,
    unsure: match.sure < SURE,
    previous: match.previous && placeOf(match.previous),
    current: match.current && placeOf(match.current),
    related: match.related && { how: match.related.how, ...placeOf(match.related.risk) },
    changes: match.changes.map((change) =>
      change.kind === "text" ? { ...change, words: diffWords(change.from, change.to) } : change,
    ),
  }));
  const count = (holds: (risk: ComparedRisk) => boolean): number => risks.filter(holds).length;
  const moved = (movement: Movement): number => count((risk) => risk.movement === movement);
  return {
    previous: { sheet: before.sheet, period: before.period, risks: before.risks.length },
    current: { sheet: now.sheet, period: now.period, risks: now.risks.length },
    summary: {
      matched: count(({ by }) => by !== null),
      unsure: count(({ by, unsure }) => by !== null && unsure),
      new: moved("new"),
      reopened: count(({ state }) => state === "reopened"),
      closed: moved("closed"),
      vanished: count(({ state }) => state === "vanished"),
      better: moved("better"),
      worse: moved("worse"),
      same: moved("same"),
    },
    risks,
  };
}

const placeOf = ({ id, title, sheet, rows }: Risk): RiskPlace => ({
  id,
  title,
  sheet,
  rows: [rows[0] + 1, rows[1] + 1],
});
