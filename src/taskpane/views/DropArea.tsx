import { Button, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { useRef, useState, type DragEvent, type ReactElement } from "react";
import { useShared } from "./styles";
import type { PickedFile } from "../books";
import { words } from "../submitWords";

const useStyles = makeStyles({
  area: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    columnGap: "10px",
    rowGap: "6px",
    padding: "12px",
    border: `1px dashed ${tokens.colorNeutralStroke1Hover}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  over: {
    borderTopStyle: "solid",
    borderRightStyle: "solid",
    borderBottomStyle: "solid",
    borderLeftStyle: "solid",
    backgroundColor: tokens.colorBrandBackground2,
    "@media (forced-colors: active)": { outline: "2px solid Highlight" },
  },
});

interface Props {
  readonly several: boolean;
  readonly busy: boolean;
  readonly onFiles: (files: readonly PickedFile[]) => void;
}

/** A place to drop workbooks on, with a button that asks for them: what the mouse can do, the keyboard can. */
export function DropArea({ several, busy, onFiles }: Props): ReactElement {
  const styles = useStyles(),
    shared = useShared();
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const held = (event: DragEvent): boolean => !busy && [...event.dataTransfer.types].includes("Files");
  const take = (list: FileList | null): void => {
    // The list is emptied with its input; the files stay.
    const files = [...(list ?? [])];
    if (files.length > 0) onFiles(several ? files : files.slice(0, 1));
  };
  return (
    <div
      className={mergeClasses(styles.area, over && styles.over)}
      data-drop
      onDragOver={(event) => {
        if (!held(event)) return;
        event.preventDefault();
        event.dataTransfer.dropEffect = "copy";
        setOver(true);
      }}
      onDragLeave={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(false);
      }}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        if (held(event)) take(event.dataTransfer.files);
      }}
    >
      <span className={shared.text}>{several ? words.books.drop : words.books.dropOne}</span>
      <Button size="small" disabledFocusable={busy} onClick={() => input.current?.click()}>
        {several ? words.books.choose : words.books.chooseOne}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        multiple={several}
        accept=".xlsx,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        aria-label={words.books.input}
        onChange={(event) => {
          take(event.target.files);
          // The same file can be chosen again once it has been put right.
          event.target.value = "";
        }}
      />
    </div>
  );
}
