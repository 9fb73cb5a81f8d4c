import { Button, makeStyles, mergeClasses } from "@fluentui/react-components";
import type { ReactElement } from "react";
import { useBusy, usePane, useSession, useSubmission } from "./use-pane";
import { useShared } from "./styles";
import { BookList } from "./BookList";
import { SendBack } from "./SendBack";
import { DoneIcon, SeverityIcon } from "../icons";
import { registerLines } from "../listing";
import { verdictFor } from "../lists";
import { words } from "../submitWords";
import type { Checked } from "../state";

const useStyles = makeStyles({
  box: { display: "flex", flexDirection: "column", rowGap: "8px" },
  line: { display: "flex", columnGap: "8px", alignItems: "flex-start" },
  icon: { paddingTop: "2px" },
});

/** The manager's part: can it go to committee, what stands in the way, the stamp, and the list that goes back. */
export function Submit(): ReactElement {
  const { reading, checked } = usePane();
  const shared = useShared();
  const found = reading !== null && reading.registers.length > 0;
  return (
    <div className={shared.section}>
      {found && (checked ? <Verdict checked={checked} /> : <NotYet />)}
      {checked && checked.reading.registers.length > 0 && <StampPart />}
      <BookList />
      <SendBack />
      {found && <BeforePublishing />}
    </div>
  );
}

function BeforePublishing(): ReactElement {
  const busy = useBusy();
  const session = useSession();
  const styles = useStyles(),
    shared = useShared();
  return (
    <section className={styles.box} aria-labelledby="publish-title">
      <h2 id="publish-title" className={shared.heading}>
        {words.publish.section}
      </h2>
      <p className={shared.text}>{words.publish.about}</p>
      <div className={shared.row}>
        <Button data-ask="publish" disabledFocusable={busy !== null} onClick={() => session.openAsk("publish")}>
          {words.publish.open}
        </Button>
      </div>
    </section>
  );
}

function NotYet(): ReactElement {
  const busy = useBusy();
  const session = useSession();
  const styles = useStyles(),
    shared = useShared();
  return (
    <section className={styles.box} aria-labelledby="submit-title">
      <h2 id="submit-title" className={shared.heading}>
        {words.title}
      </h2>
      <p className={shared.text}>{words.before}</p>
      <div className={shared.row}>
        <Button disabledFocusable={busy !== null} onClick={() => void session.checkAll()}>
          {words.checkAll}
        </Button>
      </div>
    </section>
  );
}

function Verdict({ checked }: { readonly checked: Checked }): ReactElement {
  const styles = useStyles(),
    shared = useShared();
  const book = { name: checked.reading.workbook.fileName, checked };
  const verdict = verdictFor(book);
  const lines = registerLines(book);
  return (
    <section className={styles.box} aria-labelledby="submit-title">
      <h2 id="submit-title" className={shared.heading}>
        {words.title}
      </h2>
      <Line good={verdict.ready} text={verdict.sentence} />
      {lines.length > 1 && (
        <ul className={shared.list}>
          {lines.map((line, index) => (
            <li key={index}>
              {words.line(
                line,
                lines.some((other) => other !== line && other.sheet === line.sheet),
              )}
            </li>
          ))}
        </ul>
      )}
      <Lines title={words.inTheWay} lines={verdict.inTheWay} />
      <Lines title={words.notes} lines={verdict.notes} />
    </section>
  );
}

function StampPart(): ReactElement {
  const { stale } = usePane();
  const { stamp, verified } = useSubmission();
  const styles = useStyles(),
    shared = useShared();
  const busy = useBusy();
  const session = useSession();
  return (
    <section className={styles.box} aria-labelledby="stamp-title">
      <h3 id="stamp-title" className={shared.subheading}>
        {words.stampTitle}
      </h3>
      {stale && stamp ? (
        <p className={shared.text}>{words.stale}</p>
      ) : (
        verified?.lines.map((line, index) =>
          index === 0 ? (
            <Line key={line} good={verified.unchanged} text={line} />
          ) : (
            <p key={line} className={shared.text}>
              {line}
            </p>
          ),
        )
      )}
      {!stamp && <p className={shared.small}>{words.stampAbout}</p>}
      <div className={styles.line}>
        <Button size="small" disabledFocusable={busy !== null} onClick={() => void session.stamp()}>
          {stamp ? words.stampAgain : words.stamp}
        </Button>
      </div>
    </section>
  );
}

function Line({ good, text }: { readonly good: boolean; readonly text: string }): ReactElement {
  const styles = useStyles(),
    shared = useShared();
  return (
    <div className={styles.line}>
      <span className={mergeClasses(styles.icon, shared.icon, good ? shared.done : shared.warning)}>
        {good ? <DoneIcon /> : <SeverityIcon severity="warning" />}
      </span>
      <p className={shared.text}>{text}</p>
    </div>
  );
}

/** So many are told one by one. */
const SHOWN = 10;

function Lines({ title, lines }: { readonly title: string; readonly lines: readonly string[] }): ReactElement | null {
  const shared = useShared();
  if (lines.length === 0) return null;
  return (
    <div>
      <p className={shared.small}>{title}</p>
      <ul className={shared.list}>
        {lines.slice(0, SHOWN).map((line, index) => (
          <li key={index}>{line}</li>
        ))}
        {lines.length > SHOWN && <li>{words.more(lines.length - SHOWN)}</li>}
      </ul>
    </div>
  );
}
