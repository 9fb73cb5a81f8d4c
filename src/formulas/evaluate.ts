import { cellAt, cellKey, isCellError, type CellError, type CellValue, type SheetSnapshot } from "../workbook";
import { tokensOf, type Token } from "./formula";
import { indexIn, lookup, matchIn, vlookup, type Match, type Table } from "./lookups";
import { compare } from "./order";

/**
 * A small calculator for what registers and their conditional formats say: comparisons, arithmetic, AND, OR, NOT, IF and a few
 * more over cells of the workbook. What it does not know it does not guess: the answer is then "unknown", and no check speaks.
 */
export type Computed = CellValue | typeof UNKNOWN;
export const UNKNOWN: unique symbol = Symbol("cannot be evaluated");

const isError = (value: Computed): value is CellError => value !== UNKNOWN && isCellError(value);

/** Where references are looked up. */
export interface Surroundings {
  /** The sheet the formula stands on. */
  readonly sheet: SheetSnapshot;
  /** Another sheet by name; undefined where the workbook has none. */
  readonly other: (name: string) => SheetSnapshot | undefined;
  /** Values that cells of the formula's own sheet are taken to hold, by cellKey: what would it say if the score were 12? */
  readonly supposing?: ReadonlyMap<number, CellValue>;
}

type Node =
  | { readonly kind: "value"; readonly value: CellValue }
  | { readonly kind: "table"; readonly rows: Table }
  | { readonly kind: "ref"; readonly ref: Extract<Token, { type: "ref" }> }
  | {
      readonly kind: "range";
      readonly from: Extract<Token, { type: "ref" }>;
      readonly to: Extract<Token, { type: "ref" }>;
    }
  | { readonly kind: "unary"; readonly op: string; readonly of: Node }
  | { readonly kind: "binary"; readonly op: string; readonly left: Node; readonly right: Node }
  | { readonly kind: "call"; readonly name: string; readonly args: readonly Node[] };

/** A formula ready to be evaluated at any offset; null where it holds something we do not know. */
export interface Compiled {
  /** `rows` and `columns` move every relative reference, as in a conditional format seen from another cell. */
  readonly at: (around: Surroundings, rows?: number, columns?: number) => Computed;
}

const DEEPEST = 40;
/** A range of more cells than this is not gone through. */
const MOST_CELLS = 400;

export function compile(formula: string): Compiled | null {
  const tokens = tokensOf(formula);
  if (!tokens) return null;
  const node = parse(tokens);
  return node && { at: (around, rows = 0, columns = 0) => evaluate(node, { ...around, rows, columns }) };
}

const BINDS: Readonly<Record<string, number>> = {
  "=": 1,
  "<>": 1,
  "<": 1,
  ">": 1,
  "<=": 1,
  ">=": 1,
  "&": 2,
  "+": 3,
  "-": 3,
  "*": 4,
  "/": 4,
  "^": 5,
};

/** Precedence climbing over the tokens; null as soon as anything is not understood. */
function parse(tokens: readonly Token[]): Node | null {
  let at = 0;
  const is = (text: string): boolean => tokens[at]?.type === "op" && tokens[at]!.text === text;
  const take = (text: string): boolean => is(text) && ++at > 0;

  const expression = (least: number, depth: number): Node | null => {
    if (depth > DEEPEST) return null;
    let left = operand(depth + 1);
    while (left) {
      const op = tokens[at]?.type === "op" ? tokens[at]!.text : "";
      const binds = BINDS[op];
      if (binds === undefined || binds < least) return left;
      at++;
      const right = expression(binds + 1, depth + 1);
      left = right && { kind: "binary", op, left, right };
    }
    return null;
  };

  const operand = (depth: number): Node | null => {
    if (depth > DEEPEST) return null;
    if (is("-") || is("+")) {
      const op = tokens[at++]!.text;
      const of = operand(depth + 1);
      return of && { kind: "unary", op, of };
    }
    let node = atom(depth);
    while (node && take("%")) node = { kind: "unary", op: "%", of: node };
    return node;
  };

  const atom = (depth: number): Node | null => {
    const token = tokens[at++];
    if (!token) return null;
    if (token.type === "number") return { kind: "value", value: Number(token.text) };
    if (token.type === "string") return { kind: "value", value: textOf(token) };
    if (token.type === "ref") {
      if (!take(":")) return { kind: "ref", ref: token };
      const to = tokens[at++];
      return to?.type === "ref" && to.sheet === null ? { kind: "range", from: token, to } : null;
    }
    if (token.text === "{") return constants();
    if (token.type === "op" && token.text === "(") {
      const inner = expression(0, depth + 1);
      return inner && take(")") ? inner : null;
    }
    if (token.type !== "name") return null;
    const name = token.text.toUpperCase();
    if (!take("(")) return name === "TRUE" || name === "FALSE" ? { kind: "value", value: name === "TRUE" } : null;
    const args: Node[] = [];
    if (take(")")) return { kind: "call", name, args };
    do {
      const arg = is(",") || is(")") ? ({ kind: "value", value: null } as const) : expression(0, depth + 1);
      if (!arg) return null;
      args.push(arg);
    } while (take(","));
    return take(")") ? { kind: "call", name, args } : null;
  };

  /** "{1,4,9}", "{1;4;9}": numbers and texts written into the formula. */
  const constants = (): Node | null => {
    const rows: CellValue[][] = [[]];
    for (;;) {
      const token = tokens[at++];
      if (token?.type === "number") rows.at(-1)!.push(Number(token.text));
      else if (token?.type === "string") rows.at(-1)!.push(textOf(token));
      else return null;
      const end = tokens[at++]?.text;
      if (end === ";") rows.push([]);
      else if (end === "}") break;
      else if (end !== ",") return null;
    }
    return rows.every((row) => row.length === rows[0]!.length) ? { kind: "table", rows } : null;
  };

  const whole = expression(0, 0);
  return whole && at === tokens.length ? whole : null;
}

