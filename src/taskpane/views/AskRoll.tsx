import { Field, Select } from "@fluentui/react-components";
import { useMemo, useState, type ReactElement } from "react";
import { useChosen, usePane, useSession } from "./use-pane";
import { useShared } from "./styles";
import { AskFrame } from "./AskFrame";
import { planRollForward, rollable } from "../periods";
import { words } from "../quarterWords";
import { periodWords } from "../registerWords";
import type { RollForward } from "../../movement";

/** What next period's sheet will be, in words, before it is made. */
export function AskRoll(): ReactElement {
  const { reading } = usePane();
  const session = useSession();
  const shared = useShared();
  const chosen = useChosen();
  const groups = useMemo(() => rollable(chosen), [chosen]);
  // The last sheet is mostly the latest.
  const [sheet, setSheet] = useState(groups[groups.length - 1]?.sheet ?? "");
  const group = groups.find((one) => one.sheet === sheet) ?? groups[0];
  const plan = useMemo(
    () => (group ? planRollForward(group.registers, reading!.workbook) : { impossible: words.roll.gone(sheet) }),
    [group, reading, sheet],
  );
  const possible = !("impossible" in plan);
  return (
    <AskFrame
      title={words.roll.title}
      go={possible ? words.roll.go : null}
      onGo={() => void session.quarter.rollForward(group!.sheet)}
    >
      {groups.length > 1 && (
        <Field label={words.roll.sheet}>
          <Select className={shared.select} value={group!.sheet} onChange={(_, data) => setSheet(data.value)}>
            {groups.map((one) => {
              const period = one.registers[0]!.period;
              return (
                <option key={one.sheet} value={one.sheet}>
                  {one.sheet}
                  {period ? ` (${periodWords(period)})` : ""}
                </option>
              );
            })}
          </Select>
        </Field>
      )}
      {possible ? <Plan plan={plan} /> : <p className={shared.text}>{plan.impossible}</p>}
    </AskFrame>
  );
}

/** So many renamed headings are named one by one. */
const LABELS = 6;

function Plan({ plan }: { readonly plan: RollForward }): ReactElement {
  const shared = useShared();
  const say = words.roll;
  const labels = [...new Set(plan.labelsMoved.map(({ from, to }) => say.label(from, to)))];
  return (
    <>
      <ul className={shared.list}>
        <li>{say.newSheet(plan.copies.map(({ to }) => to))}</li>
        <li>{plan.from && plan.to ? say.period(plan.from, plan.to) : say.noPeriod}</li>
        <li>{say.previous(plan.previousFilled)}</li>
        <li>{say.arrows(plan.arrowsEmptied)}</li>
        {plan.actionsMoved > 0 && <li>{say.actions(plan.actionsMoved)}</li>}
        {plan.plansMoved > 0 && <li>{say.plans(plan.plansMoved)}</li>}
        {plan.labelsMoved.length > 0 && (
          <li>
            {say.labels(plan.labelsMoved.length)}
            <ul className={shared.list}>
              {labels.slice(0, LABELS).map((label) => (
                <li key={label}>{label}</li>
              ))}
              {labels.length > LABELS && <li>{say.moreLabels(labels.length - LABELS)}</li>}
            </ul>
          </li>
        )}
      </ul>
      {plan.notes.length > 0 && (
        <div>
          <p className={shared.small}>{say.notes}</p>
          <ul className={shared.list}>
            {plan.notes.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        </div>
      )}
    </>
  );
}
