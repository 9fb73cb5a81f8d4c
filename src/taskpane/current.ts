import type { Session } from "./session";

/** The session of this page, which the pane and the ribbon's commands share. */
let resolve: (session: Session) => void;
const ready = new Promise<Session>((settle) => (resolve = settle));

export const setSession = (session: Session): void => resolve(session);

/** Settles once the pane has begun. */
export const currentSession = (): Promise<Session> => ready;
