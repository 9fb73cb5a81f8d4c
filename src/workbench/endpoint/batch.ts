import type { WorkbookModel } from "../model";
import { WireError, invalidArgument, notFound, type Kind, type Node } from "./kind";
import { WORKBOOK } from "./kinds/book";

/** A batch as office.js sends it: what is to be done, and the paths of the objects it is done on. */
export interface Batch {
  readonly Actions: readonly Action[];
  readonly ObjectPaths: Readonly<Record<string, ObjectPath>>;
}

interface ArgumentInfo {
  readonly Arguments?: readonly unknown[];
  readonly ReferencedObjectPathIds?: readonly unknown[];
}

interface Action {
  readonly Id: number;
  readonly ActionType: number;
  readonly Name?: string;
  readonly ObjectPathId: number;
  readonly ArgumentInfo?: ArgumentInfo;
  readonly QueryInfo?: Query;
}

interface ObjectPath {
  readonly Id: number;
  readonly ObjectPathType: number;
  readonly Name: string;
  readonly ParentObjectPathId?: number;
  readonly ArgumentInfo?: ArgumentInfo;
}

interface Query {
  readonly Select?: readonly string[];
  readonly Expand?: readonly string[];
  readonly Skip?: number;
  readonly Top?: number;
}

const ACTION = { instantiate: 1, query: 2, method: 3, set: 4, trace: 5, ensureUnchanged: 6 } as const;
const PATH = { global: 1, newObject: 2, method: 3, property: 4, indexer: 5, referenceId: 6, nullObject: 7 } as const;

export interface Answer {
  readonly Results: readonly { readonly ActionId: number; readonly Value: unknown }[];
  readonly Error?: {
    readonly ActionIndex: number;
    readonly Code: string;
    readonly Message: string;
    readonly Location: string;
    readonly HttpStatusCode: number;
  };
}

/** Objects that references are kept to between batches. */
export type Kept = Map<string, Node>;

/** Where office.js asks for a service of its own runtime (ribbon, task pane): it gets an object without properties. */
const SERVICE: Node = { kind: { name: "Service" }, target: null };

/** Stops a batch before its nth action, to see what a failure half-way leaves behind. */
export interface Failure {
  readonly before: (actions: number) => number;
  readonly error: WireError;
}

/** Carries out a batch. As in Excel, what came before a failing action stays done. */
export function execute(batch: Batch, model: WorkbookModel, kept: Kept, failure?: Failure): Answer {
  const run = new Run(batch, model, kept);
  const results: { ActionId: number; Value: unknown }[] = [];
  const stopAt = failure ? failure.before(batch.Actions.length) : -1;
  for (const [index, action] of batch.Actions.entries()) {
    try {
      if (index === stopAt) throw failure!.error;
      const value = run.action(action);
      if (value !== undefined) results.push({ ActionId: action.Id, Value: value });
    } catch (error) {
      const known = error instanceof WireError ? error : null;
      if (!known && !(error instanceof Error)) throw error;
      return {
        Results: results,
        Error: {
          ActionIndex: index,
          Code: known?.code ?? "GeneralException",
          Message: known?.message ?? `The end point failed: ${(error as Error).message}`,
          Location: `${run.nameOf(action)}`,
          HttpStatusCode: known
            ? known.code === "AccessDenied"
              ? 403
              : known.code === "ItemNotFound"
                ? 404
                : 400
            : 500,
        },
      };
    }
  }
  return { Results: results };
}

class Run {
  private readonly nodes = new Map<number, Node | null>();
  private readonly references = new Map<number, string>();

  constructor(
    private readonly batch: Batch,
    private readonly model: WorkbookModel,
    private readonly kept: Kept,
  ) {}

  nameOf(action: Action): string {
    const path = this.batch.ObjectPaths[String(action.ObjectPathId)];
    return [path?.Name, action.Name].filter(Boolean).join(".");
  }

  /** undefined: no result is answered. */
  action(action: Action): unknown {
    switch (action.ActionType) {
      // office.js hangs its own callbacks on a trace: they run when it is answered.
      case ACTION.trace:
        return null;
      case ACTION.ensureUnchanged:
        return undefined;
      case ACTION.instantiate:
        return this.identity(this.at(action.ObjectPathId), action.ObjectPathId);
      case ACTION.query: {
        const node = this.at(action.ObjectPathId);
        if (!node) return null;
        this.model.recalculate();
        return { ...this.query(node, action.QueryInfo ?? {}), ...this.reference(action.ObjectPathId) };
      }
      case ACTION.method:
        return this.call(this.at(action.ObjectPathId), action);
      case ACTION.set: {
        const node = this.at(action.ObjectPathId);
        const set = node?.kind.set?.[action.Name ?? ""];
        if (!set)
          throw new WireError(
            "ApiNotFound",
            `${node?.kind.name ?? "A null object"} has no property ${action.Name} that can be set here.`,
          );
        set(node!.target, this.arguments(action.ArgumentInfo)[0], this.model);
        return null;
      }
      default:
        throw new WireError("ApiNotFound", `Actions of type ${action.ActionType} are not known here.`);
    }
  }

