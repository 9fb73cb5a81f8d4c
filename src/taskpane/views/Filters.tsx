import { Button, Input, ToggleButton, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import type { ReactElement } from "react";
import { useShared } from "./styles";
import { CloseIcon, SearchIcon, SeverityIcon } from "../icons";
import { SEVERITIES, type Filter } from "../groups";
import { words } from "../words";
import type { Severity } from "../../checks";

const useStyles = makeStyles({
  severities: { display: "grid", gridTemplateColumns: "repeat(auto-fit, minmax(96px, 1fr))", gap: "8px" },
  severity: {
    minWidth: 0,
    paddingLeft: "6px",
    paddingRight: "6px",
    columnGap: "6px",
    fontWeight: tokens.fontWeightRegular,
    fontSize: tokens.fontSizeBase200,
    whiteSpace: "nowrap",
  },
  search: { width: "100%" },
});

interface Props {
  readonly counts: Readonly<Record<Severity, number>>;
  readonly filter: Filter;
  readonly searchable: boolean;
  readonly onChange: (filter: Filter) => void;
}

/** How many of each severity, each a button that shows only those; a search where there are many. */
export function Filters({ counts, filter, searchable, onChange }: Props): ReactElement {
  const styles = useStyles(),
    shared = useShared();
  return (
    <>
      <div className={styles.severities} role="group" aria-label={words.filter.label}>
        {SEVERITIES.map((severity) => (
          <ToggleButton
            key={severity}
            className={styles.severity}
            checked={filter.severity === severity}
            disabledFocusable={counts[severity] === 0}
            onClick={() => onChange({ ...filter, severity: filter.severity === severity ? null : severity })}
          >
            <span className={mergeClasses(shared.icon, counts[severity] > 0 && shared[severity])}>
              <SeverityIcon severity={severity} />
            </span>
            {words.filter.pressed(words.severity[severity].title, counts[severity])}
          </ToggleButton>
        ))}
      </div>
      {searchable && (
        <Input
          className={styles.search}
          type="search"
          aria-label={words.filter.search}
          placeholder={words.filter.searchHint}
          contentBefore={<SearchIcon />}
          contentAfter={
            filter.search ? (
              <Button
                size="small"
                appearance="transparent"
                icon={<CloseIcon />}
                aria-label={words.filter.clear}
                onClick={() => onChange({ ...filter, search: "" })}
              />
            ) : undefined
          }
          value={filter.search}
          onChange={(_, data) => onChange({ ...filter, search: data.value })}
        />
      )}
    </>
  );
}
