import type { WorkbookModel } from "../model";
import { execute, type Answer, type Batch, type Failure, type Kept } from "./batch";
import { messagesOf, type Message } from "./events";
import type { ClientEndPoint } from "./hook";
import { WireError } from "./kind";

export interface EndPointOptions {
  /** Requirement sets the workbook claims to have, in lower case; those not named here are as in DEFAULT_REQUIREMENTS. */
  readonly requirements?: Readonly<Record<string, string>>;
  /** Milliseconds every answer is held back, as a network would. */
  readonly latency?: number;
  readonly docUrl?: string;
}

/** As a current Excel on the web, but for what few have yet. */
const DEFAULT_REQUIREMENTS: Readonly<Record<string, string>> = {
  excelapi: "1.17",
  sharedruntime: "1.2",
  ribbonapi: "1.1",
  delayforcelledit: "1.1",
  customfunctionsruntime: "1.4",
};

/** What has gone over the wire. */
export interface Traffic {
  /** Round trips: batches that read or write. Calls to office.js's own runtime and the release of references are none. */
  readonly requests: number;
  readonly requestBytes: number;
  readonly responseBytes: number;
  readonly largestRequest: number;
  readonly largestResponse: number;
  reset(): void;
}

export interface EndPoint extends ClientEndPoint {
  readonly traffic: Traffic;
  /** While true the user is typing in a cell: a batch is refused, or waits if it asked to. */
  editing: boolean;
  /** Lets the nth batch from now (1 is the next) fail half-way through its actions. */
  failAt(nth: number, code?: string, message?: string): void;
  /** Presses a ribbon button whose action the pane has associated; resolves when the command says it is done. */
  press(action: string, control?: string): Promise<void>;
  /** Stops listening to the workbook; nothing is answered any more. */
  close(): void;
}

const MOST_BYTES = 5 * 1024 * 1024;
const BATCH = 93,
  SAVE_SETTINGS = 76,
  COMPLETED = 94;
/** office.js's own numbers for failures of a whole batch. */
const FAILURE = { requestTooLarge: 5103, responseTooLarge: 5104, inCellEdit: 5004 } as const;
const DELAY_FOR_CELL_EDIT = 64;

type Callback = (code: number, payload: unknown) => void;
const OK = { Version: 1, Error: 0 };

/** Our end of office.js's wire: answers it from a workbook in memory as Excel on the web would. */
export function endPoint(model: WorkbookModel, options: EndPointOptions = {}): EndPoint {
  return new Wire(model, options);
}

interface Invocation {
  readonly DdaMethod?: { readonly DispatchId?: number };
  readonly ArrayData?: readonly unknown[];
  readonly DdaSettingsMethod?: { readonly Properties?: readonly (readonly [string, string])[] };
}

const bytesOf = (text: string): number => new TextEncoder().encode(text).length;

/** office.js's calls to its own runtime: about the ribbon, the pane, who listens. */
const isOfRuntime = ({ ObjectPaths }: Batch): boolean =>
  Object.values(ObjectPaths).some((path) => path.ObjectPathType === 2);

/** Whether a batch asks the workbook for something: the release of references after a run does not. */
const isAsked = (batch: Batch): boolean =>
  !isOfRuntime(batch) && batch.Actions.some((action) => action.ActionType > 1 && action.Name !== "_RemoveReference");

class Wire implements EndPoint {
  private readonly handlers = new Map<string, (payload: unknown) => void>();
  private readonly kept: Kept = new Map();
  private readonly waiting: (() => void)[] = [];
  private failing: { left: number; failure: Failure } | null = null;
  private isEditing = false;
  private closed = false;
  private front: string;
  private presses = 0;
  private readonly pressed: (() => void)[] = [];
  private outbox: Message[] = [];
  private readonly stopListening: () => void;
  readonly traffic = new Counts();

  constructor(
    private readonly model: WorkbookModel,
    private readonly options: EndPointOptions,
  ) {
    this.front = model.activeSheet.id;
    this.stopListening = model.onChange((change) => {
      this.send(messagesOf(change, model, this.front));
      this.front = model.activeSheet.id;
    });
  }

  get editing(): boolean {
    return this.isEditing;
  }

  set editing(editing: boolean) {
    this.isEditing = editing;
    if (!editing) for (const go of this.waiting.splice(0)) go();
  }

  failAt(
    nth: number,
    code = "GeneralException",
    message = "There was an internal error while processing the request.",
  ): void {
    this.failing = {
      left: nth,
      failure: { before: (actions) => Math.floor(actions / 2), error: new WireError(code, message) },
    };
  }

