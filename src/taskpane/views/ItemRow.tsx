import { Button, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { memo, type ReactElement } from "react";
import { useShared } from "./styles";
import { FindingRow } from "./FindingRow";
import { ChevronIcon, SeverityIcon } from "../icons";
import { checkOf, titleOf } from "../findings";
import { words } from "../words";
import type { Item } from "../items";

const useStyles = makeStyles({
  severity: { display: "flex", alignItems: "center", columnGap: "8px", padding: "16px 16px 4px" },
  check: {
    display: "flex",
    alignItems: "flex-start",
    justifyContent: "space-between",
    columnGap: "8px",
    padding: "8px 16px 4px",
  },
  title: { minWidth: 0, paddingTop: "2px" },
  count: { color: tokens.colorNeutralForeground2, fontWeight: tokens.fontWeightRegular },
  about: { flexShrink: 0, display: "inline-flex", alignItems: "center", columnGap: "2px" },
  text: {
    margin: "0 16px 8px",
    padding: "8px 12px",
    borderLeft: `3px solid ${tokens.colorNeutralStroke1}`,
    backgroundColor: tokens.colorNeutralBackground2,
    display: "flex",
    flexDirection: "column",
    rowGap: "6px",
  },
  more: { padding: "4px 16px 8px" },
});

interface Props {
  readonly item: Item;
  readonly onToggle: (key: string) => void;
  readonly onFix: (position: number) => void;
}

/** One line of the list: a severity's heading, a check's heading, its explanation, a finding, or "Show more". */
export const ItemRow = memo(function ItemRow({ item, onToggle, onFix }: Props): ReactElement {
  const styles = useStyles(),
    shared = useShared();
  switch (item.kind) {
    case "severity":
      return (
        <div className={styles.severity}>
          <span className={mergeClasses(shared.icon, shared[item.severity])}>
            <SeverityIcon severity={item.severity} />
          </span>
          <h2 className={shared.heading}>
            {words.severity[item.severity].title} <span className={styles.count}>{item.count}</span>
          </h2>
        </div>
      );
    case "check": {
      const title = titleOf(item.rule);
      return (
        <div className={styles.check}>
          <h3 className={mergeClasses(shared.subheading, styles.title)}>
            {title}
            {item.count > 1 && <span className={styles.count}>{`\u00a0${item.count}`}</span>}
          </h3>
          {checkOf(item.rule) && (
            <button
              type="button"
              className={mergeClasses(shared.link, styles.about)}
              aria-expanded={item.open}
              aria-label={words.finding.aboutNamed(title)}
              onClick={() => onToggle(item.key)}
            >
              {words.finding.aboutShort}
              <ChevronIcon open={item.open} />
            </button>
          )}
        </div>
      );
    }
    case "about":
      return <About rule={item.rule} />;
    case "finding":
      return <FindingRow finding={item.finding} position={item.position} onFix={onFix} />;
    case "more":
      return (
        <div className={styles.more}>
          <Button
            size="small"
            appearance="subtle"
            aria-expanded={item.open}
            aria-label={
              item.open
                ? `${words.finding.fewer}: ${titleOf(item.rule)}`
                : words.finding.moreNamed(item.more, titleOf(item.rule))
            }
            onClick={() => onToggle(item.key)}
          >
            {item.open ? words.finding.fewer : words.finding.more(item.more)}
          </Button>
        </div>
      );
  }
});

/** Why a check matters and what to do, from the check itself. */
function About({ rule }: { readonly rule: string }): ReactElement | null {
  const styles = useStyles(),
    shared = useShared();
  const check = checkOf(rule);
  if (!check) return null;
  return (
    <div className={styles.text}>
      <p className={shared.text}>{check.why}</p>
      <p className={shared.text}>
        <strong>{words.finding.remedy}:</strong> {check.remedy}
      </p>
      <p className={shared.small}>
        <strong>{words.finding.looksAt}:</strong> {check.looksAt}
      </p>
      <p className={shared.small}>
        <strong>{words.finding.wrong}</strong> {check.examples.wrong}
        <br />
        <strong>{words.finding.right}</strong> {check.examples.right}
      </p>
    </div>
  );
}
