// Writes docs/profile.schema.json from the schema profiles are parsed by: `node scripts/profile-schema.mjs`.
// With --check nothing is written; it fails when the file is not what this script makes.
import { createRequire } from "node:module";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { transformSync } from "@swc/core";

const require = createRequire(import.meta.url);
const Module = require("node:module");
const options = { jsc: { target: "es2022", parser: { syntax: "typescript" } }, module: { type: "commonjs" } };
Module._extensions[".ts"] = (module, file) =>
  module._compile(transformSync(readFileSync(file, "utf8"), { ...options, filename: file }).code, file);

const { profileJsonSchema } = require("../src/profile/jsonSchema.ts");
const { format } = await import("prettier");
const made = await format(JSON.stringify(profileJsonSchema()), { parser: "json", printWidth: 120 });
const file = new URL("../docs/profile.schema.json", import.meta.url);
if (!process.argv.includes("--check")) writeFileSync(file, made);
else if (!existsSync(file) || readFileSync(file, "utf8") !== made) {
  console.error("docs/profile.schema.json is not what scripts/profile-schema.mjs makes: run it again");
  process.exitCode = 1;
}
