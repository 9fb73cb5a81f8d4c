import { rectA1 } from "../../workbook";
import type { ModelChange, WorkbookModel } from "../model";

/** Excel's numbers for its events on the wire. */
const EVENT = {
  changed: 10,
  activated: 11,
  deactivated: 12,
  added: 13,
  selection: 14,
  deleted: 15,
  calculated: 16,
  format: 18,
  renamed: 25,
} as const;

const ALL_SHEETS = "Workbook";
const CONTROL = 65536;

export type Message = readonly [control: number, type: number, target: string, json: string];

/** What office.js is told of a change to the workbook; its own collection and the sheet hear of it, each by its target. */
export function messagesOf(change: ModelChange, model: WorkbookModel, front: string): Message[] {
  const worksheetId = change.sheetId;
  const address = change.rect ? rectA1(change.rect) : "";
  const both = (type: number, body: object): Message[] => {
    const json = JSON.stringify({ worksheetId, ...body });
    return [worksheetId, ALL_SHEETS].map((target) => [CONTROL, type, target, json] as const);
  };
  const triggerSource = change.source === "pane" ? "ThisLocalAddin" : "Unknown";
  switch (change.kind) {
    case "cells":
      if (change.source === "calc") return both(EVENT.calculated, { address });
      return both(EVENT.changed, {
        address,
        changeType: "RangeEdited",
        source: "Local",
        triggerSource,
        ...detailsOf(change, model),
      });
    // Excel says which of the two it was; whoever hears of it must look at the whole sheet again all the same.
    case "rowsMoved":
      return both(EVENT.changed, { address, changeType: "RowInserted", source: "Local", triggerSource });
    case "format":
    case "conditionalFormats":
      return both(EVENT.format, { address, source: "Local" });
    case "selection":
      return both(EVENT.selection, { address });
    case "activated":
      return [
        ...(front && front !== worksheetId
          ? [[CONTROL, EVENT.deactivated, ALL_SHEETS, JSON.stringify({ worksheetId: front })] as const]
          : []),
        ...both(EVENT.activated, {}),
      ];
    case "sheetAdded":
      return both(EVENT.added, { source: "Local" });
    case "sheetDeleted":
      return both(EVENT.deleted, { source: "Local" });
    case "sheetRenamed":
      return both(EVENT.renamed, { source: "Local", nameAfter: change.sheet });
    default:
      return [];
  }
}

const TYPES: Readonly<Record<string, string>> = { number: "Double", string: "String", boolean: "Boolean" };

/** Excel tells the value of a single cell, no more. */
function detailsOf({ rect, sheetId, before }: ModelChange, model: WorkbookModel): object {
  if (!rect || rect.top !== rect.bottom || rect.left !== rect.right || before === undefined) return {};
  const after = model.sheet(sheetId)?.value(rect.top, rect.left) ?? null;
  const told = (value: typeof after): [unknown, string] =>
    value === null ? ["", "Empty"] : typeof value === "object" ? [value.error, "Error"] : [value, TYPES[typeof value]!];
  const [valueBefore, valueTypeBefore] = told(before);
  const [valueAfter, valueTypeAfter] = told(after);
  return { valueBefore, valueTypeBefore, valueAfter, valueTypeAfter };
}
