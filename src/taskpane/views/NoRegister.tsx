import type { ReactElement } from "react";
import { Conventions } from "./Conventions";
import { usePane } from "./use-pane";
import { useShared } from "./styles";
import { words } from "../words";

/** Nothing found: what we look for, what was looked at, and what to do. */
export function NoRegister(): ReactElement {
  const { reading } = usePane();
  const shared = useShared();
  const sheets = reading?.workbook.sheets.map((sheet) => sheet.name) ?? [];
  return (
    <section className={shared.section}>
      <h2 className={shared.heading}>{words.empty.noRegister}</h2>
      <p className={shared.text}>{words.empty.noRegisterText}</p>
      <ul className={shared.list}>
        {words.empty.noRegisterTips.map((tip) => (
          <li key={tip}>{tip}</li>
        ))}
      </ul>
      <p className={shared.text}>{words.empty.ownWords}</p>
      <Conventions />
      {sheets.length > 0 && <p className={shared.small}>{words.empty.lookedAt(sheets)}</p>}
      {reading?.workbook.notes.map((note) => (
        <p key={note} className={shared.small}>
          {note}
        </p>
      ))}
    </section>
  );
}
