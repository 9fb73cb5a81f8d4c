import { makeStyles } from "@fluentui/react-components";
import { useState, type ReactElement } from "react";
import { a1 } from "../../workbook";
import type { LabelReading, Register } from "../../register";
import { useBusy, useDraft, useSession } from "./use-pane";
import { useShared } from "./styles";
import { Confirm } from "./Confirm";
import { Doubt, isDoubtful } from "./Doubt";
import { FieldSelect } from "./FieldSelect";
import { readWords } from "../readWords";
import { words } from "../words";

const useStyles = makeStyles({
  as: { width: "46%" },
});

/** The labels of cards and pages and what each was read as; doubtful ones first, those we do not know next. Each can be said to be something else, and the whole confirmed. */
export function LabelTable({
  register,
  twin,
}: {
  readonly register: Register;
  /** Read as another sheet was confirmed. */
  readonly twin: boolean;
}): ReactElement {
  const busy = useBusy();
  const session = useSession();
  const styles = useStyles(),
    shared = useShared();
  const draft = useDraft(register);
  const labels = register.labels ?? [];
  // The order is settled once: a row must not leave from under the user's hand when it is no longer doubtful.
  const [rank] = useState(() => {
    const order = (each: LabelReading): number => (isDoubtful(each) ? 0 : each.field === null ? 1 : 2);
    return new Map(labels.map((each) => [each.label, order(each)]));
  });
  const rows = [...labels].sort((a, b) => (rank.get(a.label) ?? 2) - (rank.get(b.label) ?? 2));
  const oneSheet = labels.every(({ cell }) => cell.sheet === register.sheet);
  const now = ({ label, field }: LabelReading) => (draft.has(label) ? draft.get(label)! : field);
  const changed = labels.filter((each) => now(each) !== each.field).length;
  const isDoubted = (each: LabelReading): boolean => isDoubtful(each) && !draft.has(each.label);
  return (
    <>
      <p className={shared.small}>{readWords.cards}</p>
      {rows.some(isDoubted) && <p className={shared.small}>{readWords.firstLabels}</p>}
      <table className={shared.table}>
        <thead>
          <tr>
            <th scope="col">{readWords.label}</th>
            <th scope="col">{readWords.where}</th>
            <th scope="col" className={styles.as}>
              {words.read.as}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((each) => (
            <tr key={each.label}>
              <td>{each.label}</td>
              <td>
                <button type="button" className={shared.link} onClick={() => void session.goTo(each.cell)}>
                  {`${oneSheet ? "" : `${each.cell.sheet} `}${a1(each.cell.row, each.cell.column)}`}
                </button>
              </td>
              <td>
                <FieldSelect
                  label={readWords.labelNamed(each.label)}
                  field={now(each)}
                  disabled={busy !== null}
                  onChange={(field) => session.drafts.say(register, new Map(draft).set(each.label, field))}
                />
                {isDoubted(each) && <Doubt reasons={each.reasons} />}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <Confirm
        register={register}
        twin={twin}
        drafted={changed > 0 ? readWords.drafted(changed) : null}
        onConfirm={labels.length > 0 ? () => void session.confirmLabels(register, draft) : undefined}
      />
    </>
  );
}
