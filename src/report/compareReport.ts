import { aboveAppetite, unchangedFor } from "../checks";
import {
  acrossRegisters,
  counterpart,
  compareSeries,
  diffWords,
  earlierIn,
  SURE,
  type Change,
  type Movement,
  type RiskMatch,
  type Series,
  type WordRun,
} from "../movement";
import type { Profile } from "../profile";
import type { Register, RegisterReading, Risk } from "../register";

/** Two periods beside each other, as JSON. Rows are the sheets' own, from 1, inclusive. */
export interface CompareReport {
  readonly version: 2;
  /** The latest before; the same as `file` where its own sheets are compared. */
  readonly previousFile: string;
  readonly file: string;
  readonly registers: readonly ComparedRegister[];
  /** Registers that stand on one side only, by sheet and kind. */
  readonly unmatched: { readonly previous: readonly string[]; readonly current: readonly string[] };
}

export interface ComparedRegister {
  readonly previous: { readonly sheet: string; readonly period: string | null; readonly risks: number };
  readonly current: { readonly sheet: string; readonly period: string | null; readonly risks: number };
  /** As the registers state them, oldest first; null for one that states none. */
  readonly periods: readonly (string | null)[];
  readonly summary: Readonly<
    Record<
      | "matched"
      | "unsure"
      | "new"
      | "reopened"
      | "closed"
      | "moved"
      /** From another register of the workbook. */
      | "arrived"
      | "vanished"
      | "better"
      | "worse"
      | "same"
      /** Above appetite, at the same score for two periods or more. */
      | "stuck",
      number
    >
  >;
  /** The present risks in their order, then those that are no longer there. */
  readonly risks: readonly ComparedRisk[];
}

export interface ComparedRisk {
  /** What has become of the risk. closed: marked so. moved: it stands in another register now, or came from one. vanished: gone without a word. */
  readonly state: RiskMatch["state"];
  /** null where nobody can say, and for a vanished risk. */
  readonly movement: Movement | null;
  /** What the match rests on; null where there is only one side. */
  readonly by: RiskMatch["by"];
  /** 0 to 1. */
  readonly sure: number;
  /** Whether a person should look at the match. */
  readonly unsure: boolean;
  readonly renumbered: boolean;
  readonly reworded: RiskMatch["reworded"];
  readonly previous: RiskPlace | null;
  readonly current: RiskPlace | null;
  /** Another risk this one was probably taken out of, or put together with; or itself in the register it came from or went to. */
  readonly related:
    ({ readonly how: NonNullable<RiskMatch["related"]>["how"]; readonly sure: number } & RiskPlace) | null;
  readonly changes: readonly ComparedChange[];
  /** Its scores through all the periods, oldest first; only where there are more than two. */
  readonly history?: readonly {
    /** The file, or the sheet where one workbook's sheets are compared. */
    readonly from: string;
    readonly period: string | null;
    /** null where it was not there, or not scored. */
    readonly score: number | null;
    readonly text: string;
  }[];
  /** For how many periods, this one included, it has stood above appetite at the same score; null where it is not above. */
  readonly aboveAppetite: { readonly periods: number; readonly since: string | null } | null;
}

export interface RiskPlace {
  readonly id: string;
  readonly title: string;
  readonly sheet: string;
  readonly rows: readonly [number, number];
}

/** A change of wording has its words, run by run. */
export type ComparedChange = Change & { readonly words?: readonly WordRun[] };

/** A workbook as it was read, with the name it was given by. */
export type NamedReading = readonly [file: string, reading: RegisterReading];

/** Every register of the last workbook beside the same one of those before, oldest first: two workbooks or more. */
export function compareReport(readings: readonly NamedReading[], profile: Profile): CompareReport {
  const [file, current] = readings[readings.length - 1]!;
  const before = readings.slice(0, -1);
  const chains = current.registers.map((register): Chain => {
    const met = before.flatMap(([name, { registers }]) => {
      const found = counterpart(register, current.registers, registers);
      return found ? [[name, found] as const] : [];
    });
    return { members: [...met, [file, register]], around: current };
  });
  const [previousFile, previous] = before[before.length - 1]!;
  const met = new Set(chains.flatMap(({ members }) => members.map(([, register]) => register)));
  return {
    ...reportOf(chains, profile),
    previousFile,
    file,
    unmatched: {
      previous: previous.registers.filter((register) => !met.has(register)).map(nameOf),
      current: chains.flatMap(({ members }) => (members.length > 1 ? [] : [nameOf(members[0]![1])])),
    },
  };
}

