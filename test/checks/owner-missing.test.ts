import { ownerMissing } from "../../src/checks/rules/owner-missing";
import { checkCases } from "../support/cases";

checkCases(ownerMissing, {
  accept: [
    { name: "each has one", sheet: "| Ref | Risk | Owner |\n| 1 | Flood | Director of Place |" },
    { name: "no such column", sheet: "| Ref | Risk |\n| 1 | Flood |" },
    {
      name: "one merged owner for two risks",
      parts: { merges: ["C2:C3"] },
      sheet: "| Ref | Risk | Owner |\n| 1 | Flood | Director of Place |\n| 2 | Fire | |",
    },
    { name: "a closed risk", sheet: "| Ref | Risk | Owner | Risk status |\n| 1 | Flood | | Closed |" },
  ],
  reject: [
    {
      name: "blank",
      sheet: "| Ref | Risk | Owner |\n| 1 | Flood | Director of Place |\n| 2 | Fire | |",
      findings: [{ cell: "C3", message: "Risk 2 has no owner.", severity: "warning", fix: null }],
    },
  ],
});
