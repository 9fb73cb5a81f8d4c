import { Button, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { useState, type ReactElement } from "react";
import { columnName } from "../../workbook";
import { giveFields, type ColumnReading, type Register } from "../../register";
import { useBusy, useDraft, useSession } from "./use-pane";
import { columnKey, saidOfColumns } from "../drafts";
import { FieldSelect } from "./FieldSelect";
import { useShared } from "./styles";
import { SeverityIcon } from "../icons";
import { rowSpan, words } from "../words";

const useStyles = makeStyles({
  letter: { width: "44px", fontWeight: tokens.fontWeightSemibold },
  as: { width: "46%" },
  doubt: { display: "flex", columnGap: "4px", marginTop: "4px" },
});

/** Below this a column is shown first, with what speaks for its reading. */
const DOUBTFUL = 0.7;
const doubtful = (column: ColumnReading): boolean => column.field !== null && column.confidence < DOUBTFUL;

/** The table's columns with their letters and what each was read as; doubtful ones first. Each can be said to be something else, and the whole confirmed. */
export function ColumnTable({
  register,
  twin,
}: {
  readonly register: Register;
  /** Read as another sheet was confirmed. */
  readonly twin: boolean;
}): ReactElement {
  const busy = useBusy();
  const session = useSession();
  const styles = useStyles(),
    shared = useShared();
  const draft = useDraft(register);
  const said = saidOfColumns(register, draft);
  // The order is settled once: a row must not leave from under the user's hand when it is no longer doubtful.
  const [first] = useState(() => new Set(register.columns.filter(doubtful).map((column) => column.column)));
  const fields = giveFields(register.columns, said);
  const shown = register.columns
    .map((column, i) => ({ ...column, now: fields[i] ?? null }))
    .filter((column) => column.field !== null || column.heading !== "");
  const rows = [
    ...shown.filter((column) => first.has(column.column)),
    ...shown.filter((column) => !first.has(column.column)),
  ];
  const changed = register.columns.filter((column, i) => column.field !== fields[i]).length;
  const isDoubted = (column: ColumnReading): boolean => doubtful(column) && !said.has(column.column);
  return (
    <>
      <p className={shared.small}>{rowsRead(register)}</p>
      {rows.some(isDoubted) && <p className={shared.small}>{words.read.first}</p>}
      <table className={shared.table}>
        <thead>
          <tr>
            <th scope="col" className={styles.letter}>
              {words.read.column}
            </th>
            <th scope="col">{words.read.heading}</th>
            <th scope="col" className={styles.as}>
              {words.read.as}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((column) => (
            <tr key={column.column}>
              <td className={styles.letter}>{columnName(column.column)}</td>
              <td>{column.heading || words.read.noHeading}</td>
              <td>
                <FieldSelect
                  label={words.read.asNamed(columnName(column.column), column.heading || words.read.noHeading)}
                  field={column.now}
                  disabled={busy !== null}
                  onChange={(field) => session.drafts.say(register, new Map(draft).set(columnKey(column), field))}
                />
                {isDoubted(column) && (
                  <span className={styles.doubt}>
                    <span className={mergeClasses(shared.icon, shared.warning)}>
                      <SeverityIcon severity="warning" />
                    </span>
                    <span className={shared.small}>
                      {words.read.doubtful}
                      {column.reasons.join("; ")}
                    </span>
                  </span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {changed > 0 && (
        <p className={shared.small}>
          {words.read.drafted(changed)}{" "}
          <button type="button" className={shared.link} onClick={() => session.drafts.undo(register)}>
            {words.read.undo}
          </button>
        </p>
      )}
      {register.mappingState === "used" && changed === 0 && <p className={shared.small}>{words.read.confirmed}</p>}
      <div className={shared.row}>
        {(register.mappingState !== "used" || changed > 0) && (
          <Button
            appearance="primary"
            size="small"
            disabledFocusable={busy !== null}
            onClick={() => void session.confirm(register, said)}
          >
            {words.read.confirm}
          </Button>
        )}
        {register.mapping && !twin && (
          <Button
            size="small"
            aria-label={words.read.forgetNamed(register.sheet)}
            disabledFocusable={busy !== null}
            onClick={() => void session.forget(register)}
          >
            {words.read.forget}
          </Button>
        )}
      </div>
    </>
  );
}

/** "Headings in row 3; risks in rows 4 to 13." */
function rowsRead({ headerRows, risks, range }: Register): string {
  const top = risks[0]?.rows[0] ?? range.bottom;
  const bottom = risks.reduce((last, risk) => Math.max(last, risk.rows[1]), top);
  const [first, last] = headerRows ?? [range.top, range.top];
  return words.read.rows(rowSpan(first, last), rowSpan(top, bottom));
}
