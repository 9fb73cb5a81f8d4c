import { readRegisters, type Register, type Stage } from "../../src/register";
import type { SheetSnapshot } from "../../src/workbook";
import { sheet, workbook, type SheetParts } from "./sheet";

/** The registers of a workbook of these sheets. */
export const read = (...sheets: SheetSnapshot[]): readonly Register[] => readRegisters(workbook(...sheets)).registers;

/** The one register of these sheets; a test fails where there are none or several. */
export function onlyOf(...sheets: SheetSnapshot[]): Register {
  const registers = read(...sheets);
  expect(registers).toHaveLength(1);
  return registers[0]!;
}

/** The one register of a sheet as drawn. */
export const only = (drawing: string, parts: SheetParts = {}, name = "Risk cards"): Register =>
  onlyOf(sheet(name, drawing, parts));

/** Likelihood, impact and score of each risk in a stage, "-" for what it does not show. */
export const figures = ({ risks }: Register, stage: Stage): string[] =>
  risks.map(({ stages }) =>
    (["likelihood", "impact", "score"] as const).map((part) => stages[stage]?.[part]?.value ?? "-").join(" "),
  );

export const names = ({ risks }: Register): string[] => risks.map(({ id, title }) => `${id}: ${title}`);
