import fc from "fast-check";
import { asText } from "../../src/excel/text";
import { typed } from "../../src/workbench/model";

/** A text that is written stays that text, whatever Excel would make of it if it were typed. */
test.each([
  "=1+1",
  "+3",
  "-x",
  "-",
  "@here",
  "'quoted",
  "16",
  " 16",
  "4-5",
  "4/5",
  "1e5",
  "50%",
  "£12",
  "(5)",
  "TRUE",
  "false ",
  "#N/A",
  "Sep-24",
  "12 March",
  "March 2024",
  "１６",
  "▲ Worse",
  "Loss of a supplier",
  "",
])("%j", (text) => expect(typed(asText(text)).value).toBe(text === "" ? null : text));

test("any text, in a General cell and in one formatted as text", () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.string(), fc.stringMatching(/^[-+=@'#(£$]?[0-9 ,./:%-]{0,12}$/)),
      fc.constantFrom("General", "@", "0.00"),
      (text, format) => {
        expect(typed(asText(text, format), format).value).toBe(text === "" ? null : text);
      },
    ),
  );
});
