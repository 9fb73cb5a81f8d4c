import { TextDecoder, TextEncoder } from "node:util";

/** What jsdom lacks of a browser's globals; to be imported before anything that needs them. */
Object.assign(globalThis, { TextDecoder, TextEncoder });
Object.assign(window, { scrollTo: () => undefined });
