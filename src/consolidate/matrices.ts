import type { Level, Matrix } from "../matrix";
import { STAGES, type Register, type Risk } from "../register";
import { gridOf, type Grid } from "../standard";
import type { Source } from "./model";

/** One matrix, and the registers whose risks of one kind go by it. */
export interface Family {
  readonly grid: Grid;
  readonly members: readonly { readonly source: Source; readonly kind: Risk["kind"] }[];
}

const KINDS: readonly Risk["kind"][] = ["threat", "opportunity"];

/**
 * The matrices of all sources, each once: the same axes, scores and bands are one matrix, whoever drew it. A matrix that
 * nobody gave stays apart from one that somebody did. None for risks without ratings and without a matrix of their own.
 */
export function familiesOf(sources: readonly Source[]): readonly Family[] {
  const found: { matrix: Matrix; signature: string; members: { source: Source; kind: Risk["kind"] }[] }[] = [];
  for (const kind of KINDS)
    for (const source of sources) {
      const matrix = source.register.matrices[kind];
      const risks = source.register.risks.filter((risk) => risk.kind === kind);
      if (risks.length === 0 || (matrix.source === "default" && !risks.some(isRated))) continue;
      const signature = signatureOf(matrix);
      const same = found.find((one) => one.signature === signature && labelsAgree(one.matrix, matrix));
      if (same) same.members.push({ source, kind });
      else found.push({ matrix, signature, members: [{ source, kind }] });
    }
  return found.flatMap(({ members }) => {
    const grid = gridOfAll(members);
    return grid ? [{ grid, members }] : [];
  });
}

const isRated = (risk: Risk): boolean =>
  STAGES.some((stage) => risk.stages[stage]?.likelihood?.value != null && risk.stages[stage]?.impact?.value != null);

/** What a matrix gives for which ratings, without where it was read. */
function signatureOf({ source, rule, likelihood, impact, cells, bands, bandsKnown, scoresKnown }: Matrix): string {
  const order = new Map(bands.map(({ id }, n) => [id, n]));
  const numbers = (axis: readonly Level[]): readonly number[] => axis.map(({ number }) => number);
  const drawn = cells.length > 0;
  return JSON.stringify([
    source === "default",
    [bandsKnown, scoresKnown],
    [numbers(likelihood), numbers(impact)],
    drawn ? cells.map((row) => row.map(({ score, band }) => [score, order.get(band ?? "") ?? null])) : rule,
    bands.map(({ label, min, max }) => [label.trim().toLowerCase(), ...(drawn ? [] : [min, max])]),
  ]);
}

/** Levels of one number may have names in one key and none in another; two different names are two matrices. */
const labelsAgree = (a: Matrix, b: Matrix): boolean =>
  ([a.likelihood, a.impact] as const).every((axis, n) => {
    const other = [b.likelihood, b.impact][n]!;
    return axis.every(({ labels }, i) => {
      const theirs = new Set((other[i]?.labels ?? []).map(plain));
      return labels.length === 0 || theirs.size === 0 || labels.some((label) => theirs.has(plain(label)));
    });
  });
const plain = (text: string): string => text.replace(/\s+/g, " ").trim().toLowerCase();

/** The grid by which all members' ratings can be written. */
function gridOfAll(members: Family["members"]): Grid | null {
  const named = members.find(({ source, kind }) => source.register.matrices[kind].likelihood.some(hasLabel));
  const { source, kind } = named ?? members[0]!;
  const risks = members.flatMap((one) => one.source.register.risks.filter((risk) => risk.kind === one.kind));
  const matrix = source.register.matrices[kind];
  const register: Register = {
    ...source.register,
    matrices: { threat: matrix, opportunity: matrix },
    risks: risks.map((risk) => ({ ...risk, kind })),
  };
  return gridOf(register, kind);
}
const hasLabel = ({ labels }: Level): boolean => labels.length > 0;
