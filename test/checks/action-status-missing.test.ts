import { actionStatusMissing } from "../../src/checks/rules/action-status-missing";
import { checkCases } from "../support/cases";

checkCases(actionStatusMissing, {
  accept: [
    { name: "each has one", sheet: "| Ref | Risk | Actions | Status |\n| 1 | Flood | Build a wall | Complete |" },
    { name: "no such column", sheet: "| Ref | Risk | Actions |\n| 1 | Flood | Build a wall |" },
    { name: "no action", sheet: "| Ref | Risk | Actions | Status |\n| 1 | Flood | | |\n| 2 | Fire | None | |" },
  ],
  reject: [
    {
      name: "blank, over several rows",
      sheet:
        "| Ref | Risk | Actions | Status |\n| 1 | Flood | Build a wall | Complete |\n| | | Dig a ditch | |\n| 2 | Fire | Buy hoses | |",
      findings: [
        {
          cell: "D3",
          message: 'The action "Dig a ditch" has no status.',
          severity: "warning",
          related: ["C3"],
          fix: null,
        },
        { cell: "D4" },
      ],
    },
  ],
});
