import { lowIsWorse } from "../matrix";
import { matrixFor, type Register, type Risk } from "../register";
import { figuresRise } from "./rise";

/** So many risks, and twice as many as move the other way, show which way a register counts. */
const ENOUGH = 5;

const known = new WeakMap<Register, Map<Risk["kind"], 1 | -1 | 0>>();

/**
 * 1 where a higher score is the worse one in a register, -1 where it is the better one (for opportunities; and where the matrix
 * counts from the worst), 0 where nobody can say: its scores rise after controls, though nothing shows that 1 is the worst. A target
 * proves nothing: many a council writes what it tolerates there.
 */
export function worseWay(register: Register, kind: Risk["kind"]): 1 | -1 | 0 {
  if (kind === "opportunity") return -1;
  let ways = known.get(register);
  if (!ways) known.set(register, (ways = new Map()));
  let way = ways.get(kind);
  if (way === undefined) ways.set(kind, (way = wayOf(register, kind)));
  return way;
}

function wayOf(register: Register, kind: Risk["kind"]): 1 | -1 | 0 {
  let up = 0,
    down = 0;
  for (const risk of register.risks) {
    if (risk.kind !== kind) continue;
    const { inherent, current, residual } = risk.stages;
    const now = residual ?? current;
    const rise = inherent && now ? figuresRise(matrixFor(register, risk), inherent, now) : null;
    if (rise !== null && rise > 0) up++;
    if (rise !== null && rise < 0) down++;
  }
  if (lowIsWorse(register.matrices[kind])) return down >= ENOUGH && down > 2 * up ? 1 : -1;
  return up >= ENOUGH && up > 2 * down ? 0 : 1;
}
