import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import type { ReactElement } from "react";
import { useChosen, usePane } from "./use-pane";
import { useShared } from "./styles";
import { DoneIcon, SeverityIcon } from "../icons";
import { words } from "../words";
import { coverage, unread } from "../coverage";
import type { Register } from "../../register";

const useStyles = makeStyles({
  item: { display: "flex", columnGap: "8px", padding: "4px 0" },
  icon: { paddingTop: "2px" },
  quiet: { color: tokens.colorNeutralForeground2 },
  summary: {
    cursor: "pointer",
    padding: "4px 0",
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
});

/** What was checked and what could not be, so that a clean list never says more than it means. */
export function Coverage({ open }: { readonly open: boolean }): ReactElement | null {
  const { checked } = usePane();
  const styles = useStyles(),
    shared = useShared();
  if (!checked) return null;
  const registers = useChosen();
  const notes = unread(checked.reading.workbook, registers);
  return (
    <details open={open || notes.length > 0}>
      <summary className={mergeClasses(shared.subheading, styles.summary)}>{words.coverage.title}</summary>
      {registers.map((register, index) => (
        <RegisterCoverage key={index} register={register} named={registers.length > 1} />
      ))}
      {notes.length > 0 && (
        <>
          <h3 className={shared.subheading}>{words.coverage.notes}</h3>
          {notes.map((note) => (
            <p key={note} className={shared.small}>
              {note}
            </p>
          ))}
        </>
      )}
    </details>
  );
}

function RegisterCoverage({ register, named }: { readonly register: Register; readonly named: boolean }): ReactElement {
  const styles = useStyles(),
    shared = useShared();
  const rows = coverage(register);
  const absent = rows.filter((row) => row.state === "absent");
  return (
    <>
      {named && <h3 className={shared.subheading}>{words.register.option(register)}</h3>}
      <ul className={shared.plainList}>
        {rows
          .filter((row) => row.state !== "absent")
          .map(({ what, state, note }) => (
            <li key={what} className={styles.item}>
              <span className={mergeClasses(styles.icon, shared.icon, state === "done" ? shared.done : shared.warning)}>
                {state === "done" ? <DoneIcon /> : <SeverityIcon severity="warning" />}
              </span>
              <p className={shared.text}>
                {state === "not" && `${words.coverage.not}: `}
                {what}
                {note && <span className={styles.quiet}> – {note}</span>}
                {state === "done" && <span className={shared.hidden}>: {words.coverage.done}</span>}
              </p>
            </li>
          ))}
      </ul>
      {absent.length > 0 && <p className={shared.small}>{words.coverage.absent(absent.map((row) => row.what))}</p>}
    </>
  );
}
