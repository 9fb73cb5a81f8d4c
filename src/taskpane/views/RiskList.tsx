import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import type { ReactElement } from "react";
import type { Register } from "../../register";
import { cellAt, sheetNamed } from "../../workbook";
import { usePane, useSession } from "./use-pane";
import { useShared } from "./styles";
import { readWords } from "../readWords";
import { words } from "../words";

const useStyles = makeStyles({
  summary: {
    cursor: "pointer",
    padding: "4px 0",
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  go: {
    textAlign: "left",
    display: "block",
    width: "100%",
    overflow: "hidden",
    textOverflow: "ellipsis",
    whiteSpace: "nowrap",
  },
});

/** Enough to see where risks begin and end. */
const SHOWN = 200;
const LONGEST_SHOWN = 60;

/** The rows that were read as risks, each a way to its row. */
export function RiskList({ register }: { readonly register: Register }): ReactElement {
  const session = useSession();
  const styles = useStyles(),
    shared = useShared();
  const { risks } = register;
  const left = register.layout === "table" ? register.range.left : 0;
  return (
    <details>
      <summary className={mergeClasses(shared.subheading, styles.summary)}>{words.read.risks(risks.length)}</summary>
      <ol className={shared.plainList}>
        {risks.slice(0, SHOWN).map((risk, index) => (
          <li key={index}>
            <button
              type="button"
              className={mergeClasses(shared.link, styles.go)}
              onClick={() =>
                void session.goTo(risk.texts.title?.cell ?? { sheet: risk.sheet, row: risk.rows[0], column: left })
              }
            >
              {words.read.risk(risk.rows[0] + 1, risk.id, risk.title)}
            </button>
          </li>
        ))}
      </ol>
      {risks.length > SHOWN && <p className={shared.small}>{words.read.moreRisks(risks.length - SHOWN)}</p>}
    </details>
  );
}

/** The table's rows that were not read as risks, and why; each a way to its row. */
export function LeftOutList({ register }: { readonly register: Register }): ReactElement | null {
  const session = useSession();
  const { reading } = usePane();
  const styles = useStyles(),
    shared = useShared();
  const sheet = reading && sheetNamed(reading.workbook, register.sheet);
  const rows = [
    ...(register.leftOut ?? []),
    ...register.emptyRows.map((row) => ({ row, why: "empty" as const })),
    ...register.untitled.map(({ row }) => ({ row, why: "untitled" as const })),
  ].sort((a, b) => a.row - b.row);
  if (rows.length === 0) return null;
  const { left, right } = register.range;
  const textOf = (row: number): string => {
    for (let column = left; column <= right; column++) {
      const value = sheet ? cellAt(sheet, row, column) : null;
      if (typeof value === "string" && value.trim() !== "") return value.trim().slice(0, LONGEST_SHOWN);
    }
    return "";
  };
  return (
    <details>
      <summary className={mergeClasses(shared.subheading, styles.summary)}>{readWords.left(rows.length)}</summary>
      <ul className={shared.plainList}>
        {rows.slice(0, SHOWN).map(({ row, why }) => (
          <li key={row}>
            <button
              type="button"
              className={mergeClasses(shared.link, styles.go)}
              onClick={() => void session.goTo({ sheet: register.sheet, row, column: left })}
            >
              {readWords.leftRow(row + 1, readWords.why[why], textOf(row))}
            </button>
          </li>
        ))}
      </ul>
      {rows.length > SHOWN && <p className={shared.small}>{readWords.moreLeft(rows.length - SHOWN)}</p>}
    </details>
  );
}
