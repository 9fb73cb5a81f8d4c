import { cellAt, sheetNamed, type CellRef } from "../../workbook";
import type { Register } from "../../register";
import type { Check, CheckContext } from "../check";
import { lower, quoted } from "../walk";

/** A quarter named in a short text; the year where it stands beside it. */
interface Named {
  readonly quarter: number;
  readonly year: string | null;
  readonly text: string;
  readonly cell: CellRef | null;
  readonly where: string;
}

const QUARTER =
  /\b(?:Q\s?([1-4])|(?:quarter|qtr|chwarter)\s?([1-4])|([1-4])(?:st|nd|rd|th) quarter|(first|second|third|fourth) quarter)(?![\d%])/giu;
const YEAR = /\b(20\d{2})\s?[/-]\s?(?:20)?(\d{2})\b/;
const ORDINALS = ["first", "second", "third", "fourth"];
/** A longer text is prose, which may well speak of other quarters. */
const LONGEST = 90;
/** Words that say another quarter than the present one is meant. */
const OTHER =
  /\b(?:previous|last|prior|next|target|forecast|since|from|compared|change[sd]?|movement|to(?!\s+(?:the\s+)?(?:\d|date\b|end\b))|vs|versus|and)\b|\bQ\s?[1-4]\s*[-–&]\s*[1-4]\b/i;

function namedIn(text: string, cell: CellRef | null, where: string): Named | null {
  if (text.length > LONGEST || OTHER.test(text)) return null;
  const found = [...text.matchAll(QUARTER)];
  if (found.length !== 1) return null;
  const [, a, b, c, d] = found[0]!;
  const year = YEAR.exec(text);
  return {
    quarter: Number(a ?? b ?? c) || ORDINALS.indexOf(d!.toLowerCase()) + 1,
    year: year ? `${year[1]}/${year[2]}` : null,
    text: text.replace(/\s+/g, " ").trim(),
    cell,
    where,
  };
}

export const periodMismatch = {
  id: "period-mismatch",
  severity: "warning",
  group: "Cells and structure",
  title: "The register names two different quarters",
  looksAt:
    "The quarter that the sheet's name, the title above the table and the headings of the present scores name as the present one. Running text is not judged: it speaks of other quarters.",
  why: "A reader does not know which quarter the figures are of; mostly a heading was not moved on when the register was rolled forward.",
  remedy: "Put the right quarter in each place.",
  fix: null,
  examples: {
    wrong: "Title: Quarter 3 2018/19; heading: Q2 score",
    right: "Title: Quarter 3 2018/19; heading: Q3 score",
  },
  *run(context) {
    const named = [...titles(context), ...headings(context)];
    const sheet = namedIn(context.register.sheet.replace(/_/g, " "), null, "the sheet's name");
    const first = sheet ?? named[0];
    if (!first) return;
    const seen = new Set<string>();
    for (const other of named) {
      if (
        other === first ||
        !other.cell ||
        (other.quarter === first.quarter && !(other.year && first.year && other.year !== first.year))
      )
        continue;
      if (seen.has(other.text)) continue;
      seen.add(other.text);
      yield {
        cell: other.cell,
        related: first.cell ? [first.cell] : [],
        message: `${other.where} says ${quoted(other.text)}, but ${lower(first.where)} says ${quoted(first.text)}.`,
        actual: other.text,
      };
    }
  },
} satisfies Check;

/** Cells above the table. */
function titles({ register, workbook }: CheckContext): readonly Named[] {
  const sheet = sheetNamed(workbook, register.sheet);
  const until = register.headerRows?.[0] ?? register.range.top;
  if (!sheet || until === 0) return [];
  const found: Named[] = [];
  for (let row = Math.max(0, until - 12); row < until; row++) {
    for (let column = 0; column < Math.min(sheet.rows[row]?.length ?? 0, 60); column++) {
      const value = cellAt(sheet, row, column);
      const one = typeof value === "string" ? namedIn(value, { sheet: sheet.name, row, column }, "The title") : null;
      if (one) found.push(one);
    }
  }
  return found;
}

/** Headings of the present score: the current stage, else the residual. */
function headings({ register }: { readonly register: Register }): readonly Named[] {
  if (!register.headerRows) return [];
  const stage = register.columns.some((column) => column.field?.startsWith("current.")) ? "current." : "residual.";
  return register.columns.flatMap((column) => {
    if (!column.field?.startsWith(stage)) return [];
    const one = namedIn(
      column.heading,
      { sheet: register.sheet, row: register.headerRows![1], column: column.column },
      "The heading",
    );
    return one ? [one] : [];
  });
}