const textOf = (token: Token): string => token.text.slice(1, -1).replace(/""/g, '"');

interface Place extends Surroundings {
  readonly rows: number;
  readonly columns: number;
}

function evaluate(node: Node, place: Place): Computed {
  switch (node.kind) {
    case "value":
      return node.value;
    case "ref":
      return lookUp(node.ref, place);
    case "range":
    case "table":
      return UNKNOWN;
    case "unary": {
      const value = numeric(evaluate(node.of, place));
      if (typeof value !== "number") return value;
      return node.op === "-" ? -value : node.op === "%" ? value / 100 : value;
    }
    case "binary":
      return binary(node.op, evaluate(node.left, place), evaluate(node.right, place));
    case "call":
      return call(node.name, node.args, place);
  }
}

const moved = (ref: Extract<Token, { type: "ref" }>, place: Place): readonly [number, number] => [
  ref.row + (ref.rowFixed ? 0 : place.rows),
  ref.column + (ref.columnFixed ? 0 : place.columns),
];

function lookUp(ref: Extract<Token, { type: "ref" }>, place: Place): Computed {
  const sheet = ref.sheet === null ? place.sheet : place.other(ref.sheet);
  const [row, column] = moved(ref, place);
  return sheet && row >= 0 && column >= 0 ? valueAt(sheet, row, column, place) : UNKNOWN;
}

const valueAt = (sheet: SheetSnapshot, row: number, column: number, place: Place): CellValue => {
  const supposed = sheet === place.sheet ? place.supposing?.get(cellKey(row, column)) : undefined;
  return supposed === undefined ? cellAt(sheet, row, column) : supposed;
};

/** The rows of a range, or of constants; unknown for anything else. */
function tableOf(node: Node | undefined, place: Place): Table | typeof UNKNOWN {
  if (node?.kind === "table") return node.rows;
  if (node?.kind === "ref") {
    const value = lookUp(node.ref, place);
    return value === UNKNOWN ? UNKNOWN : [[value]];
  }
  if (node?.kind !== "range") return UNKNOWN;
  const sheet = node.from.sheet === null ? place.sheet : place.other(node.from.sheet);
  const [top, left] = moved(node.from, place),
    [bottom, right] = moved(node.to, place);
  const [height, width] = [bottom - top + 1, right - left + 1];
  if (!sheet || top < 0 || left < 0 || height < 1 || width < 1 || height * width > MOST_CELLS) return UNKNOWN;
  return Array.from({ length: height }, (_, r) =>
    Array.from({ length: width }, (__, c) => valueAt(sheet, top + r, left + c, place)),
  );
}

/** A value as a number: blank is 0, a number held as text counts (Excel does so in arithmetic). */
function numeric(value: Computed): number | CellError | typeof UNKNOWN {
  if (value === UNKNOWN || isError(value)) return value;
  if (value === null) return 0;
  if (typeof value === "boolean") return value ? 1 : 0;
  if (typeof value === "number") return value;
  const text = value.trim();
  return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : { error: "#VALUE!" };
}

