import { sheet, workbook } from "../support/sheet";
import type { SheetSnapshot, WorkbookSnapshot } from "../../src/workbook";

const GREEN = "#00B050",
  AMBER = "#FFC000",
  RED = "#C00000";
const bandFill = (score: number): string => (score >= 16 ? RED : score >= 8 ? AMBER : GREEN);

/** A council's key: 5 x 5, the product, three bands by fill, and what they are called. */
export function keySheet(): SheetSnapshot {
  const levels = ["Rare", "Unlikely", "Possible", "Likely", "Almost certain"];
  const fills: Record<string, string> = { A9: GREEN, A10: AMBER, A11: RED };
  const lines = [5, 4, 3, 2, 1].map((likelihood, r) => {
    const scores = [1, 2, 3, 4, 5].map((impact, c) => {
      fills[`${"CDEFG"[c]}${r + 2}`] = bandFill(likelihood * impact);
      return likelihood * impact;
    });
    return `| ${likelihood} | ${levels[likelihood - 1]} | ${scores.join(" | ")} |`;
  });
  return sheet(
    "Key",
    `| Likelihood | | Impact |
     ${lines.join("\n")}
     | | | 1 | 2 | 3 | 4 | 5 |
     ||
     | Green | 1 to 6 |
     | Amber | 8 to 15 |
     | Red | 16 to 25 |`,
    { fills },
  );
}

const RISKS = [
  "Failure of the case management system in social care",
  "A child comes to harm that the service could have prevented",
  "Savings planned for the year are not delivered",
  "Flooding closes principal roads",
  "Loss of a data centre",
  "Too few social workers can be recruited",
  "The cost of waste disposal rises sharply",
  "A cyber attack stops council systems",
  "Care providers leave the market",
  "A health and safety breach at a depot",
];

/** One line of the register below; what is left out is as it should be. */
export interface Line {
  readonly id?: number;
  readonly owner?: string;
  readonly previous?: string;
  readonly likelihood: number;
  readonly impact: number;
  readonly score?: string;
  readonly rag?: string;
  readonly dot?: string;
}

const wordOf = (score: number): string => (score >= 16 ? "Red" : score >= 8 ? "Amber" : "Green");

/** Columns: A Ref, B Risk, C Owner, D Previous score, E Likelihood, F Impact, G Score, H RAG, I Direction of travel; headings in row 3, risks from row 4. */
function register(name: string, lines: readonly Line[], parts: Parameters<typeof sheet>[2] = {}): SheetSnapshot {
  const rows = lines.map((line, i) => {
    const score = line.likelihood * line.impact;
    const previous = line.previous ?? String(score);
    const dot = line.dot ?? (Number(previous) === score ? "Same" : Number(previous) > score ? "Better" : "Worse");
    return `| ${line.id ?? i + 1} | ${RISKS[i % RISKS.length]!}${i >= RISKS.length ? `, part ${Math.floor(i / RISKS.length) + 1}` : ""} | ${line.owner ?? "Director of Resources"} | ${previous} | ${line.likelihood} | ${line.impact} | ${line.score ?? score} | ${line.rag ?? wordOf(score)} | ${dot} |`;
  });
  return sheet(
    name,
    `| Corporate risk register, Quarter 3 2017/18 |
     ||
     | Ref | Risk | Owner | Previous Score | Current Likelihood | Current Impact | Current Score | Current RAG | Direction of travel |
     ${rows.join("\n")}`,
    parts,
  );
}

const GOOD: readonly Line[] = [
  { likelihood: 4, impact: 4, previous: "20" },
  { likelihood: 3, impact: 5 },
  { likelihood: 2, impact: 3, previous: "4" },
  { likelihood: 4, impact: 2 },
  { likelihood: 1, impact: 5 },
  { likelihood: 5, impact: 5 },
  { likelihood: 3, impact: 3, previous: "12" },
  { likelihood: 2, impact: 4 },
  { likelihood: 5, impact: 2 },
  { likelihood: 3, impact: 4 },
];

/** Nothing wrong. */
export const clean = (): WorkbookSnapshot => workbook(register("Register", GOOD), keySheet());

/** Faults: G4 should be 16, H5 should be Amber, G9 is text, I6 says Better (it got worse), C8 has no owner. */
const FAULTS: readonly Line[] = GOOD.map((line, i) =>
  i === 0
    ? { ...line, score: "18" }
    : i === 1
      ? { ...line, rag: "Red" }
      : i === 2
        ? { ...line, dot: "Better" }
        : i === 4
          ? { ...line, owner: "" }
          : i === 5
            ? { ...line, score: '"25"' }
            : line,
);
export const faulty = (): WorkbookSnapshot => workbook(register("Register", FAULTS), keySheet());

/** The column for the direction of travel stands empty, and nothing settles what an upward arrow means. */
export const noArrows = (): WorkbookSnapshot =>
  workbook(
    register(
      "Register",
      GOOD.map((line) => ({ ...line, dot: "" })),
    ),
    keySheet(),
  );

/** No key, so no score or colour is judged. */
export const keyless = (): WorkbookSnapshot =>
  workbook(register("Register", GOOD.map((line) => ({ ...line, rag: "" })).slice(0, 6)));

/** Two registers with their faults. */
export const twoRegisters = (): WorkbookSnapshot =>
  workbook(register("Adults", FAULTS), register("Children", FAULTS.slice(0, 8)), keySheet());

/** Several hundred findings. */
export const long = (): WorkbookSnapshot =>
  workbook(
    register(
      "Register",
      Array.from({ length: 130 }, (_, i) => ({
        ...GOOD[i % GOOD.length]!,
        ...(i % 2 === 0 ? { owner: "" } : { score: "7" }),
      })),
    ),
    keySheet(),
  );

export const noRegister = (): WorkbookSnapshot =>
  workbook(sheet("Budget", "| Item | Cost |\n| Paper | 12 |\n| Pens | 3 |"), sheet("Notes", "| To do |"));
