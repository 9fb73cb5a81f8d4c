import { makeStyles, tokens } from "@fluentui/react-components";
import type { ReactElement } from "react";
import { fillOf, type Matrix } from "../../matrix";
import { inkFor } from "../../workbook";
import { words } from "../words";

const useStyles = makeStyles({
  bands: { display: "flex", flexWrap: "wrap", gap: "6px", margin: 0, padding: 0, listStyleType: "none" },
  band: {
    padding: "2px 8px",
    borderRadius: tokens.borderRadiusSmall,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    forcedColorAdjust: "none",
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase300,
  },
});

/** The bands with their scores, each in its colour, worst first. */
export function BandKey({ matrix }: { readonly matrix: Matrix }): ReactElement | null {
  const styles = useStyles();
  if (matrix.bands.length === 0) return null;
  return (
    <ul className={styles.bands} aria-label={words.bands.key}>
      {[...matrix.bands].reverse().map((band) => {
        const { fill } = fillOf(matrix, band);
        const range = words.bands.range(band.min, band.max);
        return (
          <li key={band.id} className={styles.band} style={{ backgroundColor: fill, color: inkFor(fill) }}>
            {range ? `${band.label}: ${range}` : band.label}
          </li>
        );
      })}
    </ul>
  );
}
