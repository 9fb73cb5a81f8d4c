import { Button, Field, Input } from "@fluentui/react-components";
import { useState, type ReactElement } from "react";
import { compareDays, isoDay, parseIsoDay } from "../../workbook";
import { usePane, useSession } from "./use-pane";
import { useShared } from "./styles";
import { words } from "../words";

/** The day at which overdue dates are judged, and a way to change it. */
export function AsOf(): ReactElement | null {
  const { checked, asOfGiven } = usePane();
  const session = useSession();
  const shared = useShared();
  const [typed, setTyped] = useState<string | null>(null);
  if (!checked) return null;
  const day = typed === null ? null : parseIsoDay(typed);
  const own = checked.reading.registers.some(({ periodEnd, yearEnd }) => {
    const end = periodEnd ?? yearEnd;
    return end && compareDays(end, checked.asOf) === 0;
  });
  if (typed === null)
    return (
      <p className={shared.small}>
        {words.check.lastAt(checked.at)} {words.asOf.line(checked.asOf, asOfGiven ? "given" : own ? "period" : "today")}{" "}
        <button
          type="button"
          className={shared.link}
          aria-label={`${words.asOf.change}: ${words.asOf.field}`}
          onClick={() => setTyped(isoDay(checked.asOf))}
        >
          {words.asOf.change}
        </button>
      </p>
    );
  const set = (value: typeof day): void => {
    setTyped(null);
    void session.setAsOf(value);
  };
  return (
    <form
      className={shared.stack}
      onSubmit={(event) => (event.preventDefault(), day && set(day))}
      onKeyDown={(event) => event.key === "Escape" && setTyped(null)}
    >
      <Field label={words.asOf.field}>
        <Input type="date" value={typed} autoFocus onChange={(_, data) => setTyped(data.value)} />
      </Field>
      <div className={shared.row}>
        <Button type="submit" appearance="primary" size="small" disabledFocusable={!day}>
          {words.asOf.set}
        </Button>
        {asOfGiven && (
          <Button size="small" onClick={() => set(null)}>
            {words.asOf.own}
          </Button>
        )}
        <Button size="small" onClick={() => setTyped(null)}>
          {words.asOf.cancel}
        </Button>
      </div>
    </form>
  );
}
