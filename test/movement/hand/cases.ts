import type { SheetSnapshot } from "../../../src/workbook";
import { emptySheet } from "../draw";
import {
  ALL,
  BUDGET,
  CYBER,
  except,
  FLOOD,
  FOSTER,
  KEY,
  LIBRARY,
  OTHER_TABLE,
  Q2,
  rowsOf,
  SCHOOLS,
  table,
  TABLE,
  WASTE,
  WITH_PREVIOUS,
  WITH_STATE,
  cards,
  type Item,
} from "./risks";

/** Two periods as councils really send them, and what a person who reads both would say. */
export interface HandCase {
  readonly name: string;
  readonly before: readonly SheetSnapshot[];
  readonly now: readonly SheetSnapshot[];
  /** How many risks are where they were, under the reference they had. */
  readonly same: number;
  /** What is told of the others. */
  readonly told: readonly string[];
  /** What the checks of two periods say: rule and risk. */
  readonly checks: readonly string[];
}

const by = (item: Item, change: Partial<Item>): Item => ({ ...item, ...change });
const NEW: Item = {
  id: "CR8",
  title: "Nitrogen rules stop new homes from being built",
  cause: "Guidance by Natural England; no mitigation land",
  effect: "Housing targets missed; appeals lost",
  owner: "Head of Planning",
  controls: "Officer group with the district councils",
  likelihood: 3,
  impact: 3,
  action: "Buy land for mitigation",
  status: "Not started",
};
const next = (items: readonly Item[]): SheetSnapshot => table(items, { heading: Q2 });

const STAGED = (stage: string): typeof TABLE => [
  ...TABLE.slice(0, 5),
  ["Inherent likelihood", () => 5],
  ["Inherent impact", ({ impact }) => impact],
  ["Inherent score", ({ impact }) => 5 * impact],
  ["Existing controls", ({ controls }) => controls],
  [`${stage} likelihood`, ({ likelihood }) => likelihood],
  [`${stage} impact`, ({ impact }) => impact],
  [`${stage} score`, ({ likelihood, impact }) => likelihood * impact],
  ...TABLE.slice(9),
];
const OPPORTUNITY_TABLE: typeof TABLE = [
  ["Ref", ({ id }) => id],
  ["Opportunity", ({ title }) => title],
  ...TABLE.slice(2),
];
const OPPORTUNITIES: readonly Item[] = [
  by(NEW, {
    id: "OP1",
    title: "Government grant pays for solar panels on every school",
    cause: "New national fund",
    effect: "Lower bills",
    controls: "Bid in draft",
    likelihood: 3,
    impact: 4,
  }),
  by(NEW, {
    id: "OP2",
    title: "A university opens a campus in the old town hall",
    cause: "The university grows",
    effect: "Students spend in the town",
    controls: "Letter of intent",
    likelihood: 3,
    impact: 5,
  }),
  by(NEW, {
    id: "OP3",
    title: "Shared legal service with the district councils",
    cause: "Two heads of service retire",
    effect: "Saves one post",
    controls: "Business case",
    likelihood: 4,
    impact: 2,
  }),
];
const REWORDED = [
  "Depot under water",
  "IT failure caused by criminals",
  "Sufficiency of placements",
  "Financial sustainability",
  "Loss of refuse collection",
  "Condition of the education estate",
  "Use of branch libraries declines",
];

/** With last period's score beside this one's. */
const carried = (item: Item): Item => by(item, { before: item.likelihood * item.impact });

