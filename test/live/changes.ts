import type { Register } from "../../src/register";
import { deleteRows, insertRows, type ModelCell, type SheetModel, type WorkbookModel } from "../../src/workbench/model";
import type { CellValue, Rect } from "../../src/workbook";
import type { Random } from "../councils/random";

/** Something a person does to a workbook that is more than typing into a cell. */
export interface Change {
  readonly told: string;
  /** Undoes it, as Excel's own undo does: a change like any other. */
  readonly undo: () => void;
}

/** Headings that mean something, and some that do not. */
const HEADINGS: readonly CellValue[] = [
  null,
  "Ref",
  "Risk description",
  "Owner",
  "Likelihood",
  "Impact",
  "Risk score",
  "Residual likelihood",
  "Target score",
  "RAG",
  "Direction of travel",
  "Review date",
  "Comments",
  "Zebra",
];

type Kind = (random: Random, model: WorkbookModel, sheet: SheetModel, register: Register | undefined) => Change | null;

/** One of the changes below, at a random place; most are made where a register stands. null where it cannot be made there. */
export function randomChange(random: Random, model: WorkbookModel, registers: readonly Register[]): Change | null {
  const register = registers.length > 0 && random.int(1, 12) > 1 ? random.pick(registers) : undefined;
  const sheet = (register && model.sheet(register.sheet)) ?? random.pick(model.sheets);
  return random.weighted(KINDS)(random, model, sheet, register);
}

const paste: Kind = (random, model, sheet, register) => {
  const to = block(random, sheet, register, 8, 6);
  const from = block(random, sheet, register, 1, 1);
  const across = random.int(0, 2) > 0 ? to.left - from.left : 0;
  return replaced(model, sheet, to, "pasted", (row, column) =>
    sheet.cell(from.top + row - to.top, Math.max(0, column - across)),
  );
};

const clear: Kind = (random, model, sheet, register) =>
  replaced(model, sheet, block(random, sheet, register, 4, 6), "cleared", (row, column) => {
    const style = sheet.cell(row, column)?.style;
    return style && { value: null, style };
  });

const insert: Kind = (random, model, sheet, register) => {
  const { top, bottom } = extentOf(sheet, register);
  const at = random.pick([0, top, top + 1, random.int(top, bottom + 1), bottom, bottom + 1]);
  const rows = [at, at + random.int(0, 3)] as const;
  model.change("user", () => insertRows(model, sheet, rows));
  // As often as not a risk is copied into the new row, in the same breath or later.
  if (random.int(0, 1) === 0) copyRow(model, sheet, at + rows[1] - at + 1, at);
  return {
    told: `rows ${rows[0] + 1} to ${rows[1] + 1} inserted on ${sheet.name}`,
    undo: () => model.change("user", () => deleteRows(model, sheet, rows)),
  };
};

const remove: Kind = (random, model, sheet, register) => {
  const { top, bottom } = extentOf(sheet, register);
  const first = random.pick([0, top, random.int(top, bottom), bottom]);
  const rows = [first, first + random.int(0, 2)] as const;
  const gone = [...sheet.cells()].filter(([row]) => row >= rows[0] && row <= rows[1]);
  model.change("user", () => deleteRows(model, sheet, rows));
  return {
    told: `rows ${rows[0] + 1} to ${rows[1] + 1} deleted on ${sheet.name}`,
    undo: () =>
      model.change("user", () => {
        insertRows(model, sheet, rows);
        for (const [row, column, cell] of gone) sheet.put(row, column, cell);
      }),
  };
};

/** A blank column: what stands right of it moves; formulas look where they did, which is as good a workbook as another. */
const insertColumn: Kind = (random, model, sheet, register) => {
  const { left, right } = extentOf(sheet, register);
  const at = random.int(left, right + 1);
  const moved = (by: 1 | -1): void =>
    model.change("user", () => {
      const cells = [...sheet.cells()].filter(([, column]) => column >= at);
      for (const [row, column] of cells) sheet.put(row, column, undefined);
      for (const [row, column, cell] of cells) if (column + by >= at) sheet.put(row, column + by, cell);
      sheet.merges = sheet.merges.flatMap((merge) => {
        const start = merge.left >= at ? merge.left + by : merge.left,
          end = merge.right >= at ? merge.right + by : merge.right;
        return end < start || (merge.top === merge.bottom && start === end)
          ? []
          : [{ ...merge, left: start, right: end }];
      });
      if (sheet.used) sheet.tellMoved(sheet.used);
    });
  moved(1);
  return { told: `column ${at + 1} inserted on ${sheet.name}`, undo: () => moved(-1) };
};

const sort: Kind = (random, model, sheet, register) => {
  if (!register) return null;
  const { top, bottom, left, right } = extentOf(sheet, register);
  const first = (register.headerRows?.[1] ?? top) + 1;
  if (first >= bottom) return null;
  const order = Array.from({ length: bottom - first + 1 }, (_, n) => first + n);
  const by = random.int(left, right);
  const key = (row: number): string => JSON.stringify(sheet.value(row, by));
  if (random.int(0, 1) === 0) order.reverse();
  else order.sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : a - b));
  return replaced(model, sheet, { top: first, bottom, left, right }, "sorted", (row, column) =>
    sheet.cell(order[row - first]!, column),
  );
};

