import { colourName } from "./colours";

/** What a coloured sign may mean, the likeliest first: councils say amber for orange, and of three colours for yellow. */
const SIGNS: Readonly<Record<string, readonly string[]>> = {
  "🔴🟥": ["Red"],
  "🟠🟧": ["Amber", "Orange"],
  "🟡🟨": ["Yellow", "Amber"],
  "🟢🟩": ["Green"],
  "🔵🟦": ["Blue"],
  "🟣🟪": ["Purple"],
  "⚫⬛": ["Black"],
};
const MEANT: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries(SIGNS).flatMap(([signs, colours]) => [...signs].map((sign) => [sign, colours] as const)),
);
const SIGN = new RegExp(`[${Object.keys(SIGNS).join("")}]`, "gu");

/** A sign that says nothing but by its ink. */
const DISC = /^[●⬤■◆•]$/;

/** The colours that the one sign in a text may mean, where no letter stands beside it; empty for any other text. */
export function signColours(text: string): readonly string[] {
  if (text.length > 40 || /\p{L}/u.test(text)) return [];
  const signs = new Set(text.match(SIGN) ?? []);
  return signs.size === 1 ? MEANT.get([...signs][0]!)! : [];
}

/** The colour that a cell which is nothing but a sign says, by the sign or by its ink ("#RRGGBB"); null for any other cell. */
export function colourOfSign(text: string, ink: string | null): string | null {
  if (text.length > 8) return null;
  const plain = text.replace(/[\s\uFE0F]/g, "");
  if (plain.replace(SIGN, "") === "") return signColours(plain)[0] ?? null;
  const name = DISC.test(plain) && ink !== null ? colourName(ink) : null;
  return name && name.charAt(0).toUpperCase() + name.slice(1).replace("-", " ");
}
