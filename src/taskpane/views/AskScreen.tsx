import type { ReactElement } from "react";
import type { Ask } from "../state";
import { AskArrows } from "./AskArrows";
import { AskBands } from "./AskBands";
import { AskExport } from "./AskExport";
import { AskFixAll } from "./AskFixAll";

/** What is asked, or shown beforehand, before a command writes. */
export function AskScreen({ ask }: { readonly ask: Ask }): ReactElement {
  switch (ask) {
    case "bands":
      return <AskBands />;
    case "arrows":
      return <AskArrows />;
    case "export":
      return <AskExport />;
    case "fixAll":
      return <AskFixAll />;
  }
}
