import { markOurs } from "../../src/workbook";
import { WorkbookModel } from "../../src/workbench/model";

const ROWS: readonly (readonly string[])[] = [
  ["Corporate risk register", "", "", "", "", "", ""],
  ["ID", "Risk", "Likelihood", "Impact", "Score", "Previous", "Due"],
  ["R1", "Loss of a supplier", "3", "4", "=C3*D3", "12", "30/09/2024"],
  ["R2", "'=not a formula", "2", "'5", "=C4*D4", "'-", "'4-5"],
  ["R3", "Flooding of the depot", "4", "4", "16", "20", "#N/A"],
  ["R4", "", "", "1", "=C6*D6", "", "TRUE"],
  ["R5", "'@home working", "5", "5", '=IF(C7="","",C7*D7)', "25", "Sep-24"],
];

/** A small register with something of everything that an edit may touch. */
export function smallRegister(): WorkbookModel {
  const model = new WorkbookModel("small.xlsx", false, "Register");
  const sheet = model.sheets[0]!;
  model.change("user", () => {
    ROWS.forEach((line, row) =>
      line.forEach((text, column) => {
        if (text !== "") model.type("Register", row, column, text);
      }),
    );
    sheet.restyle({ top: 1, left: 0, bottom: 1, right: 6 }, () => ({
      bold: true,
      fill: "#1F497D",
      fontColour: "#FFFFFF",
      wrap: true,
      horizontal: "center",
    }));
    sheet.restyle({ top: 2, left: 4, bottom: 4, right: 4 }, () => ({
      fill: "#FF0000",
      borders: { top: { style: "thick", colour: "#0000FF" }, left: { style: "dotted", colour: "#000000" } },
    }));
    sheet.restyle({ top: 3, left: 5, bottom: 3, right: 5 }, () => ({
      numberFormat: "@",
      italic: true,
      fontSize: 14,
      vertical: "top",
    }));
    sheet.setColumn(1, { width: 40 });
    sheet.setColumn(6, { hidden: true, width: 12.5 });
    sheet.setRow(2, { height: 30 });
    sheet.freeze(2, 1);
    sheet.merges = [{ top: 0, left: 0, bottom: 0, right: 6 }];
    sheet.setLayout({
      page: {
        orientation: "Landscape",
        paperSize: "A3",
        zoom: { scale: 80 },
        titleRows: [0, 1],
        centreFooter: "Page &P",
        rowBreaks: [4, 6],
      },
    });
    sheet.conditionalFormats = [
      {
        id: "x1",
        type: "Custom",
        kind: "formula",
        formulas: [markOurs("=E3>=15").slice(1)],
        ranges: [{ top: 2, left: 4, bottom: 6, right: 4 }],
        fill: "#C00000",
        fontColour: "#FFFFFF",
        priority: 0,
        stopIfTrue: false,
      },
      {
        id: "x2",
        type: "CellValue",
        kind: "cellValue",
        operator: "greaterThan",
        formulas: ["10"],
        ranges: [{ top: 2, left: 5, bottom: 6, right: 5 }],
        fill: "#FFC000",
        priority: 1,
        stopIfTrue: true,
      },
      {
        id: "x3",
        type: "Custom",
        kind: "formula",
        formulas: [markOurs("=F3>=15").slice(1)],
        ranges: [
          { top: 2, left: 5, bottom: 3, right: 5 },
          { top: 5, left: 5, bottom: 6, right: 5 },
        ],
        fill: "#00B050",
        fontColour: "#000001",
        priority: 2,
        stopIfTrue: false,
      },
    ];
    sheet.validations = [
      {
        rects: [{ top: 2, left: 2, bottom: 6, right: 3 }],
        rule: { wholeNumber: { formula1: "1", formula2: "5", operator: "Between" } },
        ignoreBlanks: true,
        prompt: { showPrompt: false, title: "", message: "" },
        errorAlert: { showAlert: true, style: "Warning", title: "Rating", message: "1 to 5" },
      },
    ];
    const key = model.addSheet("Key");
    key.setContent(0, 0, "Likely");
    model.names.set("Bands", "=Key!$A$1");
  });
  return model;
}
