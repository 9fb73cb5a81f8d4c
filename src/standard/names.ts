import { freeSheetName, type WorkbookSnapshot } from "../workbook";

/** Hands out names that neither the workbook nor an earlier sheet or table of ours has. */
export interface Names {
  sheet(wanted: string): string;
  table(wanted: string): string;
}

export function namesFor(workbook: WorkbookSnapshot): Names {
  const sheets = workbook.sheets.map((sheet) => sheet.name);
  const tables = new Set(workbook.sheets.flatMap((sheet) => sheet.tables.map((table) => table.name.toLowerCase())));
  return {
    sheet(wanted) {
      const name = freeSheetName(wanted, sheets);
      sheets.push(name);
      return name;
    },
    table(wanted) {
      let name = wanted;
      for (let n = 2; tables.has(name.toLowerCase()); n++) name = `${wanted}_${n}`;
      tables.add(name.toLowerCase());
      return name;
    },
  };
}

/** Headings made unique as Excel's tables need them, without regard to case. */
export function uniqueHeadings(headings: readonly string[]): readonly string[] {
  const taken = new Set<string>();
  return headings.map((heading) => {
    const clean = heading.replace(/\s+/g, " ").trim().slice(0, 200) || "Column";
    let name = clean;
    for (let n = 2; taken.has(name.toLowerCase()); n++) name = `${clean} (${n})`;
    taken.add(name.toLowerCase());
    return name;
  });
}
