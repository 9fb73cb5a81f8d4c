import type { Register } from "../register";

/** The same register one period before: by its sheet's name and kind, else the only one of its kind on both sides; null where none is. */
export function counterpart(
  register: Register,
  present: readonly Register[],
  before: readonly Register[],
): Register | null {
  const ofKind = (list: readonly Register[]): readonly Register[] => list.filter((r) => r.kind === register.kind);
  const named = ofKind(before).filter((r) => r.sheet.trim().toLowerCase() === register.sheet.trim().toLowerCase());
  if (named.length === 1) return named[0]!;
  const only = ofKind(before);
  return only.length === 1 && ofKind(present).length === 1
    ? only[0]!
    : before.length === 1 && present.length === 1
      ? before[0]!
      : null;
}
