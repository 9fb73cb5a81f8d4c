import { isDone, type Action } from "../register";
import { compareDays } from "../workbook";
import type { Change } from "./compare";
import { overlap } from "./wording";

const plain = (text: string | undefined): string => (text ?? "").normalize("NFKC").replace(/\s+/g, " ").trim();

/** From so much of its words on an action is the same one, gone over. */
const GONE_OVER = 0.5;
/** More actions than this under one risk are matched by equal words only. */
const MOST = 60;

/** What became of a risk's actions. They are the same where their words are, or nearly; numbers and order do not count. */
export function actionChanges(previous: readonly Action[], current: readonly Action[]): readonly Change[] {
  const before = pairs(previous, current);
  const changes: Change[] = [];
  for (const action of current) {
    const what = plain(action.description);
    const old = before.get(action);
    if (!old) {
      changes.push({ kind: "action added", what, from: "", to: plain(action.status?.text) });
      continue;
    }
    const [from, to] = [plain(old.status?.text), plain(action.status?.text)];
    if (isDone(to) && !isDone(from)) changes.push({ kind: "action finished", what, from, to });
    const [due, later] = [
      old.revisedDue?.day ? old.revisedDue : old.due,
      action.revisedDue?.day ? action.revisedDue : action.due,
    ];
    if (due?.day && later?.day && compareDays(later.day, due.day) > 0)
      changes.push({ kind: "action slipped", what, from: due.text, to: later.text });
  }
  const met = new Set(before.values());
  for (const action of previous)
    if (!met.has(action))
      changes.push({
        kind: "action dropped",
        what: plain(action.description),
        from: plain(action.status?.text),
        to: "",
      });
  return changes;
}

/** Present actions with what they were: equal words first, then the likest. */
function pairs(previous: readonly Action[], current: readonly Action[]): ReadonlyMap<Action, Action> {
  const key = ({ description }: Action): string =>
    plain(description)
      .toLowerCase()
      .replace(/^\d+[.)]\s*/, "");
  const found = new Map<Action, Action>();
  const open = new Map<string, Action[]>();
  for (const action of previous) open.set(key(action), [...(open.get(key(action)) ?? []), action]);
  for (const action of current) {
    const same = open.get(key(action))?.shift();
    if (same) found.set(action, same);
  }
  const [old, own] = [[...open.values()].flat(), current.filter((action) => !found.has(action))];
  if (old.length > MOST || own.length > MOST) return found;
  const alike = own
    .flatMap((now) => old.map((then) => ({ now, then, alike: overlap(key(now), key(then)) })))
    .filter((one) => one.alike >= GONE_OVER)
    .sort((a, b) => b.alike - a.alike);
  const taken = new Set<Action>();
  for (const { now, then } of alike) {
    if (found.has(now) || taken.has(then)) continue;
    found.set(now, then);
    taken.add(then);
  }
  return found;
}
