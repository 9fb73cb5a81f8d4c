import {
  writtenSheets,
  type Applied,
  type Edit,
  type Host,
  type Refusal,
  type SheetSnapshot,
  type WorkbookSnapshot,
} from "../workbook";
import { applyToXlsx } from "./apply";
import { EditError } from "./fault";
import { readXlsx, type Read } from "./read";

/** A workbook in a file's bytes, held in memory: the file itself is never written over. */
export class FileHost implements Host {
  private snapshot: Promise<Read> | null = null;

  constructor(
    private current: Uint8Array,
    readonly fileName: string,
  ) {}

  /** The workbook as it stands, for saving under another name. */
  get bytes(): Uint8Array {
    return this.current;
  }

  read(): Promise<Read> {
    return (this.snapshot ??= readXlsx(this.current, this.fileName));
  }

  async apply(edits: readonly Edit[]): Promise<Applied | Refusal> {
    const before = this.current;
    const read = await this.read();
    if (!read.ok) return read;
    const locked = protectedSheet(read.workbook, edits);
    if (locked) {
      return {
        ok: false,
        reason: "protected",
        sheet: locked.name,
        message: `Sheet ${locked.name} is protected, so nothing was changed. Take the protection off in Excel, or export to a new workbook.`,
      };
    }
    try {
      this.become(await applyToXlsx(before, edits));
    } catch (fault) {
      if (fault instanceof EditError)
        return {
          ok: false,
          reason: fault.reason,
          message: fault.message,
          ...(fault.sheet !== undefined && { sheet: fault.sheet }),
        };
      return { ok: false, reason: "failed", message: "The workbook could not be changed. Nothing was written." };
    }
    const after = this.current;
    return {
      ok: true,
      undo: async () => {
        if (this.current !== after)
          return {
            ok: false,
            reason: "failed",
            message: "The workbook has been changed since, so this cannot be put back.",
          };
        this.become(before);
        return { ok: true };
      },
    };
  }

  private become(bytes: Uint8Array): void {
    this.current = bytes;
    this.snapshot = null;
  }
}

/** The first protected sheet that the edits would write to; a copy of a protected sheet is protected too. */
function protectedSheet(workbook: WorkbookSnapshot, edits: readonly Edit[]): SheetSnapshot | undefined {
  const touched = new Set(writtenSheets(edits).map((name) => name.toLowerCase()));
  return workbook.sheets.find((sheet) => sheet.protected && touched.has(sheet.name.toLowerCase()));
}
