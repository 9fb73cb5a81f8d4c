/** The smallest store that React's useSyncExternalStore can read: a value, a way to change it, listeners. */
export interface Store<State> {
  get(): State;
  /** Replaces the named parts and tells the listeners; nothing happens where no part differs. */
  set(parts: Partial<State>): void;
  /** Returns a function that stops it. */
  subscribe(listener: () => void): () => void;
}

export function createStore<State extends object>(initial: State): Store<State> {
  let state = initial;
  const listeners = new Set<() => void>();
  return {
    get: () => state,
    set(parts) {
      const changed = (Object.keys(parts) as (keyof State)[]).some((key) => !Object.is(parts[key], state[key]));
      if (!changed) return;
      state = { ...state, ...parts };
      for (const listener of [...listeners]) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
