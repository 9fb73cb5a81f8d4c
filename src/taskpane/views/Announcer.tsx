import type { ReactElement } from "react";
import { usePane } from "./use-pane";
import { useShared } from "./styles";
import { words } from "../words";

/** Says to screen readers what is going on; stands in the page from the start, since a live region that comes late is not heard. */
export function Announcer(): ReactElement {
  const { busy, notice } = usePane();
  const shared = useShared();
  const said = busy
    ? `${words.busy(busy)}${busy.waiting ? `. ${words.busyHint.waiting}` : ""}`
    : notice
      ? words.notice(notice)
      : "";
  return (
    <div role="status" className={shared.hidden}>
      {said}
    </div>
  );
}
