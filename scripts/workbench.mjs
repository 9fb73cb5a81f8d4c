/** Builds the pane and the workbench's page, side by side. */
import { spawn } from "node:child_process";
import path from "node:path";
import { fileURLToPath } from "node:url";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");

/** Runs webpack in a process of its own, so that the two builds share the machine's cores. */
function build(config) {
  return new Promise((resolve, reject) => {
    const webpack = path.join(root, "node_modules/webpack-cli/bin/cli.js");
    const child = spawn(process.execPath, [webpack, "--config", config], { cwd: root });
    let said = "";
    child.stdout.on("data", (text) => (said += text));
    child.stderr.on("data", (text) => (said += text));
    child.on("error", reject);
    child.on("close", (code) => (code === 0 ? resolve() : reject(new Error(`${config} could not be built.\n${said}`))));
  });
}

/**
 * Resolves when both are built; rejects with what webpack said where one cannot be.
 * @param {(line: string) => void} say Told what is done, and every ten seconds that work goes on.
 */
export async function buildWorkbench(say) {
  const started = Date.now();
  const after = () => `${((Date.now() - started) / 1000).toFixed(0)} s`;
  const waiting = setInterval(() => say(`still building (${after()})`), 10_000);
  const part = (name, config) => build(config).then(() => say(`${name} built (${after()})`));
  try {
    await Promise.all([part("task pane", "webpack.config.js"), part("grid", "webpack.workbench.config.js")]);
  } finally {
    clearInterval(waiting);
  }
}
