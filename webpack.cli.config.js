/** The command line as one file for Node, with everything it needs inside. */
const path = require("node:path");
const { BannerPlugin } = require("webpack");

module.exports = {
  mode: "production",
  target: "node20",
  entry: { "register-check": "./src/cli/main.ts" },
  output: { path: path.join(__dirname, "dist/cli"), filename: "[name].js", clean: true },
  resolve: { extensions: [".ts", ".mjs", ".js"] },
  module: {
    rules: [
      {
        test: /\.ts$/,
        loader: "swc-loader",
        options: { jsc: { target: "es2022", parser: { syntax: "typescript" } } },
      },
    ],
  },
  // Readable in a stack trace, and quicker to build; size hardly matters on a disk.
  optimization: { minimize: false },
  // The program starts itself again as a worker: it must know its own name.
  node: { __filename: false, __dirname: false },
  devtool: false,
  performance: { hints: false },
  plugins: [new BannerPlugin({ banner: "#!/usr/bin/env node", raw: true })],
};
