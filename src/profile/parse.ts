import { distance } from "fastest-levenshtein";
import * as v from "valibot";
import { makeMatrix, numberedLevels, type Band, type Level, type Matrix } from "../matrix";
import { DEFAULT_PROFILE, type Profile } from "./model";
import { profileSchema, type MatrixJson } from "./schema";

export type ParsedProfile =
  { readonly ok: true; readonly profile: Profile } | { readonly ok: false; readonly message: string };

/**
 * A profile from what a JSON file holds. What it leaves out is as in DEFAULT_PROFILE; the profile counts as chosen.
 * A fault is answered with a message that names the key it stands at, in words for the person who wrote the file.
 */
export function parseProfile(json: unknown): ParsedProfile {
  const parsed = v.safeParse(profileSchema, json);
  if (!parsed.success) return { ok: false, message: messageOf(parsed.issues) };
  const given = parsed.output;
  try {
    const matrix = given.matrix ? matrixOf(given.matrix, "matrix", given.name, "threat") : null;
    const opportunityMatrix = given.opportunityMatrix
      ? matrixOf(given.opportunityMatrix, "opportunityMatrix", given.name, "opportunity")
      : null;
    const appetite =
      given.appetite === undefined
        ? null
        : typeof given.appetite === "number"
          ? { score: given.appetite, byCategory: {} }
          : { score: given.appetite.score, byCategory: lowerKeys(given.appetite.byCategory ?? {}) };
    const profile: Profile = {
      name: given.name,
      chosen: true,
      matrix: matrix && { ...matrix, appetite: appetite?.score ?? null },
      opportunityMatrix,
      appetite,
      headingWords: given.headingWords ?? {},
      stageWords: given.stageWords ?? {},
      arrowMeaning: given.arrowMeaning ?? null,
      required: given.required ?? [],
      severities: given.severities ?? {},
      exportColumns: { drop: given.exportColumns?.drop ?? [], rename: given.exportColumns?.rename ?? {} },
      dateOrder: given.dateOrder ?? DEFAULT_PROFILE.dateOrder,
      reviewDays: given.reviewDays ?? DEFAULT_PROFILE.reviewDays,
    };
    return { ok: true, profile };
  } catch (fault) {
    if (fault instanceof BadMatrix) return { ok: false, message: fault.message };
    throw fault;
  }
}

const lowerKeys = (map: Readonly<Record<string, number>>): Readonly<Record<string, number>> =>
  Object.fromEntries(Object.entries(map).map(([key, value]) => [key.toLowerCase(), value]));

/** What the schema cannot say of a matrix: thrown here, told by parseProfile. */
class BadMatrix extends Error {
  constructor(path: string, fault: string) {
    super(`"${path}" ${fault}.`);
  }
}

function levelsOf(axis: MatrixJson["likelihood"], path: string): readonly Level[] {
  if (typeof axis === "number") return numberedLevels(axis);
  const levels = axis.map((level, i): Level =>
    typeof level === "string"
      ? { number: i + 1, labels: [level] }
      : { number: level.number ?? i + 1, labels: level.words },
  );
  levels.forEach((level, i) => {
    if (i > 0 && level.number <= levels[i - 1]!.number)
      throw new BadMatrix(
        `${path}[${i}].number`,
        "should be higher than the level before it (levels go from the lowest to the highest)",
      );
  });
  return levels;
}

/** "Dark green" -> "dark-green". */
const idOf = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-|-$/g, "") || "band";

function matrixOf(given: MatrixJson, path: string, name: string, kind: "threat" | "opportunity"): Matrix {
  const likelihood = levelsOf(given.likelihood, `${path}.likelihood`),
    impact = levelsOf(given.impact, `${path}.impact`);
  const rule = given.rule ?? "product";
  if ((rule === "lookup") !== (given.scores !== undefined))
    throw new BadMatrix(
      `${path}.scores`,
      rule === "lookup" ? 'is needed, since "rule" is "lookup"' : 'goes only with the "rule" "lookup"',
    );
  const whole = (table: readonly (readonly unknown[])[] | undefined, key: string): void => {
    if (table && (table.length !== likelihood.length || table.some((row) => row.length !== impact.length)))
      throw new BadMatrix(
        `${path}.${key}`,
        `should have ${likelihood.length} rows (likelihood) of ${impact.length} entries (impact)`,
      );
  };
  whole(given.scores, "scores");
  whole(given.bandCells, "bandCells");
  const bands = given.bands.map((band, i): Band => {
    if ((band.from === undefined) !== (band.to === undefined))
      throw new BadMatrix(`${path}.bands[${i}]`, 'should have both "from" and "to", or neither');
    if (band.from !== undefined && band.from > band.to!)
      throw new BadMatrix(`${path}.bands[${i}].to`, `should not be below "from" (${band.from})`);
    if (band.from === undefined && !given.bandCells)
      throw new BadMatrix(`${path}.bands[${i}].from`, 'is needed, since there are no "bandCells"');
    return {
      id: idOf(band.name),
      label: band.name,
      words: band.words ?? [],
      min: band.from ?? null,
      max: band.to ?? null,
      fill: band.colour?.toUpperCase() ?? null,
    };
  });
  bands.forEach((band, i) => {
    if (bands.findIndex((other) => other.id === band.id) !== i)
      throw new BadMatrix(`${path}.bands[${i}].name`, `is used twice ("${band.label}")`);
  });
  if (given.decimals && (rule === "lookup" || rule === "words"))
    throw new BadMatrix(`${path}.decimals`, `does not go with the "rule" "${rule}", which knows only whole levels`);
  if (given.decimals && given.bandCells)
    throw new BadMatrix(`${path}.decimals`, 'does not go with "bandCells": bands must be ranges of scores');
  if (rule === "words" && !given.bandCells)
    throw new BadMatrix(`${path}.bandCells`, 'is needed, since "rule" is "words"');
  const bandIds = given.bandCells?.map((row, i) =>
    row.map((cell, j) => {
      const band = bands.find((b) => b.id === idOf(cell));
      if (!band) throw new BadMatrix(`${path}.bandCells[${i}][${j}]`, `names no band of this matrix ("${cell}")`);
      return band.id;
    }),
  );
  return makeMatrix({
    source: "chosen",
    where: name,
    kind,
    likelihood,
    impact,
    rule,
    bands,
    ...(given.scores && { scores: given.scores }),
    ...(bandIds && { bandIds }),
    ...(given.decimals && { decimals: true }),
  });
}

