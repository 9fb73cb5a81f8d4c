/** Tests run in Node on the real code; pane tests ask for jsdom themselves by a comment at the top. */
module.exports = {
  testEnvironment: "node",
  testMatch: ["<rootDir>/test/**/*.test.ts", "<rootDir>/test/**/*.test.tsx"],
  transform: {
    "^.+\\.m?(t|j)sx?$": [
      "@swc/jest",
      {
        jsc: {
          target: "es2022",
          parser: { syntax: "typescript", tsx: true },
          transform: { react: { runtime: "automatic" } },
        },
        module: { type: "commonjs" },
      },
    ],
  },
  transformIgnorePatterns: ["/node_modules/(?!(hucre|@cj-tech-master|fast-check)/)"],
  moduleNameMapper: { "\\.css$": "<rootDir>/test/support/empty.js" },
  // One fewer than the cores, as Jest would have it, leaves one of two idle.
  maxWorkers: "100%",
  testTimeout: 30000,
};
