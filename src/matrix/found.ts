import type { Rect, WorkbookSnapshot } from "../workbook";
import type { Matrix } from "./model";

/** A matrix read from a key in the workbook, with the place it stands: the whole key, axis labels included. */
export interface FoundMatrix {
  readonly matrix: Matrix;
  readonly sheet: string;
  readonly range: Rect;
}

export type ReadMatrices = (workbook: WorkbookSnapshot) => readonly FoundMatrix[];
