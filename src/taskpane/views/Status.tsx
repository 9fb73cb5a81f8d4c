import { Button, ProgressBar, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { useEffect, useState, type ReactElement } from "react";
import { useBusy, usePane, useSession } from "./use-pane";
import { useShared } from "./styles";
import { CloseIcon, DoneIcon, SeverityIcon, UndoIcon } from "../icons";
import { changeWords, words } from "../words";
import { CopyButton } from "./CopyButton";
import type { Busy } from "../state";

const useStyles = makeStyles({
  // Where there is room it stands at the foot of the window: seen wherever the list is scrolled to, and nothing jumps.
  bar: {
    "@media (min-height: 480px)": {
      position: "fixed",
      bottom: 0,
      left: 0,
      right: 0,
      maxWidth: "640px",
      boxSizing: "border-box",
      maxHeight: "50vh",
      overflowY: "auto",
      padding: "10px 12px",
      zIndex: 2,
      backgroundColor: tokens.colorNeutralBackground1,
      borderTop: `1px solid ${tokens.colorNeutralStroke1}`,
      boxShadow: tokens.shadow16,
    },
  },
  box: { display: "flex", columnGap: "8px", alignItems: "flex-start" },
  body: { flexGrow: 1, minWidth: 0, display: "flex", flexDirection: "column", rowGap: "6px" },
  icon: { paddingTop: "2px" },
  busy: { display: "flex", flexDirection: "column", rowGap: "6px" },
  // An indeterminate bar moves all the time; without motion it stands still and the words tell.
  progress: {
    "@media (prefers-reduced-motion: reduce)": { "& > *": { animationDuration: "0s", width: "100%", opacity: 0.5 } },
  },
});

/** Longer than a usual workbook takes. */
const SLOW_MS = 8000;

/** The place below the buttons that says what runs, what has been done, or what went wrong. */
export function Status(): ReactElement | null {
  const { notice, problem } = usePane();
  const busy = useBusy();
  const styles = useStyles();
  // What a check found stands in the list in full.
  const content = busy ? (
    <Running busy={busy} />
  ) : problem ? (
    <Failed />
  ) : notice && notice.kind !== "checked" ? (
    <Told />
  ) : null;
  return content && <div className={styles.bar}>{content}</div>;
}

function Running({ busy }: { readonly busy: Busy }): ReactElement {
  const styles = useStyles(),
    shared = useShared();
  const session = useSession();
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    setSlow(false);
    const timer = setTimeout(() => setSlow(true), SLOW_MS);
    return () => clearTimeout(timer);
  }, [busy.job, busy.step]);
  const text = words.busy(busy);
  return (
    <div className={styles.busy}>
      {!busy.waiting && <ProgressBar aria-label={text} className={styles.progress} />}
      <div className={shared.row}>
        <div className={styles.body}>
          <p className={shared.text}>{text}</p>
          {(busy.waiting || slow) && (
            <p className={shared.small}>{busy.waiting ? words.busyHint.waiting : words.busyHint.slow}</p>
          )}
        </div>
        {(busy.waiting || (slow && busy.step !== "writing")) && (
          <Button onClick={session.cancel}>{words.busyHint.cancel}</Button>
        )}
      </div>
    </div>
  );
}

function Told(): ReactElement | null {
  const { notice } = usePane();
  const styles = useStyles(),
    shared = useShared();
  const session = useSession();
  if (!notice) return null;
  const change = notice.kind === "changed" ? notice.change : null;
  return (
    <div className={styles.box}>
      <span className={mergeClasses(styles.icon, change || notice.kind === "putBack" ? shared.done : shared.advice)}>
        {change || notice.kind === "putBack" ? <DoneIcon /> : <SeverityIcon severity="advice" />}
      </span>
      <div className={styles.body}>
        <p className={shared.text}>{words.notice(notice)}</p>
        {change && (
          <div className={shared.row}>
            <Button
              size="small"
              icon={<UndoIcon />}
              onClick={() => void session.putBack(change.id)}
              aria-label={words.changes.putBackNamed(changeWords(change))}
            >
              {words.changes.putBack}
            </Button>
          </div>
        )}
      </div>
      <Button
        size="small"
        appearance="subtle"
        icon={<CloseIcon />}
        aria-label={words.problem.close}
        onClick={session.dismiss}
      />
    </div>
  );
}

function Failed(): ReactElement | null {
  const { problem } = usePane();
  const styles = useStyles(),
    shared = useShared();
  const session = useSession();
  if (!problem) return null;
  const refusal = problem.kind === "refused" ? problem.refusal : null;
  return (
    <div className={styles.box} role="alert">
      <span className={mergeClasses(styles.icon, shared.error)}>
        <SeverityIcon severity="error" />
      </span>
      <div className={styles.body}>
        <p className={shared.text}>
          <strong>{words.problem.title(problem)}</strong>
        </p>
        <p className={shared.text}>{refusal ? refusal.message : words.problem.fault}</p>
        <div className={shared.row}>
          {(problem.job === "look" || problem.job === "check") && (
            <Button size="small" onClick={() => void (problem.job === "check" ? session.check() : session.look())}>
              {words.problem.retry}
            </Button>
          )}
          {problem.kind === "fault" && (
            <CopyButton text={problem.detail} label={words.problem.copy} done={words.problem.copied} />
          )}
        </div>
      </div>
      <Button
        size="small"
        appearance="subtle"
        icon={<CloseIcon />}
        aria-label={words.problem.close}
        onClick={session.dismiss}
      />
    </div>
  );
}
