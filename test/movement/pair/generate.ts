import { readRegisters, type Register } from "../../../src/register";
import { cellKey, type CellValue } from "../../../src/workbook";
import { Random } from "../../councils/random";
import { emptySheet } from "../draw";
import { FILLERS, QUALIFIERS, SYNONYMS, THEMES, type Theme } from "./themes";

/** A risk as its officer knows it, apart from any layout. */
interface Item {
  id: string;
  /** Its event, without what tells it from its like. */
  core: string;
  title: string;
  description: string[];
  causes: string[];
  effects: string[];
  category: string;
  owner: string;
  likelihood: number;
  impact: number;
  controls: string[];
  actions: Step[];
  closed: boolean;
}

interface Step {
  /** The text before its braces were filled. */
  readonly of: string;
  text: string;
  due: number;
  status: string;
}

/** Two periods of one register, and what was done between them: "worse R12>R12", "split R3>N7", "action added R9>R9 Survey the roof". */
export interface Pair {
  readonly previous: Register;
  readonly current: Register;
  readonly truth: ReadonlySet<string>;
}

const MOVES = { owner: 0.08, worse: 0.1, better: 0.1, text: 0.12, light: 0.12, heavy: 0.06, renumbered: 0.07 };
const ACTION_MOVES = { finished: 0.08, slipped: 0.1, added: 0.08, dropped: 0.06, reworded: 0.06 };

export function generatePair(seed: number, count: number): Pair {
  const maker = new Maker(new Random(seed));
  const truth = new Set<string>();
  const before: Item[] = [],
    now: Item[] = [];
  const { random } = maker;
  /** References of risks that are gone, to be given to others. */
  const freed: string[] = [];
  const gone: Item[] = [];
  const renumbered: { readonly from: Item; readonly to: Item }[] = [];
  let next = count + 1;
  const fresh = (): string => `R${next++}`;
  const say = (kind: string, from: Item | null, to: Item | null, detail = ""): void =>
    void truth.add([kind, `${from?.id ?? ""}>${to?.id ?? ""}`, detail].filter(Boolean).join(" "));

  for (let i = 0; i < count; i++) {
    const theme = random.pick(THEMES);
    const old = maker.risk(`R${i + 1}`, theme);
    const fate = random.weighted([
      [80, "continues"],
      [4, "vanished"],
      [4, "closed"],
      [3, "reopened"],
      [4, "split"],
      [4, "merged"],
      [1, "reused"],
    ] as const);
    before.push(old);
    maker.cores.add(old.core);
    const own = structuredClone(old);
    if (fate === "vanished" || fate === "reused") {
      say("vanished", old, null);
      gone.push(old);
      if (fate === "reused") freed.push(old.id);
      continue;
    }
    now.push(own);
    if (fate === "closed") {
      own.closed = true;
      say("closed", old, own);
      maker.changed.push({ from: old, to: own });
      continue;
    }
    if (fate === "reopened") {
      old.closed = true;
    }
    if (fate === "split") {
      const half = maker.halve(old, own, theme, random.chance(0.6));
      half.id = fresh();
      now.push(half);
      maker.changed.push({ from: old, to: own });
      maker.divided(old, own);
      say("split", old, half);
      say("new", null, half);
    } else if (fate === "merged") {
      const gone = maker.halve(own, old, theme, random.chance(0.6));
      gone.id = `R${count + 5000 + i}`;
      before.push(gone);
      maker.changed.push({ from: old, to: own });
      maker.divided(old, own);
      say("merged", gone, own);
      say("vanished", gone, null);
    } else change(old, own, maker, renumbered);
  }
  // Some are numbered anew, others exchange their references.
  const circle = renumbered.filter(() => random.chance(0.4));
  const ids = circle.map(({ to }) => to.id);
  circle.forEach(({ to }, i) => (to.id = ids[(i + 1) % ids.length]!));
  for (const one of renumbered) if (!circle.includes(one)) one.to.id = fresh();
  for (let i = 0; i < count * 0.05; i++) {
    // What says nearly what a risk did that is gone is that risk, for all a reader can tell.
    let risk: Item;
    const id = freed.pop() ?? fresh();
    const like = ({ id: other, core, category }: Item): boolean =>
      core === risk.core || (other === id && category === risk.category);
    do risk = maker.risk(id, random.pick(THEMES));
    while (gone.some(like));
    now.push(risk);
    say("new", null, risk);
  }
  for (const { from, to } of maker.changed)
    for (const [kind, detail] of changesBetween(from, to)) say(kind, from, to, detail);
  for (const { from, to, kind, detail } of maker.steps) say(kind, from, to, detail);
  return { previous: sheetOf(before, FIRST), current: sheetOf(random.shuffle(now), SECOND), truth };
}

