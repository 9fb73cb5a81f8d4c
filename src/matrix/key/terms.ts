import { gradeOf } from "./grades";

/**
 * The words keys are written in: names of the two axes, words for levels and for bands, lowest first.
 * All are compared folded: lower case, without accents, single spaces.
 */

const fold = (text: string): string =>
  text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/ø/g, "o")
    .replace(/æ/g, "ae")
    .replace(/ß/g, "ss")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

const LIKELIHOOD =
  /likel[iy] ?hood|probabili|frequenc|\bchance\b|eintritt|wahrscheinlichkeit|sandsynlighed|sannsynlighet|vraisemblance|вероятност|tebygolrwydd/;
const IMPACT =
  /impact|consequen|severity|consecuen|gravedad|severidad|gravite|gravidade|auswirkung|schaden|schwere|konsekve|pavirkning|влияни|последстви|воздействи|effaith|canlyniad/;

/** A title longer than this is a sentence. */
const TITLE_LENGTH = 60;

/** Letters set apart or one to a line, as vertical titles are written ("P R O B", "I\nM\nP"), joined to a word. */
const joined = (text: string): string =>
  /^\s*(?:\S\s+){3,}\S\s*$/.test(text) && text.length < TITLE_LENGTH ? text.replace(/\s+/g, "") : text;

export interface AxisNames {
  readonly likelihood: boolean;
  readonly impact: boolean;
  /** Which one the text names first; null where it names none. */
  readonly first: "likelihood" | "impact" | null;
}

/** Columns repeat their words: each is looked up once. */
const remembered = <T>(look: (text: string) => T): ((text: string) => T) => {
  const known = new Map<string, T>();
  return (text) => {
    const found = known.get(text);
    if (found !== undefined) return found;
    const fresh = look(text);
    if (known.size < MAX_REMEMBERED) known.set(text, fresh);
    return fresh;
  };
};
const MAX_REMEMBERED = 5_000;

const NO_AXIS: AxisNames = { likelihood: false, impact: false, first: null };

/** Which axes a short text names. */
export const axesNamed = (text: string): AxisNames =>
  text === "" || text.length > TITLE_LENGTH ? NO_AXIS : axesOf(text);

const axesOf = remembered((text: string): AxisNames => {
  const folded = fold(joined(text));
  const l = folded.search(LIKELIHOOD),
    i = folded.search(IMPACT);
  return l < 0 && i < 0
    ? NO_AXIS
    : { likelihood: l >= 0, impact: i >= 0, first: i < 0 || (l >= 0 && l < i) ? "likelihood" : "impact" };
});

/** The one axis a short text names; null where it names none or both. */
export function axisNamed(text: string): "likelihood" | "impact" | null {
  const named = axesNamed(text);
  return named.likelihood === named.impact ? null : named.first;
}

/** Whether a sheet's name or a heading speaks of scoring risks at all. */
export const speaksOfRisk = (text: string): boolean =>
  /risk|riesgo|risiko|risque|риск|\brisg|matrix|matriz|matrice|\bheat ?map|scor(e|ing)|\brag\b|rating|\bkey\b|appetite|opportunit|methodolog|likelihood|impact/.test(
    fold(text.slice(0, 200)),
  );

export const speaksOfOpportunity = (text: string): boolean =>
  /opportunit|\bcyfle|oportunidad|chancen|mulighed|opportunite/.test(fold(text.slice(0, 200)));
export const speaksOfThreat = (text: string): boolean =>
  /risk|threat|riesgo|amenaza|risiko|menace|bygythiad/.test(fold(text.slice(0, 200)));

/** Words that stand on likelihood axes only, and on impact axes only (folded, whole labels). */
const LIKELIHOOD_WORDS =
  /^(?:(?:very|highly|extremely|most|almost|quite|fairly|un)? ?(?:un)?likely|rare|very rare|remote|(?:almost )?(?:im)?possible|(?:almost |near |virtually )?certain|(?:highly |very )?(?:im)?probable|(?:almost |near )certainty|occasional|frequent|seldom|expected|inevitable|raro|remot[oa]|improbable|posible|casi segur[oa]|poco probable|muy probable|unwahrscheinlich|wahrscheinlich|moglich|haufig|gelegentlich|usandsynlig|sandsynlig|sjelden|mulig|provavel|improvavel|possivel|quase certo|peu probable|quasi certain|prin|annhebygol|posibl|tebygol|bron yn sicr)$/;
