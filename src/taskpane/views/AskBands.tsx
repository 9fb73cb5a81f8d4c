import { Field, Radio, RadioGroup } from "@fluentui/react-components";
import { useMemo, useState, type ReactElement } from "react";
import { bandsAreKnown, colourBands } from "../../bands";
import { useChosen, usePane, useSession } from "./use-pane";
import { useShared } from "./styles";
import { BandKey } from "./BandKey";
import { Choice } from "./Choice";
import { AskFrame } from "./AskFrame";
import { words } from "../words";

/** Which bands, how many cells, and whether the colours are to follow the scores. */
export function AskBands(): ReactElement {
  const { reading } = usePane();
  const session = useSession();
  const shared = useShared();
  const [style, setStyle] = useState<"conditional" | "fixed">("conditional");
  const registers = useChosen();
  const plans = useMemo(
    () => registers.map((register) => colourBands(register, reading!.workbook, { style })),
    [registers, reading, style],
  );
  const cells = plans.reduce((sum, plan) => sum + (plan.ok ? plan.coloured : 0), 0);
  const without = plans.reduce((sum, plan) => sum + (plan.ok ? plan.without.length : 0), 0);
  const reasons = [...new Set(plans.flatMap((plan) => (plan.ok ? [] : [plan.reason])))];
  const matrices = [
    ...new Set(
      registers.flatMap((register) => [...new Set(register.risks.map((risk) => register.matrices[risk.kind]))]),
    ),
  ].filter((matrix) => matrix.source !== "default");
  const unkeyed = registers.some((register) =>
    register.risks.some((risk) => !bandsAreKnown(register.matrices[risk.kind])),
  );
  const possible = plans.some((plan) => plan.ok);
  return (
    <AskFrame
      title={words.bands.title}
      go={possible ? words.bands.go : null}
      onGo={() => void session.colourBands(style)}
    >
      {possible && <p className={shared.text}>{words.bands.about(cells)}</p>}
      {matrices.map((matrix, index) => (
        <BandKey key={index} matrix={matrix} />
      ))}
      {possible && unkeyed && (
        <p className={shared.text}>
          {words.bands.unkeyed}{" "}
          <button type="button" className={shared.link} onClick={() => session.show("read")}>
            {words.empty.chooseMatrix}
          </button>
        </p>
      )}
      {without > 0 && <p className={shared.small}>{words.bands.without(without)}</p>}
      {reasons.map((reason) => (
        <p key={reason} className={shared.text}>
          {reason}{" "}
          <button type="button" className={shared.link} onClick={() => session.show("read")}>
            {words.empty.chooseMatrix}
          </button>
        </p>
      ))}
      {possible && (
        <Field label={words.bands.style}>
          <RadioGroup value={style} onChange={(_, data) => setStyle(data.value as "conditional" | "fixed")}>
            <Radio
              value="conditional"
              label={<Choice title={words.bands.conditional} hint={words.bands.conditionalHint} />}
            />
            <Radio value="fixed" label={<Choice title={words.bands.fixed} hint={words.bands.fixedHint} />} />
          </RadioGroup>
        </Field>
      )}
      {possible && <p className={shared.small}>{words.bands.others}</p>}
    </AskFrame>
  );
}
