import { readFileSync } from "node:fs";
import { readXlsx } from "../../src/files";
import { compare, SURE } from "../../src/movement";
import { readRegisters, type Register } from "../../src/register";

async function sample(name: string): Promise<Register> {
  const read = await readXlsx(readFileSync(`samples/${name}.xlsx`), `${name}.xlsx`);
  if (!read.ok) throw new Error(read.message);
  return readRegisters(read.workbook).registers[0]!;
}

/**
 * What a person matches who reads both registers, seven quarters apart: all renumbered but 1, 2 and 4, all reworded but 7.
 * sure: the same risk beyond doubt. unsure: the successor, so far as one can tell. either: readers will differ.
 */
const BY_HAND: readonly (readonly [id2017: string, id2019: string, "sure" | "unsure" | "either", why: string])[] = [
  ["1", "1", "either", "fewer children looked after; now prevention and enough placements"],
  ["2", "2", "unsure", "reshaping the council lived on workforce plans; now it is workforce capacity"],
  ["4", "4", "sure", "continuity of care, under the same number"],
  ["5", "9", "sure", "a serious failure in safeguarding children"],
  ["6", "8", "unsure", "the waste contract; now all significant contracts"],
  ["7", "11", "sure", "the same title"],
  ["8", "5", "sure", "cannot commission for a small number of service users, for want of the same money"],
  ["9", "6", "unsure", "information governance; now information security, the cyber risk with it"],
  ["11", "3", "unsure", "savings not delivered; now a sustainable authority"],
  ["13", "7", "sure", "the commissioning strategy, same causes"],
  ["14", "10", "sure", "a serious failure in protecting adults"],
];
/** Care standards, cyber attack, employee relations, secondary schools, radicalisation: no risk of their own two years on. */
const GONE = ["3", "10", "12", "15", "16"];

test.each([["cumbria-2017-q3"], ["cumbria-2017-q3-cards"]])(
  "%s against 2019: the matches a person makes, the unsure ones marked",
  async (name) => {
    const matches = compare(await sample(name), await sample("cumbria-2019-q2"));
    const found = matches.flatMap(({ previous, current, sure }) =>
      previous && current ? [{ ids: `${previous.id}>${current.id}`, sure: sure >= SURE ? "sure" : "unsure" }] : [],
    );
    expect(found.map(({ ids }) => ids).sort()).toEqual(BY_HAND.map(([p, c]) => `${p}>${c}`).sort());
    for (const [p, c, hand] of BY_HAND)
      if (hand !== "either")
        expect(found.find(({ ids }) => ids === `${p}>${c}`)).toEqual({ ids: `${p}>${c}`, sure: hand });
    expect(matches.flatMap(({ previous, state }) => (state === "vanished" ? [previous!.id] : []))).toEqual(GONE);
    expect(matches.filter(({ renumbered }) => renumbered).length).toBe(8);
    expect(matches.filter(({ previous, reworded }) => previous?.id === "7" && reworded === null).length).toBe(1);
  },
);

test.each([
  ["cumbria-2019-q2", "cambridgeshire-2014"],
  ["cambridgeshire-2014", "lancashire-2018-q3"],
  ["lancashire-2018-q3", "cumbria-2017-q3"],
  ["cambridgeshire-2021", "cumbria-2017-q3-cards"],
])("registers of two councils, %s and %s, have no risk that is surely the same", async (one, other) => {
  const matches = compare(await sample(one), await sample(other));
  expect(
    matches
      .filter(({ by, sure }) => by !== null && sure >= SURE)
      .map(({ previous, current }) => [previous!.title, current!.title]),
  ).toEqual([]);
});
