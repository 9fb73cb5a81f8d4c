// Starts the add-in in a real Excel, on Windows or a Mac that has one: builds the pane, serves it at
// https://localhost:3000 with a developer's certificate, and asks Microsoft's tool to open Excel with it.
// The two Microsoft tools are fetched when asked for: their trees are too large to install for everyone.
import { spawn, spawnSync } from "node:child_process";
import { createReadStream, existsSync, readFileSync, statSync } from "node:fs";
import { createServer } from "node:https";
import { homedir } from "node:os";
import { extname, join, normalize, sep } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const pane = join(root, "dist", "pane");
const run = (command, ...args) => {
  const done = spawnSync(command, args, { cwd: root, stdio: "inherit", shell: process.platform === "win32" });
  if (done.status !== 0) {
    console.error(`${command} ${args.join(" ")} did not succeed.`);
    process.exit(1);
  }
};

if (process.platform === "linux") {
  console.error("There is no Excel for Linux. Run npm start to use the workbench instead.");
  process.exit(1);
}
run("npm", "run", "build");
run("npx", "--yes", "office-addin-dev-certs@2", "install");

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".png": "image/png",
  ".json": "application/json",
  ".map": "application/json",
};
const certificates = join(homedir(), ".office-addin-dev-certs");
createServer(
  { key: readFileSync(join(certificates, "localhost.key")), cert: readFileSync(join(certificates, "localhost.crt")) },
  (request, response) => {
    const file = normalize(join(pane, decodeURIComponent(new URL(request.url, "https://localhost").pathname)));
    if (!file.startsWith(pane + sep) || !existsSync(file) || !statSync(file).isFile()) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, { "content-type": TYPES[extname(file)] ?? "application/octet-stream" });
    createReadStream(file).pipe(response);
  },
).listen(3000, "localhost", () => {
  const excel = spawn("npx", ["--yes", "office-addin-debugging@6", "start", "manifest.xml", "desktop"], {
    cwd: root,
    stdio: "inherit",
    shell: process.platform === "win32",
  });
  excel.on("exit", (code) => code && process.exit(code));
  console.log("Serving the pane at https://localhost:3000. Press Ctrl+C to stop.");
});
