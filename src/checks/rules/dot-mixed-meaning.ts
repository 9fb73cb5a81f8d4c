import type { Check } from "../check";
import { arrowVotes } from "../dots";
import { count, listed } from "../walk";

const LEAST = 2;

export const dotMixedMeaning = {
  id: "dot-mixed-meaning",
  severity: "error",
  group: "Direction of travel",
  title: "Arrows mean two things",
  looksAt:
    "Arrows up and down against the scores they stand beside: whether the register uses up for worse in some risks and for better in others, at least two each way.",
  why: "Up can mean that the score went up, or that things got better. A register that uses both cannot be read at all: every arrow may mean its opposite.",
  remedy:
    "Settle what an arrow up means, say so in a legend, and put the arrows of the other kind right; Add arrows does it for the whole column.",
  fix: null,
  examples: {
    wrong: "▲ beside 8 to 12 in two risks, ▲ beside 12 to 8 in two others",
    right: "▲ only where the score went up, and a legend that says so",
  },
  *run({ register }) {
    const { worse, better } = arrowVotes(register);
    if (worse.length < LEAST || better.length < LEAST) return;
    const [many, few] = worse.length >= better.length ? [worse, better] : [better, worse];
    const rows = listed(few.slice(0, 4).map((risk) => String(risk.dot!.cell.row + 1)));
    const meaning = few === better ? "better" : "worse";
    yield {
      cell: few[0]!.dot!.cell,
      related: [...few.slice(1), ...many].map((risk) => risk.dot!.cell),
      risk: few[0]!,
      message: `An arrow up means ${meaning === "better" ? "worse" : "better"} beside the scores of ${count(many.length, "risk")}, but ${meaning} in ${count(few.length, "other")} (row${few.length === 1 ? "" : "s"} ${rows}${few.length > 4 ? " and more" : ""}).`,
      actual: few.length,
    };
  },
} satisfies Check;
