import { STAGE_PARTS, STAGES } from "../../register";
import { partHeading } from "../stages";
import { KIND_WORDS, type Draft, type Row } from "./model";

/** Columns with no role of ours, under their own headings, in the order they are met. */
export function otherColumns(rows: readonly Row[]): readonly Draft[] {
  const headings = new Map<string, (string | null)[]>();
  rows.forEach(({ risk }, r) => {
    for (const [heading, { text: own }] of Object.entries(risk.other)) {
      let cells = headings.get(heading);
      if (!cells) headings.set(heading, (cells = rows.map(() => null)));
      cells[r] = own || null;
    }
  });
  return [...headings].map(([heading, cells]) => ({ key: `other.${heading}`, heading, cells }));
}

/** What the source wrote where the layout writes it otherwise: "16 (Major/Likely)" beside 16. */
export function asWrittenColumns(rows: readonly Row[]): readonly Draft[] {
  const parts = STAGES.flatMap((stage) =>
    STAGE_PARTS.map((part) => ({
      heading: partHeading(stage, part),
      cells: rows.map(({ stages }) => stages[stage][part].asWritten),
    })),
  );
  const dots = rows.map(({ risk, movement }) =>
    movement !== null && risk.dot && !["", "▲", "▼", "▶"].includes(risk.dot.text.trim()) ? risk.dot.text : null,
  );
  const kinds = rows.map(({ risk }) =>
    risk.texts.kind && risk.texts.kind.text.toLowerCase() !== KIND_WORDS[risk.kind].toLowerCase()
      ? risk.texts.kind.text || null
      : null,
  );
  return [...parts, { heading: "Direction of travel", cells: dots }, { heading: "Kind", cells: kinds }].map(
    ({ heading, cells }) => ({ key: `written.${heading}`, heading: `${heading} (as written)`, cells }),
  );
}