  private call(node: Node | null, action: Action): unknown {
    const name = action.Name ?? "";
    if (!node) return null;
    // Events are sent to all who listen; nothing needs to be kept.
    if (/^_(Un)?[Rr]egister/.test(name)) return null;
    if (name === "_KeepReference") {
      const id = `b:${this.kept.size + 1}`;
      this.kept.set(id, node);
      this.references.set(action.ObjectPathId, id);
      return null;
    }
    if (name === "_RemoveReference") {
      this.kept.delete(String(this.arguments(action.ArgumentInfo)[0]));
      return null;
    }
    if (node === SERVICE) return null;
    const call = node.kind.call?.[name];
    if (!call) throw new WireError("ApiNotFound", `${node.kind.name} has no method ${name} here.`);
    return call(node.target, this.arguments(action.ArgumentInfo), this.model) ?? null;
  }

  private identity(node: Node | null, path: number): unknown {
    if (!node) return null;
    return { ...(node.kind.id && { Id: node.kind.id(node.target) }), ...this.reference(path) };
  }

  private reference(path: number): { _ReferenceId?: string } {
    const id = this.references.get(path);
    return id === undefined ? {} : { _ReferenceId: id };
  }

  /** The object of a path, found once a batch: finding it may add it. */
  private at(id: number): Node | null {
    if (!this.nodes.has(id)) this.nodes.set(id, this.find(id));
    return this.nodes.get(id)!;
  }

  private find(id: number): Node | null {
    const path = this.batch.ObjectPaths[String(id)];
    if (!path) throw invalidArgument(`There is no object path ${id}.`);
    if (path.ObjectPathType === PATH.global) return { kind: WORKBOOK, target: this.model } as Node;
    if (path.ObjectPathType === PATH.newObject) return SERVICE;
    if (path.ObjectPathType === PATH.nullObject) return null;
    if (path.ObjectPathType === PATH.referenceId) {
      const node = this.kept.get(path.Name);
      if (!node) throw new WireError("InvalidReference", "This reference is not valid for the current operation.");
      this.references.set(id, path.Name);
      return node;
    }
    const parent = this.at(path.ParentObjectPathId!);
    if (!parent) return null;
    if (parent === SERVICE) return SERVICE;
    const { kind, target } = parent;
    const args = this.arguments(path.ArgumentInfo);
    if (path.ObjectPathType === PATH.indexer) {
      const item = kind.item?.(target, args[0], this.model);
      if (!item) throw notFound();
      return item;
    }
    const to = path.ObjectPathType === PATH.property ? kind.to?.[path.Name] : undefined;
    if (to) return to(target, this.model);
    const found = path.ObjectPathType === PATH.method ? kind.find?.[path.Name] : undefined;
    if (!found) throw new WireError("ApiNotFound", `${kind.name} has no ${path.Name} here.`);
    return found(target, args, this.model);
  }

  private arguments(info: ArgumentInfo | undefined): readonly unknown[] {
    const references = info?.ReferencedObjectPathIds;
    const args = info?.Arguments ?? [];
    return references ? args.map((value, n) => (references[n] ? this.at(Number(references[n])) : value)) : args;
  }

  private query(node: Node, { Select, Expand, Skip = 0, Top }: Query): Record<string, unknown> {
    const wanted = [...(Select ?? []), ...(Expand ?? [])].map((path) => path.split("/"));
    return this.read(node, wanted, Skip, Top);
  }

  /** The properties asked for, each a path of names in any case; none at all asks for every plain one. */
  private read(node: Node, wanted: readonly (readonly string[])[], skip = 0, top?: number): Record<string, unknown> {
    const { kind, target } = node;
    if (kind.items) {
      const inner = wanted
        .map((path) => (path[0]!.toLowerCase() === "items" ? path.slice(1) : path))
        .filter((path) => path.length > 0);
      const items = kind.items(target, this.model).slice(skip, top === undefined ? undefined : skip + top);
      return {
        _Items: items.map((item) => ({
          ...(item.kind.id && { Id: item.kind.id(item.target) }),
          ...this.read(item, inner),
        })),
      };
    }
    const out: Record<string, unknown> = {};
    const nested = new Map<string, string[][]>();
    const paths = wanted.length > 0 ? wanted : Object.keys(kind.get ?? {}).map((name) => [name]);
    for (const [first, ...rest] of paths) {
      const get = named(kind.get, first!);
      if (get && rest.length === 0) out[get] = kind.get![get]!(target, this.model);
      else if (named(kind.to, first!)) {
        const name = named(kind.to, first!)!;
        nested.set(name, [...(nested.get(name) ?? []), ...(rest.length > 0 ? [rest] : [])]);
      } else if (!IGNORED.has(first!.toLowerCase()))
        throw invalidArgument(`${kind.name} has no property ${first} here.`);
    }
    for (const [name, inner] of nested) {
      const child = kind.to![name]!(target, this.model);
      out[name] = child && this.read(child, inner);
    }
    return out;
  }
}

/** Asked for by office.js itself. */
const IGNORED = new Set(["_referenceid", "$none", "$all"]);

/** A name as the kind writes it, found in any case. */
function named(of: Kind<unknown>["get"] | Kind<unknown>["to"], name: string): string | undefined {
  if (!of) return undefined;
  const pascal = name[0]!.toUpperCase() + name.slice(1);
  return pascal in of ? pascal : undefined;
}
