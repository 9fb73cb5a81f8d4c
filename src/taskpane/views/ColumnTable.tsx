import { Select, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { useState, type ReactElement } from "react";
import { columnName } from "../../workbook";
import type { ColumnReading, Field, Register } from "../../register";
import { useBusy, usePane, useSession } from "./use-pane";
import { useShared } from "./styles";
import { SeverityIcon } from "../icons";
import { FIELD_GROUPS, fieldWords, words } from "../words";

const useStyles = makeStyles({
  letter: { width: "44px", fontWeight: tokens.fontWeightSemibold },
  as: { width: "46%" },
  doubt: { display: "flex", columnGap: "4px", marginTop: "4px" },
});

/** Below this a column is shown first, with what speaks for its reading. */
const DOUBTFUL = 0.7;
const doubtful = (column: ColumnReading): boolean => column.field !== null && column.confidence < DOUBTFUL;

/** The table's columns with their letters and what each was read as; doubtful ones first. Each can be read as something else. */
export function ColumnTable({ register }: { readonly register: Register }): ReactElement {
  const { headings } = usePane();
  const busy = useBusy();
  const session = useSession();
  const styles = useStyles(),
    shared = useShared();
  // The order is settled once: a row must not leave from under the user's hand when it is no longer doubtful.
  const [first] = useState(() => new Set(register.columns.filter(doubtful).map((column) => column.column)));
  const shown = register.columns.filter((column) => column.field !== null || column.heading !== "");
  const rows = [
    ...shown.filter((column) => first.has(column.column)),
    ...shown.filter((column) => !first.has(column.column)),
  ];
  return (
    <>
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
              <td>{column.heading || words.finding.blank}</td>
              <td>
                {column.heading ? (
                  <Select
                    size="small"
                    className={shared.select}
                    aria-label={words.read.asNamed(columnName(column.column), column.heading)}
                    disabled={busy !== null}
                    value={column.field ?? ""}
                    onChange={(_, data) => data.value && void session.setColumn(column, data.value as Field)}
                  >
                    {column.field === null && <option value="">{words.read.unread}</option>}
                    {FIELD_GROUPS.map((group) => (
                      <optgroup key={group.title} label={group.title}>
                        {group.fields.map((field) => (
                          <option key={field} value={field}>
                            {fieldWords(field)}
                          </option>
                        ))}
                      </optgroup>
                    ))}
                  </Select>
                ) : (
                  fieldWords(column.field!)
                )}
                {doubtful(column) && (
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
      <p className={shared.small}>
        {words.read.changed}{" "}
        {Object.keys(headings).length > 0 && (
          <button type="button" className={shared.link} onClick={() => void session.forgetColumns()}>
            {words.read.forget}
          </button>
        )}
      </p>
    </>
  );
}
