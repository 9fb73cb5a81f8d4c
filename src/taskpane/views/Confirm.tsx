import { Button } from "@fluentui/react-components";
import type { ReactElement } from "react";
import type { Register } from "../../register";
import { useBusy, useSession } from "./use-pane";
import { useShared } from "./styles";
import { words } from "../words";

/** Under the columns or labels of a register: what was said of them so far, to be confirmed, undone or forgotten. */
export function Confirm({
  register,
  twin,
  drafted,
  onConfirm,
}: {
  readonly register: Register;
  /** Read as another sheet was confirmed. */
  readonly twin: boolean;
  /** What was said and is not confirmed yet, in words; null where nothing was. */
  readonly drafted: string | null;
  /** Left out where there is nothing to confirm. */
  readonly onConfirm?: () => void;
}): ReactElement {
  const busy = useBusy();
  const session = useSession();
  const shared = useShared();
  const asConfirmed = register.mappingState === "used" && drafted === null;
  return (
    <>
      {drafted !== null && (
        <p className={shared.small}>
          {drafted}{" "}
          <button type="button" className={shared.link} onClick={() => session.drafts.undo(register)}>
            {words.read.undo}
          </button>
        </p>
      )}
      {asConfirmed && <p className={shared.small}>{words.read.confirmed}</p>}
      <div className={shared.row}>
        {!asConfirmed && onConfirm && (
          <Button appearance="primary" size="small" disabledFocusable={busy !== null} onClick={onConfirm}>
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
