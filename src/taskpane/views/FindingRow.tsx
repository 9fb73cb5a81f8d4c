import { Button, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { useMemo, useRef, useState, type ReactElement } from "react";
import { useBusy, usePane, useSession } from "./use-pane";
import { useShared } from "./styles";
import { IgnoreForm } from "./IgnoreForm";
import { CellLook } from "./Swatch";
import { toldEdits } from "../editWords";
import { cellName, previewEdits } from "../preview";
import { checkOf } from "../findings";
import { words } from "../words";
import type { Finding } from "../../checks";

const useStyles = makeStyles({
  row: { borderBottom: `1px solid ${tokens.colorNeutralStroke2}`, padding: "0 8px" },
  go: {
    appearance: "none",
    display: "block",
    width: "100%",
    padding: "8px",
    border: "none",
    background: "none",
    font: "inherit",
    color: "inherit",
    textAlign: "left",
    cursor: "pointer",
    borderRadius: tokens.borderRadiusMedium,
    ":hover": { backgroundColor: tokens.colorNeutralBackground1Hover },
    ":active": { backgroundColor: tokens.colorNeutralBackground1Pressed },
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: "-2px" },
  },
  still: { padding: "8px" },
  // A finding that can only be ignored has that beside its cell: no line of its own for it.
  head: { position: "relative" },
  aside: { position: "absolute", top: "5px", right: "8px" },
  beside: { paddingRight: "60px" },
  quiet: { color: tokens.colorNeutralForeground2 },
  choices: { display: "flex", alignItems: "center", columnGap: "12px", marginLeft: "auto" },
  where: { display: "flex", columnGap: "8px", alignItems: "baseline", minWidth: 0, marginBottom: "2px" },
  cell: {
    flexShrink: 0,
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorBrandForegroundLink,
    textDecorationLine: "underline",
    textUnderlineOffset: "2px",
  },
  risk: {
    minWidth: 0,
    overflow: "hidden",
    textOverflow: "ellipsis",
    whiteSpace: "nowrap",
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
  },
  cure: {
    display: "flex",
    columnGap: "8px",
    rowGap: "4px",
    alignItems: "center",
    flexWrap: "wrap",
    justifyContent: "space-between",
    padding: "0 8px 8px",
  },
  change: {
    display: "flex",
    columnGap: "6px",
    rowGap: "2px",
    alignItems: "center",
    flexWrap: "wrap",
    minWidth: 0,
    fontSize: tokens.fontSizeBase200,
  },
});

/** A finding: its cell, risk and message (a click or Enter goes there), and what would put it right. */
export function FindingRow({
  finding,
  position,
  onFix,
}: {
  readonly finding: Finding;
  readonly position: number;
  readonly onFix: (position: number) => void;
}): ReactElement {
  const { checked, register } = usePane();
  const busy = useBusy();
  const session = useSession();
  const styles = useStyles(),
    shared = useShared();
  const [isIgnored, setIgnored] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const { cell, risk } = finding;
  const registers = checked!.reading.registers;
  const own = registers[finding.register]?.sheet;
  const where = cell ? cellName(cell) : words.finding.noCell;
  // The sheet is named where the findings are of several, or the cell is on another than the register.
  const sheet = cell && ((registers.length > 1 && register === null) || cell.sheet !== own) ? cell.sheet : null;
  const place = [sheet, risk ? words.finding.risk(risk.id, risk.title) : null].filter(Boolean).join(" · ");
  const expected =
    finding.expected === null ||
    !JUDGED.has(checkOf(finding.rule)?.group ?? "") ||
    finding.message.includes(String(finding.expected))
      ? null
      : String(finding.expected);
  const fixable = finding.fix !== null && finding.edits.length > 0;
  const cure = fixable || expected !== null;
  const text = (
    <>
      <span className={mergeClasses(styles.where, !cure && styles.beside)}>
        {cell && <span className={shared.hidden}>{words.finding.goTo} </span>}
        <span className={cell ? styles.cell : undefined}>{where}</span>{" "}
        {place && <span className={styles.risk}>{place}</span>}
      </span>{" "}
      <span className={shared.text}>{finding.message}</span>
    </>
  );
  const close = (): void => {
    setIgnored(false);
    opener.current?.focus();
  };
  const ignore = (
    <button
      type="button"
      className={mergeClasses(shared.link, styles.quiet)}
      ref={opener}
      aria-expanded={isIgnored}
      aria-label={words.ignore.named(where)}
      onClick={() => setIgnored(!isIgnored)}
    >
      {words.ignore.button}
    </button>
  );
  return (
    <div className={styles.row}>
      <div className={styles.head}>
        {cell ? (
          <button type="button" className={styles.go} data-finding={position} onClick={() => void session.goTo(cell)}>
            {text}
          </button>
        ) : (
          <div className={styles.still} data-finding={position} tabIndex={-1}>
            {text}
          </div>
        )}
        {!cure && <div className={styles.aside}>{ignore}</div>}
      </div>
      {cure && (
        <div className={styles.cure}>
          {fixable ? (
            <ChangeShown finding={finding} />
          ) : (
            <p className={shared.small}>{words.finding.expected(expected!)}</p>
          )}
          <div className={styles.choices}>
            {ignore}
            {fixable && (
              <Button
                size="small"
                disabledFocusable={busy !== null}
                aria-label={finding.fix === "safe" ? words.finding.fixNamed(where) : words.finding.offerNamed(where)}
                onClick={() => {
                  onFix(position);
                  void session.fix(finding);
                }}
              >
                {finding.fix === "safe" ? words.finding.fix : words.finding.offer}
              </Button>
            )}
          </div>
        </div>
      )}
      {isIgnored && <IgnoreForm finding={finding} onIgnore={() => onFix(position)} close={close} />}
    </div>
  );
}

/** Only what follows from the scores has an expected value worth a line of its own. */
const JUDGED: ReadonlySet<string> = new Set(["Scores", "Bands", "Direction of travel"]);

/** More cells than this are counted, not shown, beside one finding. */
const SHOWN = 1;

function ChangeShown({ finding }: { readonly finding: Finding }): ReactElement {
  const { checked } = usePane();
  const styles = useStyles(),
    shared = useShared();
  const cells = useMemo(() => previewEdits(checked!.reading.workbook, finding.edits, SHOWN + 20), [checked, finding]);
  return (
    <div className={styles.change}>
      {toldEdits(finding.edits).map((told) => (
        <span key={told}>{told}</span>
      ))}
      {cells.slice(0, SHOWN).map(({ before, after }, index) => (
        <span key={index} className={styles.change}>
          <CellLook look={before} />
          <span aria-hidden="true">→</span>
          <span className={shared.hidden}>{words.finding.becomes}</span>
          <CellLook look={after} />
        </span>
      ))}
      {cells.length > SHOWN && <span className={shared.small}>{words.finding.otherCells(cells.length - SHOWN)}</span>}
    </div>
  );
}