function change(old: Item, own: Item, maker: Maker, renumbered: { readonly from: Item; readonly to: Item }[]): void {
  const { random } = maker;
  const does = (kind: keyof typeof MOVES): boolean => random.chance(MOVES[kind]);
  if (does("owner")) own.owner = random.pick(THEMES.flatMap(({ owners }) => owners).filter((one) => one !== old.owner));
  if (does("worse")) maker.move(own, 1);
  else if (does("better")) maker.move(own, -1);
  if (does("text"))
    own.causes = [...own.causes.slice(random.int(0, 1)), maker.filled(random.pick(maker.themeOf(own).causes))];
  if (does("heavy")) {
    own.title = maker.rewritten(own.title, 0.55);
    own.description = random.shuffle(own.description).map((one) => maker.rewritten(one, 0.4));
  } else {
    if (does("light")) own.title = maker.goneOver(own.title);
    if (random.chance(0.06)) own.description = own.description.map((one) => maker.goneOver(one));
    if (does("renumbered")) renumbered.push({ from: old, to: own });
  }
  maker.changed.push({ from: old, to: own });
  maker.act(old, own);
}

/** What differs between two items, worked out from the items themselves. */
function* changesBetween(from: Item, to: Item): Iterable<readonly [kind: string, detail: string]> {
  yield ["match", ""];
  if (from.closed && !to.closed) yield ["reopened", ""];
  if (from.id !== to.id) yield ["renumbered", ""];
  if (from.title !== to.title) yield ["text", "Risk"];
  if (from.description.join() !== to.description.join()) yield ["text", "Description"];
  if (from.causes.join() !== to.causes.join()) yield ["text", "Cause"];
  if (from.owner !== to.owner) yield ["owner", ""];
  const [then, now] = [from.likelihood * from.impact, to.likelihood * to.impact];
  if (!from.closed && !to.closed) yield [then === now ? "same" : now > then ? "worse" : "better", ""];
  if (bandOf(then) !== bandOf(now)) yield ["band", ""];
}

const bandOf = (score: number): string => (score >= 15 ? "Red" : score >= 8 ? "Amber" : "Green");

class Maker {
  readonly changed: { readonly from: Item; readonly to: Item }[] = [];
  readonly steps: { readonly from: Item; readonly to: Item; readonly kind: string; readonly detail: string }[] = [];
  /** Events told of so far. */
  readonly cores = new Set<string>();
  constructor(readonly random: Random) {}

  themeOf = (item: Item): Theme => THEMES.find(({ category }) => category === item.category)!;

  /** The braces of one text filled, from a risk's own choice where it has made one. */
  filled(text: string, own: Record<string, string> = {}): string {
    return text.replace(/\{(\w+)\}/g, (_, slot: string) => {
      if (slot === "n") return String(this.random.int(2, 95) * (this.random.chance(0.5) ? 1 : 5));
      if (slot === "pct") return `${this.random.int(2, 60)}%`;
      if (slot === "year") return (own.year ??= String(this.random.int(2009, 2024)));
      return (own[slot] ??= this.random.pick(FILLERS[slot]!));
    });
  }

  private some(list: readonly string[], least: number, most: number): string[] {
    return this.random.shuffle(list).slice(0, this.random.int(least, most));
  }

  risk(id: string, theme: Theme): Item {
    const own: Record<string, string> = {};
    const fill = (text: string): string => this.filled(text, own);
    const { random } = this;
    // Some say no more than what a dozen others say.
    const qualifier = random.chance(0.7) ? ` ${fill(random.pick(QUALIFIERS))}` : "";
    const core = fill(random.pick(theme.events));
    const event = core + qualifier;
    const causes = this.some(theme.causes, 2, 3).map(fill);
    const effects = this.some(theme.effects, 2, 3).map(fill);
    return {
      id,
      core,
      title: event,
      description: [
        `There is a risk that ${event.charAt(0).toLowerCase()}${event.slice(1)}.`,
        `This is mostly a matter of ${causes[0]}.`,
        `The council could face ${effects[0]}.`,
      ].slice(0, random.int(1, 3)),
      causes,
      effects,
      category: theme.category,
      owner: fill(random.pick(theme.owners)),
      likelihood: random.int(1, 5),
      impact: random.int(1, 5),
      controls: this.some(theme.controls, 1, 3).map(fill),
      actions: this.some(theme.actions, 1, 3).map((text) => this.step(text, fill(text))),
      closed: false,
    };
  }

  step(of: string, text: string): Step {
    const { random } = this;
    return {
      of,
      text,
      due: 43_500 + random.int(0, 700),
      status: random.pick(["Not started", "In progress", "On track", "Complete"]),
    };
  }

