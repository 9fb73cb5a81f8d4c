/**
 * Words as they are compared: full-width forms and non-breaking spaces made plain, without case, spaces,
 * hyphens, accents or other marks. "Very  High", "VERY-HIGH" and "very high." are one word.
 */
export const plainWord = (text: string): string =>
  text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "");

/** A cell's text with its spaces and digits made plain: NFKC, single spaces, trimmed. */
export const plainText = (text: string): string => text.normalize("NFKC").replace(/\s+/g, " ").trim();

/** A number written alone ("4", " 4.0 ", "3,5"), in ASCII or full-width digits; null for anything else. */
export function plainNumber(text: string): number | null {
  const m = /^[-+]?\d{1,9}(?:[.,]\d{1,9})?$/.exec(plainText(text));
  return m ? Number(m[0].replace(",", ".")) : null;
}

const ROMAN = ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"];
/** I to X; null for anything else. */
export const romanNumber = (text: string): number | null => {
  const n = ROMAN.indexOf(plainText(text).toLowerCase());
  return n > 0 ? n : null;
};

/** A text taken apart: the number it names (if any) and the words beside it. */
export interface NumberAndWords {
  readonly number: number | null;
  readonly words: string;
  /** Whether something other than a space stands between the two: "4 - Likely", "Likely (4)", not "4 weeks". */
  readonly apart: boolean;
}

/** "4 - Likely", "Likely (4)", "5. Certain", "[3] Possible", "Likely 4" into number and words; number null where there is none at either end. */
export function numberAndWords(text: string): NumberAndWords {
  const plain = plainText(text);
  const lead = /^([([]?)(\d{1,3}(?:[.,]\d{1,2})?)([)\]]?[ .:;=/|–—-]{0,5})(?=[^\d\s%])/u.exec(plain);
  if (lead && lead[3] !== "") {
    return {
      number: Number(lead[2]!.replace(",", ".")),
      words: unwrap(plain.slice(lead[0].length)),
      apart: lead[3]!.trim() !== "",
    };
  }
  const tail = /[ .:;=/|([–—-]{1,5}(\d{1,3}(?:[.,]\d{1,2})?)[)\]]?$/u.exec(plain);
  if (tail && tail.index > 0) {
    return {
      number: Number(tail[1]!.replace(",", ".")),
      words: plain.slice(0, tail.index),
      apart: tail[0].replace(/[\d.,\s]/g, "") !== "",
    };
  }
  return { number: null, words: plain, apart: false };
}

const unwrap = (text: string): string => text.replace(/^\(([^()]*)\)$/, "$1").trim();

/**
 * The forms in which a word or label may be meant: itself; without what stands in brackets, and that too;
 * each side of a slash or line break; and without a number before or after it. All as plainWord, none empty,
 * none a number alone. "VERY HIGH (V)" gives veryhighv, veryhigh, v.
 */
export function wordForms(text: string): readonly string[] {
  const forms = new Set<string>();
  const add = (part: string): void => {
    const word = plainWord(numberAndWords(part).words);
    if (word !== "" && !/^\d+$/.test(word)) forms.add(word);
  };
  const short = text.slice(0, 200);
  const whole = plainWord(short);
  if (whole !== "" && !/^\d+$/.test(whole)) forms.add(whole);
  for (const side of short.split(/[/|\n\r;]/).slice(0, 6)) {
    add(side);
    const bracket = /\(([^()]*)\)|\[([^[\]]*)\]/.exec(side);
    if (!bracket) continue;
    add(side.slice(0, bracket.index) + side.slice(bracket.index + bracket[0].length));
    const inside = bracket[1] ?? bracket[2] ?? "";
    // "(for risk)" and "(more than 90%)" say something about the word; a letter or a single word is another name of it.
    if (/^\s*\p{L}[\p{L}-]*\s*$/u.test(inside)) add(inside);
  }
  return [...forms];
}

/** First letters of a word of several: "Very High" -> "vh"; of one word its first letter. */
export const initials = (text: string): string =>
  plainText(text)
    .replace(/\(.*$/, "")
    .split(/[\s/-]+/)
    .map((w) => plainWord(w).slice(0, 1))
    .join("");
