import { makeStyles } from "@fluentui/react-components";
import { useWindowVirtualizer } from "@tanstack/react-virtual";
import { useLayoutEffect, useRef, useState, type KeyboardEvent, type ReactElement } from "react";
import { ItemRow } from "./ItemRow";
import type { Item } from "../items";

const useStyles = makeStyles({
  window: { position: "relative", width: "100%" },
  line: { position: "absolute", top: 0, left: 0, width: "100%" },
});

/** From here on only the lines in view are drawn. */
const VIRTUAL = 100;
/** A first guess in px, until a line has been measured. */
const HEIGHTS: Readonly<Record<Item["kind"], number>> = { severity: 40, check: 40, about: 160, finding: 88, more: 40 };

interface Props {
  readonly items: readonly Item[];
  readonly onToggle: (key: string) => void;
  /** Called before a fix, with the finding's position. */
  readonly onFix: (position: number) => void;
}

/** The findings under their headings. Arrow up and down go from finding to finding. */
export function FindingList(props: Props): ReactElement {
  return (
    <div onKeyDown={walk}>
      {props.items.length > VIRTUAL ? (
        <Windowed {...props} />
      ) : (
        props.items.map((item) => <ItemRow key={item.key} item={item} onToggle={props.onToggle} onFix={props.onFix} />)
      )}
    </div>
  );
}

function walk(event: KeyboardEvent<HTMLDivElement>): void {
  if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
  const from = (event.target as HTMLElement).closest<HTMLElement>("[data-finding]");
  if (!from) return;
  const rows = [...event.currentTarget.querySelectorAll<HTMLElement>("[data-finding]")];
  const to = rows[rows.indexOf(from) + (event.key === "ArrowDown" ? 1 : -1)];
  if (!to) return;
  event.preventDefault();
  to.focus();
}

function Windowed({ items, onToggle, onFix }: Props): ReactElement {
  const styles = useStyles();
  const box = useRef<HTMLDivElement>(null);
  const [above, setAbove] = useState(0);
  // What stands above the list grows and shrinks with messages, filters and the window's width.
  useLayoutEffect(() => {
    const top = box.current ? box.current.getBoundingClientRect().top + window.scrollY : 0;
    if (Math.abs(top - above) >= 1) setAbove(top);
  });
  const virtual = useWindowVirtualizer({
    count: items.length,
    estimateSize: (index) => HEIGHTS[items[index]!.kind],
    getItemKey: (index) => items[index]!.key,
    overscan: 8,
    scrollMargin: above,
  });
  return (
    <div ref={box} className={styles.window} style={{ height: virtual.getTotalSize() }}>
      {virtual.getVirtualItems().map((line) => (
        <div
          key={line.key}
          data-index={line.index}
          ref={virtual.measureElement}
          className={styles.line}
          style={{ transform: `translateY(${line.start - virtual.options.scrollMargin}px)` }}
        >
          <ItemRow item={items[line.index]!} onToggle={onToggle} onFix={onFix} />
        </div>
      ))}
    </div>
  );
}
