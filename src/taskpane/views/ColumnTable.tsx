import { makeStyles, tokens } from "@fluentui/react-components";
import { useState, type ReactElement } from "react";
import { columnName } from "../../workbook";
import { giveFields, type ColumnReading, type Register } from "../../register";
import { useBusy, useDraft, useSession } from "./use-pane";
import { columnKey, saidOfColumns } from "../drafts";
import { Confirm } from "./Confirm";
import { Doubt, isDoubtful } from "./Doubt";
import { FieldSelect } from "./FieldSelect";
import { useShared } from "./styles";
import { rowSpan } from "../registerWords";
import { words } from "../words";

const useStyles = makeStyles({
  letter: { width: "44px", fontWeight: tokens.fontWeightSemibold },
  as: { width: "46%" },
});

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
  const [first] = useState(() => new Set(register.columns.filter(isDoubtful).map((column) => column.column)));
  const fields = giveFields(register.columns, said);
  const shown = register.columns
    .map((column, i) => ({ ...column, now: fields[i] ?? null }))
    .filter((column) => column.field !== null || column.heading !== "");
  const rows = [
    ...shown.filter((column) => first.has(column.column)),
    ...shown.filter((column) => !first.has(column.column)),
  ];
  const changed = register.columns.filter((column, i) => column.field !== fields[i]).length;
  const isDoubted = (column: ColumnReading): boolean => isDoubtful(column) && !said.has(column.column);
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
                {column.isPair && column.now === column.field && <p className={shared.small}>{words.read.holdsBoth}</p>}
                {isDoubted(column) && <Doubt reasons={column.reasons} />}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <Confirm
        register={register}
        twin={twin}
        drafted={changed > 0 ? words.read.drafted(changed) : null}
        onConfirm={() => void session.confirm(register, said)}
      />
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
