import { aboveAppetiteNoAction } from "../../src/checks/rules/above-appetite-no-action";
import { actionDateMissing } from "../../src/checks/rules/action-date-missing";
import { actionDateOrder } from "../../src/checks/rules/action-date-order";
import { actionOverdue } from "../../src/checks/rules/action-overdue";
import { actionOwnerMissing } from "../../src/checks/rules/action-owner-missing";
import { actionStatusUnknown } from "../../src/checks/rules/action-status-unknown";
import { adequacyMissing } from "../../src/checks/rules/adequacy-missing";
import { statusOf } from "../../src/checks/actions";
import { checkCases } from "../support/cases";
import { DEFAULT_MATRIX } from "../support/register";

checkCases(aboveAppetiteNoAction, {
  accept: [
    {
      name: "an action, or not in the worst band",
      sheet: "| Ref | Risk | Score | Actions |\n| 1 | A | 20 | Build |\n| 2 | B | 12 | |",
    },
    { name: "no such column", sheet: "| Ref | Risk | Score |\n| 1 | A | 20 |" },
    {
      name: "without an appetite a default matrix has no worst band",
      matrix: DEFAULT_MATRIX,
      sheet: "| Ref | Risk | Score | Actions |\n| 1 | A | 25 | |\n| 2 | B | 4 | Build |",
    },
    {
      name: "accepted",
      sheet: "| Ref | Risk | Score | Response | Actions |\n| 1 | A | 20 | Tolerate | |\n| 2 | B | 4 | Treat | Build |",
    },
    {
      name: "an opportunity",
      kind: "opportunity",
      sheet: "| Ref | Risk | Score | Actions |\n| 1 | A | 20 | |\n| 2 | B | 4 | Build |",
    },
  ],
  reject: [
    {
      name: "in the worst band",
      sheet: "| Ref | Risk | Score | Actions |\n| 1 | A | 4 | Build |\n| 2 | B | 20 | |\n| 3 | C | 16 | None |",
      findings: [
        {
          cell: "D3",
          message: 'Risk 2 scores 20, in the worst band "Red", and has no action.',
          severity: "warning",
          related: ["C3"],
          fix: null,
        },
        { cell: "D4" },
      ],
    },
    {
      name: "above the category's own appetite",
      profile: { appetite: { score: 15, byCategory: { safety: 3 } } },
      sheet:
        "| Ref | Risk | Category | Score | Actions |\n| 1 | A | Safety | 4 | |\n| 2 | B | Money | 12 | |\n| 3 | C | Money | 1 | Build |",
      findings: [{ cell: "E2", message: "Risk 1 scores 4, above the appetite of 3, and has no action." }],
    },
  ],
});

const HEAD = "| Ref | Risk | Actions | Action owner | Due | Revised due | Status |\n";
checkCases(actionOwnerMissing, {
  accept: [
    {
      name: "each has one; no action asks for none",
      sheet: `${HEAD}| 1 | A | Build | Head of Works | 2021-06-30 | | Open |\n| 2 | B | | | | | |`,
    },
  ],
  reject: [
    {
      name: "blank",
      sheet: `${HEAD}| 1 | A | Build | | 2021-06-30 | | Open |`,
      findings: [
        { cell: "D2", message: 'The action "Build" has no owner.', severity: "warning", related: ["C2"], fix: null },
      ],
    },
  ],
});

checkCases(actionDateMissing, {
  accept: [
    {
      name: "a date, a word for one, a revised one",
      sheet: `${HEAD}| 1 | A | Build | X | 2021-06-30 | | Open |\n| 2 | B | Watch | X | Ongoing | | Open |\n| 3 | C | Dig | X | | 2021-06-30 | Open |`,
    },
  ],
  reject: [
    {
      name: "blank",
      sheet: `${HEAD}| 1 | A | Build | X | | | Open |`,
      findings: [{ cell: "E2", message: 'The action "Build" has no due date.', severity: "warning", fix: null }],
    },
  ],
});

const statuses = (...words: readonly string[]): string =>
  `${HEAD}${words.map((word, i) => `| ${i + 1} | R${i} | Do ${i} | X | 2021-06-30 | | ${word} |`).join("\n")}`;
checkCases(actionStatusUnknown, {
  accept: [
    { name: "one small set", sheet: statuses("Open", "Open", "Done", "Done", "Open", "Done", "Open", "Open", "Open") },
    {
      name: "a common word once",
      sheet: statuses("Open", "Open", "Done", "Done", "Open", "Done", "Open", "Open", "Open", "Cancelled"),
    },
    {
      name: "another common word once",
      sheet: statuses("Open", "Open", "Done", "Done", "Open", "Done", "Open", "Open", "Open", "In hand"),
    },
    { name: "too few to tell", sheet: statuses("Open", "Open", "Done", "Done", "Zork") },
    {
      name: "free text throughout",
      sheet: statuses(
        "Met on Monday",
        "Letter sent",
        "Waiting",
        "Draft",
        "Draft",
        "Half of it",
        "Waiting",
        "New plan",
        "Went well",
      ),
    },
  ],
  reject: [
    {
      name: "outside the set",
      sheet: statuses("Open", "Open", "Done", "Done", "Open", "Done", "Open", "Open", "Open", "Zork"),
      findings: [
        {
          cell: "G11",
          message: 'Status "Zork" stands once; the other actions say "Open" and "Done".',
          severity: "warning",
          actual: "Zork",
          fix: null,
        },
      ],
    },
  ],
});

