import { Field, Radio, RadioGroup } from "@fluentui/react-components";
import { useMemo, useState, type ReactElement } from "react";
import { arrowMeaning, movementOf, planArrows } from "../../movement";
import type { ArrowMeaning } from "../../profile";
import { columnOf } from "../../register";
import { useChosen, usePane, useSession } from "./use-pane";
import { useShared } from "./styles";
import { AskFrame } from "./AskFrame";
import { Choice } from "./Choice";
import { since } from "../periods";
import { words } from "../words";

/** What will be written where, and, where nothing settles it, what an upward arrow is to mean. */
export function AskArrows(): ReactElement {
  const { reading, profile, before } = usePane();
  const session = useSession();
  const shared = useShared();
  const [answer, setAnswer] = useState<ArrowMeaning>("up-is-worse");
  const chosen = useChosen();
  const registers = useMemo(
    () => (before && reading ? since(reading, chosen, before) : chosen),
    [reading, chosen, before],
  );
  const plans = useMemo(
    () =>
      registers.map((register) => {
        const settled = arrowMeaning(register, profile);
        return {
          register,
          settled,
          plan: planArrows(register, { workbook: reading!.workbook, meaning: settled ?? answer }),
        };
      }),
    [registers, reading, profile, answer],
  );
  const written = plans.reduce((sum, { plan }) => sum + plan.written, 0);
  const kept = plans.reduce((sum, { plan }) => sum + plan.kept.length, 0);
  const risks = registers.reduce((sum, register) => sum + register.risks.length, 0);
  const still = registers.reduce(
    (sum, register) => sum + register.risks.filter((risk) => movementOf(register, risk) === null).length,
    0,
  );
  const reasons = [...new Set(plans.flatMap(({ plan }) => (plan.reason ? [plan.reason] : [])))];
  const open = plans.some(({ settled, plan }) => !settled && plan.written > 0);
  const known = plans.find(({ settled }) => settled)?.settled ?? null;
  const columns = [
    ...new Set(plans.flatMap(({ register, plan }) => (plan.written > 0 ? [columnOf(register, "dot")] : []))),
  ];
  const column = columns.length === 1 ? columns[0]! : null;
  return (
    <AskFrame
      title={words.arrows.title}
      go={written > 0 ? words.arrows.go : null}
      onGo={() => void session.addArrows(answer)}
    >
      {written > 0 && (
        <p className={shared.text}>
          {words.arrows.about(written, risks)}{" "}
          {columns.length === 1 &&
            (column === null
              ? plans.some(({ register }) => register.layout === "table")
                ? words.arrows.newColumn
                : ""
              : words.arrows.into(column))}
        </p>
      )}
      {written === 0 && reasons.length === 0 && kept === 0 && <p className={shared.text}>{words.arrows.right}</p>}
      {reasons.map((reason) => (
        <p key={reason} className={shared.text}>
          {reason}
        </p>
      ))}
      {open && (
        <Field label={words.arrows.question} hint={words.arrows.questionHint}>
          <RadioGroup value={answer} onChange={(_, data) => setAnswer(data.value as ArrowMeaning)}>
            {(["up-is-worse", "up-is-better"] as const).map((meaning) => (
              <Radio
                key={meaning}
                value={meaning}
                label={
                  <Choice
                    title={meaning === "up-is-worse" ? words.arrows.worse : words.arrows.better}
                    hint={words.arrows.shows(meaning)}
                  />
                }
              />
            ))}
          </RadioGroup>
        </Field>
      )}
      {!open && written > 0 && known && <p className={shared.text}>{words.arrows.settled(known)}</p>}
      {kept > 0 && <p className={shared.small}>{words.arrows.kept(kept)}</p>}
      {written > 0 && still > 0 && <p className={shared.small}>{words.arrows.noPrevious(still)}</p>}
    </AskFrame>
  );
}
