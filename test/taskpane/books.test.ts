import { readFileSync } from "node:fs";
import { DEFAULT_PROFILE } from "../../src/profile";
import { Books, type PickedFile } from "../../src/taskpane/books";
import { withRegisters } from "../../src/taskpane/lists";

const BY = { profile: DEFAULT_PROFILE, asOfGiven: null, today: { year: 2026, month: 11, day: 22 } };
const file = (name: string, bytes: Uint8Array = Buffer.from("x"), size = bytes.length): PickedFile => ({
  name,
  size,
  arrayBuffer: async () => bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer,
});
const sample = readFileSync("samples/lancashire-2018-q3.xlsx");
const named = (books: Books): string[] => books.store.get().books.map(({ name }) => name);

async function added(...files: readonly PickedFile[]): Promise<Books> {
  const books = new Books(
    () => BY,
    async () => undefined,
  );
  await books.add(files);
  return books;
}

test("one after another, each read and checked; nothing is left running", async () => {
  const books = await added(file("a.xlsx", sample), file("b.xlsx"));
  expect(books.store.get().reading).toBe(false);
  expect(
    withRegisters(books.store.get().books).map(({ name, checked }) => [name, checked.reading.registers.length]),
  ).toEqual([["a.xlsx", 2]]);
});

test("the same file given again takes the place of the former; another of its name stands beside it", async () => {
  const books = await added(file("a.xlsx", sample), file("a.xlsx", sample), file("a.xlsx", sample, 7));
  expect(named(books)).toEqual(["a.xlsx", "a.xlsx (2)"]);
});

test.each([
  ["more files than fit", Array.from({ length: 41 }, (_, n) => file(`${n}.pdf`)), /At most 40 workbooks/],
  ["one too large", [file("a.xlsx", sample, 33 * 2 ** 20)], /larger than 32 MB/],
  ["a program's file by another name", [file("a.xlsx", Buffer.from("MZ\0\0"))], /not an Excel workbook/],
  ["an empty one", [file("a.xlsx", Buffer.alloc(0))], /empty/],
])("%s: the last is refused in words", async (_, files, said) => {
  const { books } = (await added(...files)).store.get();
  expect(books[books.length - 1]!.refused).toMatch(said);
});

test("taken away, it is gone; other conventions check what is left again", async () => {
  const books = await added(file("a.xlsx", sample), file("b.xlsx", sample, 7));
  const before = books.store.get().books[1]!.checked;
  books.remove(books.store.get().books[0]!.id);
  await books.recheck();
  expect(named(books)).toEqual(["b.xlsx"]);
  expect(books.store.get().books[0]!.checked).not.toBe(before);
});
