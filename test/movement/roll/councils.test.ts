import { planRollForward } from "../../../src/movement";
import { isDone, readRegisters, STAGE_PARTS, type Action, type Register } from "../../../src/register";
import {
  cellKey,
  keyColumn,
  keyRow,
  type CellValue,
  type Edit,
  type Rect,
  type SheetSnapshot,
  type WorkbookSnapshot,
} from "../../../src/workbook";
import { makeCouncil } from "../../councils/generate";

const COUNCILS = 100;
const SEED = 20181;

/** The edits of a roll-forward carried out on a snapshot in memory. */
function rolled(workbook: WorkbookSnapshot, edits: readonly Edit[]): WorkbookSnapshot {
  return edits.reduce((before, edit): WorkbookSnapshot => {
    const change = (name: string, make: (sheet: SheetSnapshot) => SheetSnapshot): WorkbookSnapshot => ({
      ...before,
      sheets: before.sheets.map((sheet) => (sheet.name === name ? make(sheet) : sheet)),
    });
    const blank = (name: string): SheetSnapshot => ({
      ...before.sheets[0]!,
      name,
      rows: [],
      formulas: new Map(),
      numberFormats: new Map(),
      fills: new Map(),
      merges: [],
    });
    switch (edit.kind) {
      case "copySheet":
        return {
          ...before,
          sheets: before.sheets.flatMap((sheet) =>
            sheet.name === edit.from ? [sheet, { ...sheet, name: edit.name }] : [sheet],
          ),
        };
      case "addSheet":
        return { ...before, sheets: [...before.sheets, blank(edit.name)] };
      case "values":
        return change(edit.sheet, (sheet) => {
          const rows = sheet.rows.map((row) => [...row]);
          const formulas = new Map(sheet.formulas);
          edit.values.forEach((cells, r) =>
            cells.forEach((value, c) => {
              if (value === undefined) return;
              while (rows.length <= edit.top + r) rows.push([]);
              const row = rows[edit.top + r]!;
              while (row.length <= edit.left + c) row.push(null);
              row[edit.left + c] = value as CellValue;
              formulas.delete(cellKey(edit.top + r, edit.left + c));
            }),
          );
          return { ...sheet, rows, formulas };
        });
      case "deleteRows":
        return change(edit.sheet, (sheet) => withoutRow(sheet, edit.rows[0]));
      default:
        return before;
    }
  }, workbook);
}

function withoutRow(sheet: SheetSnapshot, gone: number): SheetSnapshot {
  expect((sheet.rows[gone] ?? []).every((value) => value === null)).toBe(true);
  const moved = <T>(map: ReadonlyMap<number, T>): ReadonlyMap<number, T> =>
    new Map(
      [...map].flatMap(([key, value]) => {
        const row = keyRow(key);
        return row === gone ? [] : [[cellKey(row > gone ? row - 1 : row, keyColumn(key)), value] as const];
      }),
    );
  const up = (row: number): number => (row > gone ? row - 1 : row);
  return {
    ...sheet,
    rows: sheet.rows.filter((_, row) => row !== gone),
    formulas: moved(sheet.formulas),
    numberFormats: moved(sheet.numberFormats),
    fills: moved(sheet.fills),
    merges: sheet.merges.map((merge): Rect => ({
      ...merge,
      top: up(merge.top),
      bottom: merge.bottom >= gone ? merge.bottom - 1 : merge.bottom,
    })),
  };
}

const finished = (status: string | undefined): boolean => isDone(status ?? "");

test(`${COUNCILS} councils' registers rolled forward, seed ${SEED}`, () => {
  let previous = 0;
  let moved = 0;
  for (let seed = SEED; seed < SEED + COUNCILS; seed++) {
    const { workbook, about } = makeCouncil(seed);
    const registers = readRegisters(workbook).registers;
    const [first] = registers;
    if (!first) continue;
    const own = registers.filter(({ sheet }) => sheet === first.sheet);
    const plan = planRollForward(own, workbook);
    if ("impossible" in plan) throw new Error(`${seed}: ${plan.impossible}`);
    const after = rolled(workbook, plan.edits);
    const where = `${seed} (${about})`;
    expect([where, after.sheets.filter((sheet) => workbook.sheets.includes(sheet)).length]).toEqual([
      where,
      workbook.sheets.length,
    ]);
    const next = readRegisters({
      ...after,
      sheets: after.sheets.filter(({ name }) => name !== first.sheet),
    }).registers.filter(({ sheet }) => sheet === plan.name);
    const told = (list: readonly Register[]) => list.flatMap(({ risks }) => risks.map(({ id, title }) => [id, title]));
    if (JSON.stringify(told(next)) !== JSON.stringify(told(own)))
      throw new Error(`${where} ${JSON.stringify(plan.edits.filter(({ kind }) => kind === "deleteRows"))}`);
    next.forEach((register, r) =>
      register.risks.forEach((risk, i) => {
        const then = own[r]!.risks[i]!;
        for (const part of STAGE_PARTS) {
          const [was, now] = [(then.stages.current ?? then.stages.residual)?.[part], risk.stages.previous?.[part]];
          if (!was || !now) continue;
          expect([where, risk.id, part, now.text]).toEqual([where, risk.id, part, was.text]);
          previous++;
        }
        expect([where, risk.id, risk.dot?.text ?? ""]).toEqual([where, risk.id, ""]);
        if (plan.notes.some((note) => note.startsWith("Finished actions"))) return;
        const open = then.actions.filter(({ status }) => !finished(status?.text));
        moved += then.actions.length - open.length;
        const said = (list: readonly Action[]) =>
          list.map(({ description, owner, due, status }) => [description, owner?.text, due?.text, status?.text]);
        expect([where, risk.id, said(risk.actions)]).toEqual([where, risk.id, said(open)]);
      }),
    );
  }
  console.log(`${previous} previous cells and ${moved} finished actions over ${COUNCILS} councils, seed ${SEED}`);
  expect(previous).toBeGreaterThan(500);
  expect(moved).toBeGreaterThan(30);
});
