import { createContext, useContext, useMemo, useSyncExternalStore } from "react";
import type { Register } from "../../register";
import type { Session } from "../session";
import type { PaneState } from "../state";

export const SessionContext = createContext<Session | null>(null);

/** The session of this pane. */
export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error("The view stands outside a session");
  return session;
}

/** The session's state now; the view is drawn again when it changes. */
export function usePane(): PaneState {
  const { store } = useSession();
  return useSyncExternalStore(store.subscribe, store.get);
}

/** The registers the commands work on, the same list until they change. */
export function useChosen(): readonly Register[] {
  const session = useSession();
  const { reading, register } = usePane();
  return useMemo(() => session.chosen(), [session, reading, register]);
}