  press(action: string, control = action): Promise<void> {
    return new Promise((resolve, reject) => {
      const handler = this.handlers.get("appCommandInvoked");
      if (!handler) return reject(new Error("The pane has not asked for ribbon commands."));
      this.pressed.push(resolve);
      // The library takes commands once its registration has been answered, which goes out before this.
      setTimeout(
        () => handler([`cmd-${++this.presses}`, action, JSON.stringify({ source: { id: control } })]),
        this.options.latency ?? 0,
      );
    });
  }

  close(): void {
    this.closed = true;
    this.stopListening();
  }

  registerForEvent(name: string, handler: (payload: unknown) => void, callback: Callback): void {
    this.handlers.set(name, handler);
    this.answer(callback, OK);
  }

  unregisterForEvent(name: string, callback: Callback): void {
    this.handlers.delete(name);
    this.answer(callback, OK);
  }

  invoke(method: string, callback: Callback, parameters: unknown): void {
    if (method === "ContextActivationManager_getAppContextAsync") return this.answer(callback, this.appContext());
    const asked = (parameters ?? {}) as Invocation;
    const dispatch = method === "executeMethod" ? asked.DdaMethod?.DispatchId : undefined;
    if (dispatch === BATCH) return this.batch(asked, callback);
    if (dispatch === SAVE_SETTINGS) {
      this.model.settings.clear();
      for (const [key, json] of asked.DdaSettingsMethod?.Properties ?? []) this.model.settings.set(key, json);
      return this.answer(callback, OK);
    }
    if (dispatch === COMPLETED) this.pressed.shift()?.();
    return this.answer(callback, OK);
  }

  private batch(asked: Invocation, callback: Callback): void {
    const json = String(asked.ArrayData?.[4] ?? "");
    const delays = (Number(asked.ArrayData?.[6] ?? 0) & DELAY_FOR_CELL_EDIT) !== 0;
    const batch = JSON.parse(json) as Batch;
    const counted = isAsked(batch);
    if (counted) this.traffic.request(bytesOf(json));
    const fail = (error: number): void => this.answer(callback, { Version: 1, Error: error });
    if (bytesOf(json) > MOST_BYTES) return fail(FAILURE.requestTooLarge);
    const run = (): void => {
      if (this.isEditing && counted && delays) return void this.waiting.push(run);
      if (this.isEditing && counted) return fail(FAILURE.inCellEdit);
      const failure = counted && this.failing && --this.failing.left === 0 ? this.failing.failure : undefined;
      if (failure) this.failing = null;
      const answer: Answer = this.model.change("pane", () => execute(batch, this.model, this.kept, failure));
      const response = JSON.stringify(answer);
      const size = bytesOf(response);
      if (size > MOST_BYTES) return fail(FAILURE.responseTooLarge);
      if (counted) this.traffic.response(size);
      this.answer(callback, { ...OK, Data: [200, [], response] });
    };
    run();
  }

  /** Answers and events go out asynchronously and in order. */
  private answer(callback: Callback | undefined, payload: unknown): void {
    setTimeout(() => {
      if (!this.closed) callback?.(0, payload);
    }, this.options.latency ?? 0);
  }

  private send(messages: readonly Message[]): void {
    if (messages.length === 0) return;
    if (this.outbox.length === 0)
      setTimeout(() => {
        const all = this.outbox;
        this.outbox = [];
        if (!this.closed) this.handlers.get("richApiMessage")?.({ ArrayData: all });
      }, this.options.latency ?? 0);
    this.outbox.push(...messages);
  }

  private appContext(): object {
    return {
      _id: "workbench",
      _appName: 16,
      _appVersion: "16.01",
      _appUILocale: "en-GB",
      _dataLocale: "en-GB",
      _docUrl: this.options.docUrl ?? this.model.fileName,
      _clientMode: 1,
      _settings: [...this.model.settings],
      _reason: "documentOpened",
      _osfControlType: 0,
      _eToken: "",
      _correlationId: "",
      _requirementMatrix: JSON.stringify({ ...DEFAULT_REQUIREMENTS, ...this.options.requirements }),
      _hostFullVersion: "16.0.17000.0",
      _initialDisplayMode: 2,
    };
  }
}

class Counts implements Traffic {
  requests = 0;
  requestBytes = 0;
  responseBytes = 0;
  largestRequest = 0;
  largestResponse = 0;

  request(bytes: number): void {
    this.requests++;
    this.requestBytes += bytes;
    this.largestRequest = Math.max(this.largestRequest, bytes);
  }

  response(bytes: number): void {
    this.responseBytes += bytes;
    this.largestResponse = Math.max(this.largestResponse, bytes);
  }

  reset(): void {
    this.requests = this.requestBytes = this.responseBytes = this.largestRequest = this.largestResponse = 0;
  }
}
