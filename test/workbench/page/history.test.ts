import { WorkbookModel } from "../../../src/workbench/model";
import { History } from "../../../src/workbench/page/history";

const at = (text: string, row = 0, column = 0) => ({ row, column, text });

function opened() {
  const model = new WorkbookModel("register.xlsx");
  const { id } = model.activeSheet;
  const history = new History(model);
  const text = (row = 0, column = 0): string => model.editText(id, row, column);
  return { model, id, history, text };
}

test("undo puts back what stood there, redo types it again", () => {
  const { id, history, text } = opened();
  history.type(id, [at("4"), at("5", 0, 1), at("=A1*B1", 0, 2)]);
  history.type(id, [at("3")]);
  expect([text(), text(0, 2)]).toEqual(["3", "=A1*B1"]);
  history.undo();
  expect(text()).toBe("4");
  history.undo();
  expect([text(), text(0, 1), text(0, 2)]).toEqual(["", "", ""]);
  history.redo();
  history.redo();
  expect([text(), text(0, 1), text(0, 2)]).toEqual(["3", "5", "=A1*B1"]);
});

test("a number typed as text is put back as text", () => {
  const { model, id, history } = opened();
  history.type(id, [at("'16")]);
  history.type(id, [at("x")]);
  history.undo();
  expect(model.sheet(id)?.cell(0, 0)?.value).toBe("16");
});

test("what somebody else has written since stays", () => {
  const { model, id, history, text } = opened();
  history.type(id, [at("4"), at("5", 0, 1)]);
  model.type(id, 0, 0, "by the pane", "pane");
  history.undo();
  expect([text(), text(0, 1)]).toEqual(["by the pane", ""]);
});

test("typing after an undo leaves nothing to redo; with nothing done both do nothing", () => {
  const { id, history, text } = opened();
  history.undo();
  history.redo();
  history.type(id, [at("1")]);
  history.undo();
  history.type(id, [at("2")]);
  history.redo();
  expect(text()).toBe("2");
});
