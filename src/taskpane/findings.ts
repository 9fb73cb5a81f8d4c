import { CHECKS, type Check, type Finding } from "../checks";
import type { PaneState } from "./state";

const BY_ID: ReadonlyMap<string, Check> = new Map(CHECKS.map((check) => [check.id, check]));

/** A check's metadata; undefined for an id that is no check's. */
export const checkOf = (rule: string): Check | undefined => BY_ID.get(rule);

export const titleOf = (rule: string): string => BY_ID.get(rule)?.title ?? rule;

/** The findings of the chosen register, or of all. */
export function findingsOf({ checked, register }: Pick<PaneState, "checked" | "register">): readonly Finding[] {
  if (!checked) return NONE;
  return register === null ? checked.findings : checked.findings.filter((finding) => finding.register === register);
}
const NONE: readonly Finding[] = [];
