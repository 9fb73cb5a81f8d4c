/** Direction of travel: where a risk stands beside the period before. */
export type Movement = "better" | "worse" | "same" | "new" | "closed";
