import { Field, Radio, RadioGroup } from "@fluentui/react-components";
import { useMemo, useState, type ReactElement } from "react";
import { useChosen, usePane, useSession } from "./use-pane";
import { useShared } from "./styles";
import { AskFrame } from "./AskFrame";
import { Choice } from "./Choice";
import { exportEdits, sheetsAdded } from "../sheets";
import { words } from "../words";

/** Which sheets an export will add. */
export function AskExport(): ReactElement {
  const { reading, profile } = usePane();
  const session = useSession();
  const shared = useShared();
  const registers = useChosen();
  const [plain, setPlain] = useState(false);
  const names = useMemo(() => {
    const exported = session.exported();
    return exported ? sheetsAdded(exportEdits(exported, { plain })) : [];
  }, [session, registers, reading, profile, plain]);
  return (
    <AskFrame
      title={words.export.title}
      go={names.length > 0 ? words.export.go : null}
      onGo={() => void session.export({ plain })}
    >
      <p className={shared.text}>{names.length > 0 ? words.export.about : words.export.nothing}</p>
      {names.length > 0 && (
        <>
          <h3 className={shared.subheading}>{words.export.sheets}</h3>
          <ul className={shared.list}>
            {names.map((name) => (
              <li key={name}>{name}</li>
            ))}
          </ul>
          <Field label={words.export.edition}>
            <RadioGroup value={plain ? "plain" : "working"} onChange={(_, data) => setPlain(data.value === "plain")}>
              <Radio value="working" label={<Choice title={words.export.working} hint={words.export.workingHint} />} />
              <Radio value="plain" label={<Choice title={words.export.plain} hint={words.export.plainHint} />} />
            </RadioGroup>
          </Field>
        </>
      )}
    </AskFrame>
  );
}
