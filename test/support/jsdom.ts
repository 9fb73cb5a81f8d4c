import { CompressionStream, DecompressionStream, ReadableStream, WritableStream } from "node:stream/web";
import { TextDecoder, TextEncoder } from "node:util";

/** What jsdom lacks of a browser's globals; to be imported before anything that needs them. */
Object.assign(globalThis, {
  TextDecoder,
  TextEncoder,
  CompressionStream,
  DecompressionStream,
  ReadableStream,
  WritableStream,
});
// It lays nothing out: each element counts as 80 px high, so that a list drawn by the window knows where it ends.
Object.defineProperty(HTMLElement.prototype, "offsetHeight", { get: () => 80 });
Object.assign(window, { scrollTo: () => undefined });
