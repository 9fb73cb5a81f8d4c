import { CHECKS, type Check } from "../checks";

const BY_ID: ReadonlyMap<string, Check> = new Map(CHECKS.map((check) => [check.id, check]));

/** A check's metadata; undefined for an id that is no check's. */
export const checkOf = (rule: string): Check | undefined => BY_ID.get(rule);

export const titleOf = (rule: string): string => BY_ID.get(rule)?.title ?? rule;
