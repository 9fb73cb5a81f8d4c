import { dateAsText } from "../../src/checks/rules/date-as-text";
import { reviewDateOrder } from "../../src/checks/rules/review-date-order";
import { reviewOverdue } from "../../src/checks/rules/review-overdue";
import { reviewStale } from "../../src/checks/rules/review-stale";
import { checkCases } from "../support/cases";

const due = (...dates: readonly string[]): string =>
  `| Ref | Risk | Actions | Due |\n${dates.map((date, i) => `| ${i + 1} | R${i} | Do ${i} | ${date} |`).join("\n")}`;
checkCases(dateAsText, {
  accept: [
    { name: "real dates, words, blanks", sheet: due("2021-06-30", "Ongoing", "") },
    { name: "a column of texts", sheet: due("30/06/2021", "30/09/2021", "2021-12-31") },
    { name: "a day that does not exist is another check's", sheet: due("2021-06-30", "2021-06-30", "31/06/2021") },
  ],
  reject: [
    {
      name: "safe where day and month cannot be exchanged, else proposed",
      sheet: due("2021-06-30", "2021-06-30", "2021-06-30", "30/09/2021", "03/04/2021"),
      findings: [
        {
          cell: "D5",
          message: 'The due date "30/09/2021" is held as text, not as the date 30 September 2021.',
          severity: "warning",
          fix: "safe",
          fixed: 44469,
        },
        { cell: "D6", fix: "offer" },
      ],
    },
  ],
});

const REVIEWS = "| Ref | Risk | Last review | Next review |\n";
checkCases(reviewOverdue, {
  accept: [
    {
      name: "to come, today, blank",
      asOf: "2021-06-30",
      sheet: `${REVIEWS}| 1 | A | | 2021-06-30 |\n| 2 | B | | 2021-09-30 |\n| 3 | C | | |`,
    },
  ],
  reject: [
    {
      name: "past",
      asOf: "2021-06-30",
      sheet: `${REVIEWS}| 1 | A | | 2021-06-29 |`,
      findings: [
        {
          cell: "D2",
          message: "The next review was due on 29 June 2021, before 30 June 2021.",
          severity: "warning",
          fix: null,
        },
      ],
    },
  ],
});

checkCases(reviewDateOrder, {
  accept: [
    { name: "after, or blank", sheet: `${REVIEWS}| 1 | A | 2021-03-31 | 2021-06-30 |\n| 2 | B | 2021-03-31 | |` },
  ],
  reject: [
    {
      name: "before",
      sheet: `${REVIEWS}| 1 | A | 2021-06-30 | 2021-03-31 |`,
      findings: [
        {
          cell: "D2",
          message: "The next review, 31 March 2021, is before the last, 30 June 2021.",
          severity: "error",
          related: ["C2"],
          fix: null,
        },
      ],
    },
  ],
});

checkCases(reviewStale, {
  accept: [{ name: "within a year, to the day", asOf: "2021-06-30", sheet: `${REVIEWS}| 1 | A | 2020-06-30 | |` }],
  reject: [
    {
      name: "more than a year",
      asOf: "2021-06-30",
      sheet: `${REVIEWS}| 1 | A | 2020-06-29 | |`,
      findings: [
        {
          cell: "C2",
          message: "The last review was on 29 June 2020, more than 12 months before 30 June 2021.",
          severity: "warning",
          fix: null,
        },
      ],
    },
    {
      name: "by the profile's own days",
      profile: { reviewDays: 90 },
      asOf: "2021-06-30",
      sheet: `${REVIEWS}| 1 | A | 2021-03-01 | |`,
      findings: [
        { cell: "C2", message: "The last review was on 1 March 2021, more than 3 months before 30 June 2021." },
      ],
    },
    {
      name: "years ago",
      asOf: "2026-11-28",
      sheet: `${REVIEWS}| 1 | A | 2021-03-04 | |`,
      findings: [
        { cell: "C2", message: "The last review was on 4 March 2021, more than 5 years before 28 November 2026." },
      ],
    },
  ],
});
