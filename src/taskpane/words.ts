import { columnName, dayWords, type Day } from "../workbook";
import type { Matrix, ScoreRule } from "../matrix";
import type { ArrowMeaning } from "../profile";
import type { Register, Stage } from "../register";
import type { Severity } from "../checks";
import { STAGE_WORDS } from "./fieldWords";
import { count, listed, timeWords } from "./plain";
import { LAYOUT_WORDS, periodWords, risksWords, rowSpan, RULE_WORDS } from "./registerWords";
import type { Busy, Change, ChangeWhat, Job, Notice, Problem } from "./state";

/** Every word the pane shows, in one place: plain British English for people who are not technicians. */

const SEVERITY_WORDS: Readonly<
  Record<Severity, { readonly one: string; readonly many: string; readonly title: string }>
> = {
  error: { one: "error", many: "errors", title: "Errors" },
  warning: { one: "warning", many: "warnings", title: "Warnings" },
  advice: { one: "piece of advice", many: "pieces of advice", title: "Advice" },
};

const JOB_FAILED: Readonly<Record<Problem["job"], string>> = {
  look: "The workbook could not be read",
  check: "The check could not be finished",
  fix: "Nothing was put right",
  bands: "Nothing was coloured",
  arrows: "No arrows were added",
  export: "Nothing was exported",
  list: "The list was not written",
  previous: "No previous score was filled in",
  mark: "No text was marked",
  movement: "The sheet was not written",
  together: "The registers were not put together",
  roll: "Nothing was rolled forward",
  publish: "Nothing was prepared",
  putBack: "The change was not put back",
  goTo: "The cell could not be shown",
  keep: "Your choice could not be remembered",
};

const BUSY_WORDS: Readonly<Record<Job, Readonly<Record<Busy["step"], string>>>> = {
  look: { reading: "Reading the workbook…", working: "Looking for the risk register…", writing: "" },
  check: { reading: "Reading the workbook…", working: "Checking…", writing: "" },
  fix: { reading: "Reading the workbook…", working: "Checking…", writing: "Putting it right…" },
  bands: { reading: "Reading the workbook…", working: "Working out the bands…", writing: "Colouring…" },
  arrows: { reading: "Reading the workbook…", working: "Comparing with last period…", writing: "Writing the arrows…" },
  export: { reading: "Reading the workbook…", working: "Laying out the register…", writing: "Adding the new sheets…" },
  list: { reading: "Reading the workbook…", working: "Checking…", writing: "Writing the list…" },
  previous: { reading: "Reading the workbook…", working: "Comparing…", writing: "Filling in the previous scores…" },
  mark: { reading: "Reading the workbook…", working: "Comparing…", writing: "Marking what changed…" },
  movement: { reading: "Reading the workbook…", working: "Comparing…", writing: "Writing the new sheet…" },
  together: { reading: "Reading the workbook…", working: "Putting them together…", writing: "Adding the new sheets…" },
  roll: { reading: "Reading the workbook…", working: "Planning the next period…", writing: "Making the new sheet…" },
  publish: { reading: "Reading the workbook…", working: "Checking…", writing: "Making the plain edition…" },
  putBack: { reading: "Reading the workbook…", working: "Checking…", writing: "Putting it back…" },
};

