import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import type { ReactElement } from "react";
import { columnName } from "../../workbook";
import type { ColumnReading, Register } from "../../register";
import { useShared } from "./styles";
import { SeverityIcon } from "../icons";
import { fieldWords, words } from "../words";

const useStyles = makeStyles({
  letter: { width: "44px", fontWeight: tokens.fontWeightSemibold },
  doubt: { display: "flex", columnGap: "4px" },
});

/** Below this a column is shown first, with what speaks for its reading. */
const DOUBTFUL = 0.7;
const doubtful = (column: ColumnReading): boolean => column.field !== null && column.confidence < DOUBTFUL;

/** The table's columns with their letters and what each was read as; doubtful ones first. */
export function ColumnTable({ register }: { readonly register: Register }): ReactElement {
  const styles = useStyles(),
    shared = useShared();
  const rows = [
    ...register.columns.filter(doubtful),
    ...register.columns.filter((column) => !doubtful(column) && (column.field !== null || column.heading !== "")),
  ];
  return (
    <table className={shared.table}>
      <thead>
        <tr>
          <th scope="col" className={styles.letter}>
            {words.read.column}
          </th>
          <th scope="col">{words.read.heading}</th>
          <th scope="col">{words.read.as}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((column) => (
          <tr key={column.column}>
            <td className={styles.letter}>{columnName(column.column)}</td>
            <td>{column.heading || words.finding.blank}</td>
            <td>
              {doubtful(column) ? (
                <span className={styles.doubt}>
                  <span className={mergeClasses(shared.icon, shared.warning)}>
                    <SeverityIcon severity="warning" />
                  </span>
                  <span>
                    {words.read.doubtful}
                    {fieldWords(column.field!)}
                    {column.reasons.length > 0 && (
                      <>
                        <br />
                        <span className={shared.small}>{column.reasons.join("; ")}</span>
                      </>
                    )}
                  </span>
                </span>
              ) : column.field ? (
                fieldWords(column.field)
              ) : (
                <span className={shared.small}>{words.read.unread}</span>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
