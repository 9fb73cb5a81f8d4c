import { idMissing } from "../../src/checks/rules/id-missing";
import { idStyle } from "../../src/checks/rules/id-style";
import { ownerNotSingle } from "../../src/checks/rules/owner-not-single";
import { titleDuplicate } from "../../src/checks/rules/title-duplicate";
import { titleMissing } from "../../src/checks/rules/title-missing";
import { checkCases } from "../support/cases";

const refs = (...ids: readonly (string | number)[]): string =>
  `| Ref | Risk |\n${ids.map((id, i) => `| ${id} | Risk ${String.fromCharCode(65 + i)} |`).join("\n")}`;

checkCases(idMissing, {
  accept: [
    { name: "each has one", sheet: refs(1, 2, 3) },
    { name: "no such column", sheet: "| Risk |\n| A |" },
    { name: "hardly any has one", sheet: refs("", "", "R3") },
    { name: "one merged reference", parts: { merges: ["A3:A4"] }, sheet: refs("R1", "R2", "") },
  ],
  reject: [
    {
      name: "one without",
      sheet: refs("R1", "", "R3"),
      findings: [
        {
          cell: "A3",
          message: 'The risk "Risk B" has no reference, though the others have one.',
          severity: "warning",
          fix: null,
        },
      ],
    },
  ],
});

checkCases(idStyle, {
  accept: [
    { name: "one style", sheet: refs("CR1", "CR2", "CR10") },
    { name: "numbers filled up", sheet: refs("CR01", "CR02", "CR10", "CR100") },
    { name: "a nought that belongs to the letters", sheet: refs("R01", "R02", "R09", "R010", "R011") },
    { name: "two series", sheet: refs("CR1", "CR2", "HR1", "HR2", "F1") },
    { name: "two series that look alike", sheet: refs("C1", "C2", "C3", "CO1", "CO2") },
    { name: "plain numbers", sheet: refs(1, 2, '"03"') },
    { name: "no style that most share", sheet: refs("CR1", "CR 2") },
  ],
  reject: [
    {
      name: "an O for a nought",
      sheet: refs("CR08", "CR09", "CR1O", "CR11"),
      findings: [
        {
          cell: "A4",
          message: 'Reference "CR1O" is written in another style than the others; it would be "CR10".',
          fix: "offer",
          fixed: "CR10",
        },
      ],
    },
    {
      name: "a nought for an O",
      sheet: refs("C01", "CO2", "CO3"),
      findings: [
        {
          cell: "A2",
          message: 'Reference "C01" is written in another style than the others; it would be "CO1".',
          severity: "warning",
          expected: "CO1",
          fix: "offer",
          fixed: "CO1",
        },
      ],
    },
    {
      name: "a space, small letters",
      sheet: refs("CR11", "CR12", "CR 13", "cr14", "CR15"),
      findings: [
        { cell: "A4", expected: "CR13", fixed: "CR13" },
        { cell: "A5", expected: "CR14", fixed: "CR14" },
      ],
    },
    {
      name: "a nought left out, or put in",
      sheet: refs("R01", "R02", "R3"),
      findings: [{ cell: "A4", expected: "R03" }],
    },
    { name: "a nought too many", sheet: refs("R1", "R2", "R03", "R10"), findings: [{ cell: "A4", expected: "R3" }] },
  ],
});

checkCases(titleMissing, {
  accept: [
    {
      name: "each says what it is; empty numbered rows are none",
      sheet: "| Ref | Risk | Score |\n| 1 | A | 4 |\n| 2 | | |",
    },
  ],
  reject: [
    {
      name: "scored, but no text",
      sheet: "| Ref | Risk | Score |\n| 1 | A | 4 |\n| 2 | | 9 |",
      findings: [
        {
          cell: "B3",
          message: 'Reference "2" is scored, but nothing says what the risk is.',
          severity: "error",
          related: ["A3"],
          fix: null,
        },
      ],
    },
  ],
});

const LONG = "Failure of a main contractor to deliver the service on time";
checkCases(titleDuplicate, {
  accept: [
    { name: "all differ", sheet: refs(1, 2, 3) },
    {
      name: "one short title over two causes",
      sheet: "| Ref | Risk | Cause |\n| 1 | Fraud | Payroll |\n| 2 | Fraud | Grants |\n| 3 | Fog | Weather |",
    },
    {
      name: "a short title over two causes in several rows",
      sheet: `| Ref | Risk | Cause |\n${["Bad debt", "Bad debt", "Bad debt", "Fog", "Ice", "Heat", "Snow", "Wind", "Rain"].map((title, n) => `| ${n} | ${title} | ${n} |`).join("\n")}`,
    },
    {
      name: "a column of groups",
      sheet: `| Ref | Risk |\n${[1, 2, 3, 4, 5, 6].map((n) => `| ${n} | ${n % 2 ? "IT" : "HR"} |`).join("\n")}`,
    },
  ],
  reject: [
    {
      name: "the same, without regard to capitals",
      sheet: `| Ref | Risk | Cause |\n| 1 | ${LONG} | A |\n| 2 | Fog | B |\n| 3 | ${LONG.toUpperCase()} | C |`,
      findings: [{ cell: "B4", severity: "warning", related: ["B2"], fix: null }],
    },
    {
      name: "one title again among many, over another cause",
      sheet: `| Ref | Risk | Cause |\n${["Bad debt", "Bad debt", "Hail", "Fog", "Ice", "Heat", "Snow", "Wind", "Rain"].map((title, n) => `| ${n} | ${title} | ${n} |`).join("\n")}`,
      findings: [{ cell: "B3" }],
    },
    {
      name: "one sentence over two causes",
      sheet:
        "| Ref | Risk | Cause |\n| 1 | The depot floods in winter | Drains |\n| 2 | Fog | B |\n| 3 | The depot floods in winter | Rain |",
      findings: [{ cell: "B4" }],
    },
    {
      name: "short, with nothing to tell them apart",
      sheet: "| Ref | Risk |\n| 1 | Flood |\n| 2 | Fire |\n| 3 | Flood |",
      findings: [{ cell: "B4", message: '"Flood" is also the description of risk 1 (row 2).' }],
    },
  ],
});

checkCases(ownerNotSingle, {
  accept: [
    {
      name: "one, or one marked",
      sheet:
        "| Ref | Risk | Owner |\n| 1 | A | Director of Finance |\n| 2 | B | Director of Finance (lead); Head of Audit |\n| 3 | C | |\n| 4 | D | Head of Legal and Democratic Services |\n| 5 | E | Deputy Chief Executive and Director of Place |",
    },
  ],
  reject: [
    {
      name: "two, none marked",
      sheet: "| Ref | Risk | Owner |\n| 1 | A | Director of Finance; Head of Audit |",
      findings: [
        {
          cell: "C2",
          message:
            'Risk 1 has 2 owners ("Director of Finance" and "Head of Audit"), and none is marked as accountable.',
          severity: "advice",
          fix: null,
        },
      ],
    },
  ],
});
