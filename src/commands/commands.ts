import { currentSession } from "../taskpane/current";
import type { Session } from "../taskpane/session";

/**
 * The ribbon's buttons. In a shared runtime they drive the pane's own session; the pane is opened, since
 * every command ends in something to read there. Each tells Office that it has ended, also when it failed.
 */
const COMMANDS: Readonly<Record<string, (session: Session) => Promise<void>>> = {
  CheckRegister: (session) => {
    // Whatever the pane shows, what the check finds comes to the front.
    session.show("findings");
    return session.check();
  },
  ColourBands: (session) => session.colourBands("conditional"),
  AddArrows: (session) => session.addArrows(),
};

function command(run: (session: Session) => Promise<void>) {
  return async (event: Office.AddinCommands.Event): Promise<void> => {
    try {
      await Office.addin?.showAsTaskpane?.();
      const session = await currentSession();
      await session.idle();
      await run(session);
    } finally {
      event.completed();
    }
  };
}

void Office.onReady(() => {
  for (const [name, run] of Object.entries(COMMANDS)) Office.actions?.associate(name, command(run));
});
