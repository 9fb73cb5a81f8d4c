import type { CellStyle, Color, ConditionalRule } from "hucre";
import { attribute, unescapeXml } from "./parts";

/**
 * Conditional formats that the file library passes over: those Excel 2010 and later keeps in an extension,
 * because they look at another sheet (as bands do that stand on a key sheet), and those by date or by error
 * value, of which only the place is told.
 */
export type PassedOver = Omit<ConditionalRule, "type"> & { readonly type: string };

const KNOWN_OPERATORS = new Set([
  "between",
  "notBetween",
  "equal",
  "notEqual",
  "greaterThan",
  "lessThan",
  "greaterThanOrEqual",
  "lessThanOrEqual",
]);
const PASSED_OVER = new Set(["timePeriod", "containsErrors", "notContainsErrors"]);
const END_OF_CELLS = "</sheetData>";

export function passedOver(xml: Uint8Array): PassedOver[] {
  const tail = afterCells(xml);
  return [
    ...elements(tail, "conditionalFormatting").flatMap((block) => {
      const range = attribute(block.slice(0, block.indexOf(">")), "sqref") ?? "";
      return rulesIn(block, "cfRule").flatMap((rule) =>
        PASSED_OVER.has(rule.type) ? [{ type: rule.type, priority: rule.priority, range }] : [],
      );
    }),
    ...elements(tail, "x14:conditionalFormatting").flatMap((block) => {
      const range = texts(block, "xm:sqref")[0] ?? "";
      return rulesIn(block, "x14:cfRule").map(({ text, ...rule }) => ({
        ...rule,
        range,
        formula: texts(text, "xm:f"),
        style: styleIn(text),
      }));
    }),
  ].filter((rule) => rule.range !== "");
}

/** What follows a sheet's cells, where its conditional formats stand. */
function afterCells(xml: Uint8Array): string {
  const mark = new TextEncoder().encode(END_OF_CELLS);
  for (let at = xml.lastIndexOf(mark[0]!); at >= 0; at = at > 0 ? xml.lastIndexOf(mark[0]!, at - 1) : -1) {
    if (mark.every((byte, i) => xml[at + i] === byte)) return new TextDecoder().decode(xml.subarray(at + mark.length));
  }
  return "";
}

/** The elements of a name, each with its own tag, as text; without looking anything up twice. */
function elements(xml: string, name: string): string[] {
  const found: string[] = [];
  const end = `</${name}>`;
  for (let at = xml.indexOf(`<${name}`); at >= 0;) {
    const close = xml.indexOf(end, at);
    if (close < 0) break;
    found.push(xml.slice(at + 1, close));
    at = xml.indexOf(`<${name}`, close);
  }
  return found;
}

/** The texts inside the elements of a name. */
const texts = (xml: string, name: string): string[] =>
  elements(xml, name).map((element) => unescapeXml(element.slice(element.indexOf(">") + 1)));

function rulesIn(
  block: string,
  name: string,
): (Pick<PassedOver, "type" | "priority" | "operator" | "stopIfTrue"> & { text: string })[] {
  return block
    .split(`<${name} `)
    .slice(1)
    .map((text) => {
      const tag = text.slice(0, text.indexOf(">"));
      const operator = attribute(tag, "operator");
      return {
        type: attribute(tag, "type") ?? "",
        priority: Number(attribute(tag, "priority") ?? NaN),
        ...(operator && KNOWN_OPERATORS.has(operator) && { operator: operator as ConditionalRule["operator"] }),
        ...(attribute(tag, "stopIfTrue") === "1" && { stopIfTrue: true }),
        text,
      };
    });
}

function styleIn(text: string): CellStyle {
  const [font, fill] = [elements(text, "font")[0], elements(text, "fill")[0]];
  const ink = font === undefined ? undefined : colourIn(font, "color");
  const background = fill === undefined ? undefined : colourIn(fill, "bgColor");
  return {
    ...(ink && { font: { color: ink } }),
    ...(background && { fill: { type: "pattern", pattern: "solid", bgColor: background } }),
  };
}

function colourIn(xml: string, name: string): Color | undefined {
  const at = xml.indexOf(`<${name} `);
  if (at < 0) return undefined;
  const tag = xml.slice(at, xml.indexOf(">", at));
  const number = (key: string): number | undefined => {
    const value = Number(attribute(tag, key) ?? NaN);
    return Number.isFinite(value) ? value : undefined;
  };
  const [theme, tint, indexed] = [number("theme"), number("tint"), number("indexed")];
  const rgb = attribute(tag, "rgb")?.slice(-6);
  if (rgb === undefined && theme === undefined && indexed === undefined) return undefined;
  return {
    ...(rgb !== undefined && { rgb }),
    ...(theme !== undefined && { theme }),
    ...(tint !== undefined && { tint }),
    ...(indexed !== undefined && { indexed }),
  };
}
