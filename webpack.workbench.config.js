/**
 * The workbench's page: a grid and a frame that stand in for Excel on the developer's own machine. It is built
 * apart from the pane, is never shipped, and is left unminified: that halves the time of the first `npm start`.
 */
const path = require("node:path");
const HtmlWebpackPlugin = require("html-webpack-plugin");
const CopyPlugin = require("copy-webpack-plugin");

module.exports = {
  name: "workbench",
  mode: "production",
  entry: { workbench: "./src/workbench/page/index.ts" },
  output: {
    path: path.resolve(__dirname, "dist/workbench"),
    filename: "[name].js",
    chunkFilename: "[name].js",
    publicPath: "/workbench/",
    clean: { keep: /^taskpane\.workbench\.html$/ },
  },
  resolve: { extensions: [".ts", ".tsx", ".js"] },
  module: {
    rules: [
      {
        test: /\.tsx?$/,
        loader: "swc-loader",
        options: { jsc: { parser: { syntax: "typescript", tsx: true }, target: "es2022" } },
      },
      { test: /\.css$/, type: "css/auto" },
    ],
  },
  plugins: [
    new HtmlWebpackPlugin({
      template: "./src/workbench/page/index.html",
      filename: "index.html",
      scriptLoading: "defer",
    }),
    new CopyPlugin({ patterns: ["./src/workbench/page/office-hook.js"] }),
  ],
  optimization: { minimize: false },
  experiments: { css: true },
  cache: { type: "filesystem", name: "workbench", buildDependencies: { config: [__filename] } },
  devtool: false,
  performance: { hints: false },
  stats: "errors-warnings",
};
