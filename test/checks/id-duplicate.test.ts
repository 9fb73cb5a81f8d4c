import { idDuplicate } from "../../src/checks/rules/id-duplicate";
import { checkCases } from "../support/cases";

checkCases(idDuplicate, {
  accept: [
    { name: "all differ", sheet: "| Ref | Risk |\n| R1 | A |\n| R2 | B |" },
    { name: "blank ones are another check's", sheet: "| Ref | Risk |\n| | A |\n| | B |\n| 1 | C |" },
    {
      name: "a column of groups is no reference",
      sheet: "| Ref | Risk |\n| IT | A |\n| IT | B |\n| IT | C |\n| HR | D |\n| HR | E |\n| HR | F |",
    },
  ],
  reject: [
    {
      name: "the later one is named, the earlier related",
      sheet: "| Ref | Risk |\n| R10 | A |\n| R11 | B |\n| R10 | C |",
      findings: [
        {
          cell: "A4",
          message: 'Reference "R10" is used by an earlier risk too (row 2).',
          severity: "error",
          actual: "R10",
          related: ["A2"],
          fix: null,
        },
      ],
    },
    {
      name: "without regard to capitals and spaces",
      sheet: "| Ref | Risk |\n| CR 1 | A |\n| cr  1 | B |\n| CR 2 | C |",
      findings: [{ cell: "A3" }],
    },
  ],
});
