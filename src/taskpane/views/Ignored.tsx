import { Button, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import type { ReactElement } from "react";
import { useBusy, usePane, useSession } from "./use-pane";
import { useShared } from "./styles";
import { cellName } from "../preview";
import { titleOf } from "../findings";
import { words } from "../words";

const useStyles = makeStyles({
  box: { paddingBottom: "16px" },
  summary: {
    cursor: "pointer",
    padding: "4px 0",
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  item: {
    display: "flex",
    columnGap: "8px",
    alignItems: "flex-start",
    justifyContent: "space-between",
    padding: "8px 0",
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  what: { minWidth: 0 },
  button: { flexShrink: 0 },
});

/** The findings that were set aside, each with its reason and the way back. */
export function Ignored(): ReactElement | null {
  const { checked } = usePane();
  const busy = useBusy();
  const session = useSession();
  const styles = useStyles(),
    shared = useShared();
  if (!checked || checked.ignored.length === 0) return null;
  return (
    <details className={styles.box}>
      <summary className={mergeClasses(shared.subheading, styles.summary)}>
        {words.ignore.title(checked.ignored.length)}
      </summary>
      <ul className={shared.plainList}>
        {checked.ignored.map(({ finding, ignore }, index) => {
          const where = finding.cell ? cellName(finding.cell) : titleOf(finding.rule);
          return (
            <li key={index} className={styles.item}>
              <div className={styles.what}>
                <p className={shared.text}>
                  {[where, finding.risk && words.finding.risk(finding.risk.id, "")].filter(Boolean).join(" · ")}
                </p>
                <p className={shared.text}>{finding.message}</p>
                <p className={shared.small}>{words.ignore.why(ignore.reason, ignore.role, ignore.day)}</p>
              </div>
              <Button
                className={styles.button}
                size="small"
                disabledFocusable={busy !== null}
                aria-label={words.ignore.stopNamed(where)}
                onClick={() => void session.stopIgnoring(ignore)}
              >
                {words.ignore.stop}
              </Button>
            </li>
          );
        })}
      </ul>
    </details>
  );
}
