import { Button, makeStyles, tokens } from "@fluentui/react-components";
import type { ReactElement } from "react";
import { useBusy, usePane, useSession } from "./use-pane";
import { useShared } from "./styles";
import { titleOf } from "../findings";
import { UndoIcon } from "../icons";
import { timeWords } from "../plain";
import { changeWords, words } from "../words";
import type { Change } from "../state";

const useStyles = makeStyles({
  change: {
    display: "flex",
    columnGap: "8px",
    alignItems: "flex-start",
    justifyContent: "space-between",
    padding: "10px 0",
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  what: { minWidth: 0 },
  button: { flexShrink: 0 },
});

/** The changes of this session, newest first, each with Put it back. */
export function Changes(): ReactElement {
  const { changes } = usePane();
  const shared = useShared();
  return (
    <section className={shared.section}>
      <p className={shared.text}>{changes.length === 0 ? words.changes.none : words.changes.about}</p>
      {changes.length > 0 && (
        <ol className={shared.plainList}>
          {changes.map((change) => (
            <ChangeRow key={change.id} change={change} />
          ))}
        </ol>
      )}
    </section>
  );
}

/** When, and for one fix what was wrong. */
const detailWords = ({ what, madeAt }: Change): string =>
  what.kind === "fix" ? `${timeWords(madeAt)} · ${titleOf(what.rule)}` : timeWords(madeAt);

function ChangeRow({ change }: { readonly change: Change }): ReactElement {
  const busy = useBusy();
  const session = useSession();
  const styles = useStyles(),
    shared = useShared();
  const first = change.putBackAt ? null : session.inTheWay(change);
  const name = changeWords(change);
  return (
    <li className={styles.change}>
      <div className={styles.what}>
        <p className={shared.text}>{name}</p>
        <p className={shared.small}>
          {change.putBackAt
            ? words.changes.done(change.putBackAt)
            : first
              ? words.changes.first(changeWords(first))
              : detailWords(change)}
        </p>
      </div>
      {!change.putBackAt && (
        <Button
          className={styles.button}
          size="small"
          icon={<UndoIcon />}
          disabledFocusable={busy !== null || first !== null}
          aria-label={words.changes.putBackNamed(name)}
          onClick={() => void session.putBack(change.id)}
        >
          {words.changes.putBack}
        </Button>
      )}
    </li>
  );
}
