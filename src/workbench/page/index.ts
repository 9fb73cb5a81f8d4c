import "./page.css";
import { ribbonButtons, showRibbon } from "./ribbon";
import { showTabs } from "./tabs";
import { Workbench } from "./workbench";
import { showZoom } from "./zoom";

const element = <T extends HTMLElement>(id: string): T => document.getElementById(id) as T;

const message = element("message"),
  formula = element<HTMLInputElement>("formula"),
  nameBox = element<HTMLInputElement>("cell-name"),
  file = element<HTMLInputElement>("file"),
  zoom = element<HTMLSelectElement>("zoom");

function say(text: string, problem = false): void {
  message.textContent = text;
  message.classList.toggle("problem", problem);
}

let cellsNow = "",
  contentsNow = "";

const workbench = new Workbench(element("grid"), element<HTMLIFrameElement>("pane"), {
  opened(fileName) {
    element("file-name").textContent = fileName;
    document.title = `${fileName} - Register Check workbench`;
    for (const button of samples) button.setAttribute("aria-pressed", String(button.dataset.sample === fileName));
  },
  selected(cells, contents) {
    cellsNow = cells;
    contentsNow = contents;
    if (document.activeElement !== nameBox) nameBox.value = cells;
    if (document.activeElement !== formula) formula.value = contents;
  },
  sheets: (tabs) => showTabs(element("tabs"), tabs, (id) => workbench.bringToFront(id)),
  zoomed: (ratio) => showZoom(zoom, ratio),
  editFormula() {
    formula.focus();
    formula.setSelectionRange(formula.value.length, formula.value.length);
  },
  problem: (text) => say(text, true),
});

declare global {
  interface Window {
    workbench: {
      /** The pane's page asks its parent for the end point of the wire. */
      hook(pane: Window): void;
      /** What the grid shows in a cell ("L6") of the sheet in front: for tests, which cannot read a canvas. */
      shown(cell: string): { readonly text: string; readonly fill: string | null } | null;
    };
  }
}
window.workbench = { hook: (pane) => workbench.hook(pane), shown: (cell) => workbench.shown(cell) };

/** Shows what was said before a long piece of work begins. */
const painted = (): Promise<void> => new Promise((done) => setTimeout(done, 30));

async function openNamed(fileName: string, read: () => Promise<ArrayBuffer>): Promise<void> {
  say(`Opening ${fileName}…`);
  await painted();
  try {
    await workbench.open(new Uint8Array(await read()), fileName);
    say("");
  } catch (error) {
    say(`${fileName} could not be opened. ${error instanceof Error ? error.message : ""}`.trim(), true);
  }
}

const openFile = (chosen: File): Promise<void> => openNamed(chosen.name, () => chosen.arrayBuffer());

const openSample = (name: string): Promise<void> =>
  openNamed(name, async () => {
    const answer = await fetch(`/samples/${name}`);
    if (!answer.ok) throw new Error("The sample is missing.");
    return answer.arrayBuffer();
  });

const samples = [...document.querySelectorAll<HTMLButtonElement>("[data-sample]")];
for (const button of samples) button.addEventListener("click", () => void openSample(button.dataset.sample!));

element("open").addEventListener("click", () => file.click());
file.addEventListener("change", () => {
  const chosen = file.files?.[0];
  file.value = "";
  if (chosen) void openFile(chosen);
});

element("save").addEventListener("click", async () => {
  try {
    const copy = await workbench.copy();
    if (!copy) return;
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([copy.bytes as BlobPart]));
    link.download = copy.fileName;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
    say(`A copy was saved as ${copy.fileName}.`);
  } catch (error) {
    say(`The copy could not be saved. ${error instanceof Error ? error.message : ""}`.trim(), true);
  }
});

formula.addEventListener("focus", () => workbench.editing(true));
formula.addEventListener("blur", () => {
  workbench.editing(false);
  workbench.enterFormula(formula.value);
});
formula.addEventListener("keydown", (event) => {
  if (event.key === "Escape") formula.value = contentsNow;
  if (event.key === "Escape" || event.key === "Enter") workbench.focusGrid();
});

nameBox.addEventListener("focus", () => nameBox.select());
nameBox.addEventListener("blur", () => (nameBox.value = cellsNow));
nameBox.addEventListener("keydown", (event) => {
  if (event.key === "Escape") workbench.focusGrid();
  if (event.key === "Enter" && !workbench.goTo(nameBox.value)) say(`There is no cell ${nameBox.value}.`, true);
});

zoom.addEventListener("change", () => workbench.zoom(Number(zoom.value)));

/* A dropped workbook is ours wherever on the page it falls; the grid must not take it first. */
const drop = element("drop");
const holdsFile = (event: DragEvent): boolean => event.dataTransfer?.types.includes("Files") ?? false;
const showDrop = (event: DragEvent): void => {
  if (!holdsFile(event)) return;
  event.preventDefault();
  event.stopPropagation();
  drop.hidden = false;
};
window.addEventListener("dragenter", showDrop, true);
window.addEventListener("dragover", showDrop, true);
drop.addEventListener("dragleave", () => (drop.hidden = true));
window.addEventListener(
  "drop",
  (event) => {
    if (!holdsFile(event)) return;
    event.preventDefault();
    event.stopPropagation();
    drop.hidden = true;
    const dropped = event.dataTransfer?.files[0];
    if (dropped) void openFile(dropped);
  },
  true,
);

async function showTheRibbon(): Promise<void> {
  const answer = await fetch("/manifest.xml");
  if (!answer.ok) return;
  showRibbon(element("ribbon"), ribbonButtons(await answer.text()), (button) => {
    if (button.action === null) element("pane").focus();
    else void workbench.press(button.action, button.id).catch((error: Error) => say(error.message, true));
  });
}

void showTheRibbon();
void openSample(samples[0]!.dataset.sample!);
