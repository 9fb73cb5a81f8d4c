import { Button, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { useEffect, useRef, type ReactElement } from "react";
import { useBooks, useSession } from "./use-pane";
import { useShared } from "./styles";
import { DropArea } from "./DropArea";
import { CloseIcon, DoneIcon, SeverityIcon } from "../icons";
import { verdictFor } from "../lists";
import { words } from "../submitWords";
import type { Book } from "../books";

const useStyles = makeStyles({
  book: {
    display: "flex",
    columnGap: "8px",
    alignItems: "flex-start",
    padding: "8px 0",
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  what: { flexGrow: 1, minWidth: 0 },
  icon: { paddingTop: "2px" },
  button: { flexShrink: 0 },
});

/** Workbooks that were dropped or chosen, each with its verdict or why it was not read. */
export function BookList(): ReactElement {
  const { books, reading } = useBooks();
  const session = useSession();
  const shared = useShared();
  const list = useRef<HTMLElement>(null);
  const before = useRef(books.length);
  useEffect(() => {
    // The button that took a workbook away is gone with it.
    if (books.length < before.current && document.activeElement === document.body) list.current?.focus();
    before.current = books.length;
  }, [books.length]);
  const open = books.find(({ workbook, refused }) => reading && !workbook && refused === null);
  const done = books.filter(({ workbook }) => workbook).length;
  const refused = books.filter((book) => book.refused !== null).length;
  return (
    <section
      className={shared.stack}
      aria-labelledby="books-title"
      tabIndex={-1}
      ref={list}
      style={{ outline: "none" }}
    >
      <h2 id="books-title" className={shared.heading}>
        {words.books.title}
      </h2>
      <p className={shared.small}>{words.books.about}</p>
      <DropArea several busy={reading} onFiles={(files) => void session.books.add(files)} />
      <p role="status" className={books.length > 0 ? shared.small : shared.hidden}>
        {open ? words.books.reading(open.name) : books.length > 0 ? words.books.read(done, refused) : ""}
      </p>
      {books.length > 0 && (
        <ul className={shared.plainList}>
          {books.map((book) => (
            <BookRow key={book.id} book={book} />
          ))}
        </ul>
      )}
    </section>
  );
}

function BookRow({ book }: { readonly book: Book }): ReactElement {
  const styles = useStyles(),
    shared = useShared();
  const session = useSession();
  const { name, refused, workbook, checked } = book;
  const verdict = checked && verdictFor({ name, checked });
  const said = refused ?? (verdict ? verdict.sentence : workbook ? words.books.none : "");
  const good = verdict?.ready ?? false;
  return (
    <li className={styles.book}>
      <span
        className={mergeClasses(styles.icon, shared.icon, good ? shared.done : refused ? shared.error : shared.warning)}
      >
        {said === "" ? null : good ? <DoneIcon /> : <SeverityIcon severity={refused ? "error" : "warning"} />}
      </span>
      <div className={styles.what}>
        <p className={shared.text}>
          <strong>{name}</strong>
        </p>
        <p className={shared.small}>{said}</p>
      </div>
      <Button
        className={styles.button}
        size="small"
        appearance="subtle"
        icon={<CloseIcon />}
        aria-label={words.books.removeNamed(name)}
        title={words.books.remove}
        onClick={() => session.books.remove(book.id)}
      />
    </li>
  );
}
