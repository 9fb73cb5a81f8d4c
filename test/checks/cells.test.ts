import { blankRowInside } from "../../src/checks/rules/blank-row-inside";
import { columnMissing } from "../../src/checks/rules/column-missing";
import { externalLink } from "../../src/checks/rules/external-link";
import { headingDuplicate } from "../../src/checks/rules/heading-duplicate";
import { periodMismatch } from "../../src/checks/rules/period-mismatch";
import { personalData } from "../../src/checks/rules/personal-data";
import { placeholderLeft } from "../../src/checks/rules/placeholder-left";
import { riskHidden } from "../../src/checks/rules/risk-hidden";
import { scoresMerged } from "../../src/checks/rules/scores-merged";
import { textCutOff } from "../../src/checks/rules/text-cut-off";
import type { Register } from "../../src/register";
import { checkCases } from "../support/cases";

const THREE = "| Ref | Risk | Score |\n| 1 | Flood | 4 |\n| 2 | Fire | 8 |\n| 3 | Fog | 2 |";

checkCases(riskHidden, {
  accept: [
    {
      name: "all in sight; a hidden row elsewhere, a hidden column of notes",
      parts: { hiddenRows: [9], hiddenColumns: ["D"] },
      sheet: THREE,
    },
  ],
  reject: [
    {
      name: "a hidden row",
      parts: { hiddenRows: [3] },
      sheet: THREE,
      findings: [{ cell: "A3", message: "Risk 2 is hidden (row 3).", severity: "warning" }],
    },
    {
      name: "the second of a risk's rows, by its first cell",
      parts: { hiddenRows: [3] },
      sheet: "| Risk | Ref | Score | Controls |\n| Flood | 1 | 4 | Wall |\n| | | | Pumps |\n| Fire | 2 | 8 | |",
      findings: [{ cell: "A3", message: "Part of risk 1 is hidden (row 3)." }],
    },
    {
      name: "a hidden column of scores",
      parts: { hiddenColumns: ["C"] },
      sheet: THREE,
      findings: [{ cell: "C1", message: "Column C (Score) is hidden, and holds ratings or scores." }],
    },
    {
      name: "a hidden sheet",
      parts: { visibility: "veryHidden" },
      sheet: THREE,
      findings: [{ cell: "A1", message: 'The register stands on the hidden sheet "Register".' }],
    },
  ],
});

checkCases(scoresMerged, {
  accept: [
    {
      name: "one risk over two rows; merged texts",
      parts: { merges: ["C2:C3", "B4:B5"] },
      sheet:
        "| Ref | Risk | Score | Controls |\n| 1 | Flood | 4 | Wall |\n| | | | Pumps |\n| 2 | Fire | 8 | |\n| 3 | Fog | 2 | |",
    },
    {
      name: "a text merged over the scores",
      parts: { merges: ["B2:C3"] },
      sheet: THREE,
    },
  ],
  reject: [
    {
      name: "ratings and score merged together",
      parts: { merges: ["C2:E3"] },
      sheet:
        "| Ref | Risk | Likelihood | Impact | Score |\n| 1 | Flood | 4 | 2 | 8 |\n| 2 | Fire | | | |\n| 3 | Fog | 2 | 2 | 4 |",
      findings: [{ cell: "C2", actual: "C2:E3" }],
    },
    {
      name: "one score for two risks",
      parts: { merges: ["C2:C3"] },
      sheet: THREE.replace("Fire | 8", "Fire | "),
      findings: [
        {
          cell: "C2",
          message: "One merged cell (C2:C3) holds the score of 2 risks: 1 and 2.",
          severity: "error",
          actual: "C2:C3",
          fix: null,
        },
      ],
    },
  ],
});

checkCases(blankRowInside, {
  accept: [{ name: "none; empty rows below", sheet: `${THREE}\n||\n||` }],
  reject: [
    {
      name: "one",
      sheet: "| Ref | Risk |\n| 1 | Flood |\n||\n| 2 | Fire |",
      findings: [{ cell: "A3", message: "Row 3 is empty, with risks above and below it.", severity: "advice" }],
    },
    {
      name: "several",
      sheet: "| Ref | Risk |\n| 1 | Flood |\n||\n||\n| 2 | Fire |",
      findings: [{ cell: "A3", message: "Rows 3 to 4 are empty, with risks above and below them." }],
    },
  ],
});

