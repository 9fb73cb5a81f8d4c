import type { Register, RegisterReading, Risk } from "../register";
import { compareDays } from "../workbook";

const ENDED = /^(?:closed?|archived?|removed?|retired|deleted|withdrawn|transferred|merged)\b/i;
/** A section or a sheet that holds what is over: "Closed risks", "Archive", "Risks removed since Q1". */
const CLOSED_PLACE = /^(?:\W*(?:recently|risks?)\W+)*(?:closed|archived?|removed|retired|former)\b/i;

/** A risk nobody works on any more, by its status or the section it is in: closed, archived, handed over. What is missing there is not asked for. */
export const isClosed = (risk: Risk): boolean =>
  CLOSED_PLACE.test(risk.texts.category?.text.trim() ?? "") ||
  (ENDED.test(risk.texts.status?.text.trim() ?? "") && !speaksOfAction(risk)) ||
  /^closed\b/i.test(risk.dot?.text.trim() ?? "") ||
  Object.entries(risk.other).some(([heading, { text }]) => OF_RISK.test(heading) && ENDED.test(text.trim()));

/** A status column beside the risk's actions speaks of them. */
const speaksOfAction = (risk: Risk): boolean => {
  const cell = risk.texts.status?.cell;
  return risk.actions.some(({ status }) => status?.cell.row === cell?.row && status?.cell.column === cell?.column);
};
const OF_RISK = /\b(?:risk status|status of (?:the )?risk|open ?(?:or|\/) ?closed)\b/i;

/** Whether a risk is marked closed where it stands: by its status, by the section it is in, or by its sheet. */
export const isMarkedClosed = (register: Register, risk: Risk): boolean =>
  isClosed(risk) || CLOSED_PLACE.test(register.sheet.trim());

const plain = (text: string): string => text.normalize("NFKC").replace(/\s+/g, " ").trim().toLowerCase();
/** A shorter title says too little to find a risk by. */
const LEAST_TITLE = 11;

/** Where a risk went that is not in its register any more, so far as the rest of the workbook tells. */
export function elsewhere(
  risk: Risk,
  { previous, current }: { readonly previous: Register; readonly current: Register },
  around: RegisterReading | null,
): "closed" | "moved" | "vanished" {
  if (!around) return "vanished";
  const { closed, open } = placesIn(around, previous, current);
  const keys = keysOf(risk);
  return keys.some((key) => closed.has(key)) ? "closed" : keys.some((key) => open.has(key)) ? "moved" : "vanished";
}

/** What a risk is found again by elsewhere: its wording, and a reference that is more than a number. */
export const keysOf = ({ id, title }: Pick<Risk, "id" | "title">): readonly string[] => [
  ...(title.length >= LEAST_TITLE ? [plain(title)] : []),
  ...(/\p{L}/u.test(id) && /\d/.test(id) ? [`id ${plain(id)}`] : []),
];

interface Places {
  readonly closed: ReadonlySet<string>;
  readonly open: ReadonlySet<string>;
}
const PLACES = new WeakMap<RegisterReading, Map<Register, Places & { readonly previous: Register }>>();

/** What the workbook's other registers hold, and its sheets of closed risks, which may be no registers. */
function placesIn(around: RegisterReading, previous: Register, current: Register): Places {
  let known = PLACES.get(around);
  if (!known) PLACES.set(around, (known = new Map()));
  let places = known.get(current);
  if (places?.previous !== previous) {
    const closed = new Set<string>(closedTexts(around)),
      open = new Set<string>();
    for (const other of around.registers) {
      if (other === current || isOfOtherPeriod(other, previous, current)) continue;
      for (const risk of other.risks)
        for (const key of keysOf(risk)) (isMarkedClosed(other, risk) ? closed : open).add(key);
    }
    known.set(current, (places = { previous, closed, open }));
  }
  return places;
}

/**
 * Whether a register of the same workbook tells of another period than this one, and so nothing of where a risk is now: by
 * the periods that both state, or since it is last quarter's sheet that this one is compared with.
 */
export function isOfOtherPeriod(other: Register, previous: Register, current: Register): boolean {
  // A list of closed risks is kept from period to period.
  if (other.risks.every((risk) => isMarkedClosed(other, risk))) return false;
  if (other.periodEnd && current.periodEnd && compareDays(other.periodEnd, current.periodEnd) !== 0) return true;
  return other === previous || sameRisks(other, previous);
}

/** The period before may have been read a second time: then its risks stand in the same cells and say the same. */
const sameRisks = (one: Register, other: Register): boolean =>
  one.risks.length === other.risks.length &&
  one.risks.every((risk, i) => {
    const { sheet, rows, id, title } = other.risks[i]!;
    return risk.sheet === sheet && risk.rows[0] === rows[0] && risk.id === id && risk.title === title;
  });

/** A heading is short, and alone in its row. */
const LONGEST_HEADING = 60;

/** What stands on sheets of closed risks, and under a heading that says so on any other. */
function* closedTexts({ workbook, registers }: RegisterReading): Iterable<string> {
  for (const sheet of workbook.sheets) {
    const ofRisks = registers.flatMap(({ range, risks }) =>
      risks.some((risk) => risk.sheet === sheet.name) ? [range] : [],
    );
    const named = CLOSED_PLACE.test(sheet.name.trim());
    let closed = named;
    for (const [r, row] of sheet.rows.entries()) {
      const texts = row.filter((value) => typeof value === "string").map((value) => value.trim());
      const said = texts.filter((text) => text !== "");
      if (!named && said.length === 1 && said[0]!.length <= LONGEST_HEADING) closed = CLOSED_PLACE.test(said[0]!);
      if (!closed || (!named && ofRisks.some(({ top, bottom }) => r >= top && r <= bottom))) continue;
      for (const text of said)
        if (text.length >= LEAST_TITLE) yield plain(text);
        else if (/\p{L}/u.test(text) && /\d/.test(text)) yield `id ${plain(text)}`;
    }
  }
}
