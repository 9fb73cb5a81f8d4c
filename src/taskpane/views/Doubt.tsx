import { makeStyles, mergeClasses } from "@fluentui/react-components";
import type { ReactElement } from "react";
import { SeverityIcon } from "../icons";
import { words } from "../words";
import { useShared } from "./styles";

const useStyles = makeStyles({ doubt: { display: "flex", columnGap: "4px", marginTop: "4px" } });

/** Below this what was read is shown first, with what speaks for it. */
const DOUBTFUL = 0.7;

export const isDoubtful = ({ field, confidence }: { readonly field: unknown; readonly confidence: number }): boolean =>
  field !== null && confidence < DOUBTFUL;

/** "Not sure: …", under what a column or a label was read as. */
export function Doubt({ reasons }: { readonly reasons: readonly string[] }): ReactElement {
  const styles = useStyles(),
    shared = useShared();
  return (
    <span className={styles.doubt}>
      <span className={mergeClasses(shared.icon, shared.warning)}>
        <SeverityIcon severity="warning" />
      </span>
      <span className={shared.small}>
        {words.read.doubtful}
        {reasons.join("; ")}
      </span>
    </span>
  );
}
