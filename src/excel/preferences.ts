import { Storage, StorageType } from "@microsoft/office-js-helpers";

/**
 * The user's own preferences on this machine. Import this file by `import()` only: the library below is
 * archived and stays out of the first bundle. Where the browser gives no storage (private windows, blocked
 * cookies), preferences last until the pane is closed.
 */
export interface Preferences {
  get(name: string): unknown;
  set(name: string, value: unknown): void;
  remove(name: string): void;
}

const CONTAINER = "register-check";

export function preferences(): Preferences {
  const memory = new Map<string, unknown>();
  const stored = openStorage();
  return {
    get: (name) => memory.get(name) ?? stored?.get(name) ?? null,
    set: (name, value) => {
      memory.set(name, value);
      attempt(() => stored?.set(name, value));
    },
    remove: (name) => {
      memory.delete(name);
      attempt(() => stored?.delete(name));
    },
  };
}

function openStorage(): Storage<unknown> | null {
  return attempt(() => {
    const storage = new Storage<unknown>(CONTAINER, StorageType.LocalStorage);
    storage.set("probe", true);
    storage.delete("probe");
    return storage;
  });
}

/** null where the browser does not allow it: storage can be blocked or full at any time. */
function attempt<T>(work: () => T): T | null {
  try {
    return work();
  } catch {
    return null;
  }
}
