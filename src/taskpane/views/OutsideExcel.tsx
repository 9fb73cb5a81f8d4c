import type { ReactElement } from "react";
import { words } from "../words";

/** The page was opened in a browser of its own. */
export function OutsideExcel(): ReactElement {
  return (
    <main style={{ padding: 16, fontFamily: "sans-serif", maxWidth: 480 }}>
      <h1 style={{ fontSize: 20 }}>{words.outside.title}</h1>
      <p>{words.outside.text}</p>
    </main>
  );
}
