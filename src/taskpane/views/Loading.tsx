import type { ReactElement } from "react";
import { useShared } from "./styles";
import { words } from "../words";

/** In the place of a part that is being loaded. */
export function Loading(): ReactElement {
  const shared = useShared();
  return (
    <p className={shared.section} role="status">
      {words.tabs.loading}
    </p>
  );
}
