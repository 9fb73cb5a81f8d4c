import { movedFormula, rowsPutIn, type CellInput, type Edit, type Rect } from "../workbook";

type Deletion = Extract<Edit, { kind: "deleteRows" }>;

/**
 * The same list with the rows taken out at its end, so that everything before speaks of the rows as they stand in the workbook.
 * Edits that came after a row was to be taken out speak of rows as they are then: they are told the rows' numbers of before. A
 * copy of a sheet whose rows are to be taken out has them still: they are taken out of it too.
 */
export function deletionsLast(edits: readonly Edit[]): Edit[] {
  if (!edits.some((edit) => edit.kind === "deleteRows")) return [...edits];
  const deletions: Deletion[] = [],
    before: Edit[] = [];
  for (const edit of edits) {
    if (edit.kind === "deleteRows") deletions.push(edit);
    else {
      before.push(...asBefore(edit, deletions));
      if (edit.kind === "copySheet")
        deletions.push(
          ...deletions.filter((one) => alike(one.sheet, edit.from)).map((one) => ({ ...one, sheet: edit.name })),
        );
    }
  }
  return [...before, ...deletions];
}

const alike = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

/** A row's number before the rows were taken out of its sheet. */
export const rowBefore = (row: number, deletions: readonly Pick<Deletion, "rows">[]): number =>
  deletions.reduceRight((at, { rows: [first, last] }) => (at >= first ? at + last - first + 1 : at), row);

/** A row's number after them; null where it is one of them. */
function rowAfter(row: number, deletions: readonly Pick<Deletion, "rows">[]): number | null {
  let at = row;
  for (const {
    rows: [first, last],
  } of deletions) {
    if (at >= first && at <= last) return null;
    if (at > last) at -= last - first + 1;
  }
  return at;
}

/** Where the rows of a rectangle are after rows were taken out of its sheet, in runs that still lie together; `shift` leads back. */
export function rectAfter(rect: Rect, deletions: readonly Pick<Deletion, "rows">[]): { rect: Rect; shift: number }[] {
  const runs: { rect: Rect; shift: number }[] = [];
  for (let row = rect.top; row <= rect.bottom; row++) {
    const at = rowAfter(row, deletions);
    if (at === null) continue;
    const last = runs[runs.length - 1];
    if (last && last.shift === row - at) runs[runs.length - 1] = { ...last, rect: { ...last.rect, bottom: at } };
    else runs.push({ rect: { ...rect, top: at, bottom: at }, shift: row - at });
  }
  return runs;
}

function asBefore(edit: Exclude<Edit, Deletion>, deletions: readonly Deletion[]): Edit[] {
  const own = "sheet" in edit ? deletions.filter((one) => alike(one.sheet, edit.sheet)) : [];
  const row = (at: number): number => rowBefore(at, own);
  const rows = ([first, last]: readonly [number, number]): [number, number] => [row(first), row(last)];
  const rect = (range: Rect): Rect => ({ ...range, top: row(range.top), bottom: row(range.bottom) });
  /** `by`: how far the place moves that a formula's own references are distances from. */
  const formula = (text: string, on: string, by?: number): string =>
    deletions.reduceRight(
      (at, { sheet, rows: [first, last] }) => movedFormula(at, on, sheet, rowsPutIn(first, last - first + 1), by) ?? at,
      text,
    );
  switch (edit.kind) {
    case "values": {
      const values = edit.values.map((line) =>
        line.map((input): CellInput | undefined =>
          typeof input === "object" && input !== null
            ? { ...input, formula: formula(input.formula, edit.sheet) }
            : input,
        ),
      );
      return runsOf(values, edit.top, row).map((run) => ({ ...edit, ...run }));
    }
    case "conditionalFormats": {
      const top = edit.ranges[0]?.top ?? 0;
      const rules = edit.rules.map((rule) => ({ ...rule, formula: formula(rule.formula, edit.sheet, row(top) - top) }));
      return [{ ...edit, ranges: edit.ranges.map(rect), rules }];
    }
    case "format":
    case "listValidation":
      return [{ ...edit, ranges: edit.ranges.map(rect) }];
    case "table":
      return [{ ...edit, range: rect(edit.range) }];
    case "textRuns":
      return [{ ...edit, row: row(edit.row) }];
    case "visibility":
      return [
        typeof edit.what === "object" && "rows" in edit.what ? { ...edit, what: { rows: rows(edit.what.rows) } } : edit,
      ];
    case "layout":
      return [
        {
          ...edit,
          ...(edit.rowHeights && { rowHeights: edit.rowHeights.map((one) => ({ ...one, row: row(one.row) })) }),
          ...(edit.freezeRows && { freezeRows: row(edit.freezeRows - 1) + 1 }),
          ...(edit.print && {
            print: {
              ...edit.print,
              ...(edit.print.titleRows && { titleRows: rows(edit.print.titleRows) }),
              ...(edit.print.rowBreaks && { rowBreaks: edit.print.rowBreaks.map(row) }),
            },
          }),
        },
      ];
    // What is selected is an address, which stays while rows go.
    default:
      return [edit];
  }
}

/** Lines of values in runs whose rows lie together. */
function runsOf<T>(lines: readonly T[], top: number, row: (at: number) => number): { top: number; values: T[] }[] {
  const runs: { top: number; values: T[] }[] = [];
  lines.forEach((line, n) => {
    const at = row(top + n);
    const last = runs[runs.length - 1];
    if (last && last.top + last.values.length === at) last.values.push(line);
    else runs.push({ top: at, values: [line] });
  });
  return runs;
}
