import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import vm from "node:vm";
import {
  HOST_INFO,
  endPoint,
  hookOfficeJs,
  type ClientEndPoint,
  type EndPoint,
  type EndPointOptions,
} from "../../src/workbench/endpoint";
import type { WorkbookModel } from "../../src/workbench/model";

/**
 * Microsoft's own office.js, whole and unchanged, in a window that has just enough of a browser for its
 * loader. Compiled once a test file; each `openOffice` runs it afresh, since it keeps its state in globals.
 */
const DIST = dirname(require.resolve("@microsoft/office-js/dist/office.js"));
const scripts = new Map<string, vm.Script>();
const script = (file: string): vm.Script => {
  const path = join(DIST, file);
  const found = scripts.get(path) ?? new vm.Script(readFileSync(path, "utf8"), { filename: path });
  scripts.set(path, found);
  return found;
};

/** What the host and the library must share, so that `instanceof Error` and `toEqual` hold between them. */
const SHARED = {
  Promise,
  Error,
  TypeError,
  RangeError,
  Array,
  Object,
  JSON,
  Date,
  Function,
  RegExp,
  Map,
  Set,
  Uint8Array,
};

class Storage {
  private readonly items = new Map<string, string>();
  getItem = (key: string): string | null => this.items.get(key) ?? null;
  setItem = (key: string, value: string): void => void this.items.set(key, String(value));
  removeItem = (key: string): void => void this.items.delete(key);
  clear = (): void => this.items.clear();
}

export interface OpenOffice {
  readonly endPoint: EndPoint;
  /** Opens another workbook under the same pane, for tests that try many: loading the library anew takes longer than they do. */
  use(model: WorkbookModel): EndPoint;
  readonly Office: typeof Office;
  readonly Excel: typeof Excel;
  close(): void;
}

/** The library's one channel, led to whichever workbook is open; what it listens to goes along. */
class Switch implements ClientEndPoint {
  private readonly handlers = new Map<string, (payload: unknown) => void>();

  constructor(public end: EndPoint) {}

  change(end: EndPoint): EndPoint {
    this.end.close();
    this.end = end;
    for (const [name, handler] of this.handlers) end.registerForEvent(name, handler, () => undefined);
    return end;
  }

  invoke: ClientEndPoint["invoke"] = (method, callback, parameters) => this.end.invoke(method, callback, parameters);

  registerForEvent: ClientEndPoint["registerForEvent"] = (name, handler, callback) => {
    this.handlers.set(name, handler);
    this.end.registerForEvent(name, handler, callback);
  };

  unregisterForEvent: ClientEndPoint["unregisterForEvent"] = (name, callback) => {
    this.handlers.delete(name);
    this.end.unregisterForEvent(name, callback);
  };
}

interface PageScript {
  src?: string;
  onload?: () => void;
  getAttribute?(name: string): string | null;
}

/** Opens the workbook as Excel would open it with our pane beside it; Office and Excel become globals, as on the pane's page. */
export async function openOffice(model: WorkbookModel, options: EndPointOptions = {}): Promise<OpenOffice> {
  const wire = new Switch(endPoint(model, options));
  const page = "http://pane/";
  const tag: PageScript = { src: `${page}office/office.debug.js`, getAttribute: () => null };
  const run = (file: string): void => void script(file).runInContext(context);
  const append = (added: PageScript): void =>
    void setImmediate(() => {
      if (added.src) run(added.src.replace(`${page}office/`, "").replace(/\?.*/, ""));
      added.onload?.();
    });
  const node = { appendChild: append, insertBefore: append };
  const element = (): PageScript & object =>
    ({
      getAttribute: () => null,
      setAttribute: () => undefined,
      appendChild: () => undefined,
      style: {},
    }) as PageScript & object;
  const window: Record<string, unknown> = {
    ...SHARED,
    console,
    setTimeout,
    clearTimeout,
    setInterval,
    clearInterval,
    setImmediate,
    performance: globalThis.performance,
    sessionStorage: new Storage(),
    localStorage: new Storage(),
    navigator: { userAgent: "Mozilla/5.0 Chrome/130.0", platform: "Linux", appVersion: "5.0", appName: "Netscape" },
    location: {
      href: `${page}pane.html`,
      origin: page.slice(0, -1),
      protocol: "http:",
      host: "pane",
      hostname: "pane",
      pathname: "/pane.html",
      hash: "",
      search: `?_host_Info=${encodeURIComponent(HOST_INFO)}`,
    },
    name: "",
    history: {},
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
    document: {
      getElementsByTagName: (name: string) => (name === "script" ? [tag] : name === "head" ? [node] : []),
      getElementById: () => null,
      querySelectorAll: () => [],
      createElement: element,
      addEventListener: () => undefined,
      readyState: "complete",
      head: node,
      body: node,
      documentElement: node,
      URL: `${page}pane.html`,
      cookie: "",
      location: { protocol: "http:" },
    },
  };
  window.window = window.self = window.top = window.parent = window.globalThis = window;
  const context = vm.createContext(window);
  hookOfficeJs(window, { endPoint: wire, url: page });
  run("office.debug.js");
  const office = window.Office as typeof Office;
  await office.onReady();
  const opened: OpenOffice = {
    get endPoint() {
      return wire.end;
    },
    use: (other) => wire.change(endPoint(other, options)),
    Office: office,
    Excel: window.Excel as typeof Excel,
    close: () => wire.end.close(),
  };
  Object.assign(globalThis, { Office: opened.Office, Excel: opened.Excel });
  return opened;
}
