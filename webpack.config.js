/**
 * The task pane as Excel loads it, into dist/pane. The workbench runs the same scripts: only its page differs, by the
 * office.js it loads (a local copy, and before it the hook that leads to our end of the wire).
 */
const path = require("node:path");
const CopyPlugin = require("copy-webpack-plugin");
const HtmlWebpackPlugin = require("html-webpack-plugin");
const MinimizerPlugin = require("minimizer-webpack-plugin");

const OFFICE_CDN = "https://appsforoffice.microsoft.com";

/** Fluent and office.js put style elements into the page; scripts come from our own origin and the office.js CDN only. */
const contentSecurity = (scripts) =>
  [
    "default-src 'none'",
    `script-src ${scripts}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self' data:",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");

const page = (filename, scripts, officeScripts) =>
  new HtmlWebpackPlugin({
    template: "./src/taskpane/taskpane.html",
    filename,
    chunks: ["taskpane"],
    scriptLoading: "defer",
    templateParameters: { contentSecurity: contentSecurity(scripts), officeScripts },
  });

module.exports = {
  name: "pane",
  mode: "production",
  target: ["web", "es2020"],
  entry: { taskpane: "./src/taskpane/index.tsx" },
  output: {
    path: path.resolve(__dirname, "dist/pane"),
    filename: "[name].[contenthash:8].js",
    chunkFilename: "[name].[contenthash:8].js",
    publicPath: "auto",
    clean: true,
  },
  resolve: { extensions: [".tsx", ".ts", ".js"] },
  module: {
    rules: [
      {
        test: /\.tsx?$/,
        loader: "swc-loader",
        options: {
          jsc: {
            parser: { syntax: "typescript", tsx: true },
            target: "es2020",
            transform: { react: { runtime: "automatic" } },
          },
        },
      },
      { test: /\.css$/, type: "css/auto" },
      /* Only these two do something by being loaded; of the rest a chunk gets what it uses. */
      { test: /[\\/]src[\\/]/, exclude: /[\\/](commands[\\/]commands|taskpane[\\/]index)\.tsx?$/, sideEffects: false },
    ],
  },
  plugins: [
    page("taskpane.html", `'self' ${OFFICE_CDN}`, [`${OFFICE_CDN}/lib/1/hosted/office.js`]),
    page("../workbench/taskpane.workbench.html", "'self'", ["office-hook.js", "/office/office.js"]),
    new CopyPlugin({ patterns: [{ from: "assets", to: "assets", noErrorOnMissing: true }] }),
  ],
  optimization: {
    minimizer: [new MinimizerPlugin({ minify: MinimizerPlugin.swcMinify, extractComments: false })],
    splitChunks: {
      cacheGroups: {
        /* React and Fluent change seldom, our own code often. */
        vendor: { test: /[\\/]node_modules[\\/]/, name: "vendor", chunks: "initial" },
      },
    },
  },
  experiments: { css: true },
  cache: { type: "filesystem", name: "pane", buildDependencies: { config: [__filename] } },
  devtool: "source-map",
  performance: { hints: false },
  stats: "errors-warnings",
};
