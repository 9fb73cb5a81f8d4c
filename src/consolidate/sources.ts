import { earlierIn } from "../movement";
import type { Register } from "../register";
import { titleOf } from "../standard";
import type { Sifted } from "../submit";
import { serialOf } from "../workbook";
import type { Source, SourceBook } from "./model";

/**
 * The registers of some workbooks that go into one, each with a label; what is left out is told. A register that another of
 * them continues in a later period is not counted twice: where it is the period before, its scores are the previous ones.
 */
export function sourcesOf(books: readonly SourceBook[]): {
  readonly sources: readonly Source[];
  readonly leftOut: readonly string[];
} {
  const all = books.flatMap((book) => book.reading.registers.map((register, index) => ({ book, register, index })));
  const leftOut: string[] = [];
  const held = all.filter(({ book, register }) => {
    if (register.risks.length > 0) return true;
    leftOut.push(`${placeOf(book.fileName, register)} holds no risks.`);
    return false;
  });
  const registers = held.map(({ register }) => register);
  const before = new Map(registers.map((register) => [register, earlierIn(register, registers)]));
  const earlier = new Set([...before.values()].flat());
  const kept = held.filter(({ book, register }) => {
    if (!earlier.has(register)) return true;
    const later = held.find((one) => before.get(one.register)!.includes(register))!;
    leftOut.push(
      `${placeOf(book.fileName, register)} is an earlier period of ${placeOf(later.book.fileName, later.register)}: its risks are not counted twice.`,
    );
    return false;
  });
  const labels = labelsFor(kept.map(({ book, register }) => ({ book, register })));
  return {
    sources: kept.map(({ book, register, index }, n) => ({
      fileName: book.fileName,
      workbook: book.reading.workbook,
      register,
      label: labels[n]!,
      sifted: ofRegister(book.sifted, index),
      before: before.get(register)!.find((one) => isLastPeriod(one, register)) ?? null,
    })),
    leftOut,
  };
}

/** Half a year and some days: a period that ended longer ago is not the one before. */
const LONGEST_PERIOD = 190;

function isLastPeriod(before: Register, register: Register): boolean {
  const [from, to] = [
    before.periodEnd && serialOf(before.periodEnd),
    register.periodEnd && serialOf(register.periodEnd),
  ];
  return from !== null && to !== null && to - from <= LONGEST_PERIOD;
}

/** "adults.xlsx, sheet Register". */
const placeOf = (fileName: string, { sheet }: Pick<Register, "sheet">): string =>
  fileName ? `${fileName}, sheet ${sheet}` : `The sheet ${sheet}`;

const ofRegister = ({ open, ignored, returned }: Sifted, index: number): Sifted => ({
  open: open.filter(({ register }) => register === index),
  ignored: ignored.filter(({ finding }) => finding.register === index),
  returned: returned.filter(({ finding }) => finding.register === index),
});

interface Labelled {
  readonly book: SourceBook;
  readonly register: Register;
}

/** By title, else by sheet, else by file: whatever tells a sheet's registers from those of all others. */
function labelsFor(registers: readonly Labelled[]): readonly string[] {
  const keys = registers.map(
    ({ book, register }) => `${registers.findIndex((one) => one.book === book)} ${register.sheet}`,
  );
  const own = new Map<string, readonly string[]>();
  registers.forEach((one, n) => {
    if (!own.has(keys[n]!)) own.set(keys[n]!, candidates(one));
  });
  const taken = new Set<string>();
  const labels = new Map<string, string>();
  for (const [key, names] of own) {
    const others = new Set([...own].flatMap(([other, theirs]) => (other === key ? [] : theirs.map(lower))));
    const base = names.find((name) => !others.has(lower(name))) ?? names[names.length - 1] ?? "Register";
    let label = base;
    for (let n = 2; taken.has(lower(label)); n++) label = `${base} ${n}`;
    taken.add(lower(label));
    labels.set(key, label);
  }
  return keys.map((key) => labels.get(key)!);
}

const lower = (text: string): string => text.toLowerCase();

/** What a register may be called, the likeliest first. */
function candidates({ book, register }: Labelled): readonly string[] {
  const { workbook, registers } = book.reading;
  const above = registers.filter((other) => other !== register && other.sheet === register.sheet);
  const file = book.fileName
    .replace(/^.*[\\/]/, "")
    .replace(/\.xls[xmb]?(?: \(\d+\))?$/i, "")
    .replace(/[_-]+/g, " ");
  const names = [bareName(titleOf(register, workbook, above)), bareName(register.sheet), bareName(file), file];
  return names.map((name) => cleanLabel(name.charAt(0).toUpperCase() + name.slice(1))).filter(Boolean);
}

const LONGEST_LABEL = 40;
const MONTHS =
  "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?";
/** What a title, a sheet's name or a file's name says beside whose register it is. */
const BESIDE: readonly RegExp[] = [
  /(?:\p{Lu}[\p{L}'’&-]*(?: (?:of|and|upon|on|the))?[ ]){1,6}(?:Council|Combined Authority)\b/gu,
  /\b(?:risks?(?:\s+(?:&|and)\s+(?:opportunit(?:y|ies)|issues?))?|opportunit(?:y|ies))\s*(?:registers?|logs?|profiles?)?\b/gi,
  /\b(?:registers?|logs?|cards?|pages?|sheet ?\d*|data|live|current|final|draft|version)\b/gi,
  /\bv\d+(?:\.\d+)?\b/gi,
  /\b(?:directorate|department|division|service area)(?:\s+(?:of|for))?\b/gi,
  /\b(?:q(?:uarter|tr)?\.?\s*[1-4]|[1-4](?:st|nd|rd|th)?\s+quarter)\b/gi,
  new RegExp(`\\b(?:\\d{1,2}(?:st|nd|rd|th)?\\s+)?(?:${MONTHS})\\s*[-'’]?\\s*\\d{2,4}\\b`, "gi"),
  /\b(?:19|20)\d{2}\s*[/–-]\s*(?:\d{4}|\d{2})\b|\b(?:19|20)\d{2}\b|\b\d{1,2}[/.]\d{1,2}[/.]\d{2,4}\b/g,
];

/** What is left of a name when all that any register's name says is gone; "" where nothing is, or a sentence. */
function bareName(text: string): string {
  if (text.length > 200) return "";
  const left = BESIDE.reduce((rest, words) => rest.replace(words, " "), text)
    .replace(/\(\s*\)|\[\s*\]/g, " ")
    .replace(/\s+/g, " ")
    .replace(/^[\s\p{P}\p{S}]+|[\s\p{P}\p{S}]+$/gu, "")
    .replace(/^(?:of|for|the|and|as at|to)\s+|\s+(?:of|for|the|and|as at|to|-)$/gi, "")
    .trim();
  return left.length <= LONGEST_LABEL && /\p{L}{2}/u.test(left) ? left : "";
}

/** A label that formulas can look for: none of Excel's wildcards, on one line, not too long. */
export const cleanLabel = (label: string): string =>
  label
    .replace(/[*?~"]/g, " ")
    .replace(/\s+/g, " ")
    .trim()
    .slice(0, 60);
