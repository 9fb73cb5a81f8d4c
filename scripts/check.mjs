// `npm run check -- FILE...`: the command line's check, built first where it is not there yet.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

const cli = fileURLToPath(new URL("../dist/cli/register-check.js", import.meta.url));
const webpack = fileURLToPath(new URL("../node_modules/webpack-cli/bin/cli.js", import.meta.url));
const config = fileURLToPath(new URL("../webpack.cli.config.js", import.meta.url));
if (!existsSync(cli)) {
  const built = spawnSync(process.execPath, [webpack, "--config", config, "--stats", "errors-warnings"], {
    stdio: "inherit",
  });
  if (built.status !== 0) process.exit(built.status ?? 1);
}
process.exitCode =
  spawnSync(process.execPath, [cli, "check", ...process.argv.slice(2)], { stdio: "inherit" }).status ?? 2;
