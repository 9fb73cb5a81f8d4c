import { isCellError, isDateFormat, type CellValue } from "../workbook";
import { readDateText } from "./dates";
import { NAMED_PAIR, isPairAlone } from "./ratings";
import { isNearlyScaleWord, leadingScaleWord } from "./scales";
import { cellText, isBlank, plain } from "./text";

/** What a column's cells look like. All but the first and the last three are shares of the filled cells, 0 to 1. */
export interface Shape {
  readonly filled: number;
  /** Numbers, also held as text. */
  readonly numbers: number;
  /** Nothing but a word of a scale. */
  readonly words: number;
  /** Begins with a word of a scale. */
  readonly leads: number;
  /** Short and few, used again and again: a scale or a list of the register's own. */
  readonly isList: boolean;
  /** A number with words, or two numbers: "16 (Major/Likely)", "4x4=16", "4,3". */
  readonly compound: number;
  /** A letter by a numeral: "B2", "2B", "CII". References look so as well. */
  readonly codes: number;
  readonly long: number;
  readonly dates: number;
  /** Nothing but whole numbers, each one more than the one before: a count of rows. */
  readonly counts: boolean;
  /** "R1", "CR 13", 1, 2, 3. */
  readonly ids: number;
  readonly ticks: number;
  /** Levels under their rating's letter: "L2", "I 4". */
  readonly prefixed: number;
  /** Two ratings, and no score made of them: "4 x 5", "L4 I5". */
  readonly pairs: number;
  /** Two ratings, each under its own name: "L4 I5". */
  readonly namedPairs: number;
  /** Two words of a scale, one for each rating: "Major/Likely". */
  readonly wordPairs: number;
  /** A letter alone, A to F, or a Roman numeral: a lettered scale. */
  readonly letters: number;
  /** Arrows, or words of a direction: increased, static. */
  readonly directions: number;
  /** Open, closed, in progress, R, A, G. */
  readonly statuses: number;
  /** Accept, avoid, reduce, transfer. */
  readonly responses: number;
  /** Different texts by filled cells. */
  readonly distinct: number;
  readonly max: number;
  readonly min: number;
  readonly averageLength: number;
}

const STATUS =
  /^(?:open|opened|closed?|active|inactive|in progress|ongoing|on going|on track|not started|started|complete[d]?|pending|planned|monitor(?:ing|ed)?|resolved|draft|live|done|overdue|delayed|implemented|r|a|g|b|red|amber|green|blue|escalated|under review|abierto|cerrado|pendiente|en progreso|offen|geschlossen|erledigt|abgeschlossen|in bearbeitung|aberto|fechado|ouvert|clos|открыт|закрыт|aben|lukket|apen|oppen|stangd|avslutad|pagaende|pagar|gesloten|afgerond|lopend|aperto|chiuso|in corso|otwart[aey]|zamkniet[aey]|w toku|aktywn[aey]|в работе|открыто|закрыто|активен|активный|en curso|en proceso|em andamento|en cours|igang|paborjad|agored|ar agor|ar gau|wedi cau|mitigated|materiali[sz]ed|realised|occurred)$/;
const RESPONSE =
  /^(?:(?:actively |passively |risk )?(?:accept(?:ance|ed)?|avoid(?:ance)?|mitigat(?:e|ed|ion|ing)|reduc(?:e|ed|tion|ing)|transfer(?:red|ence)?|treat(?:ed|ment)?|tolerat(?:e|ed)|terminat(?:e|ed|ion)|share|sharing|exploit|enhance|contingency|monitor|prevent(?:ion)?|escalate|eliminate)|aceptar|mitigar|transferir|evitar|contingencia|reducir|akzeptieren|vermeiden|vermindern|uberwalzen|accepter|reduire|goddef|trin|trosglwyddo|terfynu|aceitar|eliminar|eviter|transferer|attenuer|mitigare|trasferire|evitare|accettare|ridurre|undvika|undga|unnga|overfore|overfora|minska|redusere|reducere|acceptera|akseptere|accepteren|vermijden|verminderen|overdragen|akceptacja|unikanie|transfer|lagodzenie|redukcja|ograniczanie|смягчение|принятие|принять|перенос|передача|снижение|снизить|уклонение|предотвращение|избежание|избегание)\b/;
/** An arrow, or a word for the way a risk has gone. */
const DIRECTION =
  /^(?:[▲△▴↑⬆⇧▼▽▾↓⬇⇩►▶→⇒➔➡↔⇔◄◀←↗↘↖↙⬈⬊]\uFE0F?.{0,20}|(?:risk )?(?:increas(?:ed|ing)|decreas(?:ed|ing)|reduc(?:ed|ing)|improv(?:ed|ing)|worsen(?:ed|ing)|deteriorat(?:ed|ing)|unchanged|static|stable|no change|same|up|down|new|closed|risen|fallen|escalat(?:ed|ing)|worse|better))$/i;