const columns = (
  ...headings: readonly (readonly [string, Register["columns"][number]["field"]])[]
): Partial<Register> => ({
  columns: headings.map(([heading, field], column) => ({ column, heading, field, confidence: 1, reasons: [] })),
});
checkCases(headingDuplicate, {
  accept: [
    {
      name: "told apart by their groups",
      register: columns(["Ref", "id"], ["Inherent / Score", "inherent.score"], ["Residual / Score", "residual.score"]),
      sheet: THREE,
    },
    {
      name: "the same words in two stages, told apart by what stands beside them",
      register: columns(
        ["Impact", "inherent.impact"],
        ["Inherent score", "inherent.score"],
        ["Impact", "residual.impact"],
        ["Residual score", "residual.score"],
      ),
      sheet: THREE,
    },
    {
      name: "one heading merged over its levels' columns",
      register: columns(["Ref", "id"], ["Likelihood", "current.likelihood"], ["Likelihood", null]),
      parts: { merges: ["B1:C1"] },
      sheet: "| Ref | Likelihood | |\n| 1 | x | |\n| 2 | | x |",
    },
    {
      name: "two owners are no scores",
      register: columns(["Owner", "owner"], ["Owner", "actionOwner"], ["Score", "current.score"]),
      sheet: THREE,
    },
  ],
  reject: [
    {
      name: "twice under one merged group",
      register: {
        ...columns(["Ref", "id"], ["Net / Score", "residual.score"], ["Net / Score", null]),
        headerRows: [0, 1],
      },
      parts: { merges: ["B1:C1"] },
      sheet: "| | Net | |\n| Ref | Score | Score |\n| 1 | 4 | 5 |\n| 2 | 6 | 6 |",
      findings: [{ cell: "C2" }],
    },
    {
      name: "twice in one stage",
      register: columns(["Ref", "id"], ["Residual / Score", "residual.score"], ["Residual /  score", null]),
      sheet: THREE,
      findings: [
        {
          cell: "C1",
          message: 'Columns B and C are both headed "Residual / score".',
          severity: "warning",
          related: ["B1"],
          fix: null,
        },
      ],
    },
  ],
});

const cut = (text: string, length: number): string => text.repeat(Math.ceil(length / text.length)).slice(0, length);
checkCases(textCutOff, {
  accept: [
    {
      name: "a full stop, a whole word, a short text",
      sheet: `| Ref | Risk | Description |\n| 1 | A | ${cut("The bank of the river may burst. ", 254)}. |\n| 2 | B | ${cut("The contractor may fail ", 240)} |\n| 3 | C | short |`,
    },
    {
      name: "one at a length where nothing cuts",
      sheet: `| Ref | Risk | Description |\n| 1 | A | ${cut("The river may burst its ", 207)}renewa |`,
    },
    {
      name: "several end in one and the same word",
      sheet: `| Ref | Risk |\n${[1, 2, 3, 4].map((n) => `| ${n} | The arrangements for service number ${n} fail |`).join("\n")}`,
    },
    {
      name: "two of one length by chance",
      sheet: `| Ref | Risk | Description |\n| 1 | A | ${cut("The river may burst its ", 72)}harbou |\n| 2 | B | ${cut("A contract may end late ", 72)}church |`,
    },
    {
      name: "two of one length by chance, one of them in a word that begins a longer one",
      sheet:
        "| Ref | Risk | Actions |\n| 1 | The contractor fails | Refresh the model with revised inflation |\n| 2 | B | Draft plans for the end of this contract |",
    },
    {
      name: "longer texts stand in the column",
      sheet: `| Ref | Risk | Description |\n| 1 | A | ${cut("The river may burst its ", 249)}renewa |\n| 2 | B | ${cut("The river may burst its ", 300)}. |`,
    },
  ],
  reject: [
    {
      name: "at a length where systems cut",
      sheet: `| Ref | Risk | Description |\n| 1 | A | ${cut("The river may burst its ", 249)}renewa |`,
      findings: [
        {
          cell: "C2",
          message: "The text ends in the middle of a word after 255 characters.",
          severity: "warning",
          actual: 255,
          fix: null,
        },
      ],
    },
    {
      name: "two at one same length",
      sheet: `| Ref | Risk | Description |\n| 1 | A | ${cut("The river may burst its ", 72)}renewa |\n| 2 | B | ${cut("A contract may end late ", 72)}procur |\n| 3 | C | Renewal of a lease that ends |`,
      findings: [
        {
          cell: "C2",
          message: "The text ends in the middle of a word after 78 characters, as 1 other does in its column.",
        },
        { cell: "C3" },
      ],
    },
  ],
});

checkCases(placeholderLeft, {
  accept: [
    {
      name: "whole texts, N/A, a Roman numeral, TBC within prose",
      sheet:
        "| Ref | Risk | Owner | Score | Notes |\n| 1 | Flood in ward XXII | N/A | 4 | xxx |\n| 2 | Grant (amount tbc by March) | Head of Audit | 4 | |",
    },
  ],
  reject: [
    {
      name: "TBC, xxx, [insert ...], lorem ipsum",
      sheet:
        "| Ref | Risk | Owner | Score | Controls |\n| 1 | [insert risk] may fail | TBC | TBC | xxx |\n| 2 | Lorem ipsum dolor sit amet | To be confirmed | 4 | Wall |",
      findings: [
        { cell: "B2", message: 'The text still holds "[insert risk]".', severity: "warning", fix: null },
        { cell: "C2", message: 'The cell says only "TBC".' },
        { cell: "D2" },
        { cell: "E2" },
        { cell: "B3" },
        { cell: "C3" },
      ],
    },
  ],
});

