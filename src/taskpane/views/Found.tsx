import { Button, makeStyles, mergeClasses } from "@fluentui/react-components";
import { useEffect, useMemo, useRef, type ReactElement } from "react";
import { useBusy, useChosen, usePane, useSession } from "./use-pane";
import { useShared } from "./styles";
import { AsOf } from "./AsOf";
import { Coverage } from "./Coverage";
import { Filters } from "./Filters";
import { FindingList } from "./FindingList";
import { Ignored } from "./Ignored";
import { OfferBefore } from "./OfferBefore";
import { DoneIcon, SeverityIcon } from "../icons";
import { safeFixes } from "../bulk";
import { countBySeverity, filterFindings, findingsOf, groupFindings, ALL, type Choice, type Filter } from "../groups";
import { titleOf } from "../findings";
import { coverage } from "../coverage";
import { verdictFor } from "../lists";
import { listItems } from "../items";
import type { Checked } from "../state";
import { words } from "../words";

const useStyles = makeStyles({
  clear: { display: "flex", columnGap: "8px", alignItems: "center" },
  head: { display: "flex", flexDirection: "column", rowGap: "12px", padding: "12px 16px" },
  verdict: { display: "flex", columnGap: "8px", alignItems: "flex-start", paddingBottom: "16px" },
  foot: { padding: "16px 16px 24px" },
});

interface Props {
  readonly checked: Checked;
  readonly choice: Choice;
  readonly onChoice: (choice: Choice) => void;
}

/** What the check found. */
export function Found({ checked, choice, onChoice }: Props): ReactElement {
  const pane = usePane();
  const session = useSession();
  const styles = useStyles(),
    shared = useShared();
  const { register } = pane;
  const busy = useBusy();
  const { filter, open } = choice;
  const setFilter = (chosen: Filter): void => onChoice({ ...choice, filter: chosen });

  const all = useMemo(() => findingsOf({ checked, register }), [checked, register]);
  const counts = useMemo(() => countBySeverity(all), [all]);
  const shown = useMemo(() => filterFindings(all, filter, titleOf), [all, filter]);
  const items = useMemo(() => listItems(groupFindings(shown), open), [shown, open]);
  const safe = useMemo(() => safeFixes(all).length, [all]);
  const registers = useChosen();
  const list = useRef<HTMLDivElement>(null);
  const leave = useFocusAfterFix(list, pane.busy !== null);

  const toggle = (key: string): void => {
    const after = new Set(open);
    if (!after.delete(key)) after.add(key);
    onChoice({ filter, open: after });
  };
  const verdict = verdictFor({ name: "", checked });
  const unchecked = registers.flatMap(coverage).filter((row) => row.state === "not").length;
  const risks = registers.reduce((sum, each) => sum + each.risks.length, 0);
  return (
    <>
      <div className={styles.head}>
        {counts.error === 0 && (
          <div>
            <div className={styles.clear}>
              <span className={mergeClasses(shared.icon, shared.done)}>
                <DoneIcon />
              </span>
              <h2 className={shared.heading}>{all.length === 0 ? words.empty.nothing : words.empty.noErrors}</h2>
            </div>
            <p className={shared.text}>
              {words.empty.checkedRisks(risks)} {unchecked > 0 && words.empty.unchecked(unchecked)}
            </p>
          </div>
        )}
        <div>
          <AsOf />
          <OfferBefore />
        </div>
        {all.length > 0 && (
          <Filters counts={counts} filter={filter} searchable={all.length > SEARCHABLE} onChange={setFilter} />
        )}
        {safe > 0 && (
          <div className={shared.row}>
            <Button data-ask="fixAll" disabledFocusable={busy !== null} onClick={() => session.openAsk("fixAll")}>
              {words.fixAll.button(safe)}
            </Button>
          </div>
        )}
        {all.length > 0 && shown.length === 0 && (
          <p className={shared.text} role="status">
            {words.filter.none}{" "}
            <button type="button" className={shared.link} onClick={() => setFilter(ALL)}>
              {words.filter.showAll}
            </button>
          </p>
        )}
      </div>
      <div ref={list} tabIndex={-1} style={{ outline: "none" }}>
        <FindingList items={items} onToggle={toggle} onFix={leave} />
      </div>
      <div className={styles.foot}>
        <Ignored />
        <div className={styles.verdict}>
          <span className={mergeClasses(shared.icon, verdict.ready ? shared.done : shared.warning)}>
            {verdict.ready ? <DoneIcon /> : <SeverityIcon severity="warning" />}
          </span>
          <p className={shared.text}>
            {verdict.sentence}{" "}
            <button type="button" className={shared.link} onClick={() => session.show("submit")}>
              {words.submit.see}
            </button>
          </p>
        </div>
        <Coverage open={counts.error === 0} />
      </div>
    </>
  );
}

/** With so few a search would only be in the way. */
const SEARCHABLE = 10;

/**
 * A finding that has been put right leaves the list, and its button with it: the focus then goes to the one
 * that has come into its place. Returns what to call before the fix, with the finding's position.
 */
function useFocusAfterFix(list: React.RefObject<HTMLDivElement>, busy: boolean): (position: number) => void {
  const left = useRef<number | null>(null);
  useEffect(() => {
    if (busy || left.current === null) return;
    const position = left.current;
    left.current = null;
    if (document.activeElement && document.activeElement !== document.body) return;
    const rows = [...(list.current?.querySelectorAll<HTMLElement>("[data-finding]") ?? [])];
    const next = rows.find((row) => Number(row.dataset.finding) >= position) ?? rows[rows.length - 1];
    (next ?? list.current)?.focus();
  });
  return (position) => {
    left.current = position;
  };
}