function binary(op: string, left: Computed, right: Computed): Computed {
  if (left === UNKNOWN || right === UNKNOWN) return UNKNOWN;
  for (const side of [left, right]) if (isCellError(side)) return side;
  if (op === "&") return `${shown(left)}${shown(right)}`;
  if (BINDS[op] === 1) {
    const order = compare(left, right);
    return op === "="
      ? order === 0
      : op === "<>"
        ? order !== 0
        : op === "<"
          ? order < 0
          : op === ">"
            ? order > 0
            : op === "<="
              ? order <= 0
              : order >= 0;
  }
  const a = numeric(left),
    b = numeric(right);
  if (typeof a !== "number") return a;
  if (typeof b !== "number") return b;
  switch (op) {
    case "+":
      return a + b;
    case "-":
      return a - b;
    case "*":
      return a * b;
    case "/":
      return b === 0 ? { error: "#DIV/0!" } : a / b;
    default:
      return a ** b;
  }
}

const shown = (value: Computed): string =>
  value === null || value === UNKNOWN
    ? ""
    : typeof value === "boolean"
      ? value
        ? "TRUE"
        : "FALSE"
      : isError(value)
        ? value.error
        : String(value);

/** Every value of the arguments, ranges gone through; unknown where one cannot be told. */
function valuesOf(
  args: readonly Node[],
  place: Place,
): readonly { readonly value: CellValue; readonly fromRange: boolean }[] | typeof UNKNOWN {
  const values: { value: CellValue; fromRange: boolean }[] = [];
  for (const arg of args) {
    if (arg.kind === "range" || arg.kind === "table") {
      const rows = tableOf(arg, place);
      if (rows === UNKNOWN) return UNKNOWN;
      for (const value of rows.flat()) values.push({ value, fromRange: arg.kind === "range" });
    } else {
      const value = evaluate(arg, place);
      if (value === UNKNOWN) return UNKNOWN;
      values.push({ value, fromRange: arg.kind === "ref" });
    }
  }
  return values;
}

const truth = (value: Computed): boolean | CellError | typeof UNKNOWN => {
  if (value === UNKNOWN || isError(value)) return value;
  if (typeof value === "string")
    return /^true$/i.test(value) ? true : /^false$/i.test(value) ? false : { error: "#VALUE!" };
  return value === true || (typeof value === "number" && value !== 0);
};

function call(name: string, args: readonly Node[], place: Place): Computed {
  const arg = (i: number): Computed => (args[i] ? evaluate(args[i], place) : null);
  switch (name) {
    case "AND":
    case "OR": {
      const values = valuesOf(args, place);
      if (values === UNKNOWN) return UNKNOWN;
      // Blanks and texts in cells are passed over, as in Excel.
      const told = values
        .filter(({ value, fromRange }) => !(fromRange && (value === null || typeof value === "string")))
        .map(({ value }) => truth(value));
      const fault = told.find((t) => typeof t !== "boolean");
      if (fault !== undefined) return fault;
      return told.length === 0 ? { error: "#VALUE!" } : name === "AND" ? told.every(Boolean) : told.some(Boolean);
    }
    case "NOT": {
      const value = truth(arg(0));
      return typeof value === "boolean" ? !value : value;
    }
    case "IF": {
      const value = truth(arg(0));
      if (typeof value !== "boolean") return value;
      return value ? (args[1] ? blankAsZero(arg(1)) : true) : args[2] ? blankAsZero(arg(2)) : false;
    }
    case "IFS": {
      for (let i = 0; i + 1 < args.length; i += 2) {
        const holds = truth(arg(i));
        if (typeof holds !== "boolean") return holds;
        if (holds) return blankAsZero(arg(i + 1));
      }
      return { error: "#N/A" };
    }
    case "IFERROR":
    case "IFNA": {
      const value = arg(0);
      return isError(value) && (name === "IFERROR" || value.error === "#N/A") ? blankAsZero(arg(1)) : value;
    }
    case "CHOOSE": {
      const at = numeric(arg(0));
      if (typeof at !== "number") return at;
      return at >= 1 && at < args.length ? blankAsZero(arg(Math.floor(at))) : { error: "#VALUE!" };
    }
    case "VLOOKUP":
    case "LOOKUP":
    case "MATCH":
    case "INDEX":
      return lookedUp(name, args, place);
    case "N": {
      const value = arg(0);
      return value === UNKNOWN || isError(value) ? value : typeof value === "number" ? value : value === true ? 1 : 0;
    }
    case "ISBLANK":
      return known(arg(0), (value) => value === null);
    case "ISNUMBER":
      return known(arg(0), (value) => typeof value === "number");
    case "ISTEXT":
      return known(arg(0), (value) => typeof value === "string");
    case "ISERROR":
      return known(arg(0), (value) => isCellError(value));
    case "LEN":
      return ofText(arg(0), (text) => text.length);
    case "TRIM":
      return ofText(arg(0), (text) => text.replace(/ +/g, " ").replace(/^ | $/g, ""));
    case "UPPER":
      return ofText(arg(0), (text) => text.toUpperCase());
    case "LOWER":
      return ofText(arg(0), (text) => text.toLowerCase());
    case "LEFT":
    case "RIGHT": {
      const many = args[1] ? numeric(arg(1)) : 1;
      if (typeof many !== "number") return many;
      return ofText(arg(0), (text) =>
        name === "LEFT" ? text.slice(0, many) : text.slice(Math.max(0, text.length - many)),
      );
    }
    case "VALUE":
    case "ABS": {
      const value = numeric(arg(0));
      return typeof value === "number" ? (name === "ABS" ? Math.abs(value) : value) : value;
    }
    case "ROUND": {
      const value = numeric(arg(0)),
        places = numeric(arg(1));
      if (typeof value !== "number") return value;
      if (typeof places !== "number") return places;
      const scale = 10 ** places;
      return (Math.sign(value) * Math.round(Math.abs(value) * scale)) / scale;
    }
    case "SEARCH":
    case "FIND": {
      const needle = arg(0),
        hay = arg(1);
      if (args.length > 2 || typeof needle !== "string" || /[*?~]/.test(needle)) return UNKNOWN;
      return ofText(hay, (text) => {
        const found = name === "FIND" ? text.indexOf(needle) : text.toLowerCase().indexOf(needle.toLowerCase());
        return found < 0 ? { error: "#VALUE!" } : found + 1;
      });
    }
    case "SUM":
    case "PRODUCT":
    case "MAX":
    case "MIN":
    case "COUNT":
    case "COUNTA": {
      const values = valuesOf(args, place);
      if (values === UNKNOWN) return UNKNOWN;
      if (name === "COUNTA") return values.filter(({ value }) => value !== null).length;
      const fault = values.find(({ value }) => isCellError(value));
      if (fault && name !== "COUNT") return fault.value;
      const numbers = values.flatMap(({ value, fromRange }) => {
        const told = typeof value === "number" ? value : fromRange ? null : numeric(value);
        return typeof told === "number" ? [told] : [];
      });
      if (name === "COUNT") return numbers.length;
      if (name === "SUM") return numbers.reduce((a, b) => a + b, 0);
      if (name === "PRODUCT") return numbers.length === 0 ? 0 : numbers.reduce((a, b) => a * b, 1);
      return numbers.length === 0 ? 0 : numbers.reduce((a, b) => (name === "MAX" ? Math.max(a, b) : Math.min(a, b)));
    }
    default:
      return UNKNOWN;
  }
}