const IMPACT_WORDS =
  /^(?:insignificant|negligible|marginal|neglectible|trivial|minimal|minor|moderate|significant|serious|major|severe|critical|catastrophic|disastrous|extreme|massive|fundamental|outstanding|insignificante|menor|moderad[oa]|mayor|maxim[oa]|minim[oa]|catastrofic[oa]|critic[oa]|sever[oa]|unwesentlich|geringfugig|kritisch|katastrophal|ubetydelig|alvorlig|katastrofal|mineur|modere|majeur|grave|critique|catastrophique|ansylweddol|bach|cymedrol|mawr|trychinebus)$/;

/** Which axis a level's label belongs to by its word alone. */
export const axisOfLevel = remembered((label: string): "likelihood" | "impact" | null => {
  const word = fold(label.slice(0, 100).replace(/\([^)]*\)|\d+/g, " "));
  return LIKELIHOOD_WORDS.test(word) ? "likelihood" : IMPACT_WORDS.test(word) ? "impact" : null;
});

/** Words of ordered scales with their place; a scale's steps are never reckoned with, only their order. */
const RANKS: ReadonlyMap<string, number> = new Map(
  (
    [
      [0, "none nil never impossible very_rare"],
      [
        1,
        "very_low lowest rare remote negligible neglectible insignificant trivial minimal very_unlikely highly_unlikely extremely_unlikely improbable acceptable broadly_acceptable muy_bajo muy_baja insignificante raro rara minim minima minimo aceptable sehr_gering sehr_niedrig unwesentlich meget_lav ubetydelig muito_baixo tres_faible isel_iawn очень_низкая очень_низкий sjelden ansylweddol aceitavel akzeptabel acceptabel",
      ],
      [
        2,
        "low l minor marginal unlikely slight small green bajo baja menor improbable poco_probable gering niedrig geringfugig unwahrscheinlich lav lille usandsynlig baixo baixa faible mineur isel низкая низкий низкое bach annhebygol",
      ],
      [
        3,
        "medium m moderate possible med middle average tolerable yellow medio media moderado moderada posible mittel massig moglich mellem middels middel mulig moyen modere possivel canolig средняя средний среднее cymedrol posibl tolerabel",
      ],
      [3.3, "amber orange significant substantial elevated occasional considerable"],
      [
        4,
        "high h major likely probable serious alto alta mayor hoch wahrscheinlich hoj hoy sandsynlig eleve fort majeur uchel высокая высокий высокое mawr tebygol alvorlig",
      ],
      [4.5, "severe critical severo severa critico critica kritisch kritisk grave critique"],
      [
        5,
        "very_high v vh highest very_likely highly_likely almost_certain certain frequent extreme catastrophic disastrous intolerable unacceptable red outstanding muy_alto muy_alta casi_seguro maxima maximo catastrofico catastrofica extremo extrema sehr_hoch haufig katastrophal meget_hoj svaert_hoy katastrofal inaceptable muito_alto quase_certo tres_eleve tres_fort quasi_certain catastrophique uchel_iawn очень_высокая очень_высокий критический trychinebus bron_yn_sicr",
      ],
      [5.5, "very_severe black"],
    ] as const
  ).flatMap(([rank, words]) => words.split(" ").map((word) => [fold(word.replace(/_/g, " ")), rank] as const)),
);

/** Where a word stands on a scale from low to high; null for words that are on none. "Low medium" stands between its two. */
export const rankOf = (text: string): number | null => (text.length > 60 ? null : rankOfText(text));
const rankOfText = remembered(rankOfWord);

function rankOfWord(text: string): number | null {
  const word = fold(text.replace(/\([^)]*\)|\d+/g, " ")).replace(
    / ?(?:risks?|riesgo|risiko|rated|rating|level|zone|scores?|opportunit(?:y|ies)|priority)$/,
    "",
  );
  const exact = RANKS.get(word);
  if (exact !== undefined) return exact;
  const parts = word.split(" ");
  if (parts.length < 2 || parts.length > 3) return null;
  const ranks = parts.map((part) => RANKS.get(part));
  return ranks.every((rank) => rank !== undefined)
    ? ranks.reduce((sum: number, rank) => sum + rank!, 0) / ranks.length
    : null;
}

const COLOURS =
  /^(?:(?:dark|light|pale|deep|bright) )?(?:red|amber|orange|yellow|green|blue|black|purple|grey|gray|white)\b/;
/** The colour a text begins with ("Red scores - act now" -> "red"); null where it begins with none. */
export const colourBegun = (text: string): string | null =>
  COLOURS.exec(fold(text.slice(0, 80)))?.[0].replace("gray", "grey") ?? null;

/** Whether a text is a word for a band: on a scale, or a colour. */
export const isBandWord = (text: string): boolean =>
  rankOf(text) !== null || (text.length <= 30 && colourBegun(text) !== null);

/** Whether a text can name a band: by its word, or by a count. */
export const isBandName = (text: string): boolean => isBandWord(text) || gradeOf(text) !== null;
