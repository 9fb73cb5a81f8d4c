import type { ReactElement } from "react";
import { a1, type CellRef } from "../../workbook";
import { STAGES, STAGE_PARTS, type Register, type Role } from "../../register";
import { useShared } from "./styles";
import { readWords } from "../readWords";
import { fieldWords } from "../fieldWords";
import { words } from "../words";

/** For cards and pages, which have no columns: each part found, labelled or not, with the first cell it stands in. */
export function PartList({ register }: { readonly register: Register }): ReactElement {
  const shared = useShared();
  return (
    <details>
      <summary className={shared.subheading}>{readWords.parts}</summary>
      <table className={shared.table}>
        <thead>
          <tr>
            <th scope="col">{words.read.part}</th>
            <th scope="col">{words.read.where}</th>
          </tr>
        </thead>
        <tbody>
          {[...partsOf(register)].map(([part, cell]) => (
            <tr key={part}>
              <td>{part}</td>
              <td>{`${cell.sheet} ${a1(cell.row, cell.column)}`}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}

function partsOf(register: Register): Map<string, CellRef> {
  const parts = new Map<string, CellRef>();
  const add = (name: string, cell: CellRef | undefined): void => {
    if (cell && !parts.has(name)) parts.set(name, cell);
  };
  for (const risk of register.risks) {
    for (const role of Object.keys(risk.texts) as Role[]) add(fieldWords(role), risk.texts[role]?.cell);
    for (const stage of STAGES)
      for (const part of STAGE_PARTS) add(fieldWords(`${stage}.${part}`), risk.stages[stage]?.[part]?.cell);
    for (const date of ["lastReview", "nextReview", "targetDate", "dateRaised"] as const)
      add(fieldWords(date), risk.dates[date]?.cell);
    add(fieldWords("dot"), risk.dot?.cell);
    add(fieldWords("controls"), risk.controls[0]?.cell);
    add(fieldWords("actions"), risk.actions[0]?.cell);
  }
  return parts;
}
