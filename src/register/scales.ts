import { distance } from "fastest-levenshtein";
import { listed, plain } from "./text";

/** A scale of words, lowest level first; each level a list of the words that mean it. */
interface Scale {
  readonly levels: readonly (readonly string[])[];
}

const scale = (...levels: readonly string[]): Scale => ({ levels: levels.map(listed) });

/**
 * Scales seen in registers, the shortest first. A column's words are numbered only by a scale that holds all of
 * them; what is in none is no word of a scale.
 */
const SCALES: readonly Scale[] = [
  scale(
    "low, l, green, minor, minimal, unlikely, bajo, baja, niedrig, gering, lav, lavt, lille, н, låg, lågt, laag, lage, basso, bassa, niski, niska, niskie, małe, baixo, baixa, faible, низкая, низкий, низкое, isel",
    "medium, m, amber, moderate, med, mid, possible, average, medio, media, mittel, middel, middels, moderat, mellemstor, с, mellan, medel, medelhög, gemiddeld, midden, średni, średnia, średnie, moyen, moyenne, medio, средняя, средний, среднее, canolig",
    "high, h, red, major, likely, severe, alto, alta, hoch, hoj, hoy, hoyt, stor, в, hög, högt, hoog, hoge, wysoki, wysoka, wysokie, duże, eleve, elevee, высокая, высокий, высокое, uchel",
  ),
  scale(
    "low, l, green, minor, bajo, baja, baixo, baixa, faible, niedrig, gering, lav, låg, laag, basso, bassa, niski, niska, niskie, низкий, низкая, низкое",
    "medium, m, yellow, moderate, medio, media, mittel, middels, mellem, moyen, mellan, medel, gemiddeld, średni, średnia, średnie, средний, средняя, среднее",
    "high, h, amber, orange, major, alto, alta, hoch, hoy, hoj, eleve, hög, hoog, wysoki, wysoka, wysokie, высокий, высокая, высокое",
    "critical, c, extreme, very high, vh, red, severe, catastrophic, e, critico, critica, extremo, extrema, kritisch, kritisk, critique, kritiek, krytyczny, krytyczna, krytyczne, критический, критическая, критическое, muy alto, muy alta",
  ),
  scale(
    "very low, vl, muy bajo, muy baja, sehr gering, sehr niedrig, meget lav, svaert lav, muito baixo, muito baixa, tres faible, mycket låg, zeer laag, molto basso, molto bassa, bardzo niski, bardzo niska, bardzo niskie, очень низкая, очень низкий, очень низкое, isel iawn, lowest, trivial",
    "low, l, bajo, baja, gering, niedrig, lav, låg, laag, basso, bassa, niski, niska, niskie, baixo, baixa, faible, низкая, низкий, низкое, isel",
    "medium, m, moderate, med, mid, average, medio, media, mittel, middel, middels, moderat, mellan, medel, gemiddeld, średni, średnia, średnie, moyen, moyenne, moderado, moderada, средняя, средний, среднее, canolig",
    "high, h, alto, alta, hoch, hoj, hoy, hög, hoog, wysoki, wysoka, wysokie, eleve, elevee, высокая, высокий, высокое, uchel",
    "very high, vh, extreme, critical, muy alto, muy alta, sehr hoch, meget hoj, svaert hoy, muito alto, muito alta, tres eleve, mycket hög, zeer hoog, molto alto, molto alta, bardzo wysoki, bardzo wysoka, bardzo wysokie, extremo, очень высокая, очень высокий, очень высокое, uchel iawn, highest",
  ),
  scale(
    "rare, remote, very unlikely, highly unlikely, improbable, very rare, almost impossible, raro, rara, remoto, remota, muy improbable, casi imposible, sehr unwahrscheinlich, meget usandsynlig, svaert usannsynlig, annhebygol iawn, prin, tres improbable, muito improvavel, mycket osannolik, sällsynt, zeer onwaarschijnlijk, zeldzaam, molto improbabile, bardzo mało prawdopodobne, rzadkie, крайне маловероятно, очень маловероятно, unvorstellbar",
    "unlikely, low, improbable, poco probable, unwahrscheinlich, usandsynlig, usannsynlig, lite sannsynlig, annhebygol, peu probable, improvavel, osannolik, onwaarschijnlijk, improbabile, poco probabile, mało prawdopodobne, маловероятно, маловероятный, seldom",
    "possible, moderate, medium, posible, moglich, vorstellbar, gelegentlich, mulig, posibl, occasional, ocasional, possivel, möjlig, mogelijk, possibile, możliwe, возможно, возможный, moderado",
    "likely, probable, high, probable, wahrscheinlich, sandsynlig, sannsynlig, tebygol, provavel, sannolik, trolig, waarschijnlijk, probabile, prawdopodobne, вероятно, вероятный",
    "almost certain, very likely, certain, highly likely, highly probable, expected, near certain, frequent, casi seguro, casi segura, quasi certain, muy probable, casi certeza, seguro, sehr wahrscheinlich, haufig, sehr haufig, naesten sikker, nesten sikker, meget sandsynlig, svaert sannsynlig, bron yn sicr, tebygol iawn, quase certo, presque certain, tres probable, mycket sannolik, nästan säker, zeer waarschijnlijk, bijna zeker, molto probabile, quasi certo, bardzo prawdopodobne, prawie pewne, весьма вероятно, очень вероятно, почти наверняка",
  ),
  scale("unvorstellbar", "unwahrscheinlich", "vorstellbar", "gelegentlich", "wahrscheinlich", "haufig"),
  scale(
    "unwesentlich, unbedeutend, negligible, insignificant, vernachlassigbar",
    "geringfugig, gering, marginal, minor",
    "kritisch, critical, serious",
    "katastrophal, catastrophic",
  ),
  scale(
    "insignificant, negligible, trivial, minimal, very minor, very low, insignificante, minimo, minima, unbedeutend, unwesentlich, ubetydelig, ansylweddol, dibwys, negligeable, insignifiant, försumbar, obetydlig, verwaarloosbaar, trascurabile, nieistotny, nieistotne, pomijalny, незначительный, незначительное, insignificant impact",
    "minor, low, slight, small, marginal, menor, leve, gering, geringfugig, mindre, liten, bach, man, mineur, mineure, lindrig, klein, lieve, minore, mały, niewielki, niewielkie, малый, слабое",
    "moderate, medium, significant, noticeable, moderado, moderada, mittel, moderat, cymedrol, modere, moderee, significativo, måttlig, kännbar, matig, moderato, umiarkowany, umiarkowane, умеренный, умеренное, spurbar",
    "major, serious, high, considerable, hazardous, substantial, mayor, grave, schwerwiegend, erheblich, kritisch, alvorlig, stor, mawr, majeur, majeure, maior, allvarlig, groot, ernstig, maggiore, poważny, poważne, значительный, значительное, существенный, существенное, significant",
    "catastrophic, severe, critical, extreme, very high, disastrous, catastrofico, catastrofica, maximo, maxima, severo, severa, critico, katastrophal, existenzbedrohend, katastrofal, trychinebus, difrifol, catastrophique, mycket allvarlig, catastrofaal, zeer ernstig, gravissimo, katastrofalny, katastrofalne, катастрофический, катастрофическое, критический, критическое, outstanding, exceptional",
  ),
  scale("insignificant, negligible", "minor", "moderate", "major", "severe, critical", "catastrophic, extreme"),
  scale(
    "unlikely, annhebygol, improbable, poco probable, unwahrscheinlich, usandsynlig, usannsynlig, peu probable, improvavel",
    "possible, posibl, posible, moglich, mulig, possivel",
    "likely, tebygol, probable, wahrscheinlich, sandsynlig, sannsynlig, provavel",
    "very likely, tebygol iawn, muy probable, sehr wahrscheinlich, meget sandsynlig, svaert sannsynlig, tres probable, muito provavel",
  ),
  scale("very low, vl", "low, l", "high, h", "very high, vh"),
  scale("remote, rare", "unlikely", "likely", "almost certain"),
  scale("almost impossible", "very unlikely", "unlikely", "likely", "very likely", "almost certain"),
  scale("negligible", "very low", "low", "medium", "high", "catastrophic, very high"),
];

