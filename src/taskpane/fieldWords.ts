import type { Field, Role, Stage, StagePart } from "../register";

/** What each column or label of a register is called in the pane. */

const ROLE_WORDS: Readonly<Record<Role, string>> = {
  id: "Reference",
  title: "Risk",
  description: "Description",
  category: "Category",
  cause: "Cause",
  trigger: "Trigger",
  consequence: "Consequence",
  asset: "Asset",
  threat: "Threat",
  vulnerability: "Vulnerability",
  owner: "Owner",
  contact: "Contact",
  controls: "Controls",
  adequacy: "Adequacy of the control",
  assurance: "Assurance",
  response: "Response",
  contingency: "Contingency plan",
  priority: "Priority",
  actions: "Actions",
  actionOwner: "Who does the action",
  due: "Action due by",
  revisedDue: "Revised date",
  status: "Status of the action",
  dateRaised: "Date raised",
  dot: "Direction of travel",
  lastReview: "Last review",
  nextReview: "Next review",
  targetDate: "Target date",
  notes: "Notes",
  kind: "Risk or opportunity",
};

export const STAGE_WORDS: Readonly<Record<Stage, string>> = {
  inherent: "Inherent",
  current: "Current",
  residual: "Residual",
  previous: "Previous",
  target: "Target",
};
const PART_WORDS: Readonly<Record<StagePart, string>> = {
  likelihood: "likelihood",
  impact: "impact",
  score: "score",
  band: "RAG rating",
};

/** "Owner", "Inherent score". */
export function fieldWords(field: Field): string {
  const [stage, part] = field.split(".") as [Stage, StagePart | undefined];
  return part ? `${STAGE_WORDS[stage]} ${PART_WORDS[part]}` : ROLE_WORDS[field as Role];
}

/** Every field there is, grouped and in the order in which it is offered. */
export const FIELD_GROUPS: readonly { readonly title: string; readonly fields: readonly Field[] }[] = [
  {
    title: "The risk",
    fields: [
      "id",
      "title",
      "description",
      "category",
      "kind",
      "cause",
      "trigger",
      "consequence",
      "asset",
      "threat",
      "vulnerability",
      "priority",
      "dot",
      "notes",
    ],
  },
  { title: "People", fields: ["owner", "contact"] },
  {
    title: "Controls and actions",
    fields: [
      "controls",
      "adequacy",
      "assurance",
      "response",
      "contingency",
      "actions",
      "actionOwner",
      "due",
      "revisedDue",
      "status",
    ],
  },
  { title: "Dates", fields: ["dateRaised", "lastReview", "nextReview", "targetDate"] },
  ...(
    [
      ["inherent", "Inherent: before controls"],
      ["current", "Current: as it stands now"],
      ["residual", "Residual: after controls"],
      ["previous", "Previous: last period"],
      ["target", "Target: where it should be"],
    ] as const
  ).map(([stage, title]) => ({
    title,
    fields: (["likelihood", "impact", "score", "band"] as const).map((part): Field => `${stage}.${part}`),
  })),
];
