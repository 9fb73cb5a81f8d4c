import { count } from "./plain";
import type { RegisterLine } from "./listing";

/** The words of the parts that are shown when a register is to be handed in, sent back, put together or published. */
export const words = {
  title: "Ready to submit",
  before: "Check every register of this workbook, and see whether it can go to committee.",
  checkAll: "Check all sheets",
  inTheWay: "What stands in the way:",
  notes: "Also to know:",
  more: (n: number): string => `And ${n.toLocaleString("en-GB")} more.`,
  line: ({ sheet, kind, risks, errors, warnings, advice }: RegisterLine, several: boolean): string =>
    `${sheet}${several && kind === "opportunities" ? " (opportunities)" : ""}: ${count(risks, kind === "opportunities" ? "opportunity" : "risk", kind === "opportunities" ? "opportunities" : "risks")}, ${
      errors + warnings + advice === 0
        ? "nothing found"
        : [
            ...(errors > 0 ? [count(errors, "error")] : []),
            ...(warnings > 0 ? [count(warnings, "warning")] : []),
            ...(advice > 0 ? [count(advice, "piece of advice", "pieces of advice")] : []),
          ].join(", ")
    }`,

  stampTitle: "Stamp",
  stampAbout:
    "A stamp records in the workbook what its registers say today. Later the pane shows whether a risk has changed since.",
  stamp: "Stamp this register",
  stampAgain: "Stamp it again",
  stale: "Check again to see whether it is still what was stamped.",

  books: {
    title: "Several workbooks",
    about:
      "Drop the directorates’ workbooks here: each is checked by the same conventions as this one, and all are told in one list. They are only read, and nothing leaves your computer.",
    drop: "Drop workbooks here, or",
    dropOne: "Drop the workbook here, or",
    choose: "Choose workbooks…",
    chooseOne: "Choose a workbook…",
    input: "Workbooks to read",
    reading: (name: string): string => `Reading ${name}…`,
    read: (n: number, refused: number): string =>
      `${count(n, "workbook")} read${refused > 0 ? `, ${refused} not` : ""}.`,
    none: "No risk register was found in it.",
    notXlsx: "Only Excel workbooks that end in .xlsx can be read here. Save it in Excel as an Excel Workbook.",
    tooLarge: (mb: number): string => `It is larger than ${mb} MB, the most that can be read here.`,
    full: (most: number): string =>
      `There is no room for it beside the others: take some away first. At most ${most} workbooks fit.`,
    unreadable: "The file could not be opened. It may have been moved, or be open in another program.",
    notLoaded:
      "It was not read: a part of Register Check is missing. Close the pane, open it again, and try once more.",
    fault: (detail: string): string => `It could not be read, through a fault of Register Check (${detail}).`,
    remove: "Remove",
    removeNamed: (name: string): string => `Remove ${name}`,
  },

  publish: {
    section: "Before you publish",
    about: "Look for personal data, make a plain edition, and take out what we keep in the workbook.",
    open: "Prepare for publication…",
    title: "Prepare for publication",
    personal: "1. Personal data",
    looking: "Looking for personal data…",
    none: "None was found: no e-mail address, telephone number, NHS number or National Insurance number, in any column. Names of people are not looked for: please read the owners and contacts.",
    found: (n: number): string =>
      `${count(n, "place")} to look at before anything goes out. Put a role in place of a person.`,
    look: "Look again",
    edition: "2. Plain edition",
    editionAbout:
      "Words for everything, no colours or symbols, no formulas, one table on each sheet. Your own sheets stay as they are. A new workbook holds nothing but the edition: publish that.",
    withoutPeople: "Leave out the columns that name people: owners, contacts, who does the actions",
    file: "Plain edition as a new workbook",
    sheets: "Plain edition on new sheets",
    kept: "3. What Register Check keeps in this workbook",
    keptAbout:
      "How its columns are read, ignored findings with their reasons, and the stamp. Take them out if this workbook itself is to be published. This cannot be put back.",
    clear: "Take it out",
    cleared: "It is taken out. Save the workbook to be rid of it.",
    excel:
      "Comments, hidden rows and the names of authors are Excel’s own: File, Info, Check for Issues, Inspect Document finds them.",
    close: "Done",
  },

  list: {
    title: "Send the findings back",
    about: (workbooks: number, findings: number): string =>
      `${count(findings, "finding")}${workbooks > 1 ? ` in ${workbooks} workbooks` : ""}, each with its cell.`,
    none: "Nothing was found, so there is nothing to send back.",
    own: "This workbook’s findings too",
    group: "Group them",
    byOwner: "By owner",
    bySheet: "By sheet",
    groupLine: (title: string, n: number): string => `${title} (${n.toLocaleString("en-GB")})`,
    copy: "Copy as text for an e-mail",
    copied: "Copied",
    sheet: "Write to a new sheet",
    thisWorkbook: "This workbook",
    moreLines: (n: number): string => `And ${n.toLocaleString("en-GB")} more; the copied text has them all.`,
  },
} as const;
