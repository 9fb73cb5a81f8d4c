import type { Risk } from "../register";
import type { OwnColumn } from "../standard";
import { a1, type CellInput } from "../workbook";
import type { Entry } from "./consolidate";
import { nowOf } from "./escalate";

/** What the corporate register has beside the standard columns: whose a risk is, where it comes from, what it goes by. */
export function ownColumns(entries: readonly Entry[], now: string, isMixed: boolean): readonly OwnColumn[] {
  const stage = (row: number): string => nowOf(entries[row]!.source.register);
  const typed = (
    key: string,
    heading: string,
    after: string,
    cell: (entry: Entry) => string | null,
    comfortable?: number,
  ): OwnColumn => ({
    key,
    heading,
    after,
    cell: (row) => cell(entries[row]!),
    ...(comfortable !== undefined && { comfortable }),
  });
  const copied = (part: "score" | "band", heading: string): OwnColumn => ({
    key: `now.${part}`,
    heading,
    after: "residual.band",
    characters: part === "score" ? 10 : 12,
    centred: true,
    cell: (row, shown) => bare(shown(`${stage(row)}.${part}`)),
    formula: (row, at) => {
      const from = at(`${stage(row)}.${part}`);
      return from && `=IF(${from}="","",${from})`;
    },
  });
  const levels = isMixed ? levelsOf(entries) : null;
  return [
    typed("directorate", "Directorate", "id", ({ source }) => source.label, 24),
    ...(now === "now" ? [copied("score", "Score now"), copied("band", "Band now")] : []),
    ...(levels ? [levelColumn(entries, now, levels)] : []),
    ...(isMixed ? [typed("matrix", "Matrix", "residual.band", ({ matrix }) => matrix?.name ?? "None given", 14)] : []),
    typed("escalated", "Escalated", "notes", ({ escalated }) => (escalated === null ? null : "Yes")),
    typed("source.reference", "Source reference", "notes", ({ risk }) => risk.id || null),
    typed("source.file", "Source file", "notes", ({ source }) => source.fileName || null, 24),
    typed("source.sheet", "Source sheet", "notes", ({ risk }) => risk.sheet, 20),
    typed("source.cell", "Source cell", "notes", ({ risk }) => placeOf(risk)),
  ];
}

const bare = (input: CellInput): string | number | null =>
  typeof input === "string" || typeof input === "number" ? input : null;

/** Where the risk begins in its own sheet. */
const placeOf = ({ texts, rows }: Risk): string => {
  const cell = texts.id?.cell ?? texts.title?.cell ?? texts.description?.cell;
  return a1(cell?.row ?? rows[0], cell?.column ?? 0);
};

/** How many bands every matrix of the threats has; null where they differ, or one has none: then bands have no common level. */
export function levelsOf(entries: readonly Entry[]): number | null {
  const counts = new Set(
    entries.flatMap(({ risk, matrix }) =>
      risk.kind === "threat" ? [matrix?.order ? matrix.grid.matrix.bands.length : 0] : [],
    ),
  );
  const [count] = counts;
  return counts.size === 1 && count! > 1 ? count! : null;
}

export const LEVEL = "level";

/** The place of a risk's band among its own matrix's, the least first, so that bands of other names stand beside each other. */
function levelColumn(entries: readonly Entry[], now: string, levels: number): OwnColumn {
  const key = (row: number): string => `${now === "now" ? nowOf(entries[row]!.source.register) : now}.band`;
  const bands = (row: number): readonly { readonly label: string }[] =>
    entries[row]!.risk.kind === "threat" ? (entries[row]!.matrix?.grid.matrix.bands ?? []) : [];
  return {
    key: LEVEL,
    heading: `Level (${levels} is worst)`,
    after: "residual.band",
    characters: 12,
    centred: true,
    cell(row, shown) {
      const word = String(shown(key(row)) ?? "").toLowerCase();
      const at = bands(row).findIndex(({ label }) => label.toLowerCase() === word);
      return at < 0 ? null : at + 1;
    },
    formula(row, at) {
      const band = at(`${now}.band`) ?? at(key(row));
      const own = bands(row);
      if (!band || own.length === 0) return null;
      const asked = own.map(({ label }, n) => `IF(${band}="${label.replace(/"/g, '""')}",${n + 1},`);
      return `=${asked.join("")}""${")".repeat(own.length)}`;
    },
  };
}
