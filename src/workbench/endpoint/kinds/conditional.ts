import { type ConditionalFormat, type Rect } from "../../../workbook";
import type { ModelConditionalFormat, SheetModel } from "../../model";
import {
  areas,
  collection,
  cross,
  invalidArgument,
  node,
  notFound,
  range,
  rectsFrom,
  writable,
  type Area,
  type Kind,
  type Node,
} from "../kind";

/** One conditional format of a sheet, by its id: it may be changed or gone by the time it is used. */
interface Held {
  readonly sheet: SheetModel;
  readonly id: string;
}

const format = ({ sheet, id }: Held): ModelConditionalFormat => {
  const found = sheet.conditionalFormats.find((f) => f.id === id);
  if (!found) throw notFound();
  return found;
};

function change(held: Held, patch: Partial<ModelConditionalFormat>): void {
  const { sheet, id } = held;
  format(held);
  // A rule that is changed is no longer the file's.
  writable(sheet).conditionalFormats = sheet.conditionalFormats.map((f) =>
    f.id === id ? { ...f, raw: undefined, ...patch } : f,
  );
}

const colour = (value: unknown): string => {
  const hex = /^#?([0-9a-f]{6})$/i.exec(String(value));
  if (!hex) throw invalidArgument();
  return `#${hex[1]!.toUpperCase()}`;
};

const withoutEquals = (formula: unknown): string => String(formula).replace(/^=/, "");

const FILL: Kind<Held> = {
  name: "ConditionalRangeFill",
  get: { Color: (held) => format(held).fill ?? "" },
  set: { Color: (held, value) => change(held, { fill: colour(value) }) },
  call: { Clear: (held) => change(held, { fill: undefined }) },
};

const FONT: Kind<Held> = {
  name: "ConditionalRangeFont",
  get: { Color: (held) => format(held).fontColour ?? "" },
  set: { Color: (held, value) => change(held, { fontColour: colour(value) }) },
  call: { Clear: (held) => change(held, { fontColour: undefined }) },
};

const LOOK: Kind<Held> = {
  name: "ConditionalRangeFormat",
  to: { Fill: (held) => node(FILL, held), Font: (held) => node(FONT, held) },
};

const RULE: Kind<Held> = {
  name: "ConditionalFormatRule",
  get: {
    Formula: (held) => `=${format(held).formulas[0] ?? ""}`,
    FormulaLocal: (held) => `=${format(held).formulas[0] ?? ""}`,
  },
  set: { Formula: (held, value) => change(held, { formulas: [withoutEquals(value)], kind: "formula" }) },
};

const CUSTOM: Kind<Held> = {
  name: "CustomConditionalFormat",
  to: { Rule: (held) => node(RULE, held), Format: (held) => node(LOOK, held) },
};

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

const CELL_VALUE: Kind<Held> = {
  name: "CellValueConditionalFormat",
  get: {
    Rule: (held) => {
      const { formulas, operator } = format(held);
      return {
        formula1: `=${formulas[0] ?? ""}`,
        ...(formulas[1] !== undefined && { formula2: `=${formulas[1]}` }),
        operator: Object.keys(OPERATORS).find((name) => OPERATORS[name] === operator),
      };
    },
  },
  set: {
    Rule: (held, value) => {
      const { formula1, formula2, operator } = value as { formula1: string; formula2?: string; operator: string };
      if (!OPERATORS[operator]) throw invalidArgument();
      change(held, {
        kind: "cellValue",
        operator: OPERATORS[operator],
        formulas: [formula1, ...(formula2 === undefined ? [] : [formula2])].map(withoutEquals),
      });
    },
  },
  to: { Format: (held) => node(LOOK, held) },
};

const TEXTS: Readonly<Record<string, string>> = {
  containsText: "Contains",
  notContainsText: "NotContains",
  beginsWith: "BeginsWith",
  endsWith: "EndsWith",
};
const PRESETS: Readonly<Record<string, string>> = {
  containsBlanks: "Blanks",
  notContainsBlanks: "NonBlanks",
  duplicateValues: "DuplicateValues",
  uniqueValues: "UniqueValues",
  aboveAverage: "AboveAverage",
};

interface FileRule {
  readonly type: string;
  readonly text?: string;
}

const TEXT: Kind<Held> = {
  name: "TextConditionalFormat",
  get: {
    Rule: (held) => {
      const raw = format(held).raw as FileRule | undefined;
      return { operator: TEXTS[raw?.type ?? ""] ?? "Contains", text: raw?.text ?? "" };
    },
  },
  to: { Format: (held) => node(LOOK, held) },
};

