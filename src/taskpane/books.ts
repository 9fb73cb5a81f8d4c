import type { Profile } from "../profile";
import type { CheckResult } from "../report";
import { keptValue, type Day, type WorkbookSnapshot } from "../workbook";
import { recall } from "./conventions";
import { later, NotLoaded } from "./later";
import { createStore, type Store } from "./store";
import { words } from "./submitWords";
import { detailOf } from "./work";

/** As much of a browser's File as we need. */
export interface PickedFile {
  readonly name: string;
  /** In bytes. */
  readonly size: number;
  arrayBuffer(): Promise<ArrayBuffer>;
}

/** A workbook that was picked or dropped in the pane: it is read and checked, never changed. */
export interface Book {
  readonly id: number;
  readonly name: string;
  readonly size: number;
  /** Why it could not be read, as a sentence; null where it could, or is still to be. */
  readonly refused: string | null;
  /** null until it has been read. */
  readonly workbook: WorkbookSnapshot | null;
  /** null until it has been checked, and where it holds no register. */
  readonly checked: CheckResult | null;
}

export interface BooksState {
  readonly books: readonly Book[];
  /** Whether one is being read at this moment. */
  readonly reading: boolean;
}

/** By what the workbooks are checked. */
export interface CheckBy {
  readonly profile: Profile;
  readonly asOfGiven: Day | null;
  readonly today: Day;
}

/** So much a pane can hold beside Excel: of files, and of bytes in one and in all. */
const MOST_BOOKS = 40;
const MB = 2 ** 20;
const LARGEST_BOOK = 32 * MB;
const ALL_BOOKS = 128 * MB;

/** The name under which a workbook remembers how it is read. */
export const READING_KEPT = "reading";

type Answer =
  { readonly ok: true; readonly workbook: WorkbookSnapshot } | { readonly ok: false; readonly message: string };

const faultWords = (error: unknown): string =>
  error instanceof NotLoaded ? words.books.notLoaded : words.books.fault(detailOf(error).split("\n")[0]!);

/** Reads a file that a person picked. Every fault is told in a sentence, none is thrown. */
export async function readBook(file: PickedFile): Promise<Answer> {
  const refuse = (message: string): Answer => ({ ok: false, message });
  if (!/\.xlsx$/i.test(file.name)) return refuse(words.books.notXlsx);
  if (file.size > LARGEST_BOOK) return refuse(words.books.tooLarge(LARGEST_BOOK / MB));
  let bytes: Uint8Array;
  try {
    bytes = new Uint8Array(await file.arrayBuffer());
  } catch {
    return refuse(words.books.unreadable);
  }
  try {
    const { readXlsx } = await later.files();
    const read = await readXlsx(bytes, file.name);
    return read.ok ? read : refuse(read.message);
  } catch (error) {
    return refuse(faultWords(error));
  }
}

/** Checks a workbook by our own conventions, reading it as was confirmed in it; null where it holds no register. */
async function checkBook(
  workbook: WorkbookSnapshot,
  { profile, asOfGiven, today }: CheckBy,
): Promise<CheckResult | null> {
  const { checkWorkbook } = await later.judging();
  const mappings = recall(keptValue(workbook.kept, READING_KEPT))?.mappings;
  const checked = checkWorkbook(workbook, {
    profile,
    today,
    ...(asOfGiven && { asOf: asOfGiven }),
    ...(mappings && { mappings }),
  });
  return checked.reading.registers.length > 0 ? checked : null;
}

/** The workbooks that were picked or dropped, one list for every use of them: held in the pane alone, and only while it is open. */
export class Books {
  readonly store: Store<BooksState> = createStore<BooksState>({ books: [], reading: false });
  private last: Promise<void> = Promise.resolve();
  private ids = 0;

  constructor(
    private readonly by: () => CheckBy,
    private readonly breathe: () => Promise<void>,
  ) {}

  /** Reads and checks them one after another; one of the same name and size takes the place of the former. */
  add(files: readonly PickedFile[]): Promise<void> {
    return this.inTurn(async () => {
      for (const file of files) await this.addOne(file);
    });
  }

  remove(id: number): void {
    this.store.set({ books: this.store.get().books.filter((book) => book.id !== id) });
  }

  /** Checks them again, after other conventions or another date were chosen. */
  recheck(): Promise<void> {
    if (this.store.get().books.length === 0) return Promise.resolve();
    return this.inTurn(async () => {
      for (const { id, workbook } of this.store.get().books) {
        if (!workbook) continue;
        await this.breathe();
        await this.checkOne(id, workbook);
      }
    });
  }

  private inTurn(work: () => Promise<void>): Promise<void> {
    const run = async (): Promise<void> => {
      this.store.set({ reading: true });
      try {
        await work();
      } finally {
        this.store.set({ reading: false });
      }
    };
    this.last = this.last.then(run, run);
    return this.last;
  }

  private async addOne(file: PickedFile): Promise<void> {
    const { books } = this.store.get();
    const others = books.filter(({ name, size }) => name !== file.name || size !== file.size);
    const book: Book = {
      id: ++this.ids,
      name: freeName(file.name, others),
      size: file.size,
      refused: null,
      workbook: null,
      checked: null,
    };
    const held = others.reduce((sum, { workbook, size }) => sum + (workbook ? size : 0), 0);
    const full = others.length >= MOST_BOOKS || held + file.size > ALL_BOOKS;
    this.store.set({ books: [...others, full ? { ...book, refused: words.books.full(MOST_BOOKS) } : book] });
    if (full) return;
    await this.breathe();
    const read = await readBook(file);
    if (!read.ok) return this.replace(book.id, { refused: read.message });
    await this.breathe();
    await this.checkOne(book.id, read.workbook);
  }

  private async checkOne(id: number, workbook: WorkbookSnapshot): Promise<void> {
    try {
      this.replace(id, { workbook, checked: await checkBook(workbook, this.by()) });
    } catch (error) {
      this.replace(id, { checked: null, refused: faultWords(error) });
    }
  }

  private replace(id: number, parts: Partial<Book>): void {
    this.store.set({ books: this.store.get().books.map((book) => (book.id === id ? { ...book, ...parts } : book)) });
  }
}

/** Two directorates may call their files alike: the second is "register.xlsx (2)". */
function freeName(name: string, books: readonly Book[]): string {
  let free = name;
  for (let n = 2; books.some((book) => book.name === free); n++) free = `${name} (${n})`;
  return free;
}
