import { Select, makeStyles, mergeClasses } from "@fluentui/react-components";
import type { ReactElement } from "react";
import { matrixFor } from "../../register";
import { usePane, useSession } from "./use-pane";
import { useShared } from "./styles";
import { SeverityIcon } from "../icons";
import { words } from "../words";

const useStyles = makeStyles({
  header: { display: "flex", flexDirection: "column", rowGap: "2px" },
  select: { marginTop: "2px" },
  unsure: { display: "flex", columnGap: "6px", alignItems: "flex-start", marginTop: "6px" },
});

/** Below this we say so at the top of the pane. */
const SURE = 0.7;

/** Which register was found, in two lines. */
export function Header(): ReactElement | null {
  const { reading, register } = usePane();
  const session = useSession();
  const styles = useStyles(),
    shared = useShared();
  const registers = reading?.registers ?? [];
  const one = registers.length === 1 ? registers[0] : register === null ? undefined : registers[register];
  const matrix = one && matrixFor(one, { kind: one.kind === "opportunities" ? "opportunity" : "threat" });
  const unsure = (one ? [one] : registers).some(
    (each) => each.confidence < SURE || each.columns.some((column) => column.field && column.confidence < SURE),
  );
  return (
    <header className={styles.header}>
      {registers.length === 1 ? (
        <h2 className={shared.heading}>{one!.sheet}</h2>
      ) : (
        <>
          <h2 className={shared.hidden}>{words.register.choose}</h2>
          <Select
            className={mergeClasses(shared.select, styles.select)}
            aria-label={words.register.choose}
            value={register === null ? "all" : String(register)}
            onChange={(_, data) => session.chooseRegister(data.value === "all" ? null : Number(data.value))}
          >
            <option value="all">{words.register.all(registers)}</option>
            {registers.map((each, index) => (
              <option key={index} value={index}>
                {words.register.option(each)}
              </option>
            ))}
          </Select>
        </>
      )}
      {one && (
        <>
          <p className={shared.small}>{words.register.facts(one)}</p>
          <p className={shared.small}>
            {words.register.matrixFact(matrix!)}{" "}
            {matrix!.source === "default" && (
              <button type="button" className={shared.link} onClick={() => session.show("read")}>
                {words.empty.chooseMatrix}
              </button>
            )}
          </p>
        </>
      )}
      {unsure && (
        <div className={styles.unsure}>
          <span className={mergeClasses(shared.icon, shared.warning)}>
            <SeverityIcon severity="warning" />
          </span>
          <p className={shared.small}>
            {words.register.unsure}{" "}
            <button type="button" className={shared.link} onClick={() => session.show("read")}>
              {words.register.seeRead}
            </button>
          </p>
        </div>
      )}
    </header>
  );
}
