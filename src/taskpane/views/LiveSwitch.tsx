import { Switch, makeStyles } from "@fluentui/react-components";
import { useSyncExternalStore, type ReactElement } from "react";
import { usePane, useSession } from "./use-pane";
import { useShared } from "./styles";
import { liveWords } from "../liveWords";

const useStyles = makeStyles({
  // The switch brings room of its own round itself: it stands in line with what is above it.
  line: { display: "flex", flexDirection: "column", margin: "-8px 0 -4px -8px" },
});

/** "Check as I type", and for screen readers what it found once the typing has paused. */
export function LiveSwitch(): ReactElement | null {
  const { live } = useSession();
  const { reading } = usePane();
  const { on, said } = useSyncExternalStore(live.store.subscribe, live.store.get);
  const styles = useStyles(),
    shared = useShared();
  if (!reading || reading.registers.length === 0) return null;
  return (
    <div className={styles.line}>
      <Switch
        label={liveWords.label}
        checked={on}
        aria-describedby="live-hint"
        onChange={(_, data) => void live.turn(data.checked)}
      />
      <p id="live-hint" className={shared.hidden}>
        {liveWords.hint}
      </p>
      <div role="status" className={shared.hidden}>
        {said}
      </div>
    </div>
  );
}
