import { Button } from "@fluentui/react-components";
import { useState, type ReactElement } from "react";

/** Copies a text. Where the clipboard is closed to add-ins, it shows the text, selected, instead. */
export function CopyButton({
  text,
  label,
  done,
}: {
  readonly text: string;
  readonly label: string;
  readonly done: string;
}): ReactElement {
  const [state, setState] = useState<"ready" | "copied" | "shown">("ready");
  const copy = (): void => {
    const refused = (): void => setState("shown");
    if (!navigator.clipboard) return refused();
    navigator.clipboard.writeText(text).then(() => setState("copied"), refused);
  };
  if (state === "shown")
    return (
      <textarea
        readOnly
        value={text}
        rows={6}
        aria-label={label}
        style={{ width: "100%" }}
        ref={(area) => (area?.focus(), area?.select())}
      />
    );
  return (
    <Button size="small" onClick={copy}>
      <span role="status">{state === "copied" ? done : label}</span>
    </Button>
  );
}
