/** The most a cell can hold, in Excel. */
const MAX_TEXT = 32_767;

/**
 * A text as a workbook's XML can carry it: what would be read as an escape ("_x0041_") is escaped itself,
 * the two code points XML forbids are replaced, and what is longer than a cell can hold is cut.
 */
export const cellText = (text: string): string =>
  text
    .slice(0, MAX_TEXT)
    .replace(/_(?=x[0-9a-f]{4}_)/gi, "_x005F_")
    .replace(/[\uFFFE\uFFFF]/g, "\uFFFD");

/** Functions newer than Excel 2007 that a file must name with a mark in front; without it Excel shows #NAME?. */
const MARKED = new Set(
  (
    "ACOT ACOTH AGGREGATE ARABIC BASE BITAND BITOR BITXOR CEILING.MATH COMBINA CONCAT COT CSC DAYS DECIMAL ENCODEURL " +
    "FILTERXML FLOOR.MATH FORMULATEXT GAUSS IFNA IFS ISFORMULA ISOWEEKNUM LET LAMBDA MAXIFS MINIFS NUMBERVALUE PDURATION " +
    "PERMUTATIONA PHI RANDARRAY RRI SEC SEQUENCE SHEET SHEETS SKEW.P SORTBY SWITCH TEXTJOIN TOCOL TOROW UNICHAR UNICODE " +
    "UNIQUE VSTACK HSTACK WEBSERVICE XLOOKUP XMATCH XOR TEXTBEFORE TEXTAFTER TEXTSPLIT CHOOSECOLS CHOOSEROWS " +
    "MODE.SNGL MODE.MULT RANK.EQ RANK.AVG STDEV.S STDEV.P VAR.S VAR.P PERCENTILE.INC PERCENTILE.EXC QUARTILE.INC " +
    "QUARTILE.EXC PERCENTRANK.INC PERCENTRANK.EXC NORM.DIST NORM.INV NORM.S.DIST NORM.S.INV NETWORKDAYS.INTL WORKDAY.INTL"
  ).split(" "),
);
const MARKED_TWICE = new Set(["FILTER", "SORT"]);

/** A formula as a file writes it: without "=", newer functions marked. Texts and quoted names in it are left alone. */
export const fileFormula = (formula: string): string =>
  formula
    .replace(/^=/, "")
    .replace(/\r\n?/g, "\n")
    .replace(/"(?:[^"]|"")*"|'(?:[^']|'')*'|([A-Z][A-Z0-9.]*)(?=\()/gi, (token: string, name?: string) => {
      const upper = name?.toUpperCase() ?? "";
      return MARKED.has(upper) ? `_xlfn.${token}` : MARKED_TWICE.has(upper) ? `_xlfn._xlws.${token}` : token;
    });
