import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import type { ReactElement } from "react";
import type { Register } from "../../register";
import { useSession } from "./use-pane";
import { useShared } from "./styles";
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
