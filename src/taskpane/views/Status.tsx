import { Button, ProgressBar, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { useEffect, useState, type ReactElement, type ReactNode } from "react";
import { useBusy, usePane, useSession } from "./use-pane";
import { useShared } from "./styles";
import { CloseIcon, DoneIcon, SeverityIcon, UndoIcon } from "../icons";
import { changeWords, words } from "../words";
import { CopyButton } from "./CopyButton";
import type { Busy, Notice, Problem } from "../state";

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
    <Failed problem={problem} />
  ) : notice && notice.kind !== "checked" ? (
    <Told notice={notice} />
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

const DONE: ReadonlySet<Notice["kind"]> = new Set(["putBack", "made", "cleared"]);

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** A file that the browser saves; Excel's own window may not allow it, and opens the workbook instead. */
function SaveFile({ fileName, bytes }: { readonly fileName: string; readonly bytes: Uint8Array }): ReactElement {
  const shared = useShared();
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    const made = URL.createObjectURL(new Blob([bytes as Uint8Array<ArrayBuffer>], { type: XLSX }));
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [bytes]);
  return (
    <div className={shared.row}>
      {url !== null && (
        <Button as="a" size="small" href={url} download={fileName}>
          {words.saveFile}
        </Button>
      )}
    </div>
  );
}

/** What has been done, with the way back. */
function Told({ notice }: { readonly notice: Notice }): ReactElement {
  const shared = useShared();
  const session = useSession();
  const change = notice.kind === "changed" ? notice.change : null;
  const done = change !== null || DONE.has(notice.kind);
  return (
    <Box tone={done ? "done" : "advice"} icon={done ? <DoneIcon /> : <SeverityIcon severity="advice" />}>
      <p className={shared.text}>{words.notice(notice)}</p>
      {notice.kind === "made" && <SaveFile key={notice.fileName} {...notice} />}
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
    </Box>
  );
}

/** What went wrong, and what can be done about it. */
function Failed({ problem }: { readonly problem: Problem }): ReactElement {
  const shared = useShared();
  const session = useSession();
  const again = problem.job === "check" ? session.check : problem.job === "look" ? session.look : null;
  return (
    <Box tone="error" icon={<SeverityIcon severity="error" />} role="alert">
      <p className={shared.text}>
        <strong>{words.problem.title(problem)}</strong>
      </p>
      <p className={shared.text}>
        {problem.kind === "refused" ? problem.refusal.message : words.problem[problem.kind]}
      </p>
      <div className={shared.row}>
        {again && (
          <Button size="small" onClick={() => void again()}>
            {words.problem.retry}
          </Button>
        )}
        {problem.kind === "notLoaded" && (
          <Button size="small" onClick={() => location.reload()}>
            {words.problem.restart}
          </Button>
        )}
        {problem.kind === "fault" && (
          <CopyButton text={problem.detail} label={words.problem.copy} done={words.problem.copied} />
        )}
      </div>
    </Box>
  );
}

/** An icon, what is said beside it, and Close. */
function Box({
  tone,
  icon,
  role,
  children,
}: {
  readonly tone: "done" | "advice" | "error";
  readonly icon: ReactElement;
  readonly role?: "alert";
  readonly children: ReactNode;
}): ReactElement {
  const styles = useStyles(),
    shared = useShared();
  const session = useSession();
  return (
    <div className={styles.box} role={role}>
      <span className={mergeClasses(styles.icon, shared[tone])}>{icon}</span>
      <div className={styles.body}>{children}</div>
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