export const words = {
  product: "Register Check",

  register: {
    choose: "Register",
    all: (registers: readonly Register[]): string =>
      `${registers.length === 2 ? "Both" : `All ${registers.length}`} registers: ${count(
        registers.reduce((sum, r) => sum + r.risks.length, 0),
        "risk",
      )}`,
    option: (register: Register): string => `${register.sheet}: ${risksWords(register)}`,
    facts: (register: Register): string =>
      [
        risksWords(register),
        register.layout === "table"
          ? rowSpan(register.range.top, register.range.bottom)
          : LAYOUT_WORDS[register.layout],
        ...(register.period ? [periodWords(register.period)] : []),
      ].join(" · "),
    matrixFact: (matrix: Matrix): string =>
      matrix.source === "workbook"
        ? `Scored by the key on sheet ${matrix.where.replace("!", ", ").replace(/'/g, "")}`
        : matrix.source === "chosen"
          ? `Scored by “${matrix.where}”, as you chose`
          : matrix.source === "inferred"
            ? "Scored by the rule its own scores follow"
            : "No key to the scores in this workbook",
    unsure: "We are not sure that we have read every column rightly.",
    seeRead: "See what we read",
  },

  check: {
    earlier: (period: string, sheet: string): string => `This workbook also holds ${period}, on sheet ${sheet}.`,
    compare: "Check against it too",
    first: "Check",
    again: "Check again",
    running: "Checking…",
    lastAt: (at: Date): string => `Checked at ${timeWords(at)}.`,
    stale: "The workbook has changed since the check.",
  },

  tools: {
    label: "Change the register",
    bands: "Colour bands",
    arrows: "Add arrows",
    export: "Export",
  },

  tabs: {
    label: "Views",
    findings: "Findings",
    quarter: "Quarter",
    submit: "Submit",
    read: "Reading",
    changes: "Changes",
    loading: "One moment…",
  },

  ignore: {
    button: "Ignore…",
    named: (where: string): string => `Ignore ${where}…`,
    about: "It stays in every report, with the reason, and returns when its figures change.",
    reason: "Why it is ignored",
    role: "Your role (no name)",
    roleHint: "For example: Risk manager. It is kept with the workbook, so please give no name.",
    go: "Ignore",
    cancel: "Cancel",
    title: (n: number): string => `Ignored: ${n.toLocaleString("en-GB")}`,
    why: (reason: string, role: string, day: string): string => `${reason} – ${role}, ${day}`,
    stop: "Stop ignoring",
    stopNamed: (where: string): string => `Stop ignoring ${where}`,
  },

  submit: { see: "See Submit" },

  asOf: {
    line: (day: Day, from: "given" | "period" | "today"): string =>
      `Dates judged at ${dayWords(day)}, ${from === "given" ? "as you set" : from === "period" ? "the end of the register’s period" : "today"}.`,
    change: "Change",
    field: "Judge dates at",
    set: "Set date",
    own: "Use the register’s own date",
    cancel: "Cancel",
  },

  severity: SEVERITY_WORDS,

  filter: {
    label: "Show only",
    pressed: (title: string, n: number): string => `${title} ${n}`,
    search: "Search the findings",
    searchHint: "Risk, cell or words",
    clear: "Clear the search",
    none: "No finding fits.",
    showAll: "Show all findings",
  },

  finding: {
    goTo: "Go to",
    noCell: "No cell here",
    risk: (id: string, title: string): string => (id ? `Risk ${id}${title ? ` · ${title}` : ""}` : title),
    expected: (value: string): string => `Expected: ${value}`,
    becomes: "becomes",
    blank: "blank",
    fix: "Fix",
    fixNamed: (where: string): string => `Fix ${where}`,
    offer: "Use this",
    offerNamed: (where: string): string => `Use the proposal for ${where}`,
    aboutShort: "Why?",
    aboutNamed: (title: string): string => `Why it matters: ${title}`,
    remedy: "What to do",
    looksAt: "What is looked at",
    wrong: "Wrong:",
    right: "Right:",
    more: (n: number): string => `Show ${n.toLocaleString("en-GB")} more`,
    moreNamed: (n: number, title: string): string => `Show ${n.toLocaleString("en-GB")} more: ${title}`,
    fewer: "Show fewer",
    otherCells: (n: number): string => (n > 19 ? "and further cells" : `and ${count(n, "other cell")}`),
  },

  fixAll: {
    button: (n: number): string => (n === 1 ? "Fix the safe one" : `Fix all ${n.toLocaleString("en-GB")} safe ones`),
    title: (n: number): string => `Put ${count(n, "finding")} right`,
    about: "Each value below follows from the sheet alone. Nothing else is changed, and it can all be put back.",
    andMore: "And more like these.",
    go: (n: number): string => `Put ${n.toLocaleString("en-GB")} right`,
    cell: "Cell",
    before: "Now",
    after: "Then",
  },

  bands: {
    title: "Colour bands",
    about: (cells: number): string => `Colours ${count(cells, "score")} and RAG ratings by band.`,
    without: (n: number): string =>
      `${count(n, "cell")} ${n === 1 ? "goes with no band and stays as it is" : "go with no band and stay as they are"}.`,
    style: "How to colour",
    conditional: "Colours that follow the scores",
    conditionalHint: "A colour changes by itself when a score does. Excel calls this conditional formatting.",
    fixed: "Fixed colours",
    fixedHint: "For copies that others open elsewhere. Colour again after a score changes.",
    key: "The bands",
    range: (min: number | null, max: number | null): string =>
      min === null || max === null ? "" : min === max ? `${min}` : `${min} to ${max}`,
    others: "Conditional formats made by others stay as they are.",
    unkeyed: "Scores are left alone: the workbook does not say which are red, amber or green.",
    go: "Colour bands",
  },

  arrows: {
    title: "Add arrows",
    about: (written: number, risks: number): string =>
      `Writes the direction of travel for ${written === risks ? `all ${count(risks, "risk")}` : `${written} of ${count(risks, "risk")}`}, from the last period’s score and the present one.`,
    right: "Every direction of travel is there already.",
    kept: (n: number): string =>
      `${count(n, "cell")} ${n === 1 ? "holds" : "hold"} other text or a formula and ${n === 1 ? "stays" : "stay"} as ${n === 1 ? "it is" : "they are"}.`,
    noPrevious: (n: number): string =>
      `${count(n, "risk")} ${n === 1 ? "has" : "have"} no earlier score to compare with and ${n === 1 ? "is" : "are"} left alone.`,
    question: "What does an upward arrow mean here?",
    questionHint: "Neither the workbook nor its arrows say.",
    settled: (meaning: ArrowMeaning): string =>
      `In this register an upward arrow means ${meaning === "up-is-worse" ? "worse" : "better"}: ${words.arrows.shows(meaning)}`,
    worse: "Worse: the score has gone up",
    better: "Better: things have improved",
    shows: (meaning: ArrowMeaning): string =>
      meaning === "up-is-worse" ? "▲ Worse   ▼ Better   ▶ Same" : "▲ Better   ▼ Worse   ▶ Same",
    into: (column: number): string => `They go into column ${columnName(column)}.`,
    newColumn: "A new column is added at the right of the table.",
    go: "Add arrows",
  },

  export: {
    title: "Export",
    about: "Writes the register in a standard layout. Your own sheets stay as they are.",
    sheets: "New sheets",
    where: "Where to",
    here: "New sheets of this workbook",
    hereHint: "Added after your own; they can be put back.",
    apart: "A new workbook",
    apartHint: "Opens beside this one, and can be saved under a name of its own.",
    edition: "Edition",
    working: "To work with",
    workingHint: "Coloured. Scores, bands and directions of travel are formulas: they stay right when you edit them.",
    plain: "To publish",
    cards: "A page for each risk too",
    cardsHint: "For members who read it that way: in print form, a page each.",
    withoutPeople: "Without the columns that name people",
    withoutPeopleHint: "Owners, contacts and who does the actions are left out.",
    plainHint: "Plain: words for everything, no colours or symbols, no formulas.",
    go: "Export",
    nothing: "There is nothing to export.",
  },

  ask: { cancel: "Cancel", back: "Back" },

  changes: {
    none: "Nothing has been changed yet.",
    about: "Each change of this session can be put back. The list is emptied when the pane is closed.",
    putBack: "Put it back",
    putBackNamed: (what: string): string => `Put it back: ${what}`,
    done: (at: Date): string => `Put back at ${timeWords(at)}`,
    first: (what: string): string => `First put back: ${what}`,
    what: (what: ChangeWhat): string => {
      switch (what.kind) {
        case "fix":
          return `${what.cell} put right`;
        case "fixAll":
          return `${count(what.count, "finding")} put right`;
        case "bands":
          return `Bands coloured on ${listed(what.sheets)}${what.style === "fixed" ? ", with fixed colours" : ""}`;
        case "arrows":
          return `Arrows added on ${listed(what.sheets)}`;
        case "export":
          return `Exported to ${listed(what.sheets)}`;
        case "list":
          return `Findings listed on ${listed(what.sheets)}`;
        case "previous":
          return `${count(what.count, "previous score")} filled in`;
        case "mark":
          return `${count(what.count, "changed text")} marked in red`;
        case "together":
          return `${count(what.sheets.length, "sheet")} of the corporate register added, from ${what.sheets[0]!} on`;
        case "movement":
          return `What moved is told on ${listed(what.sheets)}`;
        case "roll":
          return `${what.from} rolled forward to ${listed(what.sheets)}`;
        case "publish":
          return `Plain edition written to ${listed(what.sheets)}`;
      }
    },
  },

  notice: (notice: Notice): string => {
    switch (notice.kind) {
      case "checked":
        return notice.errors + notice.warnings + notice.advice === 0
          ? "Checked. Nothing found to put right."
          : `Checked. ${listed((["error", "warning", "advice"] as const).map((s) => count(notice[s === "error" ? "errors" : s === "warning" ? "warnings" : "advice"], SEVERITY_WORDS[s].one, SEVERITY_WORDS[s].many)))}.`;
      case "changed":
        return `${words.changes.what(notice.change.what)}.${notice.left > 0 ? ` ${count(notice.left, "finding")} had changed meanwhile and ${notice.left === 1 ? "was" : "were"} left alone.` : ""}`;
      case "putBack":
        return `Put back: ${words.changes.what(notice.change.what)}.`;
      case "nothingToDo":
        return `${notice.reason ?? (notice.job === "arrows" ? "No arrow was missing." : "There was nothing to do.")} Nothing was changed.`;
      case "outOfDate":
        return "The sheet has changed since the check, so nothing was put right. The list is up to date now.";
      case "notKept":
        return notice.message;
      case "confirmed":
        return `How ${notice.sheet} is read is confirmed, and remembered with this workbook.`;
      case "forgotten":
        return `${notice.sheet} is read afresh; what you confirmed is forgotten.`;
      case "ownDefault":
        return notice.name === null
          ? "Other workbooks begin with what they say themselves."
          : `Other workbooks begin with “${notice.name}” from now on.`;
      case "made":
        return notice.opened
          ? `${notice.fileName} is open as a new workbook. Save it where you want it.`
          : `${notice.fileName} is ready to be saved.`;
      case "cleared":
        return "What Register Check kept in this workbook is taken out. Save the workbook.";
      case "cancelled":
        return "Cancelled. Nothing was changed.";
    }
  },

  busy: (busy: Busy): string => (busy.waiting ? "Finish typing in the cell" : BUSY_WORDS[busy.job][busy.step]),
  busyHint: {
    waiting: "Excel lets us in when you press Enter or leave the cell.",
    slow: "This takes longer than usual. A large workbook can need a minute.",
    cancel: "Cancel",
  },

  saveFile: "Save as a file",

  problem: {
    title: (problem: Problem): string => JOB_FAILED[problem.job],
    fault: "Something went wrong inside Register Check. Copy the details for whoever looks after it.",
    notLoaded:
      "A part of Register Check could not be fetched: there is no network, or it was updated while the pane was open. Try again. If that does not help, start the pane again; your workbook stays as it is, but changes made so far can then no longer be put back here.",
    restart: "Start the pane again",
    copy: "Copy details",
    copied: "Copied",
    close: "Close",
    retry: "Try again",
  },

  empty: {
    before: "Ready to check",
    beforeText:
      "Check compares each score with its ratings and the key, each colour and arrow with its score, and looks for gaps in owners, actions and dates. It changes nothing.",
    noRegister: "No risk register found",
    noRegisterText:
      "We look for a table, cards or pages with a risk on each, and beside it a likelihood, an impact or a score.",
    noRegisterTips: [
      "Is the register in another workbook? Open it there.",
      "Does each column have a heading, such as Risk, Likelihood, Impact, Score, Owner?",
      "Is it a picture, or on a very hidden sheet? Then we cannot see it.",
    ],
    ownWords: "Are its headings in words of your own? Then bring in a file with your conventions.",
    lookedAt: (sheets: readonly string[]): string => `Sheets looked at: ${listed(sheets)}.`,
    noErrors: "No errors found",
    nothing: "Nothing found to put right",
    checkedRisks: (risks: number): string => `${count(risks, "risk")} checked.`,
    unchecked: (n: number): string =>
      `${n === 1 ? "One thing" : `${n} things`} could not be checked; see the list below.`,
    chooseMatrix: "Choose a matrix",
  },

  coverage: {
    title: "What was checked",
    done: "Checked",
    not: "Not checked",
    notes: "Not everything could be read",
    scores: "Scores against their ratings",
    scoresBy: (rule: ScoreRule): string => `by ${RULE_WORDS[rule]}`,
    bands: "Colours and RAG words against the scores",
    arrows: "Direction of travel against the scores",
    stages: "Scores before and after controls",
    ids: "References",
    owners: "Owners",
    actions: "Actions",
    dates: "Review dates",
    noKey: "the workbook has no key, and no matrix is chosen",
    noKeyBands: "the workbook does not say which scores are red, amber or green",
    noRatings: "the register shows no likelihood beside an impact",
    noScores: "the register shows no scores",
    noPrevious: "there is no earlier score to compare with",
    oneStage: "the register shows one score for each risk",
    noColumn: "the register has no such column",
    absent: (whats: readonly string[]): string =>
      `Not in this register: ${listed(whats.map((what) => what.charAt(0).toLowerCase() + what.slice(1)))}.`,
    formats: (sheets: readonly string[]): string =>
      `Conditional formats could not be read on ${listed(sheets)}, so colours they give were not judged.`,
  },

  read: {
    columns: "Columns",
    column: "Column",
    heading: "Heading",
    as: "Read as",
    asNamed: (letter: string, heading: string): string => `Column ${letter}, ${heading}: read as`,
    noHeading: "No heading",
    holdsBoth: "Likelihood and impact are both read from its cells.",
    rows: (headings: string, risks: string): string => `Headings in ${headings}; risks in ${risks}.`,
    first: "We are less sure of the columns that come first. Put right what is wrong, then confirm.",
    drafted: (n: number): string =>
      `${count(n, "column")} changed. ${n === 1 ? "It counts" : "They count"} once you confirm.`,
    confirm: "Confirm what was read",
    confirmed: "You have confirmed how this register is read.",
    followed:
      "The sheet has changed shape since you confirmed how it is read. We followed your columns by their headings: please look, and confirm again.",
    lost: "The sheet has changed since you confirmed how it is read, and not every column could be found again. Please look, and confirm again.",
    undo: "Undo my changes",
    risks: (n: number): string => `The ${count(n, "risk")} read`,
    risk: (row: number, id: string, title: string): string => `Row ${row}: ${[id, title].filter(Boolean).join(" ")}`,
    moreRisks: (n: number): string => `And ${count(n, "further risk")}.`,
    forget: "Forget",
    forgetNamed: (sheet: string): string => `Forget what I confirmed of ${sheet}`,
    doubtful: "Please look: ",
    part: "Part",
    where: "First at",
    matrix: "The matrix",
    opportunityMatrix: "The matrix for opportunities",
    gridCaption: "Scores by likelihood and impact",
    gridAxes: "Likelihood goes up the side, impact along the foot.",
    rule: (agree: number, of: number, rule: ScoreRule): string =>
      `Scores are ${RULE_WORDS[rule]} in ${agree} of ${of} cases.`,
    noRule: "Scores follow no rule we know, so none was judged by one.",
    sure: "How sure we are",
    reasons: "What speaks for it:",
    stages: "The register’s own words",
    stage: (stage: Stage, label: string): string => `${STAGE_WORDS[stage]}: “${label}”`,
    appetite: (score: number): string => `Appetite: a score of ${score} or less.`,
  },

  conventions: {
    title: "Conventions",
    profile: "Your council’s conventions",
    profileHint: "Choose your council’s matrix if the workbook has no key of its own.",
    own: "What the workbook says",
    yours: (name: string): string => `${name} (yours)`,
    remembered: "What you choose is remembered with this workbook.",
    ownName: "Our own conventions",
    edit: "Edit",
    import: "Import a file",
    importLabel: "A file with conventions",
    unreadable: "The file could not be read.",
    export: "Save as a file",
    copy: "Copy as text",
    copied: "Copied",
    makeDefault: "Use as my own default",
    refused: (file: string): string => `${file} was not used.`,
    notJson: "This file is not JSON, so it holds no conventions. A file saved from here will do.",
    tooLong: "This file is too long to hold conventions.",
    form: "Edit the conventions",
    name: "Name",
    appetite: "Appetite: the highest score you will live with",
    appetiteHint: "Leave it empty if there is none.",
    arrow: "An upward arrow means",
    arrowOwn: "What the register says",
    arrowWorse: "Worse: the score has gone up",
    arrowBetter: "Better: things have improved",
    dates: "Dates written as text",
    dayMonth: "Day first: 3/4/2021 is 3 April",
    monthDay: "Month first: 3/4/2021 is 4 March",
    review: "A review is stale after this many days",
    checks: (on: number, all: number): string => `Checks: ${on} of ${all} on`,
    checksHint: "A check without a tick says nothing.",
    more: "The matrix, heading words and all else can be changed in the file: save it, edit it, import it.",
    use: "Use these",
    cancel: "Cancel",
  },

  outside: {
    title: "Open this in Excel",
    text: "Register Check works beside a workbook. In Excel, choose Register Check on the Home tab.",
  },

  crash: {
    title: "Register Check has stopped",
    text: "Something went wrong inside the pane. Your workbook has not been touched by this. Copy the details for whoever looks after the add-in, then start again.",
    copy: "Copy details",
    copied: "Copied",
    restart: "Start again",
  },
} as const;

/** Used where a change is named within a sentence or a button's name. */
export const changeWords = (change: Change): string => words.changes.what(change.what);
