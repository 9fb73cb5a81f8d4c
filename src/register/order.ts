const RATING = "\\b(likelihood|probability|impact|consequence|severity|[lpics])\\b";
const MULTIPLIED = new RegExp(`${RATING}\\s*[x×*/]\\s*${RATING}`, "i");
const NAMED = new RegExp(`${RATING}\\s*(?:[x×*/&+,;|]|\\band\\b|\\n)\\s*${RATING}`, "i");

/** "Likelihood x Impact" or "Impact x Likelihood" in a heading or title: which comes first; null where nothing says. */
export function orderSaid(texts: readonly string[]): "likelihood" | "impact" | null {
  for (const text of texts) {
    const said = text.length > 300 ? null : firstOf(MULTIPLIED.exec(text));
    if (said) return said;
  }
  return null;
}

/** "Likelihood and impact", "L, I": the heading of a column that holds both ratings; which comes first, null where it does not name both. */
export const bothNamed = (heading: string): "likelihood" | "impact" | null =>
  heading.length > 160 ? null : firstOf(NAMED.exec(heading));

function firstOf(said: RegExpExecArray | null): "likelihood" | "impact" | null {
  if (!said) return null;
  const [one, two] = [isLikelihood(said[1]!), isLikelihood(said[2]!)];
  return one === two ? null : one ? "likelihood" : "impact";
}

const isLikelihood = (word: string): boolean => /^(?:likelihood|probability|[lp])$/i.test(word);
