import { Button, Field, Input, Select } from "@fluentui/react-components";
import { useEffect, useState, type ReactElement } from "react";
import { useBusy, useSession } from "./use-pane";
import { useShared } from "./styles";
import type { CheckedBook } from "../lists";
import { words } from "../togetherWords";
import type { Escalate } from "../../consolidate";
import type { Part } from "../together";

interface Found {
  readonly parts: readonly Part[];
  readonly leftOut: readonly string[];
}

const RULES = Object.keys(words.rules) as readonly Escalate[];

/** Several registers as one: what would go in, in words, each directorate's name to be changed, before anything is written. */
export function Together({ books }: { readonly books: readonly CheckedBook[] }): ReactElement {
  const shared = useShared();
  const [open, setOpen] = useState(false);
  return (
    <section className={shared.stack} aria-labelledby="together-title">
      <h2 id="together-title" className={shared.heading}>
        {words.title}
      </h2>
      <p className={shared.text}>{words.about}</p>
      {open ? (
        <Preview books={books} onClose={() => setOpen(false)} />
      ) : (
        <div className={shared.row}>
          <Button size="small" onClick={() => setOpen(true)}>
            {words.open}
          </Button>
        </div>
      )}
    </section>
  );
}

function Preview({
  books,
  onClose,
}: {
  readonly books: readonly CheckedBook[];
  readonly onClose: () => void;
}): ReactElement {
  const shared = useShared();
  const busy = useBusy();
  const session = useSession();
  const [found, setFound] = useState<Found | "failed" | null>(null);
  const [labels, setLabels] = useState<Readonly<Record<string, string>>>({});
  const [escalate, setEscalate] = useState<Escalate>("appetite");
  useEffect(() => {
    let stands = true;
    import("../together").then(
      ({ partsOf }) => stands && setFound(partsOf(books)),
      () => stands && setFound("failed"),
    );
    return () => {
      stands = false;
    };
  }, [books]);
  if (found === null || found === "failed")
    return (
      <p className={shared.text} role="status">
        {found === null ? words.loading : words.failed}
      </p>
    );
  const { parts, leftOut } = found;
  return (
    <>
      {parts.map(({ key, book, sheet, risks, label }) => (
        <Field key={key} size="small" label={words.label(book, sheet)} hint={words.risks(risks)}>
          <Input
            value={labels[key] ?? label}
            maxLength={60}
            onChange={(_, data) => setLabels((before) => ({ ...before, [key]: data.value }))}
          />
        </Field>
      ))}
      {leftOut.length > 0 && (
        <div>
          <p className={shared.small}>{words.leftOut}</p>
          <ul className={shared.list}>
            {leftOut.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </div>
      )}
      <p className={shared.text}>
        {words.total(
          parts.reduce((sum, { risks }) => sum + risks, 0),
          parts.length,
        )}
      </p>
      <Field size="small" label={words.escalate}>
        <Select
          className={shared.select}
          value={escalate}
          onChange={(_, data) => setEscalate(RULES.find((rule) => rule === data.value) ?? "appetite")}
        >
          {RULES.map((rule) => (
            <option key={rule} value={rule}>
              {words.rules[rule]}
            </option>
          ))}
        </Select>
      </Field>
      <div className={shared.row}>
        <Button
          size="small"
          appearance="primary"
          disabledFocusable={busy !== null || parts.length === 0}
          onClick={() => void session.putTogether(books, labels, escalate)}
        >
          {words.go}
        </Button>
        <Button size="small" onClick={onClose}>
          {words.close}
        </Button>
      </div>
    </>
  );
}
