import { createContext, useContext, useEffect, useMemo, useState, useSyncExternalStore } from "react";
import type { Register } from "../../register";
import type { BooksState } from "../books";
import type { Draft } from "../drafts";
import type { PublicationState } from "../publication";
import type { QuarterState } from "../quarter";
import type { Session } from "../session";
import type { Busy, PaneState } from "../state";
import type { SubmissionState } from "../submission";

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

/** What is ignored and stamped. */
export function useSubmission(): SubmissionState {
  const { store } = useSession().submission;
  return useSyncExternalStore(store.subscribe, store.get);
}

/** The workbooks that were picked or dropped. */
export function useBooks(): BooksState {
  const { store } = useSession().books;
  return useSyncExternalStore(store.subscribe, store.get);
}

/** What the user says of how a register is read, and has not confirmed yet. */
export function useDraft(register: Register): Draft {
  const { drafts } = useSession();
  return useSyncExternalStore(drafts.store.subscribe, () => drafts.of(register));
}

/** The file that is read as the period before. */
export function useQuarter(): QuarterState {
  const { store } = useSession().quarter;
  return useSyncExternalStore(store.subscribe, store.get);
}

/** What has to be known before a register is published. */
export function usePublication(): PublicationState {
  const { store } = useSession().publication;
  return useSyncExternalStore(store.subscribe, store.get);
}

/** The registers the commands work on, the same list until they change. */
export function useChosen(): readonly Register[] {
  const session = useSession();
  const { reading, register } = usePane();
  return useMemo(() => session.chosen(), [session, reading, register]);
}

/** Shorter work than this is over before the eye has seen it begin: greying everything for it would only flicker. */
const SHOWN_AFTER_MS = 250;

/** What runs, once it has lasted long enough to be shown; at once where Excel waits for the user. */
export function useBusyShown(): Busy | null {
  const { busy } = usePane();
  const [late, setLate] = useState(false);
  const runs = busy !== null;
  useEffect(() => {
    if (!runs) return;
    const timer = setTimeout(() => setLate(true), SHOWN_AFTER_MS);
    return () => {
      clearTimeout(timer);
      setLate(false);
    };
  }, [runs]);
  return busy && (late || busy.waiting) ? busy : null;
}

/** What runs as the whole pane shows it: taken once, at the top. */
export const BusyContext = createContext<Busy | null>(null);
export const useBusy = (): Busy | null => useContext(BusyContext);
