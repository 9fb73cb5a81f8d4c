/**
 * Long work cut into short steps: `finish` does them all at once, and a page that must stay awake does them one by one with
 * pauses between. A step takes some milliseconds even in a register of 50,000 risks, save the few that cannot be cut.
 */
export type Steps<T> = Generator<void, T, void>;

/** Does all steps at once. */
export function finish<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}
