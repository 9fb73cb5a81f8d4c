import { dotText, readArrow, readDot, type Movement } from "../../src/movement";

/** By "up is worse", by "up is better"; null where the cell cannot be read that way. Threats. */
const CELLS: readonly [text: string, upIsWorse: Movement | null, upIsBetter: Movement | null][] = [
  ["▲", "worse", "better"],
  ["▼", "better", "worse"],
  ["►", "same", "same"],
  ["▶", "same", "same"],
  ["◄", "same", "same"],
  ["↑", "worse", "better"],
  ["↓", "better", "worse"],
  ["→", "same", "same"],
  ["←", "same", "same"],
  ["↔", "same", "same"],
  ["⇧", "worse", "better"],
  ["⇩", "better", "worse"],
  ["⇨", "same", "same"],
  ["↗", "worse", "better"],
  ["↘", "better", "worse"],
  ["⬆️", "worse", "better"],
  ["⬇️", "better", "worse"],
  ["➡️", "same", "same"],
  ["🔺", "worse", "better"],
  ["🔻", "better", "worse"],
  ["\uF0E9", "worse", "better"],
  ["é", "worse", "better"],
  ["ê", "better", "worse"],
  ["è", "same", "same"],
  ["\u00a0▲ ", "worse", "better"],
  ["^", "worse", "better"],
  ["->", "same", "same"],
  ["<->", "same", "same"],
  ["=", "same", "same"],
  ["Up", "worse", "better"],
  ["Down", "better", "worse"],
  ["Increased", "worse", "worse"],
  ["INCREASING", "worse", "worse"],
  ["Increasing risk", "worse", "worse"],
  ["Risk has increased since last quarter", "worse", "worse"],
  ["Decreased", "better", "better"],
  ["Reduced slightly", "better", "better"],
  ["Static", "same", "same"],
  ["Same", "same", "same"],
  ["Stayed the same", "same", "same"],
  ["No change", "same", "same"],
  ["No change since Q2 2018/19", "same", "same"],
  ["Unchanged", "same", "same"],
  ["Stable", "same", "same"],
  ["Improved", "better", "better"],
  ["Improving", "better", "better"],
  ["Worse", "worse", "worse"],
  ["Deteriorated", "worse", "worse"],
  ["New", "new", "new"],
  ["New risk", "new", "new"],
  ["Closed", "closed", "closed"],
  ["▲ Worse", "worse", "worse"],
  ["▲ Better", "better", "better"],
  ["↑ Increased", "worse", "worse"],
  ["▼ (Improved)", "better", "better"],
  ["Worse ↑", "worse", "worse"],
  ["Up (worse)", "worse", "worse"],
  ["+4", "worse", "worse"],
  ["-4", "better", "better"],
  ["Gwaethygu", "worse", "worse"],
  ["Wedi gwella", "better", "better"],
  ["Dim newid", "same", "same"],
  ["Heb newid", "same", "same"],
  ["Wedi cynyddu", "worse", "worse"],
  ["Gostyngiad", "better", "better"],
  ["Newydd", "new", "new"],
  ["Wedi cau", "closed", "closed"],
  ["↑ Yn cynyddu", "worse", "worse"],
  ["", null, null],
  ["-", null, null],
  ["N/A", null, null],
  ["TBC", null, null],
  ["4", null, null],
  ["0", null, null],
  ["12 → 15", null, null],
  ["▲▼", null, null],
  ["▲ ▶ ▼", null, null],
  ["Up/Down", null, null],
  ["Increased and improved", null, null],
  ["Not improved", null, null],
  ["Improved controls", null, null],
  ["Increased budget", null, null],
  ["No", null, null],
  ["Risk", null, null],
  ["Level", null, null],
  ["p", null, null],
  ["café", null, null],
  ["↕", null, null],
  ["The number of reported incidents has now levelled following the sharp increase earlier in the year.", null, null],
  ["Increase in demand, including rise in number of contacts", null, null],
];

test.each(CELLS)("%j reads as %s by up-is-worse, %s by up-is-better", (text, upIsWorse, upIsBetter) => {
  expect(readDot(text, "up-is-worse", "threat")).toBe(upIsWorse);
  expect(readDot(text, "up-is-better", "threat")).toBe(upIsBetter);
});

const OPPORTUNITIES: readonly [text: string, movement: Movement | null][] = [
  ["▲", "better"],
  ["▼", "worse"],
  ["▶", "same"],
  ["Increased", "better"],
  ["Reduced", "worse"],
  ["Worse", "worse"],
  ["▼ Better", "better"],
];

test.each(OPPORTUNITIES)("on an opportunity %j reads as %s whatever up means", (text, movement) => {
  for (const meaning of ["up-is-worse", "up-is-better", null] as const)
    expect(readDot(text, meaning, "opportunity")).toBe(movement);
});

test.each([
  ["▲", null],
  ["▼", null],
  ["Up", null],
  ["▶", "same"],
  ["Increased", "worse"],
  ["▲ Improved", "better"],
] as const)("with up unknown, a threat's %j reads as %s", (text, movement) => {
  expect(readDot(text, null, "threat")).toBe(movement);
});

test("an arrow and a word are both reported", () => {
  expect(readArrow("▲ Increased")).toEqual({ directions: ["up"], scores: ["up"], movements: [] });
  expect(readArrow("prose of the kind nobody reads")).toBeNull();
});

test("what we write is read back as the same movement, by every meaning and kind", () => {
  for (const meaning of ["up-is-worse", "up-is-better"] as const)
    for (const kind of ["threat", "opportunity"] as const)
      for (const movement of ["better", "worse", "same", "new", "closed"] as const) {
        const text = dotText(movement, meaning, kind);
        expect(readDot(text, meaning, kind)).toBe(movement);
        const arrow = text.split(" ")[0]!;
        if (movement !== "new" && movement !== "closed") expect(readDot(arrow, meaning, kind)).toBe(movement);
      }
  expect(dotText("worse", "up-is-worse", "threat")).toBe("▲ Worse");
  expect(dotText("worse", "up-is-better", "threat")).toBe("▼ Worse");
  expect(dotText("better", "up-is-worse", "opportunity")).toBe("▲ Better");
});

test("a hostile cell is refused at once", () => {
  const started = Date.now();
  expect(readArrow("risk ".repeat(200_000))).toBeNull();
  expect(readArrow("increased ".repeat(200_000))).toBeNull();
  expect(Date.now() - started).toBeLessThan(1000);
});
