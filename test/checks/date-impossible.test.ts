import { dateImpossible } from "../../src/checks/rules/date-impossible";
import { checkCases } from "../support/cases";

checkCases(dateImpossible, {
  accept: [
    {
      name: "dates, texts and blanks",
      sheet:
        "| Ref | Risk | Actions | Due | Next review |\n| 1 | A | Do it | 2021-04-30 | 29/02/2020 |\n| 2 | B | Do it | Ongoing | |",
    },
  ],
  reject: [
    {
      name: "no such day, no such month",
      sheet:
        "| Ref | Risk | Actions | Due | Next review |\n| 1 | A | Do it | 31/04/2021 | 29/02/2021 |\n| 2 | B | Do it | 01/13/2021 | |",
      findings: [
        {
          cell: "D2",
          message: 'The due date "31/04/2021" is not on the calendar: April has 30 days.',
          severity: "error",
          actual: "31/04/2021",
          fix: null,
        },
        { cell: "E2", message: 'The next review "29/02/2021" is not on the calendar: February 2021 has 28 days.' },
        { cell: "D3", message: 'The due date "01/13/2021" is not on the calendar: there is no month 13.' },
      ],
    },
  ],
});
