import { Button, Field, Input, makeStyles } from "@fluentui/react-components";
import { useState, type ReactElement } from "react";
import { useBusy, useSession, useSubmission } from "./use-pane";
import { useShared } from "./styles";
import { LONGEST_REASON, LONGEST_ROLE } from "../../submit";
import { words } from "../words";
import type { Finding } from "../../checks";

const useStyles = makeStyles({ form: { padding: "4px 8px 12px" } });

interface Props {
  readonly finding: Finding;
  /** Called before it leaves the list. */
  readonly onIgnore: () => void;
  readonly close: () => void;
}

/** What must be said before a finding is set aside: the reason, and a role. */
export function IgnoreForm({ finding, onIgnore, close }: Props): ReactElement {
  const { role: before } = useSubmission();
  const session = useSession();
  const busy = useBusy();
  const styles = useStyles(),
    shared = useShared();
  const [reason, setReason] = useState("");
  const [role, setRole] = useState(before);
  const said = reason.trim() !== "" && role.trim() !== "";
  return (
    <form
      className={`${shared.stack} ${styles.form}`}
      onSubmit={(event) => {
        event.preventDefault();
        if (!said || busy) return;
        onIgnore();
        close();
        void session.ignore(finding, reason, role);
      }}
      onKeyDown={(event) => event.key === "Escape" && close()}
    >
      <p className={shared.small}>{words.ignore.about}</p>
      <Field label={words.ignore.reason} required>
        <Input value={reason} maxLength={LONGEST_REASON} autoFocus onChange={(_, data) => setReason(data.value)} />
      </Field>
      <Field label={words.ignore.role} hint={words.ignore.roleHint} required>
        <Input value={role} maxLength={LONGEST_ROLE} onChange={(_, data) => setRole(data.value)} />
      </Field>
      <div className={shared.row}>
        <Button type="submit" appearance="primary" size="small" disabledFocusable={!said || busy !== null}>
          {words.ignore.go}
        </Button>
        <Button size="small" onClick={close}>
          {words.ignore.cancel}
        </Button>
      </div>
    </form>
  );
}
