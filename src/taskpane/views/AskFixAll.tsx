import { useMemo, type ReactElement } from "react";
import { usePane, useSession } from "./use-pane";
import { useShared } from "./styles";
import { AskFrame } from "./AskFrame";
import { CellLook } from "./Swatch";
import { cellName, PREVIEW_CELLS, previewEdits } from "../preview";
import { findingsOf } from "../groups";
import { safeFixes } from "../bulk";
import { words } from "../words";

/** Every safe fix, cell by cell, before any is made. */
export function AskFixAll(): ReactElement {
  const pane = usePane();
  const session = useSession();
  const shared = useShared();
  const findings = findingsOf(pane);
  const safe = useMemo(() => safeFixes(findings), [findings]);
  const rows = useMemo(
    () =>
      previewEdits(
        pane.reading!.workbook,
        safe.flatMap((finding) => finding.edits),
        PREVIEW_CELLS + 1,
      ),
    [pane.reading, safe],
  );
  const sheets = new Set(rows.map((row) => row.cell.sheet));
  return (
    <AskFrame
      title={words.fixAll.title(safe.length)}
      go={safe.length > 0 ? words.fixAll.go(safe.length) : null}
      onGo={() => void session.fixAll(safe)}
    >
      <p className={shared.text}>{words.fixAll.about}</p>
      <table className={shared.table}>
        <thead>
          <tr>
            <th scope="col">{words.fixAll.cell}</th>
            <th scope="col">{words.fixAll.before}</th>
            <th scope="col">{words.fixAll.after}</th>
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, PREVIEW_CELLS).map(({ cell, before, after }, index) => (
            <tr key={index}>
              <td>{sheets.size > 1 ? `${cell.sheet} ${cellName(cell)}` : cellName(cell)}</td>
              <td>
                <CellLook look={before} />
              </td>
              <td>
                <CellLook look={after} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length > PREVIEW_CELLS && <p className={shared.small}>{words.fixAll.andMore}</p>}
    </AskFrame>
  );
}
