import { lazy, type ReactElement } from "react";
import type { Ask } from "../state";
import { AskBands } from "./AskBands";
import { AskFixAll } from "./AskFixAll";

const AskArrows = lazy(async () => ({ default: (await import("./AskArrows")).AskArrows }));
const AskRoll = lazy(async () => ({ default: (await import("./AskRoll")).AskRoll }));
const AskPublish = lazy(async () => ({ default: (await import("./AskPublish")).AskPublish }));
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
    case "roll":
      return <AskRoll />;
    case "publish":
      return <AskPublish />;
    case "fixAll":
      return <AskFixAll />;
  }
}
