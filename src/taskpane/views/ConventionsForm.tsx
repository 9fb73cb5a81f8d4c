import { Button, Field, Input, Select, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { useState, type ReactElement } from "react";
import { CHECKS, type Check } from "../../checks";
import type { Profile } from "../../profile";
import { settingsOf, withSettings, type Settings } from "../conventions";
import { words } from "../words";
import { useShared } from "./styles";
import { useBusy, useSession } from "./use-pane";

const useStyles = makeStyles({
  summary: {
    cursor: "pointer",
    padding: "4px 0",
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  group: { border: "none", margin: "8px 0 0", padding: 0, minWidth: 0 },
  check: {
    display: "flex",
    columnGap: "8px",
    alignItems: "flex-start",
    padding: "3px 0",
    minHeight: "24px",
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    overflowWrap: "anywhere",
  },
});

const GROUPS = [...new Set(CHECKS.map((check) => check.group))].map((group) => ({
  group,
  checks: CHECKS.filter((check) => check.group === group),
}));

/** The few conventions that people change by hand. */
export function ConventionsForm({
  profile,
  onEnd,
}: {
  readonly profile: Profile;
  readonly onEnd: () => void;
}): ReactElement {
  const busy = useBusy();
  const session = useSession();
  const shared = useShared();
  const [settings, setSettings] = useState(() => settingsOf(profile));
  const [fault, setFault] = useState<string | null>(null);
  const change = (parts: Partial<Settings>): void => setSettings({ ...settings, ...parts });
  const use = (): void => {
    const made = withSettings(profile, settings);
    if (!made.ok) return setFault(made.message);
    void session.setProfile(made.profile).then(onEnd);
  };
  return (
    <form
      className={shared.stack}
      aria-label={words.conventions.form}
      noValidate
      onSubmit={(event) => (event.preventDefault(), use())}
      onKeyDown={(event) => event.key === "Escape" && onEnd()}
    >
      <Field label={words.conventions.name}>
        <Input value={settings.name} autoFocus onChange={(_, data) => change({ name: data.value })} />
      </Field>
      <Field label={words.conventions.appetite} hint={words.conventions.appetiteHint}>
        <Input inputMode="decimal" value={settings.appetite} onChange={(_, data) => change({ appetite: data.value })} />
      </Field>
      <Field label={words.conventions.arrow}>
        <Select
          className={shared.select}
          value={settings.arrowMeaning}
          onChange={(_, data) => change({ arrowMeaning: data.value as Settings["arrowMeaning"] })}
        >
          <option value="">{words.conventions.arrowOwn}</option>
          <option value="up-is-worse">{words.conventions.arrowWorse}</option>
          <option value="up-is-better">{words.conventions.arrowBetter}</option>
        </Select>
      </Field>
      <Field label={words.conventions.dates}>
        <Select
          className={shared.select}
          value={settings.dateOrder}
          onChange={(_, data) => change({ dateOrder: data.value as Settings["dateOrder"] })}
        >
          <option value="day-month">{words.conventions.dayMonth}</option>
          <option value="month-day">{words.conventions.monthDay}</option>
        </Select>
      </Field>
      <Field label={words.conventions.review}>
        <Input
          inputMode="numeric"
          value={settings.reviewDays}
          onChange={(_, data) => change({ reviewDays: data.value })}
        />
      </Field>
      <ChecksOn off={settings.off} onChange={(off) => change({ off })} />
      <p className={shared.small}>{words.conventions.more}</p>
      {fault && (
        <p role="alert" className={mergeClasses(shared.text, shared.error)}>
          {fault}
        </p>
      )}
      <div className={shared.row}>
        <Button type="submit" appearance="primary" size="small" disabledFocusable={busy !== null}>
          {words.conventions.use}
        </Button>
        <Button size="small" onClick={onEnd}>
          {words.conventions.cancel}
        </Button>
      </div>
    </form>
  );
}

interface ChecksOnProps {
  readonly off: ReadonlySet<string>;
  readonly onChange: (off: ReadonlySet<string>) => void;
}

/** Every check with a tick; without it, it says nothing. */
function ChecksOn({ off, onChange }: ChecksOnProps): ReactElement {
  const styles = useStyles(),
    shared = useShared();
  const turn = (check: Check, isOn: boolean): void => {
    const next = new Set(off);
    if (isOn) next.delete(check.id);
    else next.add(check.id);
    onChange(next);
  };
  const on = CHECKS.filter((check) => !off.has(check.id)).length;
  return (
    <details>
      <summary className={mergeClasses(shared.subheading, styles.summary)}>
        {words.conventions.checks(on, CHECKS.length)}
      </summary>
      <p className={shared.small}>{words.conventions.checksHint}</p>
      {GROUPS.map(({ group, checks }) => (
        <fieldset key={group} className={styles.group}>
          <legend className={shared.subheading}>{group}</legend>
          {checks.map((check) => (
            <label key={check.id} className={styles.check}>
              <input
                type="checkbox"
                checked={!off.has(check.id)}
                onChange={(event) => turn(check, event.target.checked)}
              />
              {check.title}
            </label>
          ))}
        </fieldset>
      ))}
    </details>
  );
}
