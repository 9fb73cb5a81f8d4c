import { plainWord, romanNumber } from "../words";

/** A name of a band that counts: "Priority 1", "P2", "Tier III", "Category B". */
export interface Grade {
  /** What is counted: "priority". */
  readonly of: string;
  /** As written: "1", "III", "B". */
  readonly mark: string;
  /** Its place in the count. Whether 1 is the worst or the best, the key itself must tell. */
  readonly place: number;
}

/** What councils count bands by, with the short forms they write for it. */
const COUNTED: readonly (readonly [string, readonly string[]])[] = [
  ["priority", ["p"]],
  ["level", ["lvl"]],
  ["tier", []],
  ["category", ["cat"]],
  ["class", []],
  ["grade", []],
  ["band", []],
  ["zone", []],
  ["rank", []],
  ["group", []],
];
const FORMS: ReadonlyMap<string, string> = new Map(
  COUNTED.flatMap(([word, short]) => [word, ...short].map((form) => [form, word] as const)),
);
const GRADE = `(${[...FORMS.keys()].sort((a, b) => b.length - a.length).join("|")})[ .:-]{0,2}(\\d|[A-F]|[IV]{1,3})`;
const WHOLE = new RegExp(`^${GRADE}(?: risks?)?$`, "i");
const LEADING = new RegExp(`^${GRADE}(?: risks?)?\\s*[-:=|]?\\s+(?=\\S)`, "i");

const placeOf = (mark: string): number =>
  /\d/.test(mark) ? Number(mark) : (romanNumber(mark) ?? mark.toUpperCase().charCodeAt(0) - 64);

function toGrade(m: RegExpExecArray | null): Grade | null {
  return m && { of: FORMS.get(m[1]!.toLowerCase())!, mark: m[2]!.toUpperCase(), place: placeOf(m[2]!) };
}

/** The grade that a text is, and nothing else. */
export const gradeOf = (text: string): Grade | null => (text.length > 30 ? null : toGrade(WHOLE.exec(text.trim())));

/** A text that begins with a grade, taken apart: "Priority 1 - 15 to 25"; null for one that does not, or is nothing more. */
export function gradeBefore(text: string): { readonly grade: string; readonly rest: string } | null {
  const m = LEADING.exec(text);
  return m && { grade: m[0].replace(/[\s:=|-]+$/, ""), rest: text.slice(m[0].length) };
}

/** The places of names that count one thing, each another; null where they do not. */
export function placesOf(names: readonly string[]): readonly number[] | null {
  const grades = names.map(gradeOf);
  const places = new Set(grades.map((grade) => grade?.place));
  return grades.every((grade) => grade !== null && grade.of === grades[0]!.of) && places.size === names.length
    ? grades.map((grade) => grade!.place)
    : null;
}

/** The other forms of a grade's name: "P1" for "Priority 1". */
export function otherForms(name: string): readonly string[] {
  const grade = gradeOf(name);
  if (!grade) return [];
  const forms = COUNTED.find(([word]) => word === grade.of)!.flat();
  return forms
    .map((form) => `${form.charAt(0).toUpperCase()}${form.slice(1)}${form.length > 1 ? " " : ""}${grade.mark}`)
    .filter((form) => plainWord(form) !== plainWord(name));
}

const HEADING = new RegExp(`^(?:risk |score )?(?:${COUNTED.map(([word]) => word).join("|")})s?$`, "i");

/** Whether bare letters count bands under a heading that says what is counted, one after another: "Grade" over A, B, C. */
export function areCountedUnder(heading: string, marks: readonly string[]): boolean {
  if (!HEADING.test(heading.trim()) || marks.length < 3 || !marks.every((mark) => /^[A-F]$/i.test(mark))) return false;
  const places = marks.map(placeOf);
  const step = places[1]! - places[0]!;
  return Math.abs(step) === 1 && places.every((place, i) => i === 0 || place - places[i - 1]! === step);
}
