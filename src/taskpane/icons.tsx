import { makeStyles, tokens } from "@fluentui/react-components";
import type { ReactElement, SVGProps } from "react";
import type { Severity } from "../checks";

const useStyles = makeStyles({
  // The mark within a filled shape, cut out of it in every theme.
  ground: { stroke: tokens.colorNeutralBackground1, "@media (forced-colors: active)": { stroke: "Canvas" } },
});
const Mark = (props: SVGProps<SVGPathElement>): ReactElement => <path className={useStyles().ground} {...props} />;

/** Our own few icons, 16 px, drawn in the text's colour. They stand beside words, so they are hidden from screen readers. */
function Icon({ children, ...rest }: SVGProps<SVGSVGElement>): ReactElement {
  return (
    <svg
      width="16"
      height="16"
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.4"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
      {...rest}
    >
      {children}
    </svg>
  );
}

export const CheckIcon = (): ReactElement => (
  <Icon>
    <path d="M3 8.5 6.4 12 13 4.5" strokeWidth="1.8" />
  </Icon>
);
export const BandsIcon = (): ReactElement => (
  <Icon stroke="none">
    <rect x="1.5" y="2" width="13" height="3.4" rx="1" fill="#C50F1F" />
    <rect x="1.5" y="6.3" width="13" height="3.4" rx="1" fill="#F2A900" />
    <rect x="1.5" y="10.6" width="13" height="3.4" rx="1" fill="#2E8B3D" />
  </Icon>
);
export const ArrowsIcon = (): ReactElement => (
  <Icon>
    <path d="M4.5 13V3.2M2 5.6l2.5-2.6L7 5.6M11.5 3v9.8M9 10.4l2.5 2.6L14 10.4" />
  </Icon>
);
export const ExportIcon = (): ReactElement => (
  <Icon>
    <path d="M9 2.5H4A1.5 1.5 0 0 0 2.5 4v8A1.5 1.5 0 0 0 4 13.5h8a1.5 1.5 0 0 0 1.5-1.5V9M8 8l5.5-5.5M10.2 2.5h3.3v3.3" />
  </Icon>
);
export const BackIcon = (): ReactElement => (
  <Icon>
    <path d="M13 8H3.2M7 4 3 8l4 4" />
  </Icon>
);
export const ChevronIcon = ({ open }: { readonly open: boolean }): ReactElement => (
  <Icon>
    <path d={open ? "M4 10l4-4 4 4" : "M4 6l4 4 4-4"} />
  </Icon>
);
export const SearchIcon = (): ReactElement => (
  <Icon>
    <circle cx="7" cy="7" r="4.3" />
    <path d="m10.2 10.2 3.3 3.3" />
  </Icon>
);
export const CloseIcon = (): ReactElement => (
  <Icon>
    <path d="m4 4 8 8M12 4l-8 8" />
  </Icon>
);
export const UndoIcon = (): ReactElement => (
  <Icon>
    <path d="M5.5 3 2.5 6l3 3M2.8 6h6.7a3.7 3.7 0 0 1 0 7.4H6.5" />
  </Icon>
);
const ErrorIcon = (): ReactElement => (
  <Icon>
    <circle cx="8" cy="8" r="6" fill="currentColor" stroke="none" />
    <Mark d="m5.8 5.8 4.4 4.4M10.2 5.8l-4.4 4.4" />
  </Icon>
);
const WarningIcon = (): ReactElement => (
  <Icon>
    <path d="M8 1.9 15 14H1Z" fill="currentColor" stroke="currentColor" strokeWidth="1" />
    <Mark d="M8 6.3v3.4M8 11.9v.1" />
  </Icon>
);
const AdviceIcon = (): ReactElement => (
  <Icon>
    <rect x="2" y="2" width="12" height="12" rx="6" fill="currentColor" stroke="none" />
    <Mark d="M8 7.4v3.8M8 4.8v.1" strokeWidth="1.6" />
  </Icon>
);
export const DoneIcon = (): ReactElement => (
  <Icon>
    <circle cx="8" cy="8" r="6" fill="currentColor" stroke="none" />
    <Mark d="m5.3 8.2 1.9 1.9 3.6-4" />
  </Icon>
);

/** Severities differ by shape as well as by colour. */
export function SeverityIcon({ severity }: { readonly severity: Severity }): ReactElement {
  return severity === "error" ? <ErrorIcon /> : severity === "warning" ? <WarningIcon /> : <AdviceIcon />;
}
