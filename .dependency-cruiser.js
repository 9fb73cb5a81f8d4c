// The layer walls of docs/architecture.md: pure code never reaches up, and nobody imports past a folder's index.
const PURE = "workbook|formulas|matrix|profile|register|movement|checks|bands|standard|submit|consolidate|report";
const LAYERS = [
  "workbook",
  "formulas",
  "matrix",
  "profile",
  "register",
  "movement",
  "checks|bands|standard",
  "submit",
  "consolidate|report",
  "files|excel",
  "cli|taskpane|commands|functions|workbench",
];

const walls = LAYERS.slice(0, -1).map((layer, n) => ({
  name: `${layer}-reaches-up`,
  comment: `src/${layer} may not import from a layer above it`,
  severity: "error",
  from: { path: `^src/(${layer})/` },
  to: {
    path: `^src/(${LAYERS.slice(n + 1).join("|")})/`,
    // A profile names a register's fields and stages: their types only.
    ...(layer === "profile" && { pathNot: "^src/register/model\\.ts$" }),
  },
}));

module.exports = {
  forbidden: [
    ...walls,
    {
      name: "pure-code-only",
      comment: "the core knows no Office, DOM, Node or React",
      severity: "error",
      from: { path: `^src/(${PURE})/` },
      to: {
        path: "node_modules/(?!fastest-levenshtein|valibot)|^(fs|path|http|os|crypto|stream|url|buffer|process)$",
        pathNot: "node_modules/(@types/sarif|fastest-levenshtein|valibot)",
      },
    },
    {
      name: "past-the-index",
      comment: "a folder is entered through its index",
      severity: "error",
      from: { path: "^src/([^/]+)/" },
      to: {
        path: "^src/([^/]+)/(?!index\\.tsx?$)",
        pathNot: "^src/($1)/|^src/register/model\\.ts$|^src/workbench/|^src/(commands|taskpane)/",
      },
    },
    {
      name: "checks-and-standard-apart",
      severity: "error",
      from: { path: "^src/(checks|bands)/" },
      to: { path: "^src/standard/" },
    },
    {
      name: "one-file-for-the-helpers",
      comment: "office-js-helpers is archived: one file may import it",
      severity: "error",
      from: { pathNot: "^src/excel/preferences\\.ts$" },
      to: { path: "node_modules/@microsoft/office-js-helpers" },
    },
    {
      name: "no-circular",
      severity: "error",
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
    { name: "no-unresolved", severity: "error", from: {}, to: { couldNotResolve: true, pathNot: "^sarif$" } },
    {
      name: "workbench-stays-out",
      comment: "nothing that ships imports the workbench",
      severity: "error",
      from: { path: "^src/(?!workbench/)" },
      to: { path: "^src/workbench/|@univerjs|excelts" },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsConfig: { fileName: "tsconfig.json" },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      extensions: [".ts", ".tsx", ".js", ".mjs", ".json"],
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
    },
  },
};
