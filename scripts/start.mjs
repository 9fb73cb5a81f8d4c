/** `npm start`: builds the pane and the workbench, serves them on this machine, and opens a browser where there is one. */
import { spawn } from "node:child_process";
import { serve } from "./serve.mjs";
import { buildWorkbench } from "./workbench.mjs";

function openBrowser(url) {
  if (process.env.CI || process.argv.includes("--no-open")) return;
  if (process.platform === "linux" && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) return;
  const commands = { darwin: ["open"], win32: ["cmd", "/c", "start", ""] };
  const [command, ...args] = commands[process.platform] ?? ["xdg-open"];
  spawn(command, [...args, url], { stdio: "ignore", detached: true })
    .on("error", () => {})
    .unref();
}

const started = Date.now();
console.log("Building the workbench (the first time takes longest) ...");
try {
  await buildWorkbench((line) => console.log(`  ${line}`));
} catch (error) {
  console.error(error.message);
  process.exit(1);
}
const { url } = await serve(Number(process.env.PORT) || 3000);
const seconds = ((Date.now() - started) / 1000).toFixed(0);
console.log(`\n  The workbench is at ${url} (ready in ${seconds} s)\n  Press Ctrl+C to stop it.\n`);
openBrowser(url);
