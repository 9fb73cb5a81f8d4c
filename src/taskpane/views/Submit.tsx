import { Button, makeStyles, mergeClasses } from "@fluentui/react-components";
import { useMemo, type ReactElement } from "react";
import { useBusy, usePane, useSession, useSubmission } from "./use-pane";
import { useShared } from "./styles";
import { CopyButton } from "./CopyButton";
import { DoneIcon, SeverityIcon } from "../icons";
import { findingsText, listedFindings, verdictOf, type GroupBy } from "../../submit";
import { isoDay } from "../../workbook";
import { words } from "../words";
import type { Checked } from "../state";

const useStyles = makeStyles({
  box: { display: "flex", flexDirection: "column", rowGap: "8px", paddingBottom: "20px" },
  line: { display: "flex", columnGap: "8px", alignItems: "flex-start" },
  icon: { paddingTop: "2px" },
});

/** The manager's part: can it go to committee, what stands in the way, the stamp, and the list that goes back. */
export function Submit(): ReactElement | null {
  const { checked } = usePane();
  return checked && checked.reading.registers.length > 0 ? <Verdict checked={checked} /> : null;
}

function Verdict({ checked }: { readonly checked: Checked }): ReactElement {
  const styles = useStyles(),
    shared = useShared();
  const busy = useBusy();
  const session = useSession();
  const verdict = useMemo(() => verdictOf(checked.reading, { ...checked, open: checked.findings }), [checked]);
  return (
    <section className={styles.box} aria-labelledby="submit-title">
      <h2 id="submit-title" className={shared.heading}>
        {words.submit.title}
      </h2>
      <Line good={verdict.ready} text={verdict.sentence} />
      <Lines title={words.submit.inTheWay} lines={verdict.inTheWay} />
      <Lines title={words.submit.notes} lines={verdict.notes} />
      <StampPart />
      {checked.findings.length > 0 && (
        <>
          <h3 className={shared.subheading}>{words.submit.back}</h3>
          <div className={shared.row}>
            <CopyList checked={checked} verdict={verdict.sentence} by="owner" />
            <CopyList checked={checked} verdict={verdict.sentence} by="sheet" />
            <Button size="small" disabledFocusable={busy !== null} onClick={() => void session.listFindings()}>
              {words.submit.sheet}
            </Button>
          </div>
        </>
      )}
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
    <>
      {stale && stamp ? (
        <p className={shared.text}>{words.submit.stale}</p>
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
      {!stamp && <p className={shared.small}>{words.submit.stampAbout}</p>}
      <div className={styles.line}>
        <Button size="small" disabledFocusable={busy !== null} onClick={() => void session.stamp()}>
          {stamp ? words.submit.stampAgain : words.submit.stamp}
        </Button>
      </div>
    </>
  );
}

function CopyList({
  checked,
  verdict,
  by,
}: {
  readonly checked: Checked;
  readonly verdict: string;
  readonly by: GroupBy;
}): ReactElement {
  const { reading, findings, asOf } = checked;
  const text = useMemo(
    () =>
      findingsText(
        [
          {
            name: reading.workbook.fileName,
            asOf: isoDay(asOf),
            verdict,
            findings: listedFindings(findings, reading),
          },
        ],
        by,
      ),
    [reading, findings, asOf, verdict, by],
  );
  const label = by === "owner" ? words.submit.byOwner : words.submit.bySheet;
  return <CopyButton text={text} label={label} done={words.submit.copied} />;
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
        {lines.length > SHOWN && <li>{words.submit.more(lines.length - SHOWN)}</li>}
      </ul>
    </div>
  );
}