const heading: Kind = (random, model, sheet, register) => {
  if (!register?.headerRows) return null;
  const { left, right } = register.range;
  const row = random.int(...register.headerRows),
    column = random.int(left, right);
  const value = random.int(0, 1) === 0 ? random.pick(HEADINGS) : sheet.value(row, random.int(left, right));
  const at = { top: row, bottom: row, left: column, right: column };
  return replaced(model, sheet, at, "heading", () => ({ ...sheet.cell(row, column), value, formula: undefined }));
};

/** A cell of a sheet that holds no register: the key, the lists, the cover. */
const key: Kind = (random, model, _, register) => {
  const others = model.sheets.filter(({ name, used }) => used && name !== register?.sheet);
  if (others.length === 0) return null;
  const sheet = random.pick(others);
  const [row, column] = random.pick([...sheet.cells()]);
  const value = random.int(0, 2) > 0 ? random.pick([...sheet.cells()])[2].value : random.pick([null, 1, 4, 7, "High"]);
  const at = { top: row, bottom: row, left: column, right: column };
  return replaced(model, sheet, at, "key", () => ({ ...sheet.cell(row, column), value, formula: undefined }));
};

/** The register again under itself: two on one sheet. */
const second: Kind = (random, model, sheet, register) => {
  if (!register) return null;
  const { top, bottom, left, right } = register.range;
  const height = Math.min(bottom - top, 14);
  const to = Math.max(bottom, sheet.usedByValues?.bottom ?? 0) + random.int(2, 4);
  return replaced(model, sheet, { top: to, bottom: to + height, left, right }, "pasted whole", (row, column) =>
    sheet.cell(row - to + top, column),
  );
};

const rename: Kind = (random, model, sheet) => {
  const former = sheet.name;
  const name = `${random.pick(["Register", "Q4", "It's the board's", "2023-24"])} ${random.int(1, 999)}`;
  if (model.sheet(name)) return null;
  const to = (wanted: string): void => model.change("user", () => model.renameSheet(sheet, wanted));
  to(name);
  return { told: `${former} renamed ${name}`, undo: () => to(former) };
};

const hide: Kind = (random, model, sheet, register) => {
  const { top, bottom } = extentOf(sheet, register);
  const row = random.int(top, bottom);
  const was = sheet.rows.get(row)?.hidden === true;
  const set = (hidden: boolean): void =>
    model.change("user", () => {
      sheet.setRow(row, { hidden });
      // Excel tells of the row that it shows or hides.
      sheet.restyle({ top: row, bottom: row, left: 0, right: 0 }, (style) => style);
    });
  set(!was);
  return { told: `row ${row + 1} of ${sheet.name} hidden or shown`, undo: () => set(was) };
};

const KINDS: readonly (readonly [number, Kind])[] = [
  [4, paste],
  [3, clear],
  [3, insert],
  [3, remove],
  [1, insertColumn],
  [2, sort],
  [2, heading],
  [3, key],
  [1, second],
  [1, rename],
  [1, hide],
];

const extentOf = (sheet: SheetModel, register: Register | undefined): Rect =>
  register?.range ?? sheet.used ?? { top: 0, left: 0, bottom: 0, right: 0 };

/** A block of some rows and columns that begins in the register. */
function block(random: Random, sheet: SheetModel, register: Register | undefined, tall: number, wide: number): Rect {
  const { top, bottom, left, right } = extentOf(sheet, register);
  const first = random.int(Math.min(bottom, (register?.headerRows?.[1] ?? top - 1) + 1), bottom),
    column = random.int(left, right);
  return {
    top: first,
    bottom: first + random.int(0, tall - 1),
    left: column,
    right: column + random.int(0, wide - 1),
  };
}

/** Puts other cells into a block, in one go. */
function replaced(
  model: WorkbookModel,
  sheet: SheetModel,
  rect: Rect,
  what: string,
  cell: (row: number, column: number) => ModelCell | undefined,
): Change {
  const each = (of: (row: number, column: number) => ModelCell | undefined): (ModelCell | undefined)[][] =>
    Array.from({ length: rect.bottom - rect.top + 1 }, (_, r) =>
      Array.from({ length: rect.right - rect.left + 1 }, (_, c) => of(rect.top + r, rect.left + c)),
    );
  const before = each((row, column) => sheet.cell(row, column)),
    after = each(cell);
  const put = (cells: typeof before): void =>
    model.change("user", () =>
      cells.forEach((line, r) =>
        line.forEach((one, c) => {
          sheet.put(rect.top + r, rect.left + c, one);
          sheet.setContent(rect.top + r, rect.left + c, one?.value ?? null, one?.formula);
        }),
      ),
    );
  put(after);
  return {
    told: `${what}: ${sheet.name} rows ${rect.top + 1} to ${rect.bottom + 1}, columns ${rect.left + 1} to ${rect.right + 1}`,
    undo: () => put(before),
  };
}

function copyRow(model: WorkbookModel, sheet: SheetModel, from: number, to: number): void {
  model.change("user", () => {
    for (const [row, column, { value, formula }] of [...sheet.cells()])
      if (row === from) sheet.setContent(to, column, value, formula);
  });
}
