import { shortTitle, type DateCell, type Register, type Risk } from "../register";
import { serialOf, type CellInput, type Edit } from "../workbook";
import { tableSheet, type Look, type TableColumn } from "./sheet";

const DATE_FORMAT = "dd/mm/yyyy";
const MONTH_FORMAT = "mmm yyyy";
const DATE_CHARACTERS = 12;

/** Dates as serial numbers in day-month-year; a month alone shows as a month, and what is no date stays text. */
export function dateCell(
  dates: readonly (DateCell | null)[],
  date1904: boolean,
): Pick<TableColumn, "cells" | "numberFormat" | "rowFormats" | "characters" | "centred"> {
  const rowFormats = new Map<number, string>();
  const cells = dates.map((date, row): CellInput => {
    const serial = date?.day ? serialOf(date.day, date1904) : null;
    if (serial === null) return date?.text || null;
    if (date!.state !== "month") return serial;
    // Excel's own way to write a month alone, which our reader takes for its last day again.
    rowFormats.set(row, MONTH_FORMAT);
    return serial - date!.day!.day + 1;
  });
  const prose = cells.some((cell) => typeof cell === "string" && cell.length > DATE_CHARACTERS);
  return {
    cells,
    numberFormat: DATE_FORMAT,
    rowFormats,
    ...(!prose && { characters: DATE_CHARACTERS, centred: true }),
  };
}

/** A list beside the register: a row an item, each with its risk's reference and title. */
export interface ListSheet {
  readonly name: string;
  /** Of the register that it belongs to. */
  readonly title: string;
  readonly table: string;
  readonly register: Register;
  readonly date1904: boolean;
  /** Without the columns that name people. */
  readonly withoutPeople?: boolean;
  /** Columns of the writer's own after the risk's title, given the risk of each row. */
  readonly further?: (risks: readonly Risk[]) => readonly TableColumn[];
}

/** The number that a text bears itself: "3. Business planning". */
const OWN_NUMBER = /^\s*(\d{1,3})\s*[.)]\s*/;

/** An item's number and its text; no number where the text bears another one of its own, and none twice. */
export function numbered(text: string, number: number): readonly [number | null, string] {
  const own = OWN_NUMBER.exec(text);
  if (!own) return [number, text];
  return Number(own[1]) === number ? [number, text.slice(own[0].length)] : [null, text];
}

interface ListItem {
  readonly risk: Risk;
  readonly number: number;
  readonly text: string;
}

function list(
  spec: ListSheet,
  title: string,
  note: string,
  items: readonly ListItem[],
  columns: readonly TableColumn[],
  look: Look,
): readonly Edit[] {
  const keyed: readonly TableColumn[] = [
    { heading: "Risk ID", cells: items.map(({ risk }) => risk.id || null) },
    { heading: "Belongs to", comfortable: 44, cells: items.map(({ risk }) => shortTitle(risk.title) || null) },
    ...(spec.further?.(items.map(({ risk }) => risk)) ?? []),
  ];
  // Texts stay as the source has them: where they bear their own numbers, ours would stand there twice.
  const number: TableColumn = {
    heading: "Number",
    cells: items.map(({ number, text }) => (OWN_NUMBER.test(text) ? null : number)),
    characters: 10,
    centred: true,
  };
  const used = [number, ...columns].filter(({ cells }) => cells.some((cell) => cell !== null));
  return tableSheet(
    {
      name: spec.name,
      table: spec.table,
      title: `${title}: ${spec.title}`,
      note,
      columns: [...keyed, ...used],
      frozenColumns: 2,
      paper: "A4",
    },
    look,
  );
}

export const hasControls = (register: Register): boolean => register.risks.some((risk) => risk.controls.length > 0);
export const hasActions = (register: Register): boolean => register.risks.some((risk) => risk.actions.length > 0);

/** Every control of every risk. */
export function controlsSheet(spec: ListSheet, look: Look): readonly Edit[] {
  const items = spec.register.risks.flatMap((risk) =>
    risk.controls.map((control, i) => ({ risk, control, number: i + 1, text: control.text })),
  );
  return list(
    spec,
    "Controls",
    "What limits each risk today, a row for each control; the risk ID leads back to the register.",
    items,
    [
      { heading: "Control", comfortable: 80, cells: items.map(({ control }) => control.text || null) },
      {
        heading: "Adequacy",
        cells: items.map(({ control }) => control.adequacy?.text || null),
        ...choicesOf(
          items.map(({ control }) => control.adequacy?.text),
          "Adequacy",
        ),
      },
      { heading: "Assurance", cells: items.map(({ control }) => control.assurance?.text || null) },
    ],
    look,
  );
}

/** Every action of every risk. */
export function actionsSheet(spec: ListSheet, look: Look): readonly Edit[] {
  const items = spec.register.risks.flatMap((risk) =>
    risk.actions.map((action, i) => ({ risk, action, number: i + 1, text: action.description })),
  );
  return list(
    spec,
    "Actions",
    "What will be done about each risk, a row for each action; the risk ID leads back to the register.",
    items,
    [
      { heading: "Action", comfortable: 50, cells: items.map(({ action }) => action.description || null) },
      {
        heading: "Action owner",
        cells: items.map(({ action }) => (spec.withoutPeople ? null : action.owner?.text) || null),
      },
      {
        heading: "Due",
        ...dateCell(
          items.map(({ action }) => action.due),
          spec.date1904,
        ),
      },
      {
        heading: "Revised due",
        ...dateCell(
          items.map(({ action }) => action.revisedDue),
          spec.date1904,
        ),
      },
      {
        heading: "Status",
        cells: items.map(({ action }) => action.status?.text || null),
        ...choicesOf(
          items.map(({ action }) => action.status?.text),
          "Status",
        ),
      },
    ],
    look,
  );
}

/** A column with more different words than this is prose, not a list of choices. */
const MOST_CHOICES = 12;

/** The register's own words as the choices, where they are few and short. */
function choicesOf(texts: readonly (string | undefined)[], heading: string): Pick<TableColumn, "choices"> {
  const words = [...new Set(texts.filter((text): text is string => !!text))];
  const few =
    words.length > 0 &&
    words.length <= MOST_CHOICES &&
    words.every((word) => word.length <= 30 && !/[,"\n]/.test(word));
  return few
    ? { choices: { values: words.sort(), title: heading, message: `Choose one of: ${words.join(", ")}.` } }
    : {};
}
