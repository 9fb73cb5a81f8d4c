import type { Check } from "./check";

/** A check's page and the list of all of them, as markdown, made from the checks' own words. */

const SEVERITY: Readonly<Record<Check["severity"], string>> = {
  error: "Error: the register is wrong.",
  warning: "Warning: the register is probably wrong, or will be asked about it.",
  advice: "Advice: nothing is wrong, but it could be better.",
};

const fixText = (check: Check): string =>
  check.fix === "safe"
    ? "Yes. Where the right value follows from the sheet alone, Register Check offers to put it in: one by one or all at once, shown before it is done, and put back with Put it back."
    : check.fix === "offer"
      ? "It proposes a change where it can, one at a time and never in bulk, since only you can tell whether it is meant. Put it back undoes it."
      : "No. What is right cannot be worked out from the sheet.";

/** Characters that would mean something else in markdown. */
const plain = (text: string): string => text.replace(/[\\`*_[\]<>|]/g, "\\$&");

export const checkPage = (check: Check): string => `# ${plain(check.title)}

\`${check.id}\` · ${check.group}

**${SEVERITY[check.severity]}**

## What it looks at

${plain(check.looksAt)}

## Why it matters

${plain(check.why)}

## How to put it right

${plain(check.remedy)}

| Wrong | Right |
| --- | --- |
| ${plain(check.examples.wrong)} | ${plain(check.examples.right)} |

## Can Register Check put it right?

${fixText(check)}

## If you do not want it

A profile can turn this check off, or give it another weight: \`"severities": { "${check.id}": "off" }\` (or \`"error"\`, \`"warning"\`, \`"advice"\`).

[All checks](README.md)
`;

export function contentsPage(checks: readonly Check[]): string {
  const groups = [...new Set(checks.map((check) => check.group))];
  const table = (group: string): string =>
    [
      `## ${group}`,
      "",
      "| Check | Weight | What it says | Can be put right |",
      "| --- | --- | --- | --- |",
      ...checks
        .filter((check) => check.group === group)
        .map(
          (check) =>
            `| [${check.id}](${check.id}.md) | ${check.severity} | ${plain(check.title)} | ${check.fix === "safe" ? "yes" : check.fix === "offer" ? "proposed" : ""} |`,
        ),
    ].join("\n");
  return `# The checks

Register Check looks through a risk register for ${checks.length} kinds of fault. These pages are made from the checks themselves (\`npm run docs\`).

It says nothing unless the sheet itself proves it. What a check may rest on depends on where the matrix comes from: the workbook's own key sheet or legend; a profile you chose; or, where at least 80% of at least eight scored risks agree on a rule, that rule. Where none of these is known, no score, rating or colour is called wrong: only what is wrong by any matrix is told, such as a missing rating or an error value. A field is looked at only where the register has a column or label for it.

Overdue actions and reviews are judged at the register's own date: the end of the period it states, else today.

${groups.map(table).join("\n\n")}
`;
}
