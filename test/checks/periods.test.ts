import { movementUnexplained } from "../../src/checks/rules/movement-unexplained";
import { previousMismatch } from "../../src/checks/rules/previous-mismatch";
import { riskVanished } from "../../src/checks/rules/risk-vanished";
import { stuckAboveAppetite } from "../../src/checks/rules/stuck-above-appetite";
import { checkCases } from "../support/cases";
import { sheet } from "../support/sheet";

const HEAD = "| Ref | Risk | Controls | Previous score | Current score | Actions | Status |\n";
const BEFORE = `${HEAD}| CR1 | Flood of the depot | Wall | 12 | 16 | Dig | Open |\n| CR2 | Fire in the archive | Hoses | 8 | 8 | Drill | Open |`;

checkCases(previousMismatch, {
  accept: [
    { name: "no period before", sheet: `${HEAD}| CR1 | Flood of the depot | Wall | 12 | 16 | Dig | Open |` },
    {
      name: "as last quarter's register says",
      previous: BEFORE,
      sheet: `${HEAD}| CR1 | Flood of the depot | Wall | 16 | 12 | Dig | Open |\n| CR2 | Fire in the archive | Hoses | 8 | 8 | Drill | Open |`,
    },
    { name: "blank", previous: BEFORE, sheet: `${HEAD}| CR1 | Flood of the depot | Wall | | 12 | Dig | Open |` },
    {
      name: "the reference was given to another risk",
      previous: BEFORE,
      sheet: `${HEAD}| CR1 | Loss of a supplier | None | 4 | 12 | Dig | Open |`,
    },
  ],
  reject: [
    {
      name: "another score, found again under a new reference by its wording",
      previous: BEFORE,
      sheet: `${HEAD}| CR9 | Flood of the depot | Wall | 12 | 16 | Dig | Open |`,
      findings: [
        {
          cell: "D2",
          message: "Previous score is 12; the register of the period before says 16 (current score).",
          severity: "error",
          actual: 12,
          expected: 16,
          fix: "safe",
          fixed: 16,
        },
      ],
    },
  ],
});

checkCases(movementUnexplained, {
  accept: [
    { name: "no movement", previous: BEFORE, sheet: BEFORE },
    {
      name: "something was written",
      previous: BEFORE,
      sheet: `${HEAD}| CR1 | Flood of the depot | Wall, raised by a metre | 16 | 12 | Dig | Open |\n| CR2 | Fire in the archive | Hoses | 8 | 12 | Drill | Complete |`,
    },
    {
      name: "nowhere to write it",
      previous: "| Ref | Risk | Current score |\n| 1 | A | 8 |",
      sheet: "| Ref | Risk | Current score |\n| 1 | A | 12 |",
    },
  ],
  reject: [
    {
      name: "not a word",
      previous: BEFORE,
      sheet: `${HEAD}| CR1 | Flood of the depot | Wall | 16 | 12 | Dig | Open |`,
      findings: [
        {
          cell: "E2",
          message: "Current score moved from 16 to 12, but no text of the risk has changed since the period before.",
          severity: "warning",
          actual: 12,
          fix: null,
        },
      ],
    },
  ],
});

checkCases(riskVanished, {
  accept: [
    { name: "all there", previous: BEFORE, sheet: BEFORE },
    {
      name: "listed as closed, by its reference",
      previous: BEFORE,
      others: [sheet("Closed", "| CR2 | Fire |")],
      sheet: `${HEAD}| CR1 | Flood of the depot | Wall | 16 | 12 | Dig | Open |`,
    },
    {
      name: "listed as closed, by its wording",
      previous: BEFORE.replace(/CR/g, ""),
      others: [sheet("Closed", "| 2 | Fire in the archive |")],
      sheet: `${HEAD}| 1 | Flood of the depot | Wall | 16 | 12 | Dig | Open |`,
    },
    { name: "renumbered", previous: BEFORE, sheet: BEFORE.replace("CR2", "CR7") },
  ],
  reject: [
    {
      name: "gone without a word: no cell here, the old one related",
      previous: BEFORE,
      sheet: `${HEAD}| CR1 | Flood of the depot | Wall | 16 | 12 | Dig | Open |`,
      findings: [
        {
          cell: null,
          message:
            'Risk CR2 "Fire in the archive" stood in the register of the period before and is neither here nor marked as closed.',
          severity: "warning",
          related: ["A3"],
          fix: null,
        },
      ],
    },
  ],
});

checkCases(stuckAboveAppetite, {
  accept: [
    { name: "an action is open", previous: BEFORE, sheet: BEFORE },
    { name: "it moved", previous: BEFORE, sheet: `${HEAD}| CR1 | Flood of the depot | Wall | 16 | 20 | | |` },
    {
      name: "not in the worst band",
      previous: BEFORE,
      sheet: `${HEAD}| CR2 | Fire in the archive | Hoses | 8 | 8 | | |`,
    },
  ],
  reject: [
    {
      name: "in the worst band, every action done",
      previous: BEFORE,
      sheet: `${HEAD}| CR1 | Flood of the depot | Wall | 16 | 16 | Dig | Complete |`,
      findings: [
        {
          cell: "E2",
          message: 'Current score is 16, in the worst band "Red", as in the period before, and no action is open.',
          severity: "advice",
          fix: null,
        },
      ],
    },
    {
      name: "above the profile's appetite, no action at all",
      profile: { appetite: { score: 6, byCategory: {} } },
      previous: BEFORE,
      sheet: `${HEAD}| CR2 | Fire in the archive | Hoses | 8 | 8 | | |`,
      findings: [
        {
          cell: "E2",
          message: "Current score is 8, above the appetite of 6, as in the period before, and no action is open.",
        },
      ],
    },
  ],
});
