import { lazy, type ReactElement } from "react";
import { later } from "../later";
import type { Ask } from "../state";

const { screens } = later;
const AskArrows = lazy(async () => ({ default: (await screens()).AskArrows }));
const AskBands = lazy(async () => ({ default: (await screens()).AskBands }));
const AskExport = lazy(async () => ({ default: (await screens()).AskExport }));
const AskFixAll = lazy(async () => ({ default: (await screens()).AskFixAll }));
const AskPublish = lazy(async () => ({ default: (await screens()).AskPublish }));
const AskRoll = lazy(async () => ({ default: (await screens()).AskRoll }));

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
