import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import type { ReactElement } from "react";
import { fillOf, type Level, type Matrix } from "../../matrix";
import { inkFor } from "../../workbook";
import { BandKey } from "./BandKey";
import { useShared } from "./styles";
import { words } from "../words";

const useStyles = makeStyles({
  grid: {
    borderCollapse: "separate",
    borderSpacing: "2px",
    width: "100%",
    tableLayout: "fixed",
    fontSize: tokens.fontSizeBase200,
  },
  head: {
    fontWeight: tokens.fontWeightRegular,
    color: tokens.colorNeutralForeground2,
    textAlign: "center",
    padding: "0 2px",
    overflow: "hidden",
    textOverflow: "ellipsis",
    whiteSpace: "nowrap",
  },
  side: { width: "112px", textAlign: "right" },
  cell: {
    height: "26px",
    textAlign: "center",
    padding: 0,
    borderRadius: tokens.borderRadiusSmall,
    forcedColorAdjust: "none",
    border: `1px solid ${tokens.colorNeutralStroke2}`,
  },
});

/** Wider matrices (10 x 10) do not fit the pane with words. */
const WORDS_FIT = 6;

const label = (level: Level, wordy: boolean): string => {
  const word = wordy ? level.labels.find((text) => /[a-z]{3}/i.test(text)) : undefined;
  return word ? (/\d/.test(word) ? word : `${level.number} ${word}`) : String(level.number);
};

/** The matrix as the council draws it: likelihood up the side, impact along the foot, worst at the top right. */
export function MatrixGrid({ matrix }: { readonly matrix: Matrix }): ReactElement | null {
  const styles = useStyles(),
    shared = useShared();
  const { likelihood, impact, cells } = matrix;
  if (likelihood.length === 0 || impact.length === 0 || cells.length === 0) return <BandKey matrix={matrix} />;
  const wordy = likelihood.length <= WORDS_FIT;
  const order = likelihood.map((_, i) => likelihood.length - 1 - i);
  return (
    <>
      <table className={styles.grid} aria-label={words.read.gridCaption}>
        <tbody>
          {order.map((l) => (
            <tr key={l}>
              <th
                scope="row"
                className={mergeClasses(styles.head, styles.side)}
                title={likelihood[l]!.labels.join(", ")}
              >
                {label(likelihood[l]!, wordy)}
              </th>
              {impact.map((_, i) => {
                const cell = cells[l]?.[i];
                const band = matrix.bands.find((each) => each.id === cell?.band);
                const fill = band ? fillOf(matrix, band).fill : null;
                return (
                  <td
                    key={i}
                    className={styles.cell}
                    style={fill ? { backgroundColor: fill, color: inkFor(fill) } : undefined}
                    title={band?.label}
                  >
                    {cell?.score ?? band?.label ?? ""}
                    {band && cell?.score !== null && <span className={shared.hidden}> {band.label}</span>}
                  </td>
                );
              })}
            </tr>
          ))}
          <tr>
            <td className={styles.head} />
            {impact.map((level, i) => (
              <th key={i} scope="col" className={styles.head} title={level.labels.join(", ")}>
                {level.number}
              </th>
            ))}
          </tr>
        </tbody>
      </table>
      <p className={shared.small}>{words.read.gridAxes}</p>
      <BandKey matrix={matrix} />
    </>
  );
}
