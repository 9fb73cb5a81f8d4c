import { Button, makeStyles } from "@fluentui/react-components";
import { useEffect, useRef, type ReactElement, type ReactNode } from "react";
import { usePane, useSession } from "./use-pane";
import { useShared } from "./styles";
import { BackIcon } from "../icons";
import { words } from "../words";
import type { Ask } from "../state";
import { AskArrows } from "./AskArrows";
import { AskBands } from "./AskBands";
import { AskExport } from "./AskExport";
import { AskFixAll } from "./AskFixAll";

/** What is asked, or shown beforehand, before a command writes. Escape goes back; nothing behind it can be reached meanwhile. */
export function AskScreen({ ask }: { readonly ask: Ask }): ReactElement {
  switch (ask) {
    case "bands":
      return <AskBands />;
    case "arrows":
      return <AskArrows />;
    case "export":
      return <AskExport />;
    case "fixAll":
      return <AskFixAll />;
  }
}

const useStyles = makeStyles({
  title: { display: "flex", alignItems: "center", columnGap: "6px" },
});

interface FrameProps {
  readonly title: string;
  readonly children: ReactNode;
  /** The command's own word; null where there is nothing to do. */
  readonly go: string | null;
  readonly onGo: () => void;
}

/** Heading with a way back, what is to be known, and the two buttons. */
export function AskFrame({ title, children, go, onGo }: FrameProps): ReactElement {
  const { busy } = usePane();
  const session = useSession();
  const styles = useStyles(), shared = useShared();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <section className={shared.section} aria-labelledby="ask-title" onKeyDown={(event) => event.key === "Escape" && !busy && session.closeAsk()}>
      <div className={styles.title}>
        <Button size="small" appearance="subtle" icon={<BackIcon />} aria-label={words.ask.back} disabledFocusable={busy !== null} onClick={session.closeAsk} />
        <h2 id="ask-title" className={shared.heading} tabIndex={-1} ref={heading}>
          {title}
        </h2>
      </div>
      {children}
      <div className={shared.row}>
        {go && (
          <Button appearance="primary" disabledFocusable={busy !== null} onClick={onGo}>
            {go}
          </Button>
        )}
        <Button disabledFocusable={busy !== null} onClick={session.closeAsk}>
          {words.ask.cancel}
        </Button>
      </div>
    </section>
  );
}
