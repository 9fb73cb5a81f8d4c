import { readdirSync } from "node:fs";
import { join } from "node:path";
import { CHECKS, type Check } from "../../src/checks";
import { CATALOGUE } from "./catalogue";

const RULES = join(__dirname, "../../src/checks/rules");
const files = readdirSync(RULES).map((file) => file.replace(/\.ts$/, ""));

/** Every check has the one form: its pages and the pane's words are made from it. */
describe("the checks' form", () => {
  test("one file a check, each in the registry once", () => {
    expect(CHECKS.map((check) => check.id).sort()).toEqual([...files].sort());
    expect(new Set(CHECKS.map((check) => check.id)).size).toBe(CHECKS.length);
  });

  test.each(CHECKS.map((check) => [check.id, check] as const))("%s", (id, check: Check) => {
    expect(files).toContain(id);
    expect(id).toMatch(/^[a-z]+(-[a-z]+)*$/);
    expect(check.title).toMatch(/^[A-Z].{8,60}[^.]$/);
    for (const prose of [check.looksAt, check.why, check.remedy]) {
      expect(prose.length).toBeGreaterThan(30);
      expect(prose).toMatch(/^[A-Z#].*[.!?]$/s);
      expect(prose).not.toMatch(/TODO|\bcolor|\bbehavior|\bcenter\b|ize[sd]?\b(?<!size[sd]?)(?<!sized)/i);
    }
    for (const example of [check.examples.wrong, check.examples.right]) expect(example.length).toBeGreaterThan(0);
    expect(check.examples.wrong).not.toEqual(check.examples.right);
    expect({ severity: check.severity, fix: check.fix }).toEqual(CATALOGUE[id]);
  });
});

test("nothing of the catalogue is left out", () =>
  expect(Object.keys(CATALOGUE).filter((id) => !CHECKS.some((check) => check.id === id))).toEqual([]));
