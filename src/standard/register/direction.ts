import { dotText, readDot } from "../../movement";
import { OWN, STAGES } from "../../register";
import type { Look } from "../sheet";
import type { Draft, RegisterSheet, Row } from "./model";

/** The movement by the scores in our words; where there is none, what the source says. */
function direction(spec: RegisterSheet, { risk, movement, meaning }: Row, look: Look): string | null {
  const text = risk.dot?.text ?? "";
  // Beside registers to which up means something else, a bare arrow would be misread.
  const read = spec.origins && meaning && isBareArrow(text) ? readDot(text, meaning, risk.kind) : null;
  const said = movement ?? read;
  if (said === null) return text || null;
  const words = dotText(said, spec.meaning, risk.kind);
  return look.plain ? words.replace(/^\S\s/, "") : words;
}

const isBareArrow = (text: string): boolean => /^\s*[^\s\p{L}\p{N}]{1,2}\s*$/u.test(text);

const LONGEST_DIRECTION = 24;

/** Narrow and centred, unless the source describes its directions in sentences. */
export function directionColumn(spec: RegisterSheet, rows: readonly Row[], look: Look): Draft {
  const cells = rows.map((row) => direction(spec, row, look));
  const isShort = cells.every((cell) => (cell?.length ?? 0) <= LONGEST_DIRECTION);
  return { key: "dot", heading: "Direction of travel", cells, ...(isShort && { characters: 13, centred: true }) };
}

/** The source's notes, then ours: where a figure of the source was kept against its own matrix, or an arrow against its scores. */
export function notesText({ risk, stages, movement, meaning }: Row, { origins }: RegisterSheet): string | null {
  const own = risk.texts.notes?.text;
  const said = risk.dot ? readDot(risk.dot.text, meaning, risk.kind) : null;
  const ours = [
    ...STAGES.flatMap((stage) => stages[stage].notes),
    ...(movement && said && said !== movement && said !== "new" && said !== "closed"
      ? [`Direction of travel: the source says ${risk.dot!.text}, its scores say ${movement}.`]
      : []),
    ...(origins && meaning === null && movement === null && risk.dot && /[▲▼↑↓]/.test(risk.dot.text)
      ? [`Direction of travel: the source shows ${risk.dot.text}, and nobody says what its arrows mean.`]
      : []),
  ].map((note) => `${OWN.note}${note}`);
  return [...(own ? [own] : []), ...ours].join("\n") || null;
}
