import { Button, Field, Input, makeStyles } from "@fluentui/react-components";
import { useState, type ReactElement } from "react";
import { useBusy, useSession, useSubmission } from "./use-pane";
import { useShared } from "./styles";
import { LONGEST_REASON, LONGEST_ROLE } from "../../submit";
import { words } from "../words";
import type { Finding } from "../../checks";

const useStyles = makeStyles({ foot: { padding: "0 8px 8px" }, form: { padding: "4px 8px 12px" } });

interface Props {
  readonly finding: Finding;
  /** The finding's cell, for the button's name. */
  readonly where: string;
  /** Called before it leaves the list. */
  readonly onIgnore: () => void;
}

/** A link that opens what must be said before a finding is set aside: the reason, and a role. */
export function IgnoreFinding({ finding, where, onIgnore }: Props): ReactElement {
  const [open, setOpen] = useState(false);
  const styles = useStyles(),
    shared = useShared();
  if (open) return <IgnoreForm finding={finding} onIgnore={onIgnore} close={() => setOpen(false)} />;
  return (
    <div className={styles.foot}>
      <button
        type="button"
        className={shared.link}
        aria-label={words.ignore.named(where)}
        onClick={() => setOpen(true)}
      >
        {words.ignore.button}
      </button>
    </div>
  );
}

function IgnoreForm({
  finding,
  onIgnore,
  close,
}: Pick<Props, "finding" | "onIgnore"> & { readonly close: () => void }): ReactElement {
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
