import { lazy, type ReactElement } from "react";
import type { Ask } from "../state";
import { AskArrows } from "./AskArrows";
import { AskBands } from "./AskBands";
import { AskFixAll } from "./AskFixAll";

const AskExport = lazy(async () => ({ default: (await import("./AskExport")).AskExport }));

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
