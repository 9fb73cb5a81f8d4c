import { spawnSync } from "node:child_process";
import { join } from "node:path";

/** The pages are made from the checks: whoever changes a check's words runs `npm run docs`. */
test("docs/checks/ is what the checks say", () => {
  const root = join(__dirname, "../..");
  const made = spawnSync(process.execPath, ["scripts/docs.mjs", "--check"], { cwd: root, encoding: "utf8" });
  expect(made.stderr.replace(/^npm warn.*\n/gm, "")).toBe("");
  expect(made.status).toBe(0);
});
