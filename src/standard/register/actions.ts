import { isDone } from "../../register";
import { dateCell } from "../lists";
import type { Draft, Row } from "./model";

/** How many actions of each risk are open, and when the next of them is due; the actions have a sheet of their own. */
export function actionColumns(rows: readonly Row[], date1904: boolean): readonly Draft[] {
  if (rows.every(({ risk }) => risk.actions.length === 0)) return [];
  const open = rows.map(({ risk }) => risk.actions.filter((action) => !isDone(action.status?.text ?? "")));
  const next = open.map((actions) => {
    const dates = actions.flatMap(({ due, revisedDue }) => (revisedDue?.day ? [revisedDue] : due?.day ? [due] : []));
    return dates.reduce<(typeof dates)[number] | null>(
      (first, one) => (first === null || order(one.day!) < order(first.day!) ? one : first),
      null,
    );
  });
  return [
    {
      key: "actionsOpen",
      heading: "Actions open",
      cells: open.map((actions) => actions.length),
      characters: 9,
      centred: true,
    },
    { key: "nextAction", heading: "Next action due", ...dateCell(next, date1904) },
  ];
}

const order = ({ year, month, day }: { year: number; month: number; day: number }): number =>
  (year * 12 + month) * 31 + day;
