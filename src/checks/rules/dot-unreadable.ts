import { readArrow } from "../../movement";
import type { Check } from "../check";
import { quoted, saysNothing } from "../walk";

/** Longer texts are prose: a register that writes its direction in sentences is read by people only. */
const PROSE = 60;

export const dotUnreadable = {
  id: "dot-unreadable",
  severity: "warning",
  group: "Direction of travel",
  title: "Direction of travel cannot be read",
  looksAt:
    "Direction-of-travel cells that hold neither an arrow nor a word for better, worse, same, new or closed, in a register whose other cells do.",
  why: "A sign that nobody can read says nothing, and is left out of every summary of what has moved.",
  remedy: "Put in the arrow or word the register uses in its other rows.",
  fix: null,
  examples: { wrong: "Direction of travel: ?", right: "Direction of travel: ▲ Worse" },
  *run({ register }) {
    const filled = register.risks.filter((risk) => risk.dot && !saysNothing(risk.dot.text));
    const unreadable = filled.filter((risk) => risk.dot!.text.length <= PROSE && readArrow(risk.dot!.text) === null);
    const readable = filled.filter((risk) => readArrow(risk.dot!.text) !== null).length;
    if (readable === 0 || readable <= unreadable.length || filled.length - readable - unreadable.length > readable)
      return;
    for (const risk of unreadable)
      yield {
        cell: risk.dot!.cell,
        risk,
        message: `Direction of travel reads ${quoted(risk.dot!.text)}, which is neither an arrow nor a word for a direction.`,
        actual: risk.dot!.text,
      };
  },
} satisfies Check;
