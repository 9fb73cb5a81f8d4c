import { Button, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import type { ReactElement } from "react";
import { useBusy, usePane, useSession } from "./use-pane";
import { useShared } from "./styles";
import { LiveSwitch } from "./LiveSwitch";
import { ArrowsIcon, BandsIcon, CheckIcon, ExportIcon, SeverityIcon } from "../icons";
import { words } from "../words";
import type { Ask } from "../state";

const useStyles = makeStyles({
  check: { width: "100%" },
  stale: { display: "flex", columnGap: "6px", alignItems: "center" },
  tools: { display: "grid", gridTemplateColumns: "repeat(auto-fit, minmax(88px, 1fr))", gap: "8px" },
  tool: {
    display: "flex",
    flexDirection: "column",
    rowGap: "4px",
    minWidth: 0,
    padding: "8px 4px",
    fontWeight: tokens.fontWeightRegular,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    "@media (max-width: 279px)": { flexDirection: "row", columnGap: "8px", padding: "4px 8px" },
  },
});

const TOOLS: readonly { readonly ask: Ask & keyof typeof words.tools; readonly icon: () => ReactElement }[] = [
  { ask: "bands", icon: BandsIcon },
  { ask: "arrows", icon: ArrowsIcon },
  { ask: "export", icon: ExportIcon },
];

/** Check, and the three commands that change the workbook. */
export function Tools(): ReactElement {
  const { reading, checked, stale } = usePane();
  const busy = useBusy();
  const session = useSession();
  const styles = useStyles(),
    shared = useShared();
  const found = reading !== null && reading.registers.length > 0;
  return (
    <>
      <Button
        className={styles.check}
        appearance="primary"
        icon={<CheckIcon />}
        disabledFocusable={busy !== null}
        onClick={() => void session.check()}
      >
        {busy?.job === "check" ? words.check.running : checked ? words.check.again : words.check.first}
      </Button>
      <LiveSwitch />
      {checked && stale && !busy && (
        <p className={mergeClasses(shared.text, styles.stale)} role="status">
          <span className={mergeClasses(shared.icon, shared.warning)}>
            <SeverityIcon severity="warning" />
          </span>
          {words.check.stale}
        </p>
      )}
      {found && (
        <div className={styles.tools} role="group" aria-label={words.tools.label}>
          {TOOLS.map(({ ask, icon: ToolIcon }) => (
            <Button
              key={ask}
              className={styles.tool}
              data-ask={ask}
              disabledFocusable={busy !== null}
              onClick={() => session.openAsk(ask)}
            >
              <span className={shared.icon}>
                <ToolIcon />
              </span>
              {words.tools[ask]}
            </Button>
          ))}
        </div>
      )}
    </>
  );
}
