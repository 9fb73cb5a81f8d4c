import * as v from "valibot";
import { ROLES, STAGES, STAGE_PARTS, type Field } from "../register/model";

/**
 * A profile as it is written in a file. The JSON Schema in docs/ is made from this one: every key carries its
 * description, and no key is allowed that is not here.
 */

const about = <const T extends v.GenericSchema>(schema: T, description: string) =>
  v.pipe(schema, v.description(description));

const word = v.pipe(
  v.string("should be a text"),
  v.trim(),
  v.minLength(1, "should not be empty"),
  v.maxLength(200, "should have at most 200 characters"),
);
const wordList = v.pipe(
  v.array(word, "should be a list of texts"),
  v.maxLength(200, "should have at most 200 entries"),
);
const number = v.pipe(v.number("should be a number"), v.finite("should be a number"));
const score = v.pipe(number, v.minValue(0, "should be 0 or more"), v.maxValue(10_000, "should be 10,000 or less"));
const colour = v.pipe(
  v.string("should be a text"),
  v.regex(/^#[0-9A-Fa-f]{6}$/, 'should be a colour such as "#C00000"'),
);
const oneOf = <const T extends readonly string[]>(values: T) =>
  v.picklist(values, `should be one of ${values.map((value) => `"${value}"`).join(", ")}`);

/** Every field a column may be: a role, or a stage's part. */
const FIELDS: readonly Field[] = [
  ...ROLES,
  ...STAGES.flatMap((stage) => STAGE_PARTS.map((part) => `${stage}.${part}` as const)),
];
const field = oneOf(FIELDS);

const level = v.union(
  [
    word,
    v.strictObject({
      number: about(
        v.optional(number),
        "What registers write for this level. Left out: 1 for the lowest, 2 for the next, and so on.",
      ),
      words: about(wordList, "Every word or letter that means this level, the usual one first."),
    }),
  ],
  'should be a word, or an object with "number" and "words"',
);
const axis = v.union(
  [
    about(
      v.pipe(
        number,
        v.integer("should be a whole number"),
        v.minValue(2, "should be 2 or more"),
        v.maxValue(20, "should be 20 or less"),
      ),
      "How many levels: 5 stands for 1 to 5, without words.",
    ),
    about(
      v.pipe(
        v.array(level),
        v.minLength(2, "should have at least 2 levels"),
        v.maxLength(20, "should have at most 20 levels"),
      ),
      "The levels, lowest first.",
    ),
  ],
  "should be a number of levels, or the levels as a list, lowest first",
);

const band = v.strictObject({
  name: about(word, 'The council\'s word for the band: "Red", "High".'),
  words: about(v.optional(wordList), 'Other words that mean it: "R", "Extreme".'),
  from: about(
    v.optional(score),
    'Lowest score in the band. Left out with "to" where bands belong to cells ("bandCells").',
  ),
  to: about(v.optional(score), "Highest score in the band."),
  colour: about(v.optional(colour), 'The band\'s fill, as "#RRGGBB". Left out: a fill that suits its name.'),
});
const matrix = v.strictObject({
  likelihood: about(axis, "The likelihood axis."),
  impact: about(axis, "The impact axis."),
  rule: about(
    v.optional(oneOf(["product", "sum", "product-plus-impact", "lookup", "words"])),
    "How a score follows from its ratings: likelihood x impact (product, the usual one), likelihood + impact (sum), likelihood x impact + impact (product-plus-impact), a table of scores (lookup), or no scores at all (words).",
  ),
  decimals: about(
    v.optional(v.boolean("should be true or false")),
    "Whether ratings between two levels are allowed: 3.5, 4.2. Only for rules that are formulas.",
  ),
  scores: about(
    v.optional(v.array(v.array(score, "should be a row of scores"), "should be a table of scores")),
    'For the rule "lookup": the scores, a row a likelihood level, an entry an impact level, lowest first.',
  ),
  bands: about(
    v.pipe(v.array(band, "should be a list of bands"), v.maxLength(10, "should have at most 10 bands")),
    "The bands, from the lowest scores to the highest.",
  ),
  bandCells: about(
    v.optional(v.array(v.array(word, "should be a row of band names"), "should be a table of band names")),
    'Where a band is no range of scores: the band\'s name for each cell, laid out like "scores".',
  ),
});

const appetite = v.union(
  [
    score,
    v.strictObject({
      score: about(score, "The highest acceptable score."),
      byCategory: about(
        v.optional(v.record(word, score)),
        "The highest acceptable score of each category that has one of its own.",
      ),
    }),
  ],
  'should be a score, or an object with "score" and "byCategory"',
);

export const profileSchema = v.strictObject({
  $schema: v.optional(v.string()),
  name: about(word, 'Shown to the user: "Cambridgeshire 2014".'),
  matrix: about(v.optional(matrix), "The council's scoring matrix for risks."),
  opportunityMatrix: about(v.optional(matrix), "Its matrix for opportunities, where it is another one."),
  appetite: about(v.optional(appetite), "The highest score the council will live with."),
  headingWords: about(
    v.optional(v.record(field, wordList)),
    'Further words for headings, beside those that are known: {"inherent.score": ["Opening score"]}.',
  ),
  stageWords: about(
    v.optional(v.record(oneOf(STAGES), wordList)),
    'Further words for stages: {"residual": ["Managed"]}.',
  ),
  arrowMeaning: about(
    v.optional(oneOf(["up-is-worse", "up-is-better"])),
    "What an upward arrow means for a risk. Left out: read from the register, else asked.",
  ),
  required: about(
    v.optional(v.array(field, "should be a list of fields")),
    "Columns the register must have; a missing one is reported once.",
  ),
  severities: about(
    v.optional(
      v.record(
        v.pipe(v.string(), v.regex(/^[a-z]+(?:-[a-z]+)*$/, 'should be the name of a check, such as "id-gap"')),
        oneOf(["error", "warning", "advice", "off"]),
      ),
    ),
    'A check\'s severity where it differs from the usual one; "off" silences it.',
  ),
  exportColumns: about(
    v.optional(
      v.strictObject({
        drop: about(v.optional(wordList), "Columns of the standard layout to leave out, by heading."),
        rename: about(
          v.optional(v.record(word, word)),
          'Columns of the standard layout to call otherwise: {"Owner": "Risk owner"}.',
        ),
      }),
    ),
    "Which columns the standard register has.",
  ),
  dateOrder: about(
    v.optional(oneOf(["day-month", "month-day"])),
    'How dates written as text are read: 3/4/2021 is 3 April by "day-month", the usual one.',
  ),
  reviewDays: about(
    v.optional(
      v.pipe(
        number,
        v.integer("should be a whole number"),
        v.minValue(1, "should be 1 or more"),
        v.maxValue(3_660, "should be 3,660 or less"),
      ),
    ),
    "After how many days without a review a risk is reported as stale. Usually 365.",
  ),
});

export type ProfileJson = v.InferInput<typeof profileSchema>;
export type MatrixJson = v.InferInput<typeof matrix>;