/** Words of bands and scales that stand in no numbered scale of ours. */
const OTHER_WORDS = `
  red, amber, green, yellow, orange, black, blue, purple, r, a, g, y, ambar, rojo, amarillo, verde, naranja, rot, gelb, grun, rod, gul, gron, gronn,
  coch, ambr, oren, eithafol, man, gwyrdd, melyn, rouge, jaune, vert, vermelho, amarelo, красный, желтый, зеленый, оранжевый,
  acceptable, unacceptable, tolerable, intolerable, undesirable, aceptable, inaceptable, indeseable, inadmisible, significant, serious,
  elevated, guarded, medium high, low medium, high medium, medium low, moderate high, low moderate, very severe, b, quite high, quite low, considerable, insignificante,
  spurbar, casi segura, quasi certain, mild, substantial, dark green, light green, dark red, important, trivial, importante, moderate to high, low to medium, medium to high, intermediate, extremely high, extremely low, major, minor, certain, uncertain`;

const WORDS: ReadonlySet<string> = new Set([...SCALES.flatMap((s) => s.levels.flat()), ...listed(OTHER_WORDS)]);

/** "N/A" and its kin are no words of a scale, though their letters are. */
const NOTHING = /^\s*n\s*[/.]\s*a\.?\s*$/i;

