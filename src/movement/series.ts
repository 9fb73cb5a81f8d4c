import { matrixFor, type Register, type RegisterReading, type Risk } from "../register";
import { compareDays } from "../workbook";
import { compare, type RiskMatch } from "./compare";
import { stageScore } from "./rise";

/** What one period's register says of a risk. */
export interface PeriodScore {
  readonly risk: Risk;
  /** By its current stage, else its residual; null where not scored. */
  readonly score: number | null;
  /** As it is shown: the score, else the band's word; "" where neither stands. */
  readonly text: string;
}

/** One risk through the periods. */
export interface RiskHistory {
  /** As it stands in the last register. */
  readonly risk: Risk;
  /** One for each register, oldest first; null where the risk was not there. */
  readonly periods: readonly (PeriodScore | null)[];
  /** 0 to 1: the least sure of the matches it rests on. */
  readonly sure: number;
}

export interface Series {
  /** Oldest first. */
  readonly registers: readonly Register[];
  /** steps[i] tells what changed from registers[i] to registers[i + 1]. */
  readonly steps: readonly (readonly RiskMatch[])[];
  /** Every risk of the last register, in its order. */
  readonly histories: readonly RiskHistory[];
}

/** Two or more periods of one register, oldest first: what changed at each step, and each present risk's scores through all of them. `around` is the present workbook, see `compare`. */
export function compareSeries(registers: readonly Register[], around: RegisterReading | null = null): Series {
  const steps = registers
    .slice(1)
    .map((register, i) => compare(registers[i]!, register, i === registers.length - 2 ? around : null));
  const before = steps.map(
    (matches) => new Map(matches.flatMap((match) => (match.current ? [[match.current, match] as const] : []))),
  );
  const last = registers[registers.length - 1];
  return {
    registers,
    steps,
    histories: (last?.risks ?? []).map((risk): RiskHistory => {
      const periods: (PeriodScore | null)[] = registers.map(() => null);
      let at: Risk | null = risk,
        sure = 1;
      for (let i = registers.length - 1; at && i >= 0; i--) {
        periods[i] = scoreOfRisk(registers[i]!, at);
        const match: RiskMatch | undefined = before[i - 1]?.get(at);
        if (match?.previous) sure = Math.min(sure, match.sure);
        at = match?.previous ?? null;
      }
      return { risk, periods, sure };
    }),
  };
}

function scoreOfRisk(register: Register, risk: Risk): PeriodScore {
  const stage = risk.stages.current ?? risk.stages.residual;
  const score = stage ? stageScore(matrixFor(register, risk), stage) : null;
  return { risk, score, text: score !== null ? String(score) : (stage?.band?.text ?? stage?.score?.text ?? "") };
}

/** Readings oldest first: by the latest period each states, where every one states one; else as they were given. */
export function oldestFirst<T>(items: readonly T[], registersOf: (item: T) => readonly Register[]): readonly T[] {
  const dated = items.map((item) => ({
    item,
    end: registersOf(item)
      .flatMap(({ periodEnd }) => (periodEnd ? [periodEnd] : []))
      .sort((a, b) => compareDays(b, a))[0],
  }));
  if (dated.some(({ end }) => !end)) return items;
  return dated.sort((a, b) => compareDays(a.end!, b.end!)).map(({ item }) => item);
}
