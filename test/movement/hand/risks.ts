import type { CellValue, SheetSnapshot } from "../../../src/workbook";
import { emptySheet } from "../draw";

/** A risk as its officer knows it, apart from any layout. */
export interface Item {
  readonly id: string | number;
  readonly title: string;
  readonly cause: string;
  readonly effect: string;
  readonly owner: string;
  readonly controls: string;
  readonly likelihood: number;
  readonly impact: number;
  /** What the register itself says stood before; left out where it has no such column. */
  readonly before?: number | null;
  readonly action: string;
  readonly status: string;
  /** Whether the risk is open, where the register says so. */
  readonly state?: string;
}

export const FLOOD: Item = {
  id: "CR1",
  title: "Flooding of the highways depot after heavy rain",
  cause: "Culverts that are not cleared; depot built on the flood plain",
  effect: "Gritting and pothole crews cannot leave; vehicles lost",
  owner: "Head of Highways",
  controls: "Culverts inspected each month; flood alerts from the Environment Agency",
  likelihood: 3,
  impact: 4,
  action: "Raise the vehicle yard by a metre",
  status: "In progress",
};
export const CYBER: Item = {
  id: "CR2",
  title: "Cyber attack stops the benefits and council tax systems",
  cause: "Servers out of support; staff who open false messages",
  effect: "Payments to residents stopped for weeks; data stolen",
  owner: "Head of IT",
  controls: "Firewall; yearly penetration test; backups kept off site",
  likelihood: 4,
  impact: 5,
  action: "Move the benefits system to supported servers",
  status: "In progress",
};
export const FOSTER: Item = {
  id: "CR3",
  title: "Too few foster carers for the children in our care",
  cause: "Carers retire; agencies pay more",
  effect: "Children placed far from home at high cost",
  owner: "Director of Children's Services",
  controls: "Recruitment campaign; support group for carers",
  likelihood: 4,
  impact: 4,
  action: "Raise the fostering allowance",
  status: "In progress",
};
export const BUDGET: Item = {
  id: "CR4",
  title: "Savings in the medium term financial plan are not delivered",
  cause: "Savings agreed late; demand in adult care grows",
  effect: "Reserves fall below the minimum; services cut at short notice",
  owner: "Chief Finance Officer",
  controls: "Monthly monitoring by the savings board",
  likelihood: 4,
  impact: 3,
  action: "Report each saving's progress to cabinet",
  status: "In progress",
};
export const WASTE: Item = {
  id: "CR5",
  title: "The waste contractor fails and bins are not emptied",
  cause: "Fuel prices; one bidder at the last tender",
  effect: "Rubbish in the streets; emergency contract at double cost",
  owner: "Head of Waste",
  controls: "Credit checks each quarter; contract board",
  likelihood: 2,
  impact: 4,
  action: "Draw up a contingency plan with neighbours",
  status: "In progress",
};
export const SCHOOLS: Item = {
  id: "CR6",
  title: "School roofs with weak concrete have to be propped or closed",
  cause: "Concrete panels laid in the 1970s, never surveyed",
  effect: "Pupils taught elsewhere; injury",
  owner: "Head of Property",
  controls: "Register of buildings; surveys by an engineer",
  likelihood: 3,
  impact: 5,
  action: "Survey the last twelve schools",
  status: "In progress",
};
export const LIBRARY: Item = {
  id: "CR7",
  title: "Visitors to the libraries keep falling",
  cause: "Shorter opening hours; e-books",
  effect: "Branches close; old people lonelier",
  owner: "Head of Libraries",
  controls: "Events programme; volunteers",
  likelihood: 3,
  impact: 2,
  action: "Open two branches on Sundays",
  status: "In progress",
};
export const ALL: readonly Item[] = [FLOOD, CYBER, FOSTER, BUDGET, WASTE, SCHOOLS, LIBRARY];

export const except = (...left: readonly Item[]): readonly Item[] => ALL.filter((one) => !left.includes(one));

type Tell = (item: Item) => CellValue;
const score: Tell = ({ likelihood, impact }) => likelihood * impact;

export interface TableStyle {
  readonly heading?: string;
  /** Its columns, from the left; those of `TABLE` where left out. */
  readonly columns?: readonly (readonly [heading: string, tell: Tell])[];
}

export const TABLE: readonly (readonly [string, Tell])[] = [
  ["Ref", ({ id }) => id],
  ["Risk", ({ title }) => title],
  ["Cause", ({ cause }) => cause],
  ["Consequence", ({ effect }) => effect],
  ["Risk owner", ({ owner }) => owner],
  ["Existing controls", ({ controls }) => controls],
  ["Likelihood", ({ likelihood }) => likelihood],
  ["Impact", ({ impact }) => impact],
  ["Score", score],
  ["Actions", ({ action }) => action],
  ["Action status", ({ status }) => status],
];

/** The same columns in other words and another order, impact first. */
export const OTHER_TABLE: readonly (readonly [string, Tell])[] = [
  ["Risk No.", ({ id }) => id],
  ["Owner", ({ owner }) => owner],
  ["Risk title", ({ title }) => title],
  ["Causes", ({ cause }) => cause],
  ["Consequences", ({ effect }) => effect],
  ["Impact", ({ impact }) => impact],
  ["Likelihood", ({ likelihood }) => likelihood],
  ["Risk score", score],
  ["Controls in place", ({ controls }) => controls],
  ["Further actions", ({ action }) => action],
  ["Progress", ({ status }) => status],
];

/** TABLE with last period's score before this one's. */
export const WITH_PREVIOUS: readonly (readonly [string, Tell])[] = [
  ...TABLE.slice(0, 6),
  ["Previous score", ({ before }) => before ?? null],
  ...TABLE.slice(6),
];
export const WITH_STATE: readonly (readonly [string, Tell])[] = [
  ...TABLE,
  ["Risk status", ({ state }) => state ?? "Open"],
];

const QUARTER = "Corporate risk register Quarter";
const Q1 = `${QUARTER} 1 2024/25`;
export const Q2 = `${QUARTER} 2 2024/25`;

export function rowsOf(items: readonly Item[], { heading = Q1, columns = TABLE }: TableStyle = {}): CellValue[][] {
  return [[heading], [], columns.map(([name]) => name), ...items.map((item) => columns.map(([, tell]) => tell(item)))];
}

export const table = (items: readonly Item[], style: TableStyle = {}, name = "Register"): SheetSnapshot =>
  emptySheet(name, rowsOf(items, style));

/** One block a risk, label beside value, ratings in a row of their own. */
export function cards(items: readonly Item[], heading = Q1, name = "Risk cards"): SheetSnapshot {
  const rows: CellValue[][] = [[heading], []];
  for (const item of items)
    rows.push(
      ["Risk reference", item.id, null, "Risk owner", item.owner],
      ["Risk title", item.title],
      ["Cause", item.cause],
      ["Consequence", item.effect],
      ["Existing controls", item.controls],
      ["Likelihood", item.likelihood, null, "Impact", item.impact, null, "Risk score", item.likelihood * item.impact],
      ["Actions", item.action, null, "Action status", item.status],
      [],
    );
  return emptySheet(name, rows);
}

/** A 5x5 product key with its bands, so that the worst one is proved. */
export const KEY: SheetSnapshot = emptySheet("Scoring", [
  ["Score", "Band"],
  ["1-6", "Green"],
  ["8-12", "Amber"],
  ["15-25", "Red"],
]);