/** Whether a text is nothing but a word of a scale: "Very High", "4 - Likely", "Likely (4)", "H", "High risk". */
export function isScaleWord(text: string): boolean {
  if (text.length > 60 || NOTHING.test(text)) return false;
  const words = plain(text.replace(/[([][^)\]]*[)\]]/g, " "));
  if (WORDS.has(words)) return true;
  const bare = words
    .replace(/^\d{1,3}\s+|\s+\d{1,3}$/g, "")
    .replace(/\s*\b(?:risks?|impact|likelihood|probability|rating|level)$/, "");
  if (WORDS.has(bare)) return true;
  const halves = text.split(/[/]|\s-\s/);
  return halves.length === 2 && halves.every((half) => WORDS.has(plain(half)));
}

const LONG_WORDS = [...WORDS].filter((word) => word.length >= 6);
const misspelt = new Map<string, boolean>();

/** A word of a scale, or one so near that only a slip of the pen lies between ("Negliable"). For telling what a column is, never for reading a cell. */
export function isNearlyScaleWord(text: string): boolean {
  if (isScaleWord(text)) return true;
  if (text.length < 5 || text.length > 24) return false;
  const word = plain(text);
  const known = misspelt.get(word);
  if (known !== undefined) return known;
  const near = LONG_WORDS.some(
    (w) => Math.abs(w.length - word.length) <= 2 && distance(w, word) <= (w.length >= 9 ? 2 : 1),
  );
  if (misspelt.size < 5000) misspelt.set(word, near);
  return near;
}

/** The word of a scale that a text begins with ("Low, as everyone has ..." gives "low"); null where there is none. Letters alone count only when they are the whole text. */
export function leadingScaleWord(text: string): string | null {
  const head = text.slice(0, 60);
  const words = plain(head).split(" ");
  const start = /^\d{1,3}$/.test(words[0] ?? "") ? 1 : 0;
  for (const many of [3, 2, 1]) {
    const word = words.slice(start, start + many).join(" ");
    if (WORDS.has(word) && (word.length > 2 || words.length === start + many)) return word;
  }
  return null;
}

/**
 * The numbers of a column's words, by the shortest scale that holds them all; null where no scale does.
 * `texts` are cells' texts, with or without numbers beside the words; `size` is how many levels the axis has, where known.
 */
export function numberWords(texts: readonly string[], size: number | null = null): ReadonlyMap<string, number> | null {
  const words = new Set(texts.map((text) => leadingScaleWord(text) ?? plain(text)).filter((word) => word !== ""));
  if (words.size === 0) return null;
  for (const { levels } of SCALES) {
    if (size !== null && levels.length !== size) continue;
    const numbers = new Map<string, number>();
    levels.forEach((level, i) => {
      for (const word of level) if (words.has(word)) numbers.set(word, i + 1);
    });
    if (numbers.size === words.size) return numbers;
  }
  // First letters of a language's words; the middle one tells them from letters that count (A, B, C).
  const letters =
    size === null || size === 3 ? INITIALS.find((each) => [...words].every((w) => each.includes(w))) : null;
  return letters && words.has("m") ? new Map(letters.map((letter, i) => [letter, i + 1])) : null;
}

/** Low, medium and high by their first letters: bajo, medio, alto; gering, mittel, hoch. */
const INITIALS: readonly (readonly string[])[] = [
  ["b", "m", "a"],
  ["g", "m", "h"],
];