  move(item: Item, by: 1 | -1): void {
    const part = this.random.chance(0.5) ? "likelihood" : "impact";
    const other = part === "likelihood" ? "impact" : "likelihood";
    const fits = (rating: number): boolean => rating + by >= 1 && rating + by <= 5;
    if (fits(item[part])) item[part] += by;
    else if (fits(item[other])) item[other] += by;
  }

  /** `whole` says two things; what `part` keeps of them is one, and the risk returned is the other. */
  halve(whole: Item, part: Item, theme: Theme, inTitle: boolean): Item {
    const { random } = this;
    const second = this.risk("", theme);
    // What another risk says too cannot be told from it.
    while (second.title.slice(0, 12) === whole.title.slice(0, 12) || this.cores.has(second.core))
      Object.assign(second, this.risk("", theme));
    this.cores.add(second.core);
    const small = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
    const first = structuredClone(part);
    second.actions = second.actions.filter(({ of }) => !first.actions.some((step) => step.of === of));
    if (inTitle) whole.title = `${first.title}${random.pick([" and ", "; ", ", and "])}${small(second.title)}`;
    whole.description = [...first.description, ...second.description];
    whole.causes = [...new Set([...first.causes, ...second.causes])];
    whole.effects = [...new Set([...first.effects, ...second.effects])];
    whole.controls = [...new Set([...first.controls, ...second.controls])];
    whole.actions = [...first.actions, ...second.actions];
    // What was taken out is seldom left word for word, and what is left gets a new line or loses one.
    for (const half of [second, part]) {
      if (random.chance(0.4)) half.title = this.goneOver(half.title);
      half.causes = half.causes.map((cause) => (random.chance(0.25) ? this.goneOver(cause) : cause));
      if (random.chance(0.2)) half.causes = [...half.causes, this.filled(random.pick(theme.causes))];
      else if (random.chance(0.2)) half.causes = half.causes.slice(1);
      if (random.chance(0.2)) half.description = half.description.slice(0, -1);
    }
    return second;
  }

  /** A risk divided or put together takes its actions along. */
  divided(from: Item, to: Item): void {
    const has = ({ actions }: Item, text: string): boolean => actions.some((step) => step.text === text);
    for (const { text } of from.actions)
      if (!has(to, text)) this.steps.push({ from, to, kind: "action dropped", detail: text });
    for (const { text } of to.actions)
      if (!has(from, text)) this.steps.push({ from, to, kind: "action added", detail: text });
  }

  private synonym(word: string): string {
    const known = SYNONYMS[word.toLowerCase()];
    return known ? this.random.pick(known) : word;
  }

  /** One or two words dropped, replaced or put in, or a number changed: always another text. */
  goneOver(text: string): string {
    const { random } = this;
    for (;;) {
      const words = text.split(" ");
      for (let n = random.int(1, 2); n > 0; n--) {
        const at = random.int(1, words.length - 1);
        const kind = random.pick(["drop", "replace", "insert", "number"] as const);
        if (kind === "drop" && words.length > 5) words.splice(at, 1);
        else if (kind === "insert")
          words.splice(at, 0, random.pick(["further", "continuing", "possible", "any", "also"]));
        else if (kind === "number")
          words.splice(0, words.length, ...words.map((word) => word.replace(/\d+/, (n) => String(Number(n) + 1))));
        else words[at] = this.synonym(words[at]!);
      }
      const now = words.join(" ");
      if (now !== text) return now;
    }
  }

  /** Many words dropped or replaced, the order of its parts turned round, and a new phrase put in. */
  rewritten(text: string, share: number): string {
    const { random } = this;
    const words = text.split(" ").flatMap((word) => {
      if (!random.chance(share)) return [word];
      const other = this.synonym(word);
      return other !== word
        ? [other]
        : random.chance(0.6)
          ? []
          : [random.pick(["relevant", "existing", "local", "ongoing"])];
    });
    const cut = random.int(1, Math.max(1, words.length - 1));
    const turned = random.chance(0.5) ? [...words.slice(cut), ...words.slice(0, cut)] : words;
    return `${random.pick(["Inability to prevent", "The authority may find that", "Exposure where", "It is possible that"])} ${turned.join(" ")}`;
  }