/** The first fault, with where it stands and what should stand there; how many more there are. */
function messageOf(issues: readonly v.BaseIssue<unknown>[]): string {
  const [first] = deepest(issues);
  const said = sentence(first!);
  const more = issues.length - 1;
  return more > 0 ? `${said} (And ${more} more fault${more > 1 ? "s" : ""} in this profile.)` : said;
}

/** A union's own message is vague where one of its choices got further: then that choice's fault is told. Valibot gives such inner faults their path from the union on. */
function deepest(issues: readonly v.BaseIssue<unknown>[]): readonly v.BaseIssue<unknown>[] {
  return issues.flatMap((issue) => {
    const inner = (issue.issues ?? []).filter((sub) => (sub.path?.length ?? 0) > 0);
    if (inner.length === 0) return [issue];
    return deepest(inner.map((sub) => ({ ...sub, path: [...(issue.path ?? []), ...sub.path!] as typeof sub.path })));
  });
}

function sentence(issue: v.BaseIssue<unknown>): string {
  const path = pathOf(issue);
  if (path === "") return "This file is not a profile: it should hold one object, between { and }.";
  const key = issue.path![issue.path!.length - 1]!;
  if (issue.type === "strict_object" && issue.expected === "never")
    return `"${path}" is not a setting of a profile${suggestion(String(key.key), key.input)}.`;
  if (issue.type === "strict_object" && issue.received === "undefined") return `"${path}" is missing.`;
  if (key.origin === "key") return `"${path}" is not known here${fieldHint(issue)}.`;
  const ours = /^(?:should|is)\b/.test(issue.message)
    ? issue.message
    : `should be ${issue.type === "strict_object" || issue.type === "record" ? "an object, between { and }" : `a ${issue.type}`}`;
  return `"${path}" ${ours}, not ${shown(issue.input)}.`;
}

const fieldHint = (issue: v.BaseIssue<unknown>): string =>
  issue.message.startsWith("should") && issue.message.length < 200
    ? `: it ${issue.message}`
    : '; it should be a field such as "owner" or "inherent.score"';

/** "matrix.bands[1].to". */
const pathOf = (issue: v.BaseIssue<unknown>): string =>
  (issue.path ?? []).reduce(
    (path, { type, key }) =>
      type === "array" ? `${path}[${String(key)}]` : path === "" ? String(key) : `${path}.${String(key)}`,
    "",
  );

const shown = (value: unknown): string =>
  typeof value === "string"
    ? `"${value.slice(0, 40)}"`
    : Array.isArray(value)
      ? "a list"
      : typeof value === "object" && value !== null
        ? "an object"
        : String(value);

const SETTINGS = [
  "name",
  "matrix",
  "opportunityMatrix",
  "appetite",
  "headingWords",
  "stageWords",
  "arrowMeaning",
  "required",
  "severities",
  "exportColumns",
  "dateOrder",
  "reviewDays",
  "likelihood",
  "impact",
  "rule",
  "scores",
  "bands",
  "bandCells",
  "decimals",
  "words",
  "from",
  "to",
  "colour",
  "score",
  "byCategory",
  "drop",
  "rename",
  "number",
];

/** The setting that a misspelt one was meant to be: at most two letters off. */
function suggestion(key: string, holder: unknown): string {
  const taken = typeof holder === "object" && holder !== null ? Object.keys(holder) : [];
  const near = SETTINGS.filter((setting) => !taken.includes(setting))
    .map((setting) => ({ setting, off: distance(setting.toLowerCase(), key.slice(0, 40).toLowerCase()) }))
    .sort((a, b) => a.off - b.off)[0];
  return near && near.off <= Math.min(2, key.length / 3) ? ` (did you mean "${near.setting}"?)` : "";
}
