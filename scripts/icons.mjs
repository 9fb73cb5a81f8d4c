// Draws assets/*.png from assets/svg/*.svg in Chromium: `CHROMIUM=/path node scripts/icons.mjs`. The results are committed.
import { readFileSync, writeFileSync } from "node:fs";
import { chromium } from "playwright-core";

const SIZES = { icon: [16, 32, 64, 80, 128], check: [16, 32, 80], bands: [16, 32, 80], arrows: [16, 32, 80] };
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "chromium", args: ["--no-sandbox"] });
const page = await browser.newPage();
for (const [name, sizes] of Object.entries(SIZES)) {
  const svg = readFileSync(new URL(`../assets/svg/${name}.svg`, import.meta.url), "utf8");
  for (const size of sizes) {
    await page.setViewportSize({ width: size, height: size });
    await page.setContent(`<style>body{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${svg}`);
    writeFileSync(
      new URL(`../assets/${name}-${size}.png`, import.meta.url),
      await page.screenshot({ omitBackground: true }),
    );
  }
}
await browser.close();