  act(from: Item, to: Item): void {
    const { random } = this;
    const does = (kind: keyof typeof ACTION_MOVES): boolean => random.chance(ACTION_MOVES[kind]);
    const say = (kind: string, detail: string): void => void this.steps.push({ from, to, kind, detail });
    const kept: Step[] = [];
    for (const step of to.actions) {
      if (does("dropped")) {
        say("action dropped", step.text);
        continue;
      }
      const told = { finished: false, slipped: false };
      if (does("reworded")) step.text = this.goneOver(step.text);
      if (step.status !== "Complete" && does("finished")) {
        step.status = "Complete";
        told.finished = true;
      } else if (step.status !== "Complete" && does("slipped")) {
        step.due += random.int(10, 200);
        told.slipped = true;
      }
      if (told.finished) say("action finished", step.text);
      if (told.slipped) say("action slipped", step.text);
      kept.push(step);
    }
    to.actions = kept;
    if (does("added")) {
      const unused = this.themeOf(to).actions.filter(
        (text) => ![...from.actions, ...kept].some((step) => step.of === text),
      );
      if (unused.length === 0) return;
      const of = random.pick(unused);
      const step = this.step(of, this.filled(of));
      step.status = "Not started";
      to.actions.push(step);
      say("action added", step.text);
    }
  }
}

type Column = readonly [heading: string, tell: (item: Item) => CellValue];
type StepColumn = readonly [heading: string, tell: (step: Step) => CellValue];
interface Layout {
  readonly title: string;
  readonly columns: readonly Column[];
  readonly steps: readonly StepColumn[];
  readonly last: readonly Column[];
}

const list = (items: readonly string[]): string => items.join("\n");

/** Last quarter's columns. */
const FIRST: Layout = {
  title: "Corporate risk register Quarter 2 2018/19",
  columns: [
    ["Ref", ({ id }) => id],
    ["Risk", ({ title }) => title],
    ["Description", ({ description }) => description.join(" ")],
    ["Cause", ({ causes }) => list(causes)],
    ["Consequence", ({ effects }) => list(effects)],
    ["Category", ({ category }) => category],
    ["Risk owner", ({ owner }) => owner],
    ["Likelihood", ({ likelihood }) => likelihood],
    ["Impact", ({ impact }) => impact],
    ["Score", ({ likelihood, impact }) => likelihood * impact],
    ["RAG", ({ likelihood, impact }) => bandOf(likelihood * impact)],
    ["Controls", ({ controls }) => list(controls)],
  ],
  steps: [
    ["Actions", ({ text }) => text],
    ["Due date", ({ due }) => due],
    ["Action status", ({ status }) => status],
  ],
  last: [["Risk status", ({ closed }) => (closed ? "Closed" : "Open")]],
};

/** This quarter somebody has moved the columns about. */
const SECOND: Layout = {
  title: "Corporate risk register Quarter 3 2018/19",
  columns: [
    ["Risk ID", ({ id }) => id],
    ["Category", ({ category }) => category],
    ["Owner", ({ owner }) => owner],
    ["Risk title", ({ title }) => title],
    ["Risk description", ({ description }) => description.join(" ")],
    ["Causes", ({ causes }) => list(causes)],
    ["Consequences", ({ effects }) => list(effects)],
    ["Impact", ({ impact }) => impact],
    ["Likelihood", ({ likelihood }) => likelihood],
    ["Risk score", ({ likelihood, impact }) => likelihood * impact],
    ["RAG rating", ({ likelihood, impact }) => bandOf(likelihood * impact)],
    ["Existing controls", ({ controls }) => list(controls)],
  ],
  steps: [
    ["Further actions", ({ text }) => text],
    ["By when", ({ due }) => due],
    ["Action status", ({ status }) => status],
  ],
  last: [["Risk status", ({ closed }) => (closed ? "Closed" : "Open")]],
};

/** The register as our reader takes it from a sheet: actions run down beside their risk. */
function sheetOf(items: readonly Item[], layout: Layout): Register {
  const rows: CellValue[][] = [
    [layout.title],
    [],
    [...layout.columns, ...layout.steps, ...layout.last].map(([heading]) => heading),
  ];
  for (const item of items) {
    const steps = item.actions.length > 0 ? item.actions : [null];
    steps.forEach((step, i) =>
      rows.push([
        ...layout.columns.map(([, tell]) => (i === 0 ? tell(item) : null)),
        ...layout.steps.map(([, tell]) => (step ? tell(step) : null)),
        ...layout.last.map(([, tell]) => (i === 0 ? tell(item) : null)),
      ]),
    );
  }
  const due = layout.columns.length + 1;
  const sheet = {
    ...emptySheet("Register", rows),
    numberFormats: new Map(rows.slice(3).map((_, r) => [cellKey(r + 3, due), "dd/mm/yyyy"] as const)),
  };
  const { registers } = readRegisters({ fileName: "pair.xlsx", sheets: [sheet], date1904: false, notes: [] });
  if (registers.length !== 1 || registers[0]!.risks.length !== items.length)
    throw new Error(
      `${items.length} risks were written, ${registers.map((one) => one.risks.length).join(" and ")} read`,
    );
  return registers[0]!;
}
