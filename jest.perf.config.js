/** `npm run perf`: figures, apart from the tests, since they need the machine to themselves. */
module.exports = {
  ...require("./jest.config.js"),
  testMatch: ["<rootDir>/test/perf/**/*.perf.ts"],
  testTimeout: 300000,
};
