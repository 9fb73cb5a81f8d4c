import { TextDecoder, TextEncoder } from "node:util";

/** What jsdom lacks of a browser's globals; to be imported before anything that needs them. */
Object.assign(globalThis, { TextDecoder, TextEncoder });
// It lays nothing out: each element counts as 80 px high, so that a list drawn by the window knows where it ends.
Object.defineProperty(HTMLElement.prototype, "offsetHeight", { get: () => 80 });
Object.assign(window, { scrollTo: () => undefined });
