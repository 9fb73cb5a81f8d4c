import { Checkbox, Field, Radio, RadioGroup } from "@fluentui/react-components";
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
  const [apart, setApart] = useState(false);
  const [cards, setCards] = useState(false);
  const [withoutPeople, setWithoutPeople] = useState(false);
  const edition = useMemo(() => ({ plain, cards, withoutPeople }), [plain, cards, withoutPeople]);
  const names = useMemo(() => {
    const exported = session.exported();
    return exported ? sheetsAdded(exportEdits(exported, edition)) : [];
  }, [session, registers, reading, profile, edition]);
  return (
    <AskFrame
      title={words.export.title}
      go={names.length > 0 ? words.export.go : null}
      onGo={() => void (apart ? session.exportFile(edition) : session.export(edition))}
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
          <Field label={words.export.where}>
            <RadioGroup value={apart ? "apart" : "here"} onChange={(_, data) => setApart(data.value === "apart")}>
              <Radio value="here" label={<Choice title={words.export.here} hint={words.export.hereHint} />} />
              <Radio value="apart" label={<Choice title={words.export.apart} hint={words.export.apartHint} />} />
            </RadioGroup>
          </Field>
          <Field label={words.export.edition}>
            <RadioGroup value={plain ? "plain" : "working"} onChange={(_, data) => setPlain(data.value === "plain")}>
              <Radio value="working" label={<Choice title={words.export.working} hint={words.export.workingHint} />} />
              <Radio value="plain" label={<Choice title={words.export.plain} hint={words.export.plainHint} />} />
            </RadioGroup>
          </Field>
          <div>
            <Checkbox
              label={<Choice title={words.export.cards} hint={words.export.cardsHint} />}
              checked={cards}
              onChange={(_, data) => setCards(data.checked === true)}
            />
            <Checkbox
              label={<Choice title={words.export.withoutPeople} hint={words.export.withoutPeopleHint} />}
              checked={withoutPeople}
              onChange={(_, data) => setWithoutPeople(data.checked === true)}
            />
          </div>
        </>
      )}
    </AskFrame>
  );
}
