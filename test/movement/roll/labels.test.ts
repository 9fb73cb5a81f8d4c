import { movedLabel } from "../../../src/movement/roll/labels";
import { moveText } from "../../../src/movement/roll/mentions";
import { halfOf, monthOf, quarterOf, type Span, type Turn } from "../../../src/movement/roll/span";

const turn = (from: Span, cadence: number, hasYear = true): Turn => ({
  from,
  to: { start: from.start + cadence, months: from.months },
  cadence,
  hasYear,
});
const Q = (quarter: number, year = 2018): Turn => turn(quarterOf(year, quarter), 3);
const H = (half: number): Turn => turn(halfOf(2018, half), 6);
const M = (month: number, year = 2018, cadence = 1): Turn => turn(monthOf(year, month), cadence);
const SOME_YEAR = (quarter: number): Turn => turn(quarterOf(2000, quarter), 3, false);

test.each<[string, Turn, string]>([
  ["Corporate Risk Register Q2 2018/19", Q(2), "Corporate Risk Register Q3 2018/19"],
  ["Q4 2018/19", Q(4), "Q1 2019/20"],
  ["2018/19 Q4", Q(4), "2019/20 Q1"],
  ["Quarter 4 (2018-19)", Q(4), "Quarter 1 (2019-20)"],
  ["Q4 2018/2019", Q(4), "Q1 2019/2020"],
  ["Q4 18/19", Q(4), "Q1 19/20"],
  ["Q4 18-19", Q(4), "Q1 19-20"],
  ["Q4 2018", Q(4), "Q1 2019"],
  ["Q3 2018", Q(3), "Q4 2018"],
  ["second quarter of 2018/19", Q(2), "third quarter of 2018/19"],
  ["QUARTER TWO", Q(2), "QUARTER THREE"],
  ["4th Quarter 2018/19", Q(4), "1st Quarter 2019/20"],
  ["(Quarter 2 - Progress to 30th September 2019)", Q(2, 2019), "(Quarter 3 - Progress to 31st December 2019)"],
  ["Quarter 4 2017/18 (progress to 31 March 2018)", Q(4, 2017), "Quarter 1 2018/19 (progress to 30 June 2018)"],
  ["July to September 2018", Q(2), "October to December 2018"],
  ["January - March 2019", Q(4), "April - June 2019"],
  ["1 July to 30 September 2018", Q(2), "1 October to 31 December 2018"],
  ["Sept 18", Q(2), "Dec 18"],
  ["Sep-18", Q(2), "Dec-18"],
  ["as at 30/09/2018", Q(2), "as at 31/12/2018"],
  ["31.12.18", Q(3), "31.03.19"],
  ["2018-12-31", Q(3), "2019-03-31"],
  ["31/12/2019", Q(3, 2019), "31/03/2020"],
  ["29/02/2020", M(2, 2020), "31/03/2020"],
  ["Q1 score", Q(2), "Q2 score"],
  ["Q4 score", Q(1), "Q1 score"],
  ["Planned actions for Q3", Q(2), "Planned actions for Q4"],
  ["Change from Q1 to Q2", Q(2), "Change from Q2 to Q3"],
  ["end of Q2", Q(2), "end of Q3"],
  ["Risk register 2018/19", Q(4), "Risk register 2019/20"],
  ["Risk register 2018/19", Q(2), "Risk register 2018/19"],
  ["Chwarter 4 2018/19", Q(4), "Chwarter 1 2019/20"],
  ["Ail chwarter 2018/19", Q(2), "Trydydd chwarter 2018/19"],
  ["Cynnydd hyd at 31 Mawrth 2019", Q(4), "Cynnydd hyd at 30 Mehefin 2019"],
  ["August 2014", M(8, 2014), "September 2014"],
  ["Version Date: August 2014", M(8, 2014, 3), "Version Date: November 2014"],
  ["DECEMBER 2018", M(12), "JANUARY 2019"],
  ["May 2018", M(5), "June 2018"],
  ["May-18", M(5), "Jun-18"],
  ["Q1 2018/19: June 2018", M(6), "Q2 2018/19: July 2018"],
  ["H1 2018/19", H(1), "H2 2018/19"],
  ["Second half 2018/19", H(2), "First half 2019/20"],
  ["Half-year 2 2018/19 (six months to 31 March 2019)", H(2), "Half-year 1 2019/20 (six months to 30 September 2019)"],
  ["Q2", SOME_YEAR(2), "Q3"],
  ["Q4 score", SOME_YEAR(4), "Q1 score"],
])("%s", (text, of, expected) => {
  expect(moveText(text, of).text).toBe(expected);
});

test.each<[string, string, Turn, readonly string[]]>([
  ["a plan of several years", "Council Plan 2017-22", Q(4), []],
  ["another year", "Outturn 2016/17", Q(4), []],
  ["a band", "Amber 18-19", Q(4), []],
  ["a verb", "Scores may 18", Q(4), []],
  ["a date of years ago", "Adopted 30 September 2012", Q(2), []],
  ["a meeting's day", "Audit Committee 12 November 2018", Q(2), ["12 November 2018"]],
  ["a quarter neither before nor after", "Q4 forecast of Q2", Q(2), ["Q4"]],
  [
    "a sentence about a quarter",
    "From Quarter 2 onwards arrows show how each risk has moved since the last quarter.",
    Q(2),
    ["Quarter 2"],
  ],
])("%s is left: %s", (_name, text, of, left) => {
  expect(moveText(text, of)).toEqual({ text, left });
});

test.each<[string, Turn, string]>([
  ["End-year target 2018/19", Q(2), "End-year target 2018/19"],
  ["End-year target 2018/19", Q(4), "End-year target 2019/20"],
  ["Target Q4 2018/19", Q(3), "Target Q4 2018/19"],
  ["Target Q4 2018/19", Q(4), "Target Q4 2019/20"],
  ["Target 31 March 2019", Q(3), "Target 31 March 2019"],
  ["Target 31 March 2019", Q(4), "Target 31 March 2020"],
  ["Year-end forecast (Q4)", Q(4), "Year-end forecast (Q4)"],
])("what is said of the year's end: %s", (text, of, expected) => {
  expect(movedLabel(text, of).text).toBe(expected);
});
