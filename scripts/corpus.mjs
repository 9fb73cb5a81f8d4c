// Runs the corpus score, where the corpus is there, and holds it to the floor we have reached: a drop fails.
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";

const floor = JSON.parse(readFileSync(new URL("../test/corpus-floor.json", import.meta.url), "utf8"));
const run = spawnSync(process.execPath, ["../shared/corpus/score.mjs", "--json"], { encoding: "utf8" });
if (run.status !== 0) {
  console.error(run.stderr || "The score did not run.");
  process.exit(1);
}
const score = JSON.parse(run.stdout.trim().split("\n").pop());
const LOWER_IS_BETTER = new Set([
  "unread",
  "registersExtra",
  "unknownAlarms",
  "filesWithUnknownAlarms",
  "othersTakenForRegisters",
]);
let dropped = 0;
for (const [name, limit] of Object.entries(floor)) {
  const worse = LOWER_IS_BETTER.has(name) ? score[name] > limit : score[name] < limit;
  console.log(
    `${worse ? "DROPPED " : "        "}${name}: ${score[name]} (${LOWER_IS_BETTER.has(name) ? "at most" : "at least"} ${limit})`,
  );
  if (worse) dropped++;
}
process.exitCode = dropped ? 1 : 0;
