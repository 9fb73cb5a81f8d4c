import { a1, type ConditionalFormat } from "../workbook";
import { rectsOf } from "./ranges";
import type { Outcome, Session } from "./session";

/** More rules on one sheet mean that they were copied over and over; the first ones, which win, are read. */
const MOST_RULES = 500;

const OPERATORS: Readonly<Record<string, NonNullable<ConditionalFormat["operator"]>>> = {
  Between: "between",
  NotBetween: "notBetween",
  EqualTo: "equal",
  NotEqualTo: "notEqual",
  GreaterThan: "greaterThan",
  LessThan: "lessThan",
  GreaterThanOrEqual: "greaterThanOrEqual",
  LessThanOrEqual: "lessThanOrEqual",
};

/** Reads conditional formats in one request, a list a sheet. In Excel this can fail for a workbook's own reasons. */
export const readConditionalFormats = (
  session: Session,
  sheets: readonly { readonly id: string; readonly count: number }[],
): Promise<Outcome<ConditionalFormat[][]>> =>
  session.read(async (context) => {
    const asked = sheets.map(({ id, count }) => {
      const formats = context.workbook.worksheets.getItem(id).getRange().untrack().conditionalFormats;
      return Array.from({ length: Math.min(count, MOST_RULES) }, (_, n) => ask(formats.getItemAt(n)));
    });
    await context.sync();
    return asked.map((formats) => formats.map((keep) => keep()).sort((a, b) => a.priority - b.priority));
  });

/** Asks for one format, of whatever kind it may be; the function returned reads the answer. */
function ask(format: Excel.ConditionalFormat): () => ConditionalFormat {
  format.load("type,priority,stopIfTrue");
  const ranges = format.getRanges().untrack();
  ranges.load("address");
  const custom = format.customOrNullObject;
  custom.load("rule/formula,format/fill/color,format/font/color");
  const cellValue = format.cellValueOrNullObject;
  cellValue.load("rule,format/fill/color,format/font/color");
  const text = format.textComparisonOrNullObject;
  text.load("rule,format/fill/color,format/font/color");
  const preset = format.presetOrNullObject;
  preset.load("rule,format/fill/color,format/font/color");
  return () => {
    const rects = rectsOf(ranges.address);
    const base = { ranges: rects, priority: format.priority, stopIfTrue: format.stopIfTrue };
    if (!custom.isNullObject)
      return { ...base, kind: "formula", formulas: [bare(custom.rule.formula)], ...lookOf(custom.format) };
    if (!cellValue.isNullObject) {
      const { formula1, formula2, operator } = cellValue.rule;
      const formulas = [formula1, formula2].filter((f): f is string => typeof f === "string" && f !== "").map(bare);
      return OPERATORS[operator]
        ? { ...base, kind: "cellValue", operator: OPERATORS[operator], formulas, ...lookOf(cellValue.format) }
        : { ...base, kind: "other", formulas };
    }
    const corner = rects[0] ? a1(rects[0].top, rects[0].left) : "A1";
    const formula = !text.isNullObject
      ? textFormula(text.rule, corner)
      : !preset.isNullObject
        ? blankFormula(preset.rule, corner)
        : null;
    const look = lookOf(!text.isNullObject ? text.format : !preset.isNullObject ? preset.format : null);
    return formula === null
      ? { ...base, kind: "other", formulas: [], ...look }
      : { ...base, kind: "formula", formulas: [formula], ...look };
  };
}

const bare = (formula: string): string => formula.replace(/^=/, "");

function lookOf(format: Excel.ConditionalRangeFormat | null): { fill?: string; fontColour?: string } {
  const fill = format?.fill.color,
    ink = format?.font.color;
  return { ...(fill && { fill: fill.toUpperCase() }), ...(ink && { fontColour: ink.toUpperCase() }) };
}

/** A rule on a text, as the formula that Excel writes for it in a file. */
function textFormula({ operator, text }: Excel.ConditionalTextComparisonRule, corner: string): string | null {
  const quoted = `"${text.replace(/"/g, '""')}"`;
  switch (operator) {
    case "Contains":
      return `NOT(ISERROR(SEARCH(${quoted},${corner})))`;
    case "NotContains":
      return `ISERROR(SEARCH(${quoted},${corner}))`;
    case "BeginsWith":
      return `LEFT(${corner},LEN(${quoted}))=${quoted}`;
    case "EndsWith":
      return `RIGHT(${corner},LEN(${quoted}))=${quoted}`;
    default:
      return null;
  }
}

function blankFormula({ criterion }: Excel.ConditionalPresetCriteriaRule, corner: string): string | null {
  return criterion === "Blanks"
    ? `LEN(TRIM(${corner}))=0`
    : criterion === "NonBlanks"
      ? `LEN(TRIM(${corner}))>0`
      : null;
}
