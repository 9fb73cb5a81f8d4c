import { columnIndex, columnName } from "../workbook";

/** A formula taken into its parts. References are 0-based; `sheet` is null on the formula's own sheet. */
export type Token =
  | {
      readonly type: "ref";
      readonly text: string;
      readonly sheet: string | null;
      readonly row: number;
      readonly column: number;
      readonly rowFixed: boolean;
      readonly columnFixed: boolean;
    }
  | { readonly type: "number" | "string" | "name" | "op" | "error" | "other"; readonly text: string };

const STRING = '"(?:[^"]|"")*"';
const SHEET = "(?:'(?:[^']|'')*'|(?:\\[[^\\]]*\\])?[\\p{L}_][\\p{L}\\p{N}_.]*)!";
const REF = "\\$?[A-Za-z]{1,3}\\$?[1-9]\\d{0,6}(?![\\p{L}\\p{N}_.(!])";
const TOKEN = new RegExp(
  `(${STRING})|(${SHEET})?(${REF})|(#(?:REF!|DIV/0!|N/A|VALUE!|NAME\\?|NUM!|NULL!))|(\\d+(?:\\.\\d*)?(?:[eE][+-]?\\d+)?|\\.\\d+)|(${SHEET})?([\\p{L}_\\\\][\\p{L}\\p{N}_.]*)|(<>|<=|>=|[-+*/^&=<>%(),:;])|(\\s+)|([^])`,
  "uy",
);
/** Longer formulas than Excel allows are not looked at. */
const LONGEST = 8_192;

/** The tokens of a formula (with or without its "="), spaces left out; null where it is too long. */
export function tokensOf(formula: string): readonly Token[] | null {
  if (formula.length > LONGEST) return null;
  const tokens: Token[] = [];
  TOKEN.lastIndex = formula.startsWith("=") ? 1 : 0;
  for (let m = TOKEN.exec(formula); m && m[0] !== ""; m = TOKEN.exec(formula)) {
    const [text, string, refSheet, ref, error, number, , name, op, space] = m;
    if (space !== undefined) continue;
    if (string !== undefined) tokens.push({ type: "string", text });
    else if (ref !== undefined)
      tokens.push({ type: "ref", text, sheet: refSheet === undefined ? null : sheetName(refSheet), ...place(ref) });
    else if (error !== undefined) tokens.push({ type: "error", text });
    else if (number !== undefined) tokens.push({ type: "number", text });
    else if (name !== undefined) tokens.push({ type: m[6] === undefined ? "name" : "other", text });
    else tokens.push({ type: op !== undefined ? "op" : "other", text });
  }
  return tokens;
}

const sheetName = (text: string): string =>
  text.slice(0, -1).replace(/^'(.*)'$/s, (_, inner: string) => inner.replace(/''/g, "'"));

function place(ref: string): { row: number; column: number; rowFixed: boolean; columnFixed: boolean } {
  const m = /^(\$?)([A-Za-z]{1,3})(\$?)(\d+)$/.exec(ref)!;
  return { columnFixed: m[1] === "$", column: columnIndex(m[2]!), rowFixed: m[3] === "$", row: Number(m[4]) - 1 };
}

/** The formula as it reads when filled down from row `from` to row `to` (0-based); null where a reference would leave the sheet. */
export function shiftedFormula(formula: string, from: number, to: number): string | null {
  const tokens = tokensOf(formula);
  if (!tokens) return null;
  let at = formula.startsWith("=") ? 1 : 0;
  let shifted = "=";
  for (const token of tokens) {
    const start = formula.indexOf(token.text, at);
    shifted += formula.slice(at, start);
    at = start + token.text.length;
    if (token.type !== "ref" || token.rowFixed) {
      shifted += token.text;
      continue;
    }
    const row = token.row + to - from;
    if (row < 0) return null;
    const qualifier = token.sheet === null ? "" : token.text.slice(0, token.text.lastIndexOf("!") + 1);
    shifted += `${qualifier}${token.columnFixed ? "$" : ""}${columnName(token.column)}${row + 1}`;
  }
  return shifted + formula.slice(at);
}

/** What a formula does, whatever row it stands in: references as offsets from its row, factors of a plain product in one order. */
export interface FormulaShape {
  readonly shape: string;
  /** References to cells by their row's offset and column, on the formula's own sheet, outside key tables; "0,4". */
  readonly refs: ReadonlySet<string>;
}

/** A range across one row of at most this many cells stands for the cells themselves: PRODUCT(B5:C5). */
const SHORT_RANGE = 4;

/**
 * The shape of a formula standing at `row`. `inside` says which rows (0-based) are the register's: a fixed reference to one of
 * them is a reference to a risk all the same; one to a key above or beside it is the same for every row. null where it cannot be read.
 */
export function shapeOf(formula: string, row: number, inside: (row: number) => boolean): FormulaShape | null {
  const tokens = tokensOf(formula);
  if (!tokens || tokens.length === 0) return null;
  const refs = new Set<string>();
  const parts: string[] = [];
  const cell = (offset: number, column: number): string => {
    refs.add(`${offset},${column}`);
    return `{${offset},${column}}`;
  };
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]!;
    if (token.type !== "ref") {
      parts.push(token.type === "string" ? token.text : token.text.toUpperCase());
      continue;
    }
    const end = tokens[i + 1]?.text === ":" ? tokens[i + 2] : undefined;
    const own = token.sheet === null && (!token.rowFixed || inside(token.row));
    if (end?.type === "ref") {
      const width = end.column - token.column;
      if (own && end.row === token.row && width >= 0 && width < SHORT_RANGE) {
        for (let column = token.column; column <= end.column; column++)
          parts.push(...(column > token.column ? [","] : []), cell(token.row - row, column));
      } else parts.push(`${where(token, row)}:${where(end, row)}`);
      i += 2;
    } else parts.push(own ? cell(token.row - row, token.column) : where(token, row));
  }
  return { shape: productOf(parts) ?? parts.join(" "), refs };
}

/** A reference outside the risks: by its row where that is fixed, else by its distance. */
const where = (ref: Extract<Token, { type: "ref" }>, row: number): string =>
  `${ref.sheet ?? ""}!${ref.column}${ref.rowFixed ? `$${ref.row}` : `@${ref.row - row}`}`;

/** `B5*C5`, `C5*B5`, `(B5*C5)`, `PRODUCT(B5,C5)` and `PRODUCT(B5:C5)` in one form; null for anything else. */
function productOf(parts: readonly string[]): string | null {
  let inner = parts;
  if (inner[0] === "+") inner = inner.slice(1);
  const called = inner[0] === "PRODUCT" && inner[1] === "(" && inner[inner.length - 1] === ")";
  if (called) inner = inner.slice(2, -1);
  else while (inner[0] === "(" && inner[inner.length - 1] === ")") inner = inner.slice(1, -1);
  const between = called ? "," : "*";
  if (inner.length < 3 || !inner.every((part, i) => (i % 2 === 0 ? part.startsWith("{") : part === between)))
    return null;
  return `PRODUCT ${inner
    .filter((part) => part.startsWith("{"))
    .sort()
    .join(" ")}`;
}