/** A register without a status column. */
const dated = (...days: readonly string[]): string =>
  `| Ref | Risk | Actions | Due |\n${days.map((day, n) => `| ${n + 1} | ${"ABCDEF"[n]} | Build ${n + 1} | ${day} |`).join("\n")}`;

checkCases(actionOverdue, {
  accept: [
    {
      name: "not due yet, or complete",
      asOf: "2021-06-30",
      sheet: `${HEAD}| 1 | A | Build | X | 2021-06-30 | | Open |\n| 2 | B | Dig | X | 2020-06-30 | | Complete |\n| 3 | C | Dig | X | 2020-06-30 | | 100% |`,
    },
    {
      name: "revised",
      asOf: "2021-06-30",
      sheet: `${HEAD}| 1 | A | Build | X | 2020-06-30 | 2021-09-30 | Open |\n| 2 | B | Build | X | 2020-06-30 | launch in autumn | Open |`,
    },
    {
      name: "green or blue may mean done",
      asOf: "2021-06-30",
      sheet: `${HEAD}| 1 | A | Build | X | 2020-06-30 | | G |\n| 2 | B | Build | X | 2020-06-30 | | Blue |`,
    },
    {
      name: "no status column: nothing says it is not done",
      asOf: "2021-06-30",
      sheet: "| Ref | Risk | Actions | Due |\n| 1 | A | Build | 2020-06-30 |",
    },
    {
      name: "no status column, and many dates gone by",
      asOf: "2021-06-30",
      sheet: dated("2020-06-30", "2020-09-30", "2021-09-30", "2021-09-30", "2021-12-31", "2022-03-31"),
    },
  ],
  reject: [
    {
      name: "no status column, and the only date gone by",
      asOf: "2021-06-30",
      sheet: dated("2021-03-31", "2021-09-30", "2021-09-30", "2021-12-31", "2022-03-31"),
      findings: [
        { cell: "D2", message: 'The action "Build 1" was due on 31 March 2021 and is still listed on 30 June 2021.' },
      ],
    },
    {
      name: "past, and not complete",
      asOf: "2021-06-30",
      sheet: `${HEAD}| 1 | A | Build | X | 2021-06-29 | | In progress |\n| 2 | B | Dig | X | 2020-06-30 | 2021-03-31 | A |\n| 3 | C | Dig | X | 2020-06-30 | | |\n| 4 | D | Dig | X | 2020-06-30 | | Not complete |`,
      findings: [
        {
          cell: "E2",
          message: 'The action "Build" was due on 29 June 2021 and is still "In progress" on 30 June 2021.',
          severity: "warning",
          actual: "2021-06-29",
          fix: null,
        },
        { cell: "F3" },
        {
          cell: "E4",
          message: 'The action "Dig" was due on 30 June 2020 and is not marked as complete on 30 June 2021.',
        },
        { cell: "E5" },
      ],
    },
  ],
});

checkCases(actionDateOrder, {
  accept: [
    {
      name: "later, the same, or blank",
      sheet: `${HEAD}| 1 | A | Build | X | 2021-06-30 | 2021-09-30 | Open |\n| 2 | B | Build | X | 2021-06-30 | 2021-06-30 | Open |\n| 3 | C | Build | X | 2021-06-30 | | Open |`,
    },
  ],
  reject: [
    {
      name: "before",
      sheet: `${HEAD}| 1 | A | Build | X | 2021-06-30 | 2021-03-31 | Open |`,
      findings: [
        {
          cell: "F2",
          message: "The revised date 31 March 2021 is before the original 30 June 2021.",
          severity: "warning",
          related: ["E2"],
          fix: null,
        },
      ],
    },
  ],
});

checkCases(adequacyMissing, {
  accept: [
    {
      name: "stated; no control; no such column",
      sheet: "| Ref | Risk | Controls | Adequacy |\n| 1 | A | Wall | Good |\n| 2 | B | | |",
    },
  ],
  reject: [
    {
      name: "blank",
      sheet: "| Ref | Risk | Controls | Adequacy |\n| 1 | A | Wall | Good |\n| | | Pumps | |",
      findings: [
        { cell: "D3", message: 'The control "Pumps" has no adequacy.', severity: "advice", related: ["C3"], fix: null },
      ],
    },
  ],
});

test.each([
  ["Complete", "done"],
  ["completed 30/6", "done"],
  ["Closed", "done"],
  ["100%", "done"],
  ["Not complete", "open"],
  ["Partly done", "open"],
  ["50% complete", "open"],
  ["In progress", "open"],
  ["Red", "open"],
  ["A", "open"],
  ["G", null],
  ["green", null],
  ["", null],
] as const)("the status %j means %j", (text, means) => expect(statusOf(text)).toBe(means));
