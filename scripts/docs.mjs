// Writes docs/checks/ from the checks' own metadata: `npm run docs`.
// With --check nothing is written; it fails when a page is not what this script makes, or is one too many.
import { createRequire } from "node:module";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { transformSync } from "@swc/core";
import { format } from "prettier";

const require = createRequire(import.meta.url);
const Module = require("node:module");
const options = { jsc: { target: "es2022", parser: { syntax: "typescript" } }, module: { type: "commonjs" } };
Module._extensions[".ts"] = (module, file) =>
  module._compile(transformSync(readFileSync(file, "utf8"), { ...options, filename: file }).code, file);

const { CHECKS } = require("../src/checks/index.ts");
const { checkPage, contentsPage } = require("../src/checks/page.ts");

const folder = new URL("../docs/checks/", import.meta.url);
const markdown = (text) => format(text, { parser: "markdown", printWidth: 120 });
const pages = new Map([["README.md", await markdown(contentsPage(CHECKS))]]);
for (const check of CHECKS) pages.set(`${check.id}.md`, await markdown(checkPage(check)));

mkdirSync(folder, { recursive: true });
const extra = readdirSync(folder).filter((name) => !pages.has(name));
if (process.argv.includes("--check")) {
  const at = (name) => new URL(name, folder);
  const stale = [...pages].filter(([name, text]) => !existsSync(at(name)) || readFileSync(at(name), "utf8") !== text);
  const wrong = [...stale.map(([name]) => name), ...extra];
  if (wrong.length > 0) {
    console.error(
      `docs/checks/ is not what scripts/docs.mjs makes (${wrong.slice(0, 5).join(", ")}): run npm run docs`,
    );
    process.exitCode = 1;
  }
} else {
  for (const name of extra) rmSync(new URL(name, folder));
  for (const [name, text] of pages) writeFileSync(new URL(name, folder), text);
  console.log(`${pages.size} pages written to docs/checks/`);
}
