import { Button, Field, Select } from "@fluentui/react-components";
import { useMemo, type ReactElement } from "react";
import { useBusy, useChosen, usePane, useQuarter, useSession } from "./use-pane";
import { useShared } from "./styles";
import { Comparison } from "./Comparison";
import { DropArea } from "./DropArea";
import { nameOfBefore, periodsOf, sheetsBefore } from "../before";
import { compareAll } from "../periods";
import { periodWords } from "../registerWords";
import { words } from "../quarterWords";

/** The value that stands for a workbook that was picked. */
const FILE = "file:";
const SHEET = "sheet:";

/** What is done each quarter: compare with the period before, write what moved, begin the next one. */
export function Quarter(): ReactElement {
  const { reading, before } = usePane();
  const shared = useShared();
  const chosen = useChosen();
  const compared = useMemo(
    () => (reading && before ? compareAll(reading, periodsOf(reading, chosen, before)) : null),
    [reading, chosen, before],
  );
  return (
    <div className={shared.section}>
      <ChooseBefore />
      {compared && <Comparison compared={compared} />}
      <BeginNext />
    </div>
  );
}

function ChooseBefore(): ReactElement {
  const { reading, before } = usePane();
  const { reading: file, refused } = useQuarter();
  const session = useSession();
  const shared = useShared();
  const busy = useBusy();
  const chosen = useChosen();
  const sheets = useMemo(() => (reading ? sheetsBefore(reading, chosen) : []), [reading, chosen]);
  const periodOn = (sheet: string): string | null => {
    const stated = reading?.registers.find((register) => register.sheet === sheet)?.period;
    return stated ? periodWords(stated) : null;
  };
  const value = before ? (before.kind === "file" ? FILE : SHEET + before.sheet) : "";
  // A sheet that was chosen is offered as long as it is compared with, also once the register in view is another.
  const offered = before?.kind === "sheet" && !sheets.includes(before.sheet) ? [...sheets, before.sheet] : sheets;
  return (
    <section className={shared.stack} aria-labelledby="before-title">
      <h2 id="before-title" className={shared.heading}>
        {words.before.title}
      </h2>
      {!before && <p className={shared.text}>{words.before.about}</p>}
      {(offered.length > 0 || before) && (
        <Field label={words.before.choose}>
          <Select
            className={shared.select}
            value={value}
            disabled={busy !== null}
            onChange={(_, data) => {
              if (data.value.startsWith(SHEET)) void session.quarter.compareWithSheet(data.value.slice(SHEET.length));
              else if (data.value === "") void session.quarter.forget();
            }}
          >
            <option value="">{words.before.option}</option>
            {offered.map((sheet) => (
              <option key={sheet} value={SHEET + sheet}>
                {words.before.sheet(sheet, periodOn(sheet))}
              </option>
            ))}
            {before?.kind === "file" && <option value={FILE}>{words.before.file(nameOfBefore(before))}</option>}
          </Select>
        </Field>
      )}
      {before ? (
        <div className={shared.row}>
          <Button size="small" disabledFocusable={busy !== null} onClick={() => void session.quarter.forget()}>
            {words.before.remove}
          </Button>
          <span className={shared.small}>{words.before.feeds}</span>
        </div>
      ) : (
        <>
          <p className={shared.text}>{offered.length > 0 ? words.before.elsewhere : words.before.onlyElsewhere}</p>
          <DropArea
            several={false}
            busy={file !== null || busy !== null}
            onFiles={([first]) => first && void session.quarter.compareWithFile(first)}
          />
        </>
      )}
      <p role="status" className={file === null ? shared.hidden : shared.small}>
        {file === null ? "" : words.before.reading(file)}
      </p>
      {refused && (
        <p role="alert" className={shared.text}>
          <strong>{words.before.refused(refused.name)}</strong> {refused.message}
        </p>
      )}
    </section>
  );
}

function BeginNext(): ReactElement {
  const session = useSession();
  const shared = useShared();
  const busy = useBusy();
  return (
    <section className={shared.stack} aria-labelledby="roll-title">
      <h2 id="roll-title" className={shared.heading}>
        {words.roll.section}
      </h2>
      <p className={shared.text}>{words.roll.about}</p>
      <div className={shared.row}>
        <Button data-ask="roll" disabledFocusable={busy !== null} onClick={() => session.openAsk("roll")}>
          {words.roll.open}
        </Button>
      </div>
    </section>
  );
}
