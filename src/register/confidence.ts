import type { ColumnReading, Field } from "./model";
import { orderSaid } from "./order";
import { plain } from "./text";

/** What makes a table a risk register, in points; and in plain words. */
export interface Evidence {
  readonly points: number;
  readonly reasons: readonly string[];
  readonly isRegister: boolean;
}

/** Words that say "risk" in the languages we read, as part of a heading, a sheet's name or a title. */
const RISK =
  /\b(?:risk\w*|opportunit(?:y|ies)|riesgos?|oportunidad(?:es)?|risik\w*|risic\w*|risques?|riscos?|rischi\w*|ryzyk\w*|risg\w*|raid|threats?|hazards?|amenazas?|rpn)\b|риск/;
/** Every business has opportunities; alone they speak of risk only beside both ratings or at several stages. */
const OPPORTUNITY = /\b(?:opportunit(?:y|ies)|oportunidad(?:es)?)\b/g;
export const speaksOfRisk = (text: string): boolean => RISK.test(plain(text.slice(0, 300)));

/** Sheets that speak of risk and are no registers. */
const NOT_A_REGISTER =
  /\b(?:key|legend|matrix|criteria|scales?|scoring guid\w*|guidance|instructions|lookups?|lists?|dashboard|summary|chart|definitions|methodology|pivot)\b/;

/** One of a RAID log's other lists, on a sheet of its own. */
const RAID_PART = /\b(?:assumptions?|actions?|issues?|dependenc(?:y|ies)|decisions?)\b/;

/** Enough to be called a register. */
const ENOUGH = 5;

/**
 * Weighs what a table shows. A register needs a text for each risk, ratings or at least a clear set of a register's
 * columns, and somewhere the word risk or one of its kin, or the columns that manage one.
 */
export function weigh(
  columns: readonly ColumnReading[],
  surroundings: { readonly sheet: string; readonly titles: readonly string[]; readonly ticked: readonly string[] },
): Evidence {
  const fields = new Set<Field>(columns.flatMap((c) => (c.field === null ? [] : [c.field])));
  const has = (...wanted: Field[]): boolean => wanted.some((f) => fields.has(f));
  const hasPart = (part: string): boolean =>
    surroundings.ticked.includes(part) || [...fields].some((f) => f.endsWith(`.${part}`));
  const headings = columns.map((c) => c.heading).filter((h) => h !== "");
  const reasons: string[] = [];
  let points = 0;
  const add = (n: number, reason: string): void => {
    points += n;
    reasons.push(reason);
  };
  // A score headed "Impact x Likelihood" shows both, in one column.
  const multiplied = columns.some((c) => c.field?.endsWith(".score") && orderSaid([c.heading]) !== null);
  const paired = columns.some((c) => c.isPair);
  const rated = (hasPart("likelihood") && hasPart("impact")) || multiplied || paired;
  if (rated) add(3, "likelihood and impact columns");
  else if (hasPart("likelihood")) add(1.5, "a likelihood column");
  else if (hasPart("impact")) add(0.5, "an impact column");
  const levels = columns.filter((c) => c.field !== null && /\.(?:score|band)$/.test(c.field));
  const riskLevel = levels.some(
    (c) => speaksOfRisk(c.heading) || /\b(?:inherent|residual|gross|net)\b/i.test(c.heading),
  );
  if (riskLevel) add(1.5, "a column of risk scores or levels");
  else if (levels.length > 0) add(0.5, "a column of scores or levels");
  const named = headings.filter((h) => speaksOfRisk(h)).length;
  const textNamed = columns.some(
    (c) =>
      (c.field === "title" ||
        c.field === "description" ||
        c.field === "id" ||
        c.field === "threat" ||
        c.field === "category") &&
      speaksOfRisk(c.heading),
  );
  if (textNamed) add(1.5, "columns named after risks");
  else if (named > 0) add(0.5, "headings that speak of risk");
  const titled = speaksOfRisk(surroundings.sheet) || surroundings.titles.some(speaksOfRisk);
  if (titled) add(1, "a title or sheet name that speaks of risk");
  if (has("vulnerability", "threat")) add(0.5, "threats or vulnerabilities");
  if (has("controls", "actions")) add(1, "controls or actions");
  if (has("response", "contingency")) add(0.5, "responses");
  if (has("consequence", "cause", "trigger")) add(0.5, "causes or consequences");
  if (has("owner")) add(0.5, "owners");
  if (has("id")) add(0.5, "references");
  if (has("dot")) add(1, "a direction of travel");
  const isStaged = new Set(levels.map((c) => c.field!.split(".")[0])).size > 1;
  if (isStaged) add(1, "scores at several stages");
  if (has("category", "status")) add(0.25, "categories or status");
  const acts = has("controls", "actions", "response");
  const managed = has("controls", "actions", "response", "contingency", "consequence", "owner", "cause", "trigger");
  const hasText = has("title");
  const beside = has("owner", "consequence", "cause", "contingency", "dot");
  // Both ratings beside what is done about it speak for themselves.
  const speaks = textNamed || riskLevel || titled || named > 0 || (rated && acts && beside);
  const strongRating = rated || (hasPart("likelihood") && levels.length > 0) || riskLevel;
  // Without ratings only a full set of a register's own columns will do.
  const set = [
    has("controls", "actions"),
    has("response", "contingency"),
    has("consequence", "cause", "trigger"),
    has("vulnerability", "threat", "asset"),
    has("owner"),
    has("id"),
    has("status"),
    has("category"),
  ].filter(Boolean).length;
  const byColumns = textNamed && set >= 3 && has("controls", "actions", "response");
  const isKey = NOT_A_REGISTER.test(plain(surroundings.sheet)) && !managed;
  const isWhole = managed || (textNamed && rated && (has("id") || riskLevel));
  const isRated = (strongRating || (isStaged && textNamed)) && points >= ENOUGH;
  const isLevelled = riskLevel && (acts || (textNamed && has("id"))) && beside && points >= ENOUGH - 1;
  // A parish clerk's table: the risk, High, Medium or Low, and how it is managed.
  // A RAID log lists risks among its entries, under whatever its columns are called.
  const names = [surroundings.sheet, ...surroundings.titles].map((text) => plain(text.slice(0, 300)));
  const isRaid = names.some((name) => /\braid\b/.test(name)) && !names.some((name) => RAID_PART.test(name));
  const isShort = (textNamed || isRaid) && titled && levels.length > 0 && acts && points >= ENOUGH - 1;
  const isPipeline =
    !rated &&
    !isStaged &&
    ![surroundings.sheet, ...surroundings.titles, ...headings].some((text) =>
      speaksOfRisk(plain(text.slice(0, 300)).replace(OPPORTUNITY, " ")),
    );
  const isRegister =
    hasText &&
    speaks &&
    !isPipeline &&
    isWhole &&
    !isKey &&
    (isRated || isLevelled || isShort || (byColumns && points >= ENOUGH - 1.5));
  return { points, reasons, isRegister };
}

/** 0 to 1 from points and from how sure the columns are. */
export function confidenceOf(evidence: Evidence, columns: readonly ColumnReading[]): number {
  const read = columns.filter((c) => c.field !== null);
  const mean = read.reduce((sum, c) => sum + c.confidence, 0) / Math.max(1, read.length);
  return Math.round(Math.min(1, Math.min(1, evidence.points / 9) * 0.6 + mean * 0.4) * 100) / 100;
}