/** Looking up in a range; a blank that is found counts as 0, and what the functions leave open is unknown. */
function lookedUp(name: "VLOOKUP" | "LOOKUP" | "MATCH" | "INDEX", args: readonly Node[], place: Place): Computed {
  const arg = (i: number): Computed => (args[i] ? evaluate(args[i], place) : null);
  const number = (i: number): number | null => {
    const value = numeric(arg(i));
    return typeof value === "number" ? value : null;
  };
  const found = (value: CellValue): Computed => value ?? UNKNOWN;
  const table = tableOf(args[name === "INDEX" ? 0 : 1], place);
  if (table === UNKNOWN || table.length === 0 || table[0]!.length === 0) return UNKNOWN;
  if (name === "INDEX") {
    const fault = args.slice(1).map((_, i) => numeric(arg(i + 1)));
    const error = fault.find((value) => typeof value !== "number");
    if (error !== undefined) return error;
    return found(indexIn(table, number(1)!, args[2] ? number(2) : null));
  }
  const wanted = arg(0);
  if (wanted === UNKNOWN || isError(wanted)) return wanted;
  if (name === "LOOKUP") {
    const answers = args[2] ? tableOf(args[2], place) : null;
    return answers === UNKNOWN ? UNKNOWN : found(lookup(wanted ?? 0, table, answers));
  }
  const way = args[name === "MATCH" ? 2 : 3] ? number(name === "MATCH" ? 2 : 3) : 1;
  if (way === null) return UNKNOWN;
  const match: Match = way === 0 ? "exact" : way > 0 ? "below" : "above";
  if (name === "MATCH") return found(matchIn(wanted ?? 0, table, match));
  const column = number(2);
  return column === null ? UNKNOWN : found(vlookup(wanted ?? 0, table, column, match === "exact" ? "exact" : "below"));
}

const blankAsZero = (value: Computed): Computed => (value === null ? 0 : value);
const known = (value: Computed, tell: (value: CellValue) => boolean): Computed =>
  value === UNKNOWN ? UNKNOWN : tell(value);
const ofText = (value: Computed, make: (text: string) => CellValue): Computed =>
  value === UNKNOWN || isError(value) ? value : make(shown(value));
