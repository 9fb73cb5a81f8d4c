import { stageName } from "../../src/checks/walk";
import type { Register, Stage } from "../../src/register";

const CASES: readonly (readonly [label: string, stage: Stage, said: string])[] = [
  ["Inherent Risk", "inherent", "Inherent"],
  ["Gross Risk Score", "inherent", "Gross"],
  ["Score now", "current", "Current"],
  ["Live", "current", "Live"],
  ["Q3 score", "current", "Q3"],
  ["Current RAG", "current", "Current"],
  ["Pre-mitigation exposure", "inherent", "Pre-mitigation"],
  ["Risk total (L+S)", "current", "Current"],
  ["Current Score (Impact/Likelihood)", "current", "Current"],
  ["Sgôr targed / Target score", "target", "Target"],
  ["Sgôr / Score", "current", "Current"],
  ["", "residual", "Residual"],
  ["The position the committee looked at last", "previous", "Previous"],
];

test.each(CASES)("the label %j of the %s stage is called %j", (label, stage, said) => {
  const register = { stageLabels: { [stage]: label } } as unknown as Register;
  expect(stageName(register, stage)).toBe(said);
});
