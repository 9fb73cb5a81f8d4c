import { Button, Checkbox } from "@fluentui/react-components";
import { useEffect, useState, type ReactElement } from "react";
import { useBusy, usePublication, useSession } from "./use-pane";
import { useShared } from "./styles";
import { AskFrame } from "./AskFrame";
import { cellName } from "../preview";
import { words as all } from "../words";
import { words } from "../submitWords";

/** Personal data first, then the plain edition, then what we keep in the workbook. */
export function AskPublish(): ReactElement {
  const { personal, cleared } = usePublication();
  const busy = useBusy();
  const session = useSession();
  const shared = useShared();
  const { publication } = session;
  useEffect(() => void publication.look(), [publication]);
  const say = words.publish;
  const [withoutPeople, setWithoutPeople] = useState(false);
  const edition = { plain: true, withoutPeople };
  return (
    <AskFrame title={say.title} go={null} leave={say.close}>
      <section className={shared.stack} aria-labelledby="personal-title">
        <h3 id="personal-title" className={shared.subheading}>
          {say.personal}
        </h3>
        <p className={shared.text} role="status">
          {personal === null ? say.looking : personal.length === 0 ? say.none : say.found(personal.length)}
        </p>
        {personal !== null && personal.length > 0 && (
          <>
            <ul className={shared.plainList}>
              {personal.map(({ cell, message }, index) => (
                <li key={index} className={shared.text}>
                  {cell && (
                    <button type="button" className={shared.link} onClick={() => void session.goTo(cell)}>
                      <span className={shared.hidden}>{all.finding.goTo} </span>
                      {cell.sheet} {cellName(cell)}
                    </button>
                  )}{" "}
                  {message}
                </li>
              ))}
            </ul>
            <div className={shared.row}>
              <Button size="small" disabledFocusable={busy !== null} onClick={() => void publication.look()}>
                {say.look}
              </Button>
            </div>
          </>
        )}
      </section>
      <section className={shared.stack} aria-labelledby="edition-title">
        <h3 id="edition-title" className={shared.subheading}>
          {say.edition}
        </h3>
        <p className={shared.text}>{say.editionAbout}</p>
        <Checkbox
          label={say.withoutPeople}
          checked={withoutPeople}
          onChange={(_, data) => setWithoutPeople(data.checked === true)}
        />
        <div className={shared.row}>
          <Button
            size="small"
            disabledFocusable={busy !== null}
            onClick={() => void session.exportFile(edition, "publish")}
          >
            {say.file}
          </Button>
          <Button
            size="small"
            disabledFocusable={busy !== null}
            onClick={() => void session.export(edition, "publish")}
          >
            {say.sheets}
          </Button>
        </div>
      </section>
      <section className={shared.stack} aria-labelledby="kept-title">
        <h3 id="kept-title" className={shared.subheading}>
          {say.kept}
        </h3>
        <p className={shared.text}>{cleared ? say.cleared : say.keptAbout}</p>
        <div className={shared.row}>
          <Button size="small" disabledFocusable={busy !== null} onClick={() => void publication.clear()}>
            {say.clear}
          </Button>
        </div>
        <p className={shared.small}>{say.excel}</p>
      </section>
    </AskFrame>
  );
}
