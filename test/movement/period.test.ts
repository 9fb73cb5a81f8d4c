import { lastDayOf, nextPeriod, periodWords, readPeriod } from "../../src/movement";
import { isoDay } from "../../src/workbook";

test.each([
  ["2014-08", "August 2014", "2014-08-31", "September 2014"],
  ["2014-12", "December 2014", "2014-12-31", "January 2015"],
  ["2020-02", "February 2020", "2020-02-29", "March 2020"],
  ["2018-Q1", "Q1 2018/19 (April to June 2018)", "2018-06-30", "Q2 2018/19 (July to September 2018)"],
  ["2018-Q2", "Q2 2018/19 (July to September 2018)", "2018-09-30", "Q3 2018/19 (October to December 2018)"],
  ["2018-Q3", "Q3 2018/19 (October to December 2018)", "2018-12-31", "Q4 2018/19 (January to March 2019)"],
  ["2018-Q4", "Q4 2018/19 (January to March 2019)", "2019-03-31", "Q1 2019/20 (April to June 2019)"],
  ["1999-Q4", "Q4 1999/00 (January to March 2000)", "2000-03-31", "Q1 2000/01 (April to June 2000)"],
])("%s is %s, ends on %s, and %s follows", (text, words, end, next) => {
  const period = readPeriod(text)!;
  expect(periodWords(period)).toBe(words);
  expect(isoDay(lastDayOf(period))).toBe(end);
  expect(periodWords(nextPeriod(period))).toBe(next);
});

test.each([null, "", "2018", "2018-Q5", "2018-13", "Q3 2018"])("%s is no period", (text) => {
  expect(readPeriod(text)).toBeNull();
});
