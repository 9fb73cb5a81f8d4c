import { Button, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { useMemo, useState, type ReactElement } from "react";
import { useBusy, usePane, useSession } from "./use-pane";
import { useShared } from "./styles";
import { ComparedRisk } from "./ComparedRisk";
import { grouped, type GroupName } from "../comparison";
import { planFill, planMark, type Compared } from "../periods";
import { words } from "../quarterWords";
import type { RiskMatch } from "../../movement";

const useStyles = makeStyles({
  summary: {
    cursor: "pointer",
    padding: "6px 0",
    fontSize: tokens.fontSizeBase300,
    fontWeight: tokens.fontWeightSemibold,
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  buttons: { display: "flex", flexDirection: "column", alignItems: "flex-start", rowGap: "8px" },
});

/** What moved, changed, came and went since the period before, and what of it can be written into the workbook. */
export function Comparison({ compared }: { readonly compared: readonly Compared[] }): ReactElement {
  const shared = useShared();
  if (compared.length === 0) return <p className={shared.text}>{words.compare.noPair}</p>;
  return (
    <>
      {compared.map((pair, index) => (
        <OneRegister key={index} pair={pair} />
      ))}
      <WriteIt compared={compared} />
    </>
  );
}

/** What asks for a look stands open. */
const OPEN: ReadonlySet<GroupName> = new Set(["unsure", "worse", "gone"]);

function OneRegister({ pair }: { readonly pair: Compared }): ReactElement {
  const shared = useShared();
  const { now, then, matches } = pair;
  const groups = useMemo(() => grouped(matches), [matches]);
  const both = matches.filter(({ by }) => by !== null).length;
  return (
    <section aria-label={words.compare.pair(now.sheet, then.sheet)}>
      <p className={shared.small}>{words.compare.both(both)}</p>
      {groups.map(([name, held]) => (
        <Group key={name} name={name} held={held} pair={pair} />
      ))}
    </section>
  );
}

/** So many are drawn before the rest is asked for. */
const FIRST = 40;

interface GroupProps {
  readonly name: GroupName;
  readonly held: readonly RiskMatch[];
  readonly pair: Compared;
}

function Group({ name, held, pair }: GroupProps): ReactElement {
  const styles = useStyles(),
    shared = useShared();
  const [open, setOpen] = useState(OPEN.has(name));
  const [shown, setShown] = useState(FIRST);
  return (
    <details open={open} onToggle={(event) => setOpen((event.target as HTMLDetailsElement).open)}>
      <summary className={styles.summary}>{words.compare.group(words.compare.groups[name], held.length)}</summary>
      {open && (
        <>
          <ul className={shared.plainList}>
            {held.slice(0, shown).map((match, index) => (
              <ComparedRisk key={index} match={match} pair={pair} />
            ))}
          </ul>
          {held.length > shown && (
            <Button size="small" appearance="subtle" onClick={() => setShown(shown + 5 * FIRST)}>
              {words.compare.more(held.length - shown)}
            </Button>
          )}
        </>
      )}
    </details>
  );
}

function WriteIt({ compared }: { readonly compared: readonly Compared[] }): ReactElement {
  const { reading } = usePane();
  const styles = useStyles(),
    shared = useShared();
  const busy = useBusy();
  const session = useSession();
  const { quarter } = session;
  const [fill, mark] = useMemo(
    () => [planFill(compared, reading!.workbook), planMark(compared, reading!.workbook)],
    [compared, reading],
  );
  return (
    <section className={shared.stack} aria-labelledby="write-title">
      <h3 id="write-title" className={shared.subheading}>
        {words.write.title}
      </h3>
      <p className={shared.small}>{words.write.about}</p>
      <div className={styles.buttons}>
        {fill.count > 0 ? (
          <Button size="small" disabledFocusable={busy !== null} onClick={() => void quarter.fillPrevious()}>
            {words.write.fill(fill.count)}
          </Button>
        ) : (
          fill.reason && <p className={shared.small}>{fill.reason}</p>
        )}
        {fill.kept.length > 0 && <p className={shared.small}>{words.write.kept(fill.kept.length)}</p>}
        <Button
          size="small"
          data-ask="arrows"
          disabledFocusable={busy !== null}
          onClick={() => session.openAsk("arrows")}
        >
          {words.write.arrows}
        </Button>
        <Button size="small" disabledFocusable={busy !== null} onClick={() => void quarter.writeMovement()}>
          {words.write.movement}
        </Button>
        {mark.count > 0 && (
          <>
            <Button size="small" disabledFocusable={busy !== null} onClick={() => void quarter.markChanges()}>
              {words.write.mark(mark.count)}
            </Button>
            <p className={mergeClasses(shared.small)}>{words.write.markHint}</p>
          </>
        )}
        {fill.unsure > 0 && <p className={shared.small}>{words.write.unsure(fill.unsure)}</p>}
      </div>
    </section>
  );
}
