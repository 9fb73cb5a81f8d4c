import type { Field, Stage, StagePart } from "../../src/register";
import type { WorkbookSnapshot } from "../../src/workbook";

/** What one generated register really is. Rows and columns 0-based. */
export interface Truth {
  readonly layout: "table" | "cards" | "pages";
  readonly sheet: string;
  /** Tables only. */
  readonly headerRows: readonly [number, number] | null;
  /** Tables only: where each field stands; of a rating ticked in one of several columns, the first. */
  readonly columns: Readonly<Partial<Record<Field, number>>>;
  /** Ratings ticked in one of several columns: how many columns. */
  readonly ticked: Readonly<Partial<Record<Field, number>>>;
  readonly kind: "threats" | "opportunities";
  readonly risks: readonly TrueRisk[];
  /** What is special about it, for the figures of each kind. */
  readonly kinds: readonly string[];
}

/** What one stage of a risk shows: ratings as level numbers, scores as numbers, only what the sheet shows. */
export interface TrueStage {
  readonly likelihood?: number;
  readonly impact?: number;
  /** null: shown only as its two ratings, so that no number stands there. */
  readonly score?: number | null;
  /** The two ratings that the score's cell spells out: likelihood, impact. */
  readonly parts?: readonly [number, number];
}

export interface TrueRisk {
  readonly id: string;
  readonly title: string;
  readonly sheet: string;
  readonly rows: readonly [number, number];
  readonly stages: Readonly<Partial<Record<Stage, TrueStage>>>;
  /** Cards and pages: where each part of a stage stands. */
  readonly places: Readonly<Partial<Record<`${Stage}.${StagePart}`, readonly [number, number]>>>;
  /** Texts that must be read under their role, by role. */
  readonly texts: Readonly<Partial<Record<Field, string>>>;
}

export interface Council {
  readonly seed: number;
  /** In a few words: what is special about it. */
  readonly about: string;
  readonly workbook: WorkbookSnapshot;
  readonly truths: readonly Truth[];
}