const PRESET: Kind<Held> = {
  name: "PresetCriteriaConditionalFormat",
  get: {
    Rule: (held) => ({ criterion: PRESETS[(format(held).raw as FileRule | undefined)?.type ?? ""] ?? "Invalid" }),
  },
  to: { Format: (held) => node(LOOK, held) },
};

const DETAILS: Readonly<Record<string, readonly [type: string, kind: Kind<Held>]>> = {
  Custom: ["Custom", CUSTOM],
  CellValue: ["CellValue", CELL_VALUE],
  TextComparison: ["ContainsText", TEXT],
  Preset: ["PresetCriteria", PRESET],
};

const area = (held: Held): Area => ({ sheet: held.sheet, rects: format(held).ranges });

const CONDITIONAL_FORMAT: Kind<Held> = {
  name: "ConditionalFormat",
  id: ({ id }) => id,
  get: {
    Id: ({ id }) => id,
    Type: (held) => format(held).type,
    Priority: (held) => format(held).priority,
    StopIfTrue: (held) => format(held).stopIfTrue,
  },
  set: {
    Priority: (held, priority) => {
      const { sheet, id } = held;
      const moved = format(held);
      const rest = sheet.conditionalFormats.filter((f) => f.id !== id);
      rest.splice(Number(priority), 0, moved);
      writable(sheet).conditionalFormats = rest;
    },
    StopIfTrue: (held, on) => change(held, { stopIfTrue: on === true, raw: format(held).raw }),
  },
  to: Object.fromEntries(
    Object.entries(DETAILS).flatMap(([name, [type, kind]]) => [
      [
        name,
        (held: Held): Node => {
          if (format(held).type !== type) throw notFound();
          return node(kind, held);
        },
      ],
      [`${name}OrNullObject`, (held: Held): Node | null => (format(held).type === type ? node(kind, held) : null)],
    ]),
  ),
  find: {
    GetRange: (held) => {
      if (format(held).ranges.length !== 1)
        throw invalidArgument("The conditional format is applied to several ranges.");
      return range(area(held));
    },
    GetRangeOrNullObject: (held) => (format(held).ranges.length === 1 ? range(area(held)) : null),
    GetRanges: (held) => areas(area(held)),
  },
  call: {
    Delete: (held) => {
      const { sheet, id } = held;
      format(held);
      writable(sheet).conditionalFormats = sheet.conditionalFormats.filter((f) => f.id !== id);
    },
    SetRanges: (held, [ranges]) => {
      const given = (ranges as Node<Area> | null)?.target?.rects ?? rectsFrom(ranges, held.sheet);
      change(held, { ranges: given, raw: format(held).raw });
    },
  },
};

const on = (area: Area): ModelConditionalFormat[] =>
  area.sheet.conditionalFormats.filter((f) => f.ranges.some((rect) => area.rects.some((other) => cross(rect, other))));

const TYPES = new Set(["Custom", "CellValue"]);

function add(area: Area, type: unknown): Node {
  const { sheet } = writable(area.sheet) && area;
  if (!TYPES.has(String(type)))
    throw invalidArgument(`A conditional format of type ${String(type)} is not known here.`);
  const last = Math.max(0, ...sheet.conditionalFormats.map((f) => Number(/(\d+)$/.exec(f.id)?.[1] ?? 0)));
  const id = `${sheet.id}c${last + 1}`;
  const ranges: readonly Rect[] = area.rects;
  const added: ModelConditionalFormat = {
    id,
    type: String(type),
    kind: type === "Custom" ? "formula" : "cellValue",
    formulas: [],
    ranges,
    priority: 0,
    stopIfTrue: false,
  };
  // A new rule goes before all others, as Excel has it.
  sheet.conditionalFormats = [added, ...sheet.conditionalFormats];
  return node(CONDITIONAL_FORMAT, { sheet, id });
}

/** The conditional formats that reach an area. */
export const CONDITIONAL_FORMATS: Kind<Area> = collection<Area>({
  name: "ConditionalFormatCollection",
  items: (area) => on(area).map(({ id }) => node(CONDITIONAL_FORMAT, { sheet: area.sheet, id })),
  item: (area, id) =>
    on(area).some((f) => f.id === id) ? node(CONDITIONAL_FORMAT, { sheet: area.sheet, id: String(id) }) : null,
  find: { Add: (area, [type]) => add(area, type) },
  call: {
    ClearAll: (area) => {
      const gone = new Set(on(area).map((f) => f.id));
      writable(area.sheet).conditionalFormats = area.sheet.conditionalFormats.filter((f) => !gone.has(f.id));
    },
  },
});
