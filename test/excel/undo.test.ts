import fc from "fast-check";
import { excelHost } from "../../src/excel";
import { markOurs, type CellFormat, type CellInput, type Edit, type Rect } from "../../src/workbook";
import { describeModel } from "../wire/describe";
import { openOffice } from "../wire/office";
import { smallRegister } from "./register";

/** Whatever is done through the host, Put it back brings the workbook to exactly what it was. */
const rect: fc.Arbitrary<Rect> = fc
  .tuple(
    fc.integer({ min: 1, max: 8 }),
    fc.integer({ min: 0, max: 7 }),
    fc.integer({ min: 0, max: 3 }),
    fc.integer({ min: 0, max: 3 }),
  )
  .map(([top, left, rows, columns]) => ({ top, left, bottom: top + rows, right: left + columns }));

const apart = (rects: readonly Rect[]): Rect[] =>
  rects.filter(
    (a, n) =>
      !rects.slice(0, n).some((b) => a.top <= b.bottom && b.top <= a.bottom && a.left <= b.right && b.left <= a.right),
  );
const rects = fc.array(rect, { minLength: 1, maxLength: 4 }).map(apart);

const text = fc.oneof(
  fc.constantFrom(
    "=1+1",
    "-5",
    "+3",
    "@x",
    "'quoted",
    "16",
    "4-5",
    "TRUE",
    "Sep-24",
    "#N/A",
    "1e5",
    " 12 ",
    "50%",
    "▲ Worse",
    "Flood",
    "（１６）",
  ),
  fc.string({ maxLength: 12 }),
);
const input: fc.Arbitrary<CellInput | undefined> = fc.oneof(
  text,
  fc.integer({ min: -100, max: 100 }),
  fc.boolean(),
  fc.constant(null),
  fc.constant(undefined),
  fc.constantFrom({ formula: "=C3*D3" }, { formula: "SUM(C3:D4)" }, { formula: '=IF(C3="","",1)' }),
);
const values = fc
  .tuple(
    fc.integer({ min: 1, max: 9 }),
    fc.integer({ min: 0, max: 7 }),
    fc.array(fc.array(input, { maxLength: 3 }), { minLength: 1, maxLength: 4 }),
  )
  .map(([top, left, lines]): Edit => ({ kind: "values", sheet: "Register", top, left, values: lines }));

const colour = fc.constantFrom("#FF0000", "#FFC000", "#00B050", "#FFFFFF", "#000000", "#123456");
const format = fc.record<CellFormat>(
  {
    fill: fc.option(colour),
    fontColour: fc.option(colour),
    bold: fc.boolean(),
    italic: fc.boolean(),
    fontSize: fc.constantFrom(8, 11, 20),
    numberFormat: fc.constantFrom("@", "General", "0.00", "dd/mm/yyyy"),
    wrap: fc.boolean(),
    horizontal: fc.constantFrom("left", "center", "right"),
    vertical: fc.constantFrom("top", "center", "bottom"),
    border: colour,
  },
  { requiredKeys: [] },
);
const formats = fc
  .tuple(rects, format)
  .map(([ranges, look]): Edit => ({ kind: "format", sheet: "Register", ranges, format: look }));
const rule = fc
  .tuple(fc.integer({ min: 1, max: 25 }), colour, colour)
  .map(([n, fill, fontColour]) => ({ formula: markOurs(`=E3>${n}`), fill, fontColour }));
const rules = fc
  .tuple(rects, fc.array(rule, { maxLength: 3 }))
  .map(([ranges, list]): Edit => ({ kind: "conditionalFormats", sheet: "Register", ranges, rules: list }));
const layout = fc
  .record(
    {
      columnWidths: fc.array(
        fc.record({ column: fc.integer({ min: 0, max: 7 }), characters: fc.integer({ min: 1, max: 60 }) }),
        { maxLength: 3 },
      ),
      rowHeights: fc.array(
        fc.record({ row: fc.integer({ min: 0, max: 7 }), points: fc.integer({ min: 5, max: 60 }) }),
        { maxLength: 3 },
      ),
      freezeRows: fc.integer({ min: 0, max: 4 }),
      freezeColumns: fc.integer({ min: 0, max: 4 }),
      showGridlines: fc.boolean(),
      print: fc.record({
        orientation: fc.constantFrom("portrait", "landscape"),
        paper: fc.constantFrom("A3", "A4"),
        fitToWidth: fc.boolean(),
        titleRows: fc.constant([1, 1] as const),
        titleColumns: fc.constantFrom<readonly [number, number] | undefined>(undefined, [0, 1]),
        pagesAcross: fc.constantFrom(undefined, 2),
        footer: fc.constant("R&D risks"),
        rowBreaks: fc.constantFrom<readonly number[] | undefined>(undefined, [], [2, 5]),
      }),
    },
    { requiredKeys: [] },
  )
  .map((given): Edit => ({ kind: "layout", sheet: "Register", ...given }) as Edit);
