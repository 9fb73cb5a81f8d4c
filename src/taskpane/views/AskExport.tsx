import { useMemo, type ReactElement } from "react";
import { useChosen, usePane, useSession } from "./use-pane";
import { useShared } from "./styles";
import { AskFrame } from "./AskScreen";
import { words } from "../words";

/** Which sheets an export will add. */
export function AskExport(): ReactElement {
  const { reading, profile } = usePane();
  const session = useSession();
  const shared = useShared();
  const registers = useChosen();
  const names = useMemo(() => session.exportEdits(registers).flatMap((edit) => (edit.kind === "addSheet" ? [edit.name] : [])), [session, registers, reading, profile]);
  return (
    <AskFrame title={words.export.title} go={names.length > 0 ? words.export.go : null} onGo={() => void session.export()}>
      <p className={shared.text}>{names.length > 0 ? words.export.about : words.export.nothing}</p>
      {names.length > 0 && (
        <>
          <h3 className={shared.subheading}>{words.export.sheets}</h3>
          <ul className={shared.list}>
            {names.map((name) => (
              <li key={name}>{name}</li>
            ))}
          </ul>
          <p className={shared.small}>{words.export.live}</p>
        </>
      )}
    </AskFrame>
  );
}
