import { Button, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { useEffect, useRef, type ReactElement, type ReactNode } from "react";
import { useBusy, useSession } from "./use-pane";
import { useShared } from "./styles";
import { BackIcon } from "../icons";
import { words } from "../words";

const useStyles = makeStyles({
  title: { display: "flex", alignItems: "center", columnGap: "6px", marginLeft: "-6px" },
  buttons: {
    padding: "8px 0",
    backgroundColor: tokens.colorNeutralBackground1,
    // Long lists scroll under the buttons; a low window has no room to spare for that.
    "@media (min-height: 480px)": { position: "sticky", bottom: 0 },
  },
});

interface FrameProps {
  readonly title: string;
  readonly children: ReactNode;
  /** The command's own word; null where there is nothing to do. */
  readonly go: string | null;
  readonly onGo?: () => void;
  /** The word for leaving it; Cancel where left out. */
  readonly leave?: string;
}

/** Heading with a way back, what is to be known, and the two buttons. */
export function AskFrame({ title, children, go, onGo, leave = words.ask.cancel }: FrameProps): ReactElement {
  const busy = useBusy();
  const session = useSession();
  const styles = useStyles(),
    shared = useShared();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <section
      className={shared.section}
      aria-labelledby="ask-title"
      onKeyDown={(event) => event.key === "Escape" && !busy && session.closeAsk()}
    >
      <div className={styles.title}>
        <Button
          size="small"
          appearance="subtle"
          icon={<BackIcon />}
          aria-label={words.ask.back}
          disabledFocusable={busy !== null}
          onClick={session.closeAsk}
        />
        <h2 id="ask-title" className={shared.heading} tabIndex={-1} ref={heading}>
          {title}
        </h2>
      </div>
      {children}
      <div className={mergeClasses(shared.row, styles.buttons)}>
        {go && (
          <Button appearance="primary" disabledFocusable={busy !== null} onClick={onGo}>
            {go}
          </Button>
        )}
        <Button disabledFocusable={busy !== null} onClick={session.closeAsk}>
          {leave}
        </Button>
      </div>
    </section>
  );
}