export const CASES: readonly HandCase[] = [
  {
    name: "renumbered after a reorganisation, a directorate's letters before the number",
    before: [table(ALL)],
    now: [
      next(
        ALL.map((item, i) => by(item, { id: ["PL-01", "RES-01", "CS-01", "RES-02", "PL-02", "RES-03", "COM-01"][i]! })),
      ),
    ],
    same: 0,
    told: [
      "CR1>PL-01 same",
      "CR2>RES-01 same",
      "CR3>CS-01 same",
      "CR4>RES-02 same",
      "CR5>PL-02 same",
      "CR6>RES-03 same",
      "CR7>COM-01 same",
    ],
    checks: [],
  },
  {
    name: "numbers by rank of score, so each gets another risk's",
    before: [table(ALL.map((item, i) => by(item, { id: i + 1 })))],
    now: [
      next(
        [CYBER, FLOOD, FOSTER, SCHOOLS, BUDGET, WASTE, LIBRARY].map((item, i) =>
          by(item, { id: i + 1, ...(item === FLOOD && { likelihood: 4 }) }),
        ),
      ),
    ],
    same: 2,
    told: ["2>1 same", "1>2 worse", "6>4 same", "4>5 same", "5>6 same"],
    checks: ["movement-unexplained 2"],
  },
  {
    name: "two merged into one, under the first one's number",
    before: [table(ALL)],
    now: [
      next(
        except(LIBRARY, WASTE).map((item) =>
          item === FLOOD
            ? by(item, {
                title:
                  "Flooding of the highways depot after heavy rain, or the waste contractor fails and bins are not emptied",
                cause: `${FLOOD.cause}; ${WASTE.cause}`,
                effect: `${FLOOD.effect}; ${WASTE.effect}`,
                controls: `${FLOOD.controls}; ${WASTE.controls}`,
              })
            : item,
        ),
      ),
    ],
    same: 5,
    told: ["CR5> vanished, merged into CR1", "CR7> vanished"],
    checks: ["risk-vanished CR7"],
  },
  {
    name: "two merged into a new one, both numbers gone",
    before: [table(ALL)],
    now: [
      next([
        ...except(FLOOD, WASTE),
        by(FLOOD, {
          id: "CR8",
          title: "Front-line services stop: the highways depot floods or the waste contractor fails",
          cause: `${FLOOD.cause}; ${WASTE.cause}`,
          effect: `${FLOOD.effect}; ${WASTE.effect}`,
          controls: `${FLOOD.controls}; ${WASTE.controls}`,
          owner: "Director of Place",
        }),
      ]),
    ],
    same: 5,
    told: [">CR8 new", "CR1> vanished, merged into CR8", "CR5> vanished, merged into CR8"],
    checks: [],
  },
  {
    name: "one split in two",
    before: [
      table(
        ALL.map((item) =>
          item === CYBER
            ? by(item, {
                title: "Cyber attack stops the benefits system, or personal data is sent to the wrong person",
                cause: `${CYBER.cause}; addresses typed by hand; no check before letters are sent`,
                effect: `${CYBER.effect}; fine from the Information Commissioner`,
              })
            : item,
        ),
      ),
    ],
    now: [
      next([
        ...ALL.map((item) => (item === CYBER ? by(item, { title: "Cyber attack stops the benefits system" }) : item)),
        by(NEW, {
          title: "Personal data is sent to the wrong person",
          cause: "Addresses typed by hand; no check before letters are sent",
          effect: "Fine from the Information Commissioner",
          owner: "Head of Legal",
          controls: "Training for all staff",
          action: "Buy a mailing system",
        }),
      ]),
    ],
    same: 7,
    told: [">CR8 new, split from CR2"],
    checks: [],
  },
  {
    name: "same title and text kept under a new reference, the rest as they were",
    before: [table(ALL)],
    now: [next(ALL.map((item) => (item === WASTE ? by(item, { id: "CR12" }) : item)))],
    same: 6,
    told: ["CR5>CR12 same"],
    checks: [],
  },
  {
    name: "a reference given to quite another risk",
    before: [table(ALL)],
    now: [next([...except(WASTE), by(NEW, { id: "CR5" })])],
    same: 6,
    told: [">CR5 new", "CR5> vanished"],
    checks: ["risk-vanished CR5"],
  },
  {
    name: "a reference given to another risk of the same owner",
    before: [table(ALL)],
    now: [
      next(
        ALL.map((item) =>
          item === WASTE
            ? by(NEW, {
                id: "CR5",
                title: "Recycling rate falls short of the national target",
                cause: "Residents put food in the wrong bins",
                effect: "Grant lost",
                owner: WASTE.owner,
                controls: "Leaflets to every house",
                action: "Weekly food collection",
              })
            : item,
        ),
      ),
    ],
    same: 6,
    told: [">CR5 new", "CR5> vanished"],
    checks: ["risk-vanished CR5"],
  },
  {
    name: "closed and listed in a table of closed risks on the same sheet",
    before: [table(ALL)],
    now: [
      emptySheet("Register", [
        ...rowsOf(except(WASTE), { heading: Q2 }),
        [],
        ["Closed risks"],
        ["Ref", "Risk", "Reason for closure", "Date closed"],
        ["CR5", WASTE.title, "New contract let to two firms", "30/09/2024"],
      ]),
    ],
    same: 6,
    told: ["CR5> closed"],
    checks: [],
  },
  {
    name: "closed and listed on a sheet of its own, the title shortened",
    before: [table(ALL)],
    now: [
      next(except(WASTE)),
      emptySheet("Closed", [
        ["Closed risks"],
        [],
        ["Ref", "Risk", "Reason for closure", "Date closed"],
        ["CR5", "Waste contractor fails", "New contract let to two firms", "30/09/2024"],
      ]),
    ],
    same: 6,
    told: ["CR5> closed"],
    checks: [],
  },
  {
    name: "closed by its status, and one open again",
    before: [
      table(
        ALL.map((item) => (item === LIBRARY ? by(item, { state: "Closed" }) : item)),
        { columns: WITH_STATE },
      ),
    ],
    now: [
      table(
        ALL.map((item) => (item === WASTE ? by(item, { state: "Closed - contract re-let" }) : item)),
        { heading: Q2, columns: WITH_STATE },
      ),
    ],
    same: 5,
    told: ["CR5>CR5 closed", "CR7>CR7 reopened"],
    checks: [],
  },
  {
    name: "from cards to a table",
    before: [cards(ALL)],
    now: [
      table(
        ALL.map((item) =>
          item === FOSTER ? by(item, { likelihood: 5, cause: `${FOSTER.cause}; a carer scheme closed` }) : item,
        ),
        { heading: Q2 },
      ),
    ],
    same: 6,
    told: ["CR3>CR3 worse"],
    checks: [],
  },
  {
    name: "impact before likelihood now, and other headings",
    before: [table(ALL)],
    now: [
      table(
        ALL.map((item) => (item === BUDGET ? by(item, { likelihood: 3, action: "Weekly savings review" }) : item)),
        { heading: Q2, columns: OTHER_TABLE },
      ),
    ],
    same: 6,
    told: ["CR4>CR4 better"],
    checks: [],
  },
  {
    name: "from a 4x4 to a 5x5 matrix",
    before: [
      table(
        ALL.map((item) => by(item, { likelihood: Math.min(4, item.likelihood), impact: Math.min(4, item.impact) })),
      ),
      emptySheet("Key", [["Risk matrix 4x4"], ["Score", "Level"], ["1-3", "Low"], ["4-8", "Medium"], ["9-16", "High"]]),
    ],
    now: [
      next(ALL),
      emptySheet("Key", [
        ["Risk matrix 5x5"],
        ["Score", "Level"],
        ["1-4", "Low"],
        ["5-12", "Medium"],
        ["15-25", "High"],
      ]),
    ],
    same: 0,
    told: [
      "CR1>CR1 not comparable",
      "CR2>CR2 not comparable",
      "CR3>CR3 not comparable",
      "CR4>CR4 not comparable",
      "CR5>CR5 not comparable",
      "CR6>CR6 not comparable",
      "CR7>CR7 not comparable",
    ],
    checks: [],
  },
  {
    name: "residual risk then, current risk now",
    before: [table(ALL, { columns: STAGED("Residual risk") })],
    now: [
      table(
        ALL.map((item) =>
          item === CYBER ? by(item, { likelihood: 3, controls: `${CYBER.controls}; two-step sign-in` }) : item,
        ),
        { heading: Q2, columns: STAGED("Current risk") },
      ),
    ],
    same: 6,
    told: ["CR2>CR2 better"],
    checks: [],
  },
  {
    name: "net score then, residual now",
    before: [table(ALL, { columns: STAGED("Net") })],
    now: [
      table(
        ALL.map((item) =>
          item === CYBER ? by(item, { likelihood: 3, controls: `${CYBER.controls}; two-step sign-in` }) : item,
        ),
        { heading: Q2, columns: STAGED("Residual") },
      ),
    ],
    same: 6,
    told: ["CR2>CR2 better"],
    checks: [],
  },
  {
    name: "opportunities: a higher score is better",
    before: [
      table(
        OPPORTUNITIES,
        { heading: "Opportunity register Quarter 1 2024/25", columns: OPPORTUNITY_TABLE },
        "Opportunities",
      ),
    ],
    now: [
      table(
        OPPORTUNITIES.map((item, i) =>
          by(
            item,
            i === 0
              ? { likelihood: 4, controls: "Bid agreed by cabinet" }
              : i === 1
                ? { likelihood: 2, controls: "Partner withdrew" }
                : {},
          ),
        ),
        { heading: "Opportunity register Quarter 2 2024/25", columns: OPPORTUNITY_TABLE },
        "Opportunities",
      ),
    ],
    same: 1,
    told: ["OP1>OP1 better", "OP2>OP2 worse"],
    checks: [],
  },
  {
    name: "a risk moved to another directorate's sheet",
    before: [table([FLOOD, WASTE, LIBRARY, SCHOOLS], {}, "Place"), table([CYBER, BUDGET, FOSTER], {}, "Resources")],
    now: [
      table([FLOOD, WASTE, LIBRARY], { heading: Q2 }, "Place"),
      table([CYBER, BUDGET, FOSTER, by(SCHOOLS, { owner: "Head of Estates" })], { heading: Q2 }, "Resources"),
    ],
    same: 6,
    told: ["CR6> moved, moved to CR6", ">CR6 moved, moved from CR6"],
    checks: [],
  },
  {
    name: "a risk moved to another directorate's sheet and numbered as that one does",
    before: [
      table(
        [by(FLOOD, { id: "P1" }), by(WASTE, { id: "P2" }), by(LIBRARY, { id: "P3" }), by(SCHOOLS, { id: "P4" })],
        {},
        "Place",
      ),
      table([by(CYBER, { id: "R1" }), by(BUDGET, { id: "R2" }), by(FOSTER, { id: "R3" })], {}, "Resources"),
    ],
    now: [
      table([by(FLOOD, { id: "P1" }), by(WASTE, { id: "P2" }), by(LIBRARY, { id: "P3" })], { heading: Q2 }, "Place"),
      table(
        [by(CYBER, { id: "R1" }), by(BUDGET, { id: "R2" }), by(FOSTER, { id: "R3" }), by(SCHOOLS, { id: "R4" })],
        { heading: Q2 },
        "Resources",
      ),
    ],
    same: 6,
    told: ["P4> moved, moved to R4", ">R4 moved, moved from P4"],
    checks: [],
  },
  {
    name: "titles reworded throughout, the same causes and controls, no references",
    before: [
      table(
        ALL.map((item) => by(item, { id: "" })),
        { columns: TABLE.slice(1) },
      ),
    ],
    now: [
      table(
        ALL.map((item, i) => by(item, { title: REWORDED[i]! })),
        { heading: Q2, columns: TABLE.slice(1) },
      ),
    ],
    same: 7,
    told: [],
    checks: [],
  },
  {
    name: "two risks exchanged their references",
    before: [table(ALL)],
    now: [next(ALL.map((item) => by(item, { id: item === FLOOD ? "CR2" : item === CYBER ? "CR1" : item.id })))],
    same: 5,
    told: ["CR1>CR2 same", "CR2>CR1 same"],
    checks: [],
  },
  {
    name: "the old risk closed, two new ones made of it",
    before: [
      table(
        ALL.map((item) =>
          item === CYBER
            ? by(item, {
                title: "Cyber attack stops the benefits system, or personal data is sent to the wrong person",
                cause: `${CYBER.cause}; addresses typed by hand; no check before letters are sent`,
                effect: `${CYBER.effect}; fine from the Information Commissioner`,
              })
            : item,
        ),
      ),
    ],
    now: [
      next([
        ...except(CYBER),
        by(CYBER, { id: "CR8", title: "Cyber attack stops the benefits system" }),
        by(NEW, {
          id: "CR9",
          title: "Personal data is sent to the wrong person",
          cause: "Addresses typed by hand; no check before letters are sent",
          effect: "Fine from the Information Commissioner",
          owner: "Head of Legal",
          controls: "Training for all staff",
          action: "Buy a mailing system",
        }),
      ]),
    ],
    same: 6,
    told: ["CR2>CR8 same", ">CR9 new, split from CR2"],
    checks: [],
  },
  {
    name: "a risk written anew under its reference",
    before: [table(ALL)],
    now: [
      next(
        ALL.map((item) =>
          item === LIBRARY
            ? by(item, {
                title: "Library service no longer viable",
                cause: "Branches open for fewer hours; readers borrow e-books",
                controls: "Volunteers run two branches",
              })
            : item,
        ),
      ),
    ],
    same: 7,
    told: [],
    checks: [],
  },
  {
    name: "from cards to a table with previous scores, all of them right",
    before: [cards(ALL), KEY],
    now: [table(ALL.map(carried), { heading: Q2, columns: WITH_PREVIOUS }), KEY],
    same: 7,
    told: [],
    checks: [],
  },
  {
    name: "from cards to a table with previous scores: one wrong, one red with nothing being done",
    before: [cards(ALL), KEY],
    now: [
      table(
        ALL.map(carried).map((item) =>
          item.id === "CR3"
            ? by(item, { before: 12 })
            : item.id === "CR5"
              ? by(item, { likelihood: 3 })
              : item.id === "CR2"
                ? by(item, { status: "Complete" })
                : item,
        ),
        { heading: Q2, columns: WITH_PREVIOUS },
      ),
      KEY,
    ],
    same: 6,
    told: ["CR5>CR5 worse"],
    // CR5 moved without a word, but a table does not say all that a card does in the same way: nothing is claimed.
    checks: ["previous-mismatch CR3", "stuck-above-appetite CR2"],
  },
];
