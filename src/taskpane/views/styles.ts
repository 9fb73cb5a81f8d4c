import { makeStyles, tokens } from "@fluentui/react-components";

/** What several views share. 16 px at the pane's edges; colours only by token, so that themes and forced colours hold. */
const EDGE = "16px";

export const useShared = makeStyles({
  /** Read by screen readers, not shown. */
  hidden: {
    position: "absolute",
    width: "1px",
    height: "1px",
    overflow: "hidden",
    clipPath: "inset(50%)",
    whiteSpace: "nowrap",
  },
  heading: {
    margin: 0,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
    overflowWrap: "anywhere",
    outlineStyle: "none",
  },
  subheading: {
    margin: 0,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    fontWeight: tokens.fontWeightSemibold,
  },
  text: { margin: 0, fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300, overflowWrap: "anywhere" },
  small: {
    margin: 0,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground2,
    overflowWrap: "anywhere",
  },
  stack: { display: "flex", flexDirection: "column", rowGap: "12px" },
  section: { display: "flex", flexDirection: "column", rowGap: "12px", padding: `12px ${EDGE} 24px` },
  row: { display: "flex", alignItems: "center", columnGap: "8px", flexWrap: "wrap", rowGap: "8px" },
  list: { margin: 0, paddingLeft: "18px", fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300 },
  plainList: { margin: 0, padding: 0, listStyleType: "none" },
  /** A native select takes the room there is, however long its options are. */
  select: { minWidth: 0, width: "100%", "& > select": { minWidth: 0, width: "100%", textOverflow: "ellipsis" } },
  /** A button that looks like a link: at least 24 px high, as WCAG 2.2 asks. */
  link: {
    appearance: "none",
    border: "none",
    background: "none",
    padding: "2px 0",
    minHeight: "24px",
    font: "inherit",
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorBrandForegroundLink,
    textDecorationLine: "underline",
    textUnderlineOffset: "2px",
    cursor: "pointer",
    borderRadius: tokens.borderRadiusSmall,
    ":hover": { color: tokens.colorBrandForegroundLinkHover },
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: "1px" },
  },
  table: {
    width: "100%",
    borderCollapse: "collapse",
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    "& th": {
      textAlign: "left",
      fontWeight: tokens.fontWeightSemibold,
      color: tokens.colorNeutralForeground2,
      padding: "4px 8px 4px 0",
      borderBottom: `1px solid ${tokens.colorNeutralStroke1}`,
      verticalAlign: "bottom",
    },
    "& td": {
      padding: "6px 8px 6px 0",
      borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
      verticalAlign: "top",
      overflowWrap: "anywhere",
    },
    "& tr > *:last-child": { paddingRight: 0 },
  },
  error: { color: tokens.colorStatusDangerForeground1 },
  warning: { color: tokens.colorStatusWarningForeground3 },
  advice: { color: tokens.colorBrandForeground1 },
  done: { color: tokens.colorStatusSuccessForeground1 },
  icon: { flexShrink: 0, display: "inline-flex" },
});