const TICK = /^(?:x|✓|✔|√|●|•|■|y|yes|☒|☑|✗|✘)$/i;
/** A mark in a column of its own level: an X, a tick, a dot. */
export const isTick = (text: string): boolean => TICK.test(text);
const ID = /^(?:[\p{L}]{0,12}[\s._/#-]{0,3}){0,3}\d{1,6}(?:[.-]\d{1,4}){0,3}\s?[a-z]?[.)]?$/iu;
/** "CR 13", "R-01", 7: what a reference looks like. */
export const isIdLike = (text: string): boolean => text.length <= 24 && ID.test(text);

const PAIRED = /^(?:\d{1,3}\s?[=(:]\s?)?[a-z]{0,2}\d{1,2}\s?[x×*✕,/;]\s?[a-z]{0,2}\d{1,2}(?:\s?=\s?\d{1,3})?\s?\)?$/i;
const NUMBER_FIRST = /^\d{1,3}\s*(?:([([–—:=-])|\s)\s*(\p{L}.*)$/u;
const NUMBER_LAST = /^(\p{L}.*?)[\s([–—:=-]+\d{1,3}[)\]]?$/u;

/** A number beside a word of a scale, or two numbers: "16 (Major/Likely)", "Likely (4)", "4x4=16". "Agree the contract (10)" is none. */
function isCompound(said: string): boolean {
  if (said.length > 60) return false;
  if (PAIRED.test(said) || NAMED_PAIR.test(said)) return true;
  const first = NUMBER_FIRST.exec(said);
  const words = (first?.[2] ?? NUMBER_LAST.exec(said)?.[1])?.replace(/[)\]]\s*$/, "").trim();
  if (words === undefined) return false;
  return isNearlyScaleWord(words) || words.split(/\s*[/,]\s*/).every(isNearlyScaleWord);
}

/** "L2", "I4", "S:3": a level under its rating's letter. */
const PREFIXED = /^[lpics]\s?[-:=]?\s?\d{1,2}$/i;

/** "Major/Likely": two different words of a scale. */
function isWordPair(said: string): boolean {
  const halves = said.length > 60 ? [] : said.split(/\s*\/\s*/);
  return halves.length === 2 && halves.every((half) => /^\p{L}[^\d]*$/u.test(half) && isNearlyScaleWord(half));
}

const CODE = /^(?:[a-f]\s?(?:[1-6]|i{1,3}|iv|vi?)|(?:[1-6]|i{1,3}|iv|vi?)\s?[a-f])$/i;

/** An X alone is a tick. */
const LETTER = /^(?:[a-f]|i{1,3}|iv|vi{0,3}|ix)$/i;

const NUMERIC = /^[-+]?\d{1,9}(?:[.,]\d{1,6})?\s?%?$/;

export function shapeOf(cells: readonly { readonly value: CellValue; readonly format: string | undefined }[]): Shape {
  let filled = 0,
    numbers = 0,
    words = 0,
    leads = 0,
    compound = 0,
    codes = 0,
    long = 0,
    dates = 0,
    ids = 0,
    ticks = 0,
    prefixed = 0,
    pairs = 0,
    namedPairs = 0,
    wordPairs = 0,
    letters = 0,
    directions = 0,
    statuses = 0,
    responses = 0,
    length = 0;
  let max = -Infinity,
    min = Infinity,
    steps = 0,
    before: number | null = null;
  const texts = new Set<string>();
  for (const { value, format } of cells) {
    if (isBlank(value) || isCellError(value)) continue;
    filled++;
    const text = cellText(value);
    const words0 = plain(text.slice(0, 80));
    texts.add(words0);
    length += text.length;
    if (typeof value === "number") {
      if (format !== undefined && isDateFormat(format)) dates++;
      else {
        numbers++;
        max = Math.max(max, value);
        min = Math.min(min, value);
        if (Number.isInteger(value)) ids++;
        if (before !== null && value === before + 1) steps++;
        before = value;
      }
      continue;
    }
    const said = text.normalize("NFKC").trim();
    if (NUMERIC.test(said)) {
      numbers++;
      const number = Number(said.replace(",", ".").replace(/\s?%$/, ""));
      max = Math.max(max, number);
      min = Math.min(min, number);
    }
    if (isIdLike(said)) ids++;
    if (isNearlyScaleWord(text)) words++;
    if (leadingScaleWord(text) !== null) leads++;
    if (isCompound(said)) compound++;
    if (CODE.test(said)) codes++;
    if (text.length > 30) long++;
    if (text.length <= 30 && readDateText(said, "day-month").state !== "none") dates++;
    if (isTick(said)) ticks++;
    if (PREFIXED.test(said)) prefixed++;
    if (isPairAlone(said)) pairs++;
    if (NAMED_PAIR.test(said)) namedPairs++;
    if (isWordPair(said)) wordPairs++;
    if (LETTER.test(said)) letters++;
    if (DIRECTION.test(said)) directions++;
    if (STATUS.test(words0)) statuses++;
    if (RESPONSE.test(words0) && text.length <= 60) responses++;
  }
  const share = (n: number): number => (filled === 0 ? 0 : n / filled);
  const averageLength = share(length);
  return {
    filled,
    numbers: share(numbers),
    words: share(words),
    leads: share(leads),
    isList: ticks < filled * 0.6 && filled >= 4 && texts.size <= 6 && texts.size * 2 <= filled && averageLength <= 20,
    compound: share(compound),
    codes: share(codes),
    long: share(long),
    counts: filled >= 3 && steps === filled - 1,
    dates: share(dates),
    ids: share(ids),
    ticks: share(ticks),
    prefixed: share(prefixed),
    pairs: share(pairs),
    namedPairs: share(namedPairs),
    wordPairs: share(wordPairs),
    letters: share(letters),
    directions: share(directions),
    statuses: share(statuses),
    responses: share(responses),
    distinct: share(texts.size),
    max,
    min,
    averageLength,
  };
}
