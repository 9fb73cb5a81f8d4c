import { createRoot } from "react-dom/client";
import { excelHost, openNewWorkbook, openPreferences, workbookStore } from "../excel";
import { Session } from "./session";
import { setSession } from "./current";
import { loadAll } from "./later";
import { App } from "./views/App";
import { ErrorBoundary } from "./views/ErrorBoundary";
import { OutsideExcel } from "./views/OutsideExcel";
// In a shared runtime the ribbon's buttons and the pane are one page and one session.
import "../commands/commands";

/** Safari, which Excel on the Mac and the iPad uses, does not tell when it is idle. */
const whenIdle = (work: () => void): void =>
  void ("requestIdleCallback" in window ? requestIdleCallback(work, { timeout: 5_000 }) : setTimeout(work, 1_000));

const element = document.getElementById("pane");
if (!element) throw new Error("The page has no place for the pane");
const root = createRoot(element);

void Office.onReady(({ host }) => {
  if (host !== Office.HostType.Excel) {
    root.render(<OutsideExcel />);
    return;
  }
  const session = new Session({
    host: excelHost(),
    memory: workbookStore(),
    preferences: openPreferences,
    openNewWorkbook,
  });
  setSession(session);
  root.render(
    <ErrorBoundary>
      <App session={session} officeTheme={() => Office.context.officeTheme} />
    </ErrorBoundary>,
  );
  void session.start().then(() => whenIdle(() => void loadAll()));
});
