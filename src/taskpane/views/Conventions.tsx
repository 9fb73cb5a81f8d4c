import { Button, Field, Select } from "@fluentui/react-components";
import { useRef, useState, type ReactElement } from "react";
import { DEFAULT_PROFILE, PROFILES } from "../../profile";
import { fileNameOf, profileAsFile, profileFromFile } from "../conventions";
import { words } from "../words";
import { ConventionsForm } from "./ConventionsForm";
import { CopyButton } from "./CopyButton";
import { useShared } from "./styles";
import { useBusy, usePane, useSession } from "./use-pane";

/** The value that stands for a profile that is none of the ready-made ones. */
const YOURS = "yours";

/** The council's conventions: chosen, edited, brought in from a file, written to one, and made the user's own default. */
export function Conventions(): ReactElement {
  const { profile } = usePane();
  const busy = useBusy();
  const session = useSession();
  const shared = useShared();
  const [isEdited, setEdited] = useState(false);
  const [refused, setRefused] = useState<{ readonly file: string; readonly message: string } | null>(null);
  const file = useRef<HTMLInputElement>(null);
  const at = PROFILES.indexOf(profile);
  const bring = async (chosen: File): Promise<void> => {
    const parsed = await chosen.text().then(profileFromFile, () => ({
      ok: false as const,
      message: words.conventions.unreadable,
    }));
    setRefused(parsed.ok ? null : { file: chosen.name, message: parsed.message });
    if (parsed.ok) await session.setProfile(parsed.profile);
  };
  return (
    <section className={shared.stack} aria-label={words.conventions.title}>
      <Field label={words.conventions.profile} hint={words.conventions.profileHint}>
        <Select
          className={shared.select}
          value={at >= 0 ? String(at) : profile.chosen ? YOURS : ""}
          disabled={busy !== null}
          onChange={(_, data) => {
            setRefused(null);
            setEdited(false);
            if (data.value !== YOURS) void session.setProfile(PROFILES[Number(data.value || -1)] ?? DEFAULT_PROFILE);
          }}
        >
          <option value="">{words.conventions.own}</option>
          {profile.chosen && at < 0 && <option value={YOURS}>{words.conventions.yours(profile.name)}</option>}
          {PROFILES.map((each, index) => (
            <option key={each.name} value={String(index)}>
              {each.name}
            </option>
          ))}
        </Select>
      </Field>
      {isEdited ? (
        <ConventionsForm key={profile.name} profile={profile} onEnd={() => setEdited(false)} />
      ) : (
        <>
          <div className={shared.row}>
            <Button size="small" disabledFocusable={busy !== null} onClick={() => setEdited(true)}>
              {words.conventions.edit}
            </Button>
            <Button size="small" disabledFocusable={busy !== null} onClick={() => file.current?.click()}>
              {words.conventions.import}
            </Button>
            <Button size="small" disabledFocusable={busy !== null} onClick={() => void session.makeDefault()}>
              {words.conventions.makeDefault}
            </Button>
            {profile.chosen && (
              <>
                <Button
                  as="a"
                  size="small"
                  href={`data:application/json;charset=utf-8,${encodeURIComponent(profileAsFile(profile))}`}
                  download={fileNameOf(profile)}
                >
                  {words.conventions.export}
                </Button>
                {/* For the Excels that let no add-in save a file. */}
                <CopyButton
                  key={profile.name}
                  text={profileAsFile(profile)}
                  label={words.conventions.copy}
                  done={words.conventions.copied}
                />
              </>
            )}
          </div>
          <input
            ref={file}
            type="file"
            hidden
            accept=".json,application/json"
            aria-label={words.conventions.importLabel}
            onChange={(event) => {
              const chosen = event.target.files?.[0];
              if (chosen) void bring(chosen);
              // The same file can be chosen again once it has been put right.
              event.target.value = "";
            }}
          />
        </>
      )}
      {refused && (
        <p role="alert" className={shared.text}>
          <strong>{words.conventions.refused(refused.file)}</strong> {refused.message}
        </p>
      )}
      <p className={shared.small}>{words.conventions.remembered}</p>
    </section>
  );
}
