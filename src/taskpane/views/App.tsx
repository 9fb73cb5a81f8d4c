import { FluentProvider, Tab, TabList, makeStyles, tokens } from "@fluentui/react-components";
import { lazy, Suspense, useEffect, useRef, useState, type ReactElement } from "react";
import { BusyContext, SessionContext, useBusyShown, usePane, useSession } from "./use-pane";
import { useShared } from "./styles";
import { Announcer } from "./Announcer";
import { AskScreen } from "./AskScreen";
import { ErrorBoundary } from "./ErrorBoundary";
import { Findings } from "./Findings";
import { Header } from "./Header";
import { Loading } from "./Loading";
import { Status } from "./Status";
import { Tools } from "./Tools";
import { findingsOf, NO_CHOICE, type Choice } from "../groups";
import { later } from "../later";
import { words } from "../words";
import { useTheme, type OfficeTheme } from "../theme";
import type { Session } from "../session";
import type { View } from "../state";

// What is not needed at once comes when it is first looked at, so that the pane itself opens quickly.
const { screens } = later;
const Changes = lazy(async () => ({ default: (await screens()).Changes }));
const Quarter = lazy(async () => ({ default: (await screens()).Quarter }));
const WhatWeRead = lazy(async () => ({ default: (await screens()).WhatWeRead }));
const NoRegister = lazy(async () => ({ default: (await screens()).NoRegister }));
const Submit = lazy(async () => ({ default: (await screens()).Submit }));

const useStyles = makeStyles({
  provider: { minHeight: "100vh" },
  pane: { maxWidth: "640px", minWidth: 0, display: "flex", flexDirection: "column" },
  top: { display: "flex", flexDirection: "column", rowGap: "12px", padding: "14px 16px 10px" },
  view: { outlineStyle: "none" },
  // The status bar lies over the end of the page; what is last must still come out from under it.
  room: { height: "96px" },
  tabs: {
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    padding: "0 4px",
    backgroundColor: tokens.colorNeutralBackground1,
    zIndex: 1,
    flexWrap: "wrap",
    // Five tabs side by side, as narrow as Excel makes a pane.
    "& > button": { paddingLeft: "3px", paddingRight: "3px" },
    "@media (max-width: 345px)": { padding: 0, "& > button": { paddingLeft: "1px", paddingRight: "1px" } },
    "& > button > .fui-Tab__content, & > button > .fui-Tab__content--reserved-space": {
      fontSize: tokens.fontSizeBase200,
      padding: 0,
    },
    // In a low window (200% zoom) a bar that stays would cover what is read.
    "@media (min-height: 480px)": { position: "sticky", top: 0 },
  },
});

/** The whole pane over one session. */
export function App({
  session,
  officeTheme = () => undefined,
}: {
  readonly session: Session;
  readonly officeTheme?: () => OfficeTheme | undefined;
}): ReactElement {
  const styles = useStyles();
  const { theme, dark } = useTheme(officeTheme);
  useEffect(() => {
    // Scroll bars, date fields and lists that the browser draws itself follow this.
    document.documentElement.style.colorScheme = dark ? "dark" : "light";
  }, [dark]);
  return (
    <FluentProvider theme={theme} className={styles.provider}>
      <SessionContext.Provider value={session}>
        <Pane />
      </SessionContext.Provider>
    </FluentProvider>
  );
}

function Pane(): ReactElement {
  const styles = useStyles(),
    shared = useShared();
  const { reading, ask } = usePane();
  // Kept here, so that a look at another view or a screen that asks does not lose it.
  const [choice, setChoice] = useState<Choice>(NO_CHOICE);
  const session = useSession();
  const busy = useBusyShown();
  const found = reading !== null && reading.registers.length > 0;
  useFocusBack();
  useNothingDropped();
  return (
    <BusyContext.Provider value={busy}>
      <main className={styles.pane}>
        <h1 className={shared.hidden}>{words.product}</h1>
        <Announcer />
        <div className={styles.top}>
          {found && <Header />}
          <Tools />
          <Status />
        </div>
        {ask && found ? (
          <ErrorBoundary key={ask} onLeave={session.closeAsk}>
            <Suspense fallback={<Loading />}>
              <AskScreen ask={ask} />
            </Suspense>
          </ErrorBoundary>
        ) : reading && !found ? (
          <Suspense fallback={<Loading />}>
            <NoRegister />
            <Submit />
          </Suspense>
        ) : found ? (
          <Views findings={<Findings choice={choice} onChoice={setChoice} />} />
        ) : null}
        <div className={styles.room} />
      </main>
    </BusyContext.Provider>
  );
}

function Views({ findings }: { readonly findings: ReactElement }): ReactElement {
  const styles = useStyles();
  const { checked, changes, register, view } = usePane();
  const session = useSession();
  const standing = changes.filter((change) => !change.putBackAt).length;
  const tab = (value: View, text: string, n: number | null): ReactElement => (
    <Tab value={value} id={`tab-${value}`} aria-controls="view">
      {n ? `${text} ${n}` : text}
    </Tab>
  );
  return (
    <>
      <TabList
        size="small"
        className={styles.tabs}
        aria-label={words.tabs.label}
        selectedValue={view}
        onTabSelect={(_, data) => session.show(data.value as View)}
      >
        {tab("findings", words.tabs.findings, checked ? findingsOf({ checked, register }).length : null)}
        {tab("quarter", words.tabs.quarter, null)}
        {tab("submit", words.tabs.submit, null)}
        {tab("read", words.tabs.read, null)}
        {tab("changes", words.tabs.changes, standing)}
      </TabList>
      <div role="tabpanel" id="view" tabIndex={-1} className={styles.view} aria-labelledby={`tab-${view}`}>
        <ErrorBoundary key={view} onLeave={view === "findings" ? undefined : () => session.show("findings")}>
          <Suspense fallback={<Loading />}>
            {view === "findings" ? (
              findings
            ) : view === "quarter" ? (
              <Quarter />
            ) : view === "submit" ? (
              <Submit />
            ) : view === "read" ? (
              <WhatWeRead />
            ) : (
              <Changes />
            )}
          </Suspense>
        </ErrorBoundary>
      </div>
    </>
  );
}

/** A file dropped beside the place for it would take the pane's own page away. */
function useNothingDropped(): void {
  useEffect(() => {
    const stop = (event: DragEvent): void => {
      if ((event.target as Element | null)?.closest?.("[data-drop]")) return;
      event.preventDefault();
      if (event.dataTransfer) event.dataTransfer.dropEffect = "none";
    };
    window.addEventListener("dragover", stop);
    window.addEventListener("drop", stop);
    return () => {
      window.removeEventListener("dragover", stop);
      window.removeEventListener("drop", stop);
    };
  }, []);
}

/** When a screen that asked something closes, the button that opened it has the focus again. */
function useFocusBack(): void {
  const { ask } = usePane();
  const before = useRef(ask);
  useEffect(() => {
    // Once all is fixed its button is gone: then the view that shows the outcome has the focus.
    if (before.current && !ask)
      (
        document.querySelector<HTMLElement>(`[data-ask="${before.current}"]`) ?? document.getElementById("view")
      )?.focus();
    before.current = ask;
  }, [ask]);
}
