import { compare } from "../../src/movement";
import { DEFAULT_PROFILE } from "../../src/profile";
import { readRegisters } from "../../src/register";
import { checkWorkbook } from "../../src/report";
import { sheet, workbook } from "../support/sheet";

/** Last quarter's sheet in the same workbook: that a risk stands there is no answer to where it is now. */
const HEAD = "| Ref | Risk | Likelihood | Impact | Score |\n";
const FLOOD = "| CR1 | The depot floods after heavy rain | 3 | 4 | 12 |\n";
const FIRE = "| CR2 | Fire destroys the county archive | 2 | 4 | 8 |\n";
const STAFF = "| CR3 | Teachers leave faster than they can be replaced | 3 | 3 | 9 |\n";
const CYBER = "| HR1 | Cyber attack stops the benefits system | 4 | 4 | 16 |\n";
const OLD = "| CR9 | The old library roof falls in | 2 | 3 | 6 |\n";

const LAST = HEAD + FLOOD + FIRE + STAFF;
const NOW = HEAD + FLOOD + STAFF;
const titled = (title: string, rows: string): string => `| ${title} |\n| |\n${rows}`;

interface Case {
  readonly sheets: readonly (readonly [name: string, drawn: string])[];
  /** What has become of the fire. */
  readonly state: "vanished" | "moved" | "closed";
}

test.each<[string, Case]>([
  [
    "its sheet of last quarter alone",
    {
      sheets: [
        ["Q1", LAST],
        ["Q2", NOW],
      ],
      state: "vanished",
    },
  ],
  [
    "periods stated",
    {
      sheets: [
        ["Q1", titled("Risk register, Quarter 1 2018/19", LAST)],
        ["Q2", titled("Risk register, Quarter 2 2018/19", NOW)],
      ],
      state: "vanished",
    },
  ],
  [
    "an older sheet too, with its period stated",
    {
      sheets: [
        ["Old", titled("Risk register, Quarter 4 2017/18", LAST + OLD)],
        ["Q1", titled("Risk register, Quarter 1 2018/19", LAST)],
        ["Q2", titled("Risk register, Quarter 2 2018/19", NOW)],
      ],
      state: "vanished",
    },
  ],
  [
    "it stands in another register of this period",
    {
      sheets: [
        ["Q1", LAST],
        ["Q2", NOW],
        ["Health", HEAD + CYBER + FIRE],
      ],
      state: "moved",
    },
  ],
  [
    "it stands on a list of closed risks",
    {
      sheets: [
        ["Q1", LAST],
        ["Q2", NOW],
        ["Closed risks", HEAD + OLD + FIRE],
      ],
      state: "closed",
    },
  ],
])("%s", (_name, { sheets, state }) => {
  const given = workbook(...sheets.map(([name, drawn]) => sheet(name, drawn)));
  const reading = readRegisters(given, DEFAULT_PROFILE);
  const on = (name: string) => reading.registers.find((register) => register.sheet === name)!;
  const gone = compare(on("Q1"), on("Q2"), reading).filter(({ current }) => current === null);
  expect(gone.map((match) => [match.previous!.id, match.state])).toEqual([["CR2", state]]);

  // The check takes the period before read a second time, under the name of the sheet it is compared with.
  const again = readRegisters(given, DEFAULT_PROFILE);
  const then = again.registers.find((register) => register.sheet === "Q1")!;
  const { findings } = checkWorkbook(given, {
    profile: DEFAULT_PROFILE,
    today: { year: 2018, month: 10, day: 1 },
    previous: { ...again, registers: [{ ...then, sheet: "Q2" }] },
  });
  const said = findings.filter(({ rule }) => rule === "risk-vanished").map(({ risk }) => risk!.id);
  expect(said).toEqual(state === "vanished" ? ["CR2"] : []);
});
