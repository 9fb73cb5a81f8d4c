/** "Likelihood x Impact" or "Impact x Likelihood" in a heading or title: which comes first; null where nothing says. */
export function orderSaid(texts: readonly string[]): "likelihood" | "impact" | null {
  for (const text of texts) {
    if (text.length > 300) continue;
    const said =
      /\b(likelihood|probability|impact|consequence|severity|[lpics])\b\s*[x×*/]\s*\b(likelihood|probability|impact|consequence|severity|[lpics])\b/i.exec(
        text,
      );
    if (!said) continue;
    const [one, two] = [isLikelihood(said[1]!), isLikelihood(said[2]!)];
    if (one !== two) return one ? "likelihood" : "impact";
  }
  return null;
}

const isLikelihood = (word: string): boolean => /^(?:likelihood|probability|[lp])$/i.test(word);
