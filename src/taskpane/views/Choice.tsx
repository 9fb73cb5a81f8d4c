import type { ReactElement } from "react";
import { useShared } from "./styles";

/** A radio button's label of two lines. */
export function Choice({ title, hint }: { readonly title: string; readonly hint: string }): ReactElement {
  const shared = useShared();
  return (
    <>
      {title}
      <br />
      <span className={shared.small}>{hint}</span>
    </>
  );
}
