import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import type { ReactElement } from "react";
import { inkFor } from "../../workbook";
import { words } from "../words";
import type { Look } from "../preview";

const useStyles = makeStyles({
  look: {
    display: "inline-block",
    maxWidth: "100%",
    padding: "0 6px",
    borderRadius: tokens.borderRadiusSmall,
    overflowWrap: "anywhere",
    verticalAlign: "bottom",
  },
  coloured: { border: `1px solid ${tokens.colorNeutralStroke1}`, forcedColorAdjust: "none" },
  plain: { backgroundColor: tokens.colorNeutralBackground3, "@media (forced-colors: active)": { border: "1px solid" } },
  blank: { fontStyle: "italic", color: tokens.colorNeutralForeground2 },
});

/** Longer texts are cut: the cell itself is one click away. */
const LONGEST = 60;

/** A cell's text on its own fill, as a small piece of the sheet. */
export function CellLook({ look }: { readonly look: Look }): ReactElement {
  const styles = useStyles();
  const text = look.text.length > LONGEST ? `${look.text.slice(0, LONGEST - 1)}…` : look.text;
  const coloured = look.fill !== undefined || look.ink !== undefined;
  const ground = look.fill ?? "#FFFFFF";
  return (
    <span
      className={mergeClasses(styles.look, coloured ? styles.coloured : styles.plain)}
      style={coloured ? { backgroundColor: ground, color: look.ink ?? inkFor(ground) } : undefined}
    >
      {text || <span className={coloured ? undefined : styles.blank}>{words.finding.blank}</span>}
    </span>
  );
}
