import type { Risk } from "./model";

const OPPORTUNITIES = /opportunit|cyfle|oportunidad|mulighed|chancen/i;
const THREATS = /\brisks?\b|threat|riesgo|risiko|risg|risque/i;

export const speaksOfOpportunities = (text: string): boolean => OPPORTUNITIES.test(text);
export const speaksOfThreats = (text: string): boolean => THREATS.test(text);

const NAMED = /^\s*(?:opportunit|opp\b|o\s*$|cyfle|chance|mulighe|oportunidad|возможност)/i;
/** Whether a cell of kinds or categories says that its risk is an opportunity. */
export const namesOpportunity = (text: string): boolean => NAMED.test(text);

/** What titles say of the risks below them: by the first that speaks of opportunities or of threats, not of both; null where none does. */
export function kindSaid(titles: readonly string[]): Risk["kind"] | null {
  const telling = titles.find((text) => speaksOfOpportunities(text) !== speaksOfThreats(text));
  if (telling === undefined) return null;
  return speaksOfOpportunities(telling) ? "opportunity" : "threat";
}
