import { lazy, Suspense, type ReactElement } from "react";
import { usePane } from "./use-pane";
import { useShared } from "./styles";
import { Loading } from "./Loading";
import type { Choice } from "../groups";
import { later } from "../later";
import { words } from "../words";

const Found = lazy(async () => ({ default: (await later.found()).Found }));

interface Props {
  readonly choice: Choice;
  readonly onChoice: (choice: Choice) => void;
}

/** What the check found; before the first check, what it will do. */
export function Findings(props: Props): ReactElement {
  const { checked } = usePane();
  const shared = useShared();
  if (!checked)
    return (
      <section className={shared.section}>
        <h2 className={shared.heading}>{words.empty.before}</h2>
        <p className={shared.text}>{words.empty.beforeText}</p>
      </section>
    );
  return (
    <Suspense fallback={<Loading />}>
      <Found checked={checked} {...props} />
    </Suspense>
  );
}
