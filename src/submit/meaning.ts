import { STAGES, STAGE_PARTS, type DateCell, type RegisterReading, type Risk, type TextCell } from "../register";
import { isoDay } from "../workbook";
import { alike, riskKeys } from "./keys";

/**
 * What a register says, as text that is the same however it looks: references, texts, ratings, scores, bands' words,
 * dates, controls and actions; no colours, widths, row numbers, or order of rows, columns and sheets.
 */
export interface Meaning {
  /** A line each, sorted. Two risks that cannot be told apart share a key. */
  readonly risks: readonly { readonly key: string; readonly text: string }[];
  /** All of it: the risks, and what holds for the whole register (its period, its stages' names). */
  readonly whole: string;
}

export function meaningOf(reading: Pick<RegisterReading, "registers">): Meaning {
  const keys = riskKeys(reading);
  const risks = reading.registers
    .flatMap((register) => register.risks.map((risk) => ({ key: keys.get(risk)!, text: riskText(risk) })))
    .sort((a, b) => order(alike(a.key), alike(b.key)) || order(a.text, b.text));
  const registers = reading.registers
    .map((register) =>
      JSON.stringify([
        register.kind,
        register.period,
        byName(register.stageLabels, plain),
        register.untitled.map(({ id }) => plain(id?.text ?? "")).sort(order),
      ]),
    )
    .sort(order);
  return { risks, whole: JSON.stringify([registers, risks.map(({ text }) => text)]) };
}

/** By code unit: the same on every machine, whatever its language. */
const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Line ends and forms of the same letter say nothing. */
const plain = (text: string): string => text.normalize("NFC").replace(/\r\n?/g, "\n").trim();

const byName = <T>(held: Readonly<Partial<Record<string, T>>>, said: (value: T) => unknown): unknown =>
  Object.entries(held)
    .flatMap(([name, value]) => (value === undefined ? [] : [[name, said(value)] as const]))
    .sort(([a], [b]) => order(a, b));

const textOf = (cell: TextCell | null): string => plain(cell?.text ?? "");
/** A date says its day, in whatever form it is shown. */
const dateOf = (cell: DateCell | null): string => (cell?.day ? isoDay(cell.day) : plain(cell?.text ?? ""));

function riskText(risk: Risk): string {
  return JSON.stringify([
    plain(risk.id),
    plain(risk.title),
    risk.kind,
    byName(risk.texts, textOf),
    risk.owners.map(plain),
    risk.contacts.map(plain),
    byName(risk.dates, dateOf),
    textOf(risk.dot),
    STAGES.map((stage) => STAGE_PARTS.map((part) => cellText(risk.stages[stage]?.[part]))),
    (risk.marks ?? []).map(({ stage, likelihood, impact }) => [stage, likelihood, impact]),
    risk.controls.map(({ text, adequacy, assurance }) => [plain(text), textOf(adequacy), textOf(assurance)]),
    risk.actions.map(({ description, owner, due, revisedDue, status }) => [
      plain(description),
      textOf(owner),
      dateOf(due),
      dateOf(revisedDue),
      textOf(status),
    ]),
    byName(risk.other, textOf),
  ]);
}

/** A rating's or score's value beside what stands in its cell: an X in a grid says its place, "16 (Major)" its words. */
const cellText = (cell: { readonly text: string; readonly value?: number | null } | undefined): unknown =>
  cell && [plain(cell.text), cell.value ?? null];
