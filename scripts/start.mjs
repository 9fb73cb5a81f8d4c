/** `npm start`: builds the pane and the workbench, serves them on this machine, and opens a browser where there is one. */
import { spawn } from "node:child_process";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { serve } from "./serve.mjs";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");
const started = Date.now();
const seconds = () => `${((Date.now() - started) / 1000).toFixed(0)} s`;

/** Runs webpack in a process of its own, so that the two builds share the machine's cores. */
function build(name, config) {
  return new Promise((resolve, reject) => {
    const child = spawn(
      process.execPath,
      [path.join(root, "node_modules/webpack-cli/bin/cli.js"), "--config", config],
      {
        cwd: root,
        stdio: ["ignore", "pipe", "pipe"],
      },
    );
    let said = "";
    child.stdout.on("data", (text) => (said += text));
    child.stderr.on("data", (text) => (said += text));
    child.on("error", reject);
    child.on("close", (code) => {
      if (code !== 0) return reject(new Error(`The ${name} could not be built.\n${said}`));
      console.log(`  ${name} built (${seconds()})`);
      resolve();
    });
  });
}

function openBrowser(url) {
  if (process.env.CI || process.argv.includes("--no-open")) return;
  if (process.platform === "linux" && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) return;
  const [command, ...args] = { darwin: ["open"], win32: ["cmd", "/c", "start", ""] }[process.platform] ?? ["xdg-open"];
  spawn(command, [...args, url], { stdio: "ignore", detached: true })
    .on("error", () => {})
    .unref();
}

console.log("Building the workbench (the first time takes longest) ...");
const heartbeat = setInterval(() => console.log(`  still building (${seconds()})`), 10_000);
try {
  await Promise.all([build("task pane", "webpack.config.js"), build("grid", "webpack.workbench.config.js")]);
} catch (error) {
  console.error(error.message);
  process.exit(1);
} finally {
  clearInterval(heartbeat);
}
const { url } = await serve(Number(process.env.PORT) || 3000);
console.log(`\n  The workbench is at ${url}  (ready in ${seconds()})\n  Press Ctrl+C to stop it.\n`);
openBrowser(url);