const lists = fc
  .tuple(
    fc.constantFrom<Rect>(
      { top: 2, left: 2, bottom: 6, right: 3 },
      { top: 3, left: 2, bottom: 4, right: 2 },
      { top: 2, left: 7, bottom: 5, right: 7 },
    ),
    fc.boolean(),
  )
  .map(([range, short]): Edit => ({
    kind: "listValidation",
    sheet: "Register",
    ranges: [range],
    values: short ? ["1", "2"] : ["Low", "High"],
    title: "Rating",
    message: "Choose one",
  }));
const newSheet: Edit[] = [
  { kind: "addSheet", name: "Export", tabColour: "#00B050" },
  {
    kind: "values",
    sheet: "Export",
    top: 0,
    left: 0,
    values: [
      ["ID", "Score"],
      ["R1", { formula: "=Register!E3" }],
      ["=R2", 12],
    ],
  },
  {
    kind: "format",
    sheet: "Export",
    ranges: [{ top: 0, left: 0, bottom: 0, right: 1 }],
    format: { bold: true, fill: "#DDDDDD" },
  },
  { kind: "table", sheet: "Export", range: { top: 0, left: 0, bottom: 2, right: 1 }, name: "Export_register" },
  { kind: "activate", sheet: "Export", row: 0, column: 0 },
];
const table: Edit[] = [
  { kind: "table", sheet: "Register", range: { top: 1, left: 0, bottom: 6, right: 5 }, name: "Register_table" },
];
const edits = fc.array(
  fc.oneof(
    values.map((e) => [e]),
    formats.map((e) => [e]),
    rules.map((e) => [e]),
    layout.map((e) => [e]),
    lists.map((e) => [e]),
  ),
  { minLength: 1, maxLength: 6 },
);
const all = fc
  .tuple(edits, fc.boolean(), fc.boolean())
  .map(([list, sheet, asTable]) => [...list.flat(), ...(asTable ? table : []), ...(sheet ? newSheet : [])]);

test("what was applied is put back whole", async () => {
  const office = await openOffice(smallRegister());
  let requests = 0,
    runs = 0;
  await fc.assert(
    fc.asyncProperty(all, async (list) => {
      const model = smallRegister();
      const before = describeModel(model);
      office.use(model);
      const applied = await excelHost().apply(list);
      if (!applied.ok) throw new Error(`${applied.reason}: ${applied.message}`);
      requests += office.endPoint.traffic.requests;
      runs++;
      const back = await applied.undo();
      if (!back.ok) throw new Error(`${back.reason}: ${back.message}`);
      expect(describeModel(model)).toEqual(before);
    }),
    { numRuns: Number(process.env.RUNS ?? 60) },
  );
  office.close();
  console.log(
    `${runs} lists of edits applied in ${(requests / runs).toFixed(2)} requests each (1 to write, the rest to read what stood there), all put back`,
  );
});

test("a failure half-way is put back and told", async () => {
  const office = await openOffice(smallRegister());
  await fc.assert(
    fc.asyncProperty(all, async (list) => {
      const model = smallRegister();
      const before = describeModel(model);
      office.use(model);
      const host = excelHost();
      // The first request reads what stands there (one more looks up our own earlier rules); the last writes.
      const rulesAsked = list.some((edit) => edit.kind === "conditionalFormats") ? 1 : 0;
      office.endPoint.failAt(2 + rulesAsked);
      const applied = await host.apply(list);
      if (office.endPoint.traffic.requests < 2 + rulesAsked) return; // nothing had to be written
      expect(applied).toMatchObject({ ok: false, reason: "failed", message: expect.stringMatching(/put back/) });
      expect(describeModel(model)).toEqual(before);
    }),
    { numRuns: Number(process.env.RUNS ?? 40) },
  );
  office.close();
});
