import { compare } from "../../src/movement";
import { generatePair } from "./pair/generate";
import { said, tallies } from "./pair/measure";

/** Any other seeds may be given: PAIR_SEEDS="7 8 9" npx jest test/movement/pair */
const SEEDS = (process.env.PAIR_SEEDS ?? "1 2 3").split(" ").map(Number);
const KINDS = [
  "action added",
  "action dropped",
  "action finished",
  "action slipped",
  "band",
  "better",
  "closed",
  "match",
  "merged",
  "new",
  "owner",
  "renumbered",
  "reopened",
  "same",
  "split",
  "text Cause",
  "text Description",
  "text Risk",
  "vanished",
  "worse",
];

test.each(SEEDS)(
  "a pair of 2,000 risks with known edits, seed %d: precision and recall of every kind at least 0.99",
  (seed) => {
    const pair = generatePair(seed, 2000);
    const measured = tallies(pair.truth, said(compare(pair.previous, pair.current)));
    console.log(
      [
        `seed ${seed}`,
        ...measured.map(
          ({ kind, meant, found: n, precision, recall }) =>
            `${kind.padEnd(18)} ${String(meant).padStart(5)} meant ${String(n).padStart(5)} found  precision ${precision.toFixed(4)}  recall ${recall.toFixed(4)}`,
        ),
      ].join("\n"),
    );
    expect(measured.map(({ kind }) => kind)).toEqual(KINDS);
    for (const { kind, meant, precision, recall } of measured)
      expect([kind, meant >= 40, precision >= 0.99, recall >= 0.99]).toEqual([kind, true, true, true]);
  },
  60_000,
);
