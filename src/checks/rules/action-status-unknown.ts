import type { Check } from "../check";
import { openActions } from "../actions";
import { listed, quoted, saysNothing } from "../walk";

/** A set of statuses shows itself in at least this many actions, of which all but one, or a tenth, use one of at most this many words. */
const LEAST_ACTIONS = 8;
const MOST_WORDS = 7;
/** Words any register may use once. */
const COMMON =
  /^(?:open|closed?|complete[d]?|done|in progress|on ?going|not started|started|planned|proposed|overdue|delayed|late|on (?:hold|track|target|schedule)|off track|cancelled|deferred|superseded|not due|new|in hand|under ?way|pending|awaiting|to (?:do|start)|paused|slipp(?:ed|ing)|at risk|achieved|implemented|progressing|behind schedule|not yet due|r|a|g|b|red|amber|green|blue|\d{1,3} ?%?)\b/i;

export const actionStatusUnknown = {
  id: "action-status-unknown",
  severity: "warning",
  group: "Actions, controls and dates",
  title: "Status is not one the register uses",
  looksAt: "Actions' statuses that stand once, in a register whose other actions all use the same few words.",
  why: "An action with a status of its own is left out when the register is filtered or counted by status.",
  remedy: "Put in one of the register's own statuses.",
  fix: null,
  examples: { wrong: "Complete, In progress, In progres", right: "Complete, In progress, In progress" },
  *run({ register }) {
    const actions = [...openActions(register)].filter(
      ({ action }) => action.status && !saysNothing(action.status.text),
    );
    const counts = new Map<string, number>();
    const plain = (text: string): string => text.toLowerCase().replace(/\s+/g, " ").trim();
    for (const { action } of actions)
      counts.set(plain(action.status!.text), (counts.get(plain(action.status!.text)) ?? 0) + 1);
    const set = [...counts].filter(([word, uses]) => uses >= 2 && word.length <= 30);
    const covered = [...counts].reduce((sum, [word, uses]) => sum + (uses >= 2 || COMMON.test(word) ? uses : 0), 0);
    if (
      actions.length < LEAST_ACTIONS ||
      set.length < 2 ||
      set.length > MOST_WORDS ||
      actions.length - covered > Math.max(1, actions.length * 0.1)
    )
      return;
    const words = new Map(actions.map(({ action }) => [plain(action.status!.text), action.status!.text]));
    const known = listed(set.map(([word]) => quoted(words.get(word)!)));
    for (const { risk, action } of actions) {
      const text = action.status!.text;
      if (counts.get(plain(text))! > 1 || COMMON.test(text.trim())) continue;
      yield {
        cell: action.status!.cell,
        related: [action.cell],
        risk,
        message: `Status ${quoted(text)} stands once; the other actions say ${known}.`,
        actual: text,
      };
    }
  },
} satisfies Check;
