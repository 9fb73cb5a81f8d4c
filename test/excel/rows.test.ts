import { excelHost } from "../../src/excel";
import { cellKey, type RowsSnapshot, type SheetSnapshot } from "../../src/workbook";
import { WorkbookModel } from "../../src/workbench/model";
import { openOffice } from "../wire/office";
import { smallRegister } from "./register";

/** Some rows read again: the same as in a reading of the whole, and no dearer in a long sheet than in a short one. */
function cut(sheet: SheetSnapshot, rows: readonly number[], [left, right]: readonly [number, number]): RowsSnapshot {
  const within = <T>(map: ReadonlyMap<number, T>): Map<number, T> =>
    new Map(
      rows.flatMap((row) =>
        Array.from({ length: right - left + 1 }, (_, n) => cellKey(row, left + n)).flatMap((key): [number, T][] =>
          map.has(key) ? [[key, map.get(key)!]] : [],
        ),
      ),
    );
  return {
    columns: [left, right],
    rows: new Map(
      rows.map((row) => [row, Array.from({ length: right - left + 1 }, (_, n) => sheet.rows[row]?.[left + n] ?? null)]),
    ),
    formulas: within(sheet.formulas),
    numberFormats: within(sheet.numberFormats),
    fills: within(sheet.fills),
    fontColours: within(sheet.fontColours),
    hiddenRows: new Set(rows.filter((row) => sheet.hiddenRows.has(row))),
  };
}

test("rows read alone are what they are in the whole", async () => {
  const model = smallRegister();
  model.change("user", () => model.sheets[0]!.setRow(4, { hidden: true }));
  const office = await openOffice(model);
  const host = excelHost();
  const whole = await host.read();
  if (!whole.ok) throw new Error(whole.message);
  office.endPoint.traffic.reset();
  const rows: [number, number][] = [
    [1, 1],
    [3, 5],
    [20, 21],
  ];
  const read = await host.readRows("Register", rows, [1, 6]);
  if (!read.ok) throw new Error(read.message);
  expect(office.endPoint.traffic.requests).toBe(1);
  expect(read.rows).toEqual(cut(whole.workbook.sheets[0]!, [1, 3, 4, 5, 20, 21], [1, 6]));
  expect(read.rows.hiddenRows).toEqual(new Set([4]));
  expect(read.rows.formulas.size).toBeGreaterThan(0);
  expect(await host.readRows("Gone", [[1, 1]], [0, 3])).toMatchObject({ ok: false, reason: "notFound", sheet: "Gone" });
  office.close();
});

function long(rows: number): WorkbookModel {
  const model = new WorkbookModel("long.xlsx", false, "Register");
  const sheet = model.sheets[0]!;
  model.change("user", () => {
    for (let row = 0; row < rows; row++)
      for (let column = 0; column < 12; column++)
        sheet.put(row, column, {
          value: column < 6 ? 3 : "Loss of a supplier on whom the service depends",
          ...(column === 4 && { style: { fill: "#C00000", fontColour: "#FFFFFF" } }),
        });
  });
  return model;
}

test("one row costs the same in 50 rows and in 50,000", async () => {
  const office = await openOffice(long(50));
  const cost = async (model: WorkbookModel): Promise<[requests: number, out: number, back: number]> => {
    const end = office.use(model);
    expect(await excelHost().readRows("Register", [[20, 20]], [0, 11])).toMatchObject({ ok: true });
    return [end.traffic.requests, end.traffic.requestBytes, end.traffic.responseBytes];
  };
  const [short, tall] = [await cost(long(50)), await cost(long(50_000))];
  console.log(
    `one row of 12 cells: ${short.join(", ")} (requests, bytes out, bytes in); in 50,000 rows ${tall.join(", ")}`,
  );
  expect(short[0]).toBe(1);
  expect(tall).toEqual(short);
  office.close();
});
