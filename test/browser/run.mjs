/**
 * `npm run test:browser`: the whole way through the workbench as a person goes it, in a real browser, on the pane as
 * it is shipped. One line a step, a screenshot of each stage in output/screenshots, and a count at the end.
 */
import { mkdirSync, rmSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { serve } from "../../scripts/serve.mjs";
import { buildWorkbench } from "../../scripts/workbench.mjs";
import { openPage } from "./browser.mjs";
import { steps } from "./steps.mjs";
import { Workbench } from "./workbench.mjs";

const SHOTS = fileURLToPath(new URL("../../output/screenshots/", import.meta.url));

if (!process.argv.includes("--built")) await buildWorkbench((line) => console.log(line));
rmSync(SHOTS, { recursive: true, force: true });
mkdirSync(SHOTS, { recursive: true });
const { server, url } = await serve(3200);
const { page, faults, close } = await openPage(url);
const workbench = new Workbench(page, url, SHOTS);

let passed = 0;
const failed = [];
for (const [name, step] of steps) {
  const started = Date.now();
  try {
    await step(workbench);
    if (faults.length > 0) throw new Error(faults.splice(0).join("\n"));
    passed++;
    console.log(`ok      ${name} (${Date.now() - started} ms)`);
  } catch (error) {
    failed.push(name);
    faults.splice(0);
    console.log(`FAILED  ${name} (${Date.now() - started} ms)\n${error.message.replace(/^/gm, "        ")}`);
    await page.screenshot({ path: `${SHOTS}failed-${failed.length}.png` }).catch(() => {});
  }
}
await close();
server.close();
console.log(`${passed} passed, ${failed.length} failed`);
process.exitCode = failed.length > 0 ? 1 : 0;