checkCases(externalLink, {
  accept: [
    {
      name: "other sheets, table columns, brackets in a text",
      parts: { formulas: { C2: "=Key!B4", C3: "=SUM(Table1[Score])", C4: '=IF(A4="[x.xlsx]y!",1,2)' } },
      sheet: THREE,
    },
  ],
  reject: [
    {
      name: "by file name, by path, by number",
      parts: {
        formulas: {
          C2: "=[Q1.xlsx]Register!G5",
          C3: "='C:\\papers\\[Q1 register.xlsx]Risk register'!$G$5",
          C4: "=[1]Key!B4",
        },
      },
      sheet: THREE,
      findings: [
        { cell: "C2", message: 'The formula reads another workbook ("Q1.xlsx").', severity: "warning", fix: null },
        { cell: "C3", message: 'The formula reads another workbook ("Q1 register.xlsx").' },
        { cell: "C4", message: "The formula reads another workbook." },
      ],
    },
  ],
});

checkCases(personalData, {
  accept: [
    {
      name: "roles, sums, dates, references, a number whose check digit is wrong",
      sheet:
        "| Ref | Risk | Controls | Owner |\n| 1 | Loss of 2,500,000,000 in 2020-2021 | Report 943 476 5918 of 12/04/2021 | Head of Audit |\n| 2 | Grant AB1234 | Line 0800 | Head of Audit |",
    },
    { name: "an amount of ten digits", sheet: "| Ref | Risk | Notes |\n| 1 | Loss | 9434765919 |" },
    {
      name: "owner columns are left alone until publication",
      sheet: "| Ref | Risk | Owner |\n| 1 | Flood | head.audit@council.example |",
    },
  ],
  reject: [
    {
      name: "e-mail, telephone, NHS number, National Insurance number",
      sheet:
        "| Ref | Risk | Controls |\n| 1 | Ask duty.desk@council.example | Ring 01632 960001 at night |\n| 2 | Case 943 476 5919 overlooked | See QQ 12 34 56 C |\n| 3 | Claim AB 12 34 56 C | Mobile +44 7700 900123 |",
      findings: [
        { cell: "B2", message: "The text holds an e-mail address.", severity: "warning", fix: null },
        { cell: "C2", message: "The text holds a telephone number." },
        { cell: "B3", message: "The text holds an NHS number." },
        { cell: "B4", message: "The text holds a National Insurance number." },
        { cell: "C4", message: "The text holds a telephone number." },
      ],
    },
    {
      name: "before publication one finding an owner column",
      forPublication: true,
      sheet: "| Ref | Risk | Owner |\n| 1 | Flood | head.audit@council.example |\n| 2 | Fire | 01632 960002 |",
      findings: [
        { cell: "C2", message: "Column C holds an e-mail address and a telephone number in 2 cells.", related: ["C3"] },
      ],
    },
  ],
});

const titled = (
  title: string,
  heading: string,
  sheetName = "Register",
): { sheet: string; sheetName: string; touch: (register: Register) => Register } => ({
  sheetName,
  sheet: `| Ref | Risk | Score |\n| ${title} | | |\n| | | |`,
  touch: (register) => ({
    ...register,
    sheet: sheetName,
    headerRows: [3, 3],
    range: { ...register.range, top: 3 },
    columns: [{ column: 2, heading, field: "current.score", confidence: 1, reasons: [] }],
    risks: [],
  }),
});
checkCases(periodMismatch, {
  accept: [
    { name: "one quarter throughout", ...titled("Corporate risk register, Quarter 3 2018/19", "Q3 score") },
    {
      name: "the heading of another quarter says so",
      ...titled("Corporate risk register, Quarter 3 2018/19", "Change since Q2"),
    },
    {
      name: "running text",
      ...titled(
        "This register was reviewed after the end of Q2, when the committee had met and asked for the actions of the quarter to be listed",
        "Q3 score",
      ),
    },
    { name: "no quarter named", ...titled("Corporate risk register", "Score") },
  ],
  reject: [
    {
      name: "title against heading",
      ...titled("Corporate risk register, Quarter 3 2018/19", "Q2 score"),
      findings: [
        {
          cell: "C4",
          message: 'The heading says "Q2 score", but the title says "Corporate risk register, Quarter 3 2018/19".',
          severity: "warning",
          fix: null,
        },
      ],
    },
    {
      name: "a title with a dash",
      ...titled("Corporate risk register - Quarter 3 2018/19", "Q2 score"),
      findings: [{ cell: "C4" }],
    },
    {
      name: "the sheet's name against the title",
      ...titled("Register, Q3 2018/19", "Score", "Q2"),
      findings: [
        { cell: "'Q2'!A2", message: `The title says "Register, Q3 2018/19", but the sheet's name says "Q2".` },
      ],
    },
  ],
});

checkCases(columnMissing, {
  accept: [{ name: "all there", profile: { required: ["id", "title", "current.score"] }, sheet: THREE }],
  reject: [
    {
      name: "told once each",
      profile: { required: ["owner", "inherent.score", "actionOwner"] },
      sheet: THREE,
      findings: [
        {
          cell: "A1",
          message: 'The profile asks for the column "owner", which the register does not have.',
          severity: "advice",
          fix: null,
        },
        { cell: "A1", expected: "inherent score" },
        { cell: "A1", expected: "action owner" },
      ],
    },
  ],
});
