import { useMemo, type ReactElement } from "react";
import { useBusy, useChosen, usePane, useSession } from "./use-pane";
import { useShared } from "./styles";
import { earlierSheet } from "../before";
import { periodWords } from "../registerWords";
import { words } from "../words";

/** Where the workbook holds the period before on a sheet of its own: an offer to check against it. Nobody is compared unasked. */
export function OfferBefore(): ReactElement | null {
  const { reading, before } = usePane();
  const session = useSession();
  const shared = useShared();
  const busy = useBusy();
  const chosen = useChosen();
  const earlier = useMemo(() => (reading && !before ? earlierSheet(chosen, reading) : null), [reading, before, chosen]);
  if (!earlier) return null;
  return (
    <p className={shared.small}>
      {words.check.earlier(periodWords(earlier.period!), earlier.sheet)}{" "}
      <button
        type="button"
        className={shared.link}
        disabled={busy !== null}
        onClick={() => void session.quarter.compareWithSheet(earlier.sheet)}
      >
        {words.check.compare}
      </button>
    </p>
  );
}
