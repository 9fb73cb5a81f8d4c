import {
  Button,
  Checkbox,
  Field,
  Radio,
  RadioGroup,
  makeStyles,
  mergeClasses,
  tokens,
} from "@fluentui/react-components";
import { useMemo, useState, type ReactElement } from "react";
import { useBooks, useBusy, usePane, useSession } from "./use-pane";
import { useShared } from "./styles";
import { CopyButton } from "./CopyButton";
import { Together } from "./Together";
import { listedBooks } from "../listing";
import { withRegisters, type CheckedBook } from "../lists";
import { findingsText, groupedList, type GroupBy, type ListedGroup } from "../../submit";
import { words as all } from "../words";
import { words } from "../submitWords";

const useStyles = makeStyles({
  summary: {
    cursor: "pointer",
    padding: "4px 0",
    fontSize: tokens.fontSizeBase300,
    overflowWrap: "anywhere",
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  line: { padding: "4px 0 4px 16px", overflowWrap: "anywhere" },
  radios: { display: "flex", flexWrap: "wrap" },
});

/** So many findings of a group are drawn; the text and the sheet have them all. */
const DRAWN = 100;

/** One list over all that was checked: to look at, to copy into an e-mail, to write to a sheet. */
export function SendBack(): ReactElement | null {
  const { checked } = usePane();
  const { books } = useBooks();
  const busy = useBusy();
  const session = useSession();
  const shared = useShared();
  const styles = useStyles();
  const [by, setBy] = useState<GroupBy>("owner");
  const [ownToo, setOwnToo] = useState(true);
  const others = withRegisters(books);
  const own = checked && checked.reading.registers.length > 0 ? checked : null;
  const told = useMemo(
    (): readonly CheckedBook[] => [
      ...(own && (ownToo || others.length === 0)
        ? [{ name: own.reading.workbook.fileName || words.list.thisWorkbook, checked: own }]
        : []),
      ...others.map(({ name, checked: found }) => ({ name, checked: found })),
    ],
    [own, ownToo, books],
  );
  const listed = useMemo(() => listedBooks(told), [told]);
  const groups = useMemo(() => groupedList(listed, by), [listed, by]);
  const text = useMemo(() => findingsText(listed, by), [listed, by]);
  if (told.length === 0) return null;
  const findings = listed.reduce((sum, workbook) => sum + workbook.findings.length, 0);
  const registers = told.reduce((sum, { checked: found }) => sum + found.reading.registers.length, 0);
  return (
    <>
      <section className={shared.stack} aria-labelledby="back-title">
        <h2 id="back-title" className={shared.heading}>
          {words.list.title}
        </h2>
        <p className={shared.text}>{findings === 0 ? words.list.none : words.list.about(told.length, findings)}</p>
        {own && others.length > 0 && (
          <Checkbox label={words.list.own} checked={ownToo} onChange={(_, data) => setOwnToo(data.checked === true)} />
        )}
        {findings > 0 && (
          <>
            <Field label={words.list.group}>
              <RadioGroup
                layout="horizontal"
                className={styles.radios}
                value={by}
                onChange={(_, data) => setBy(data.value as GroupBy)}
              >
                <Radio value="owner" label={words.list.byOwner} />
                <Radio value="sheet" label={words.list.bySheet} />
              </RadioGroup>
            </Field>
            <div className={shared.row}>
              <CopyButton key={text} text={text} label={words.list.copy} done={words.list.copied} />
              <Button
                size="small"
                disabledFocusable={busy !== null}
                onClick={() => void session.listFindings(told, by)}
              >
                {words.list.sheet}
              </Button>
            </div>
            <div>
              {groups.map((group) => (
                <Group key={group.title} group={group} by={by} several={told.length > 1} />
              ))}
            </div>
          </>
        )}
      </section>
      {registers > 1 && <Together books={told} />}
    </>
  );
}

function Group({
  group,
  by,
  several,
}: {
  readonly group: ListedGroup;
  readonly by: GroupBy;
  readonly several: boolean;
}): ReactElement {
  const styles = useStyles(),
    shared = useShared();
  const [open, setOpen] = useState(false);
  return (
    <details onToggle={(event) => setOpen((event.target as HTMLDetailsElement).open)}>
      <summary className={styles.summary}>{words.list.groupLine(group.title, group.findings.length)}</summary>
      {/* Long lists are drawn only when they are looked at. */}
      {open && (
        <ul className={shared.plainList}>
          {group.findings.slice(0, DRAWN).map(({ workbook, finding }, index) => (
            <li key={index} className={mergeClasses(shared.text, styles.line)}>
              <strong>
                {[
                  ...(by === "owner" ? [...(several ? [workbook] : []), finding.sheet] : []),
                  finding.cell ?? all.finding.noCell,
                ].join(", ")}
              </strong>
              {finding.risk !== null && ` · ${all.finding.risk(finding.risk, "")}`} ·{" "}
              {all.severity[finding.severity].one}
              <br />
              {finding.message}
            </li>
          ))}
          {group.findings.length > DRAWN && (
            <li className={mergeClasses(shared.small, styles.line)}>
              {words.list.moreLines(group.findings.length - DRAWN)}
            </li>
          )}
        </ul>
      )}
    </details>
  );
}
