import { isoDay } from "../../src/workbook";
import { readDate, readDateText } from "../../src/register/dates";
import { financialYearEnd, periodIn } from "../../src/register/period";
import { itemsOf, namesOf, numberedItems } from "../../src/register/lists";

const shown = (read: { day: Parameters<typeof isoDay>[0] | null; state: string }): [string, string | null] => [
  read.state,
  read.day && isoDay(read.day),
];

test.each<[string, string, string | null]>([
  ["03/04/2021", "text", "2021-04-03"],
  ["3.4.21", "text", "2021-04-03"],
  ["2021-04-03", "text", "2021-04-03"],
  ["3rd April 2021", "text", "2021-04-03"],
  ["Friday 3 April 2020", "text", "2020-04-03"],
  ["31/04/2021", "impossible", null],
  ["04/25/2021", "text", "2021-04-25"],
  ["Sep-14", "month", "2014-09-30"],
  ["February 2020", "month", "2020-02-29"],
  ["end of March 2021", "month", "2021-03-31"],
  ["Medi 2014", "month", "2014-09-30"],
  ["Sep-14 Apr-15", "none", null],
  ["TBC", "none", null],
  ["ongoing", "none", null],
])("date text %p", (text, state, day) => expect(shown(readDateText(text, "day-month"))).toEqual([state, day]));

test("a serial number is a date by its format; the first of a month shown as a month means its last day", () => {
  const options = { order: "day-month", date1904: false } as const;
  expect(shown(readDate(41883, "dd/mm/yyyy", options))).toEqual(["exact", "2014-09-01"]);
  expect(shown(readDate(41883, "mmm-yy", options))).toEqual(["month", "2014-09-30"]);
  expect(shown(readDate(12, undefined, options))).toEqual(["none", null]);
  expect(shown(readDate({ error: "#N/A" }, undefined, options))).toEqual(["error", null]);
  expect(shown(readDateText("04/03/2021", "month-day"))).toEqual(["text", "2021-04-03"]);
});

test.each<[string, string | null, string | null]>([
  ["Version Date: August 2014", "2014-08", "2014-08-31"],
  ["Corporate Risk & Opportunity Register Q3 2018/19", "2018-Q3", "2018-12-31"],
  ["Quarter 4 2017-18", "2017-Q4", "2018-03-31"],
  ["Q1 19/20", "2019-Q1", "2019-06-30"],
  ["Quarter 2 - Progress to 30th September 2019", "2019-Q2", "2019-09-30"],
  ["Last updated 12/05/2021", "2021-05", "2021-05-31"],
  ["Risk Register Quarter Three 2018/2019", "2018-Q3", "2018-12-31"],
  ["Fourth quarter 2018/19", "2018-Q4", "2019-03-31"],
  ["Half year 1 2021/22", "2021-09", "2021-09-30"],
  ["Second half 2021/22", "2022-03", "2022-03-31"],
  ["Mid-year review 2021/22", "2021-09", "2021-09-30"],
  ["Period 9 2021/22", "2021-12", "2021-12-31"],
  ["Month 12 2021/22", "2022-03", "2022-03-31"],
  ["Autumn 2024", "2024-11", "2024-11-30"],
  ["Sept 23", "2023-09", "2023-09-30"],
  ["Register (Mar '21)", "2021-03", "2021-03-31"],
  ["Period 9", null, null],
  ["Spring 2024-26 plan", null, null],
  ["Market 21", null, null],
  ["23 Sept", null, null],
  ["Quarter 3", null, null],
  ["Risk register", null, null],
])("period of %p", (text, name, end) => {
  const found = periodIn(text);
  expect([found?.name ?? null, found ? isoDay(found.end) : null]).toEqual([name, end]);
});

test.each<[string, readonly string[], string | null]>([
  ["one year", ["Corporate risk register 2013/14", "Register"], "2014-03-31"],
  ["the same year twice", ["Risk register 2013/14", "2013-2014"], "2014-03-31"],
  ["two years", ["Risk register 2013/14", "Budget 2014/15"], null],
  ["a span of years", ["Council Plan 2014-18"], null],
  ["a span beside a year", ["Council Plan 2014-18", "Risks 2014/15"], null],
  ["none", ["Risk register"], null],
])("financial year of titles: %s", (_, texts, end) => {
  const found = financialYearEnd(texts);
  expect(found && isoDay(found)).toBe(end);
});

test.each<[string, string[]]>([
  ["1. Write the plan 2. Agree it with partners 3. Test it", ["Write the plan", "Agree it with partners", "Test it"]],
  ["1) Write\n2) Agree", ["Write", "Agree"]],
  ["• One\n• Two", ["One", "Two"]],
  ["One sentence. Another, with 2. in it", ["One sentence. Another, with 2. in it"]],
  ["", []],
])("items of %p", (text, items) => expect(itemsOf(text)).toEqual(items));

test("numbers must count up from one", () => {
  expect(numberedItems("3. Third 4. Fourth")).toBeNull();
  expect(numberedItems("1. Only one")).toBeNull();
});

test("owners stand on lines, between semicolons or spaced slashes; brackets hold together", () => {
  expect(namesOf("Director of Finance\nHead of Legal")).toEqual(["Director of Finance", "Head of Legal"]);
  expect(namesOf("SD Adult Care (ASC / CSC) / SD Learning")).toEqual(["SD Adult Care (ASC / CSC)", "SD Learning"]);
  expect(namesOf("Head of Policy and Research")).toEqual(["Head of Policy and Research"]);
});
