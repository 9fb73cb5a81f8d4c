// Builds samples/*.xlsx from samples/data/*.json: `npm run samples`.
// With --check nothing is written; it fails when a sample is not what this script makes.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { writeXlsx } from "hucre/xlsx";
import { cambridgeshire2014 } from "./samples/cambridgeshire-2014.mjs";
import { cambridgeshire2021 } from "./samples/cambridgeshire-2021.mjs";
import { cumbria2017 } from "./samples/cumbria-2017-q3.mjs";
import { cumbria2017Cards, cumbria2019 } from "./samples/cumbria-cards.mjs";
import { lancashire2018 } from "./samples/lancashire-2018-q3.mjs";

const BUILDS = {
  "cambridgeshire-2014": cambridgeshire2014,
  "cambridgeshire-2021": cambridgeshire2021,
  "cumbria-2017-q3": cumbria2017,
  "cumbria-2017-q3-cards": cumbria2017Cards,
  "cumbria-2019-q2": cumbria2019,
  "lancashire-2018-q3": lancashire2018,
};
let stale = 0;
for (const [name, build] of Object.entries(BUILDS)) {
  const file = new URL(`../samples/${name}.xlsx`, import.meta.url);
  const bytes = Buffer.from(await writeXlsx(build()));
  if (!process.argv.includes("--check")) writeFileSync(file, bytes);
  else if (!existsSync(file) || !readFileSync(file).equals(bytes)) {
    console.error(`samples/${name}.xlsx is not what scripts/samples.mjs makes: run npm run samples`);
    stale++;
  }
}
process.exitCode = stale ? 1 : 0;
