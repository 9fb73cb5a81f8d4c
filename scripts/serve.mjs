/** A small static server for the workbench: this machine only, these folders only. */
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { createServer } from "node:http";
import path from "node:path";
import { fileURLToPath } from "node:url";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");

/** First part of a URL's path to the folder it shows; the longest that fits wins. */
const FOLDERS = {
  "/workbench/": "dist/workbench",
  "/pane/": "dist/pane",
  "/assets/": "assets",
  "/samples/": "samples",
  "/office/": "node_modules/@microsoft/office-js/dist",
};
const FILES = { "/": "dist/workbench/index.html", "/manifest.xml": "manifest.xml" };

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".map": "application/json; charset=utf-8",
  ".xml": "application/xml; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".woff2": "font/woff2",
  ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
};

/** The workbench's own page: nothing from elsewhere (the pane's page carries its own policy). */
const PAGE_POLICY =
  "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; worker-src 'self' blob:; base-uri 'none'; form-action 'self'";

/** The file a URL's path stands for, as an absolute path; null for what is not served. */
export function fileFor(urlPath) {
  let decoded;
  try {
    decoded = decodeURIComponent(urlPath);
  } catch {
    return null;
  }
  if (decoded.includes("\0") || decoded.includes("\\")) return null;
  if (FILES[decoded]) return path.join(root, FILES[decoded]);
  const prefix = Object.keys(FOLDERS).find((p) => decoded.startsWith(p));
  if (!prefix) return null;
  const folder = path.join(root, FOLDERS[prefix]);
  const file = path.resolve(folder, decoded.slice(prefix.length));
  return file.startsWith(folder + path.sep) ? file : null;
}

async function answer(request, response) {
  const say = (status, text) => {
    response.writeHead(status, { "content-type": "text/plain; charset=utf-8" });
    response.end(request.method === "HEAD" ? undefined : text);
  };
  if (request.method !== "GET" && request.method !== "HEAD") return say(405, "Only GET and HEAD are answered here.");
  const { pathname } = new URL(request.url ?? "/", "http://localhost");
  const file = fileFor(pathname);
  const found = file && (await stat(file).catch(() => null));
  if (!found?.isFile()) return say(404, "There is no such page.");
  response.writeHead(200, {
    "content-type": TYPES[path.extname(file)] ?? "application/octet-stream",
    "content-length": found.size,
    "cache-control": "no-cache",
    "x-content-type-options": "nosniff",
    ...(pathname === "/" && { "content-security-policy": PAGE_POLICY }),
  });
  if (request.method === "HEAD") return response.end();
  createReadStream(file)
    .on("error", () => response.destroy())
    .pipe(response);
}

/**
 * Serves on localhost, on `port` or the next free one after it. Resolves with the server and its address.
 * @param {number} port
 * @returns {Promise<{server: import("node:http").Server, url: string}>}
 */
export function serve(port) {
  return new Promise((resolve, reject) => {
    const server = createServer((request, response) => {
      answer(request, response).catch(() => response.destroy());
    });
    let at = port;
    server.on("error", (error) => {
      if (error.code === "EADDRINUSE" && at < port + 50) server.listen(++at, "localhost");
      else reject(error);
    });
    server.on("listening", () => resolve({ server, url: `http://localhost:${server.address().port}` }));
    server.listen(at, "localhost");
  });
}