/** The registers of one workbook beside those of earlier periods on its other sheets; null where there are none. */
export function compareWithin([file, reading]: NamedReading, profile: Profile): CompareReport | null {
  const earlier = new Map(reading.registers.map((register) => [register, earlierIn(register, reading.registers)]));
  const isEarlier = new Set([...earlier.values()].flat());
  const chains = reading.registers
    .filter((register) => !isEarlier.has(register))
    .map((register): Chain => ({
      members: [...[...earlier.get(register)!].reverse(), register].map((one) => [one.sheet, one] as const),
      around: reading,
    }))
    .filter(({ members }) => members.length > 1);
  if (chains.length === 0) return null;
  return { ...reportOf(chains, profile), previousFile: file, file, unmatched: { previous: [], current: [] } };
}

/** One register through its periods, oldest first, each by the name it is shown by. */
interface Chain {
  readonly members: readonly (readonly [name: string, register: Register])[];
  readonly around: RegisterReading;
}

function reportOf(chains: readonly Chain[], profile: Profile): Pick<CompareReport, "version" | "registers"> {
  const compared = chains
    .filter(({ members }) => members.length > 1)
    .map(({ members, around }) => ({
      members,
      series: compareSeries(
        members.map(([, register]) => register),
        around,
      ),
    }));
  const last = acrossRegisters(compared.map(({ series }) => series.steps[series.steps.length - 1]!));
  return {
    version: 2,
    registers: compared.map(({ members, series }, i) => comparedRegister(members, series, last[i]!, profile)),
  };
}

const nameOf = (register: Register): string => `${register.sheet} (${register.kind})`;

function comparedRegister(
  members: Chain["members"],
  { registers, histories: all }: Series,
  last: readonly RiskMatch[],
  profile: Profile,
): ComparedRegister {
  const [before, now] = registers.slice(-2) as [Register, Register];
  const histories = new Map(all.map((history) => [history.risk, history]));
  const risks = last.map((match): ComparedRisk => {
    const history = match.current && registers.length > 2 ? histories.get(match.current) : undefined;
    return {
      state: match.state,
      movement: match.movement,
      by: match.by,
      sure: rounded(match.sure),
      unsure: match.sure < SURE,
      renumbered: match.renumbered,
      reworded: match.reworded,
      previous: match.previous && placeOf(match.previous),
      current: match.current && placeOf(match.current),
      related: match.related && {
        how: match.related.how,
        sure: rounded(match.related.sure),
        ...placeOf(match.related.risk),
      },
      changes: match.changes.map((change) =>
        change.kind === "text" ? { ...change, words: diffWords(change.from, change.to) } : change,
      ),
      ...(history && {
        history: history.periods.map((one, i) => ({
          from: members[i]![0],
          period: registers[i]!.period,
          score: one?.score ?? null,
          text: one?.text ?? "",
        })),
      }),
      aboveAppetite: match.current && match.state !== "closed" ? aboveFor(match.current, registers, profile) : null,
    };
  });
  const count = (holds: (risk: ComparedRisk) => boolean): number => risks.filter(holds).length;
  const moved = (movement: Movement): number => count((risk) => risk.movement === movement);
  const are = (state: RiskMatch["state"]): number => count((risk) => risk.state === state);
  return {
    previous: { sheet: before.sheet, period: before.period, risks: before.risks.length },
    current: { sheet: now.sheet, period: now.period, risks: now.risks.length },
    periods: registers.map(({ period }) => period),
    summary: {
      matched: count(({ by }) => by !== null),
      unsure: count(({ by, unsure }) => by !== null && unsure),
      new: are("new"),
      reopened: are("reopened"),
      closed: are("closed"),
      moved: count(({ state, current }) => state === "moved" && current === null),
      arrived: count(({ state, current }) => state === "moved" && current !== null),
      vanished: are("vanished"),
      better: moved("better"),
      worse: moved("worse"),
      same: moved("same"),
      stuck: count(({ aboveAppetite }) => (aboveAppetite?.periods ?? 0) > 1),
    },
    risks,
  };
}

const rounded = (share: number): number => Math.round(share * 100) / 100;

/** How long a risk has stood above appetite at the score it has now; null where it does not stand above. */
function aboveFor(risk: Risk, registers: readonly Register[], profile: Profile): ComparedRisk["aboveAppetite"] {
  const register = registers[registers.length - 1]!;
  if (!aboveAppetite({ register, profile }, risk)) return null;
  const unchanged = unchangedFor(risk, [...registers].reverse());
  return { periods: unchanged.length, since: unchanged[unchanged.length - 1]?.period ?? null };
}

const placeOf = ({ id, title, sheet, rows }: Risk): RiskPlace => ({
  id,
  title,
  sheet,
  rows: [rows[0] + 1, rows[1] + 1],
});
