/**
 * Puts our end point under Microsoft's own office.js: the library is loaded whole, and only the channel it
 * would talk to Excel through is replaced, at the one place where it sets that channel up. What stands below
 * the public interface is private to Microsoft and may change: the version is pinned, and the contract test
 * in test/wire holds it to what is written here.
 */

/** What office.js talks to. Answers come asynchronously, as `callback(0, payload)`. */
export interface ClientEndPoint {
  invoke(method: string, callback: (code: number, payload: unknown) => void, parameters: unknown): void;
  registerForEvent(
    name: string,
    handler: (payload: unknown) => void,
    callback: (code: number, payload: unknown) => void,
  ): void;
  unregisterForEvent(name: string, callback: (code: number, payload: unknown) => void): void;
}

export interface OfficeTheme {
  readonly bodyBackgroundColor: string;
  readonly bodyForegroundColor: string;
  readonly controlBackgroundColor: string;
  readonly controlForegroundColor: string;
}

/** Excel's two themes, as far as a pane is told of them. */
export const LIGHT_THEME: OfficeTheme = {
  bodyBackgroundColor: "#FFFFFF",
  bodyForegroundColor: "#262626",
  controlBackgroundColor: "#FFFFFF",
  controlForegroundColor: "#262626",
};
export const DARK_THEME: OfficeTheme = {
  bodyBackgroundColor: "#262626",
  bodyForegroundColor: "#FFFFFF",
  controlBackgroundColor: "#262626",
  controlForegroundColor: "#FFFFFF",
};

/** The page must be opened with `?_host_Info=` and this, encoded: Excel on the web, in British English, with a shared runtime. */
export const HOST_INFO = "Excel$Web$16.00$en-GB$$$disableLogging$1";

/** The parts of office.js's start-up that are touched. */
interface Initialisation {
  _webAppState: object;
  setAgaveHostCommunication(): void;
  getAppContext(window: unknown, callback: (context: { _officeTheme?: OfficeTheme }) => void): void;
}
type InitialisationClass = { new (...args: unknown[]): Initialisation; prototype: Initialisation };

/** Call before office.js is loaded into `window`. */
export function hookOfficeJs(
  window: object,
  options: { readonly endPoint: ClientEndPoint; readonly url: string; readonly theme?: OfficeTheme },
): void {
  const { endPoint, url, theme = LIGHT_THEME } = options;
  let Hooked: InitialisationClass;
  const osf = {};
  Object.defineProperty(osf, "InitializationHelper", {
    get: () => Hooked,
    set(Real: InitialisationClass) {
      // office.js makes classes of functions; the constructor is called on our object so that its methods can be replaced.
      const construct = Real as unknown as (this: Initialisation, ...args: unknown[]) => void;
      Hooked = function (this: Initialisation, ...args: unknown[]) {
        construct.apply(this, args);
        this.setAgaveHostCommunication = () => {
          Object.assign(this._webAppState, {
            id: "workbench",
            conversationID: "workbench",
            webAppUrl: url,
            clientEndPoint: endPoint,
          });
        };
        const getAppContext = this.getAppContext.bind(this);
        this.getAppContext = (from, callback) =>
          getAppContext(from, (context) => {
            context._officeTheme = theme;
            callback(context);
          });
      } as unknown as InitialisationClass;
      Hooked.prototype = Real.prototype;
    },
  });
  Object.assign(window, { OSF: osf });
}
