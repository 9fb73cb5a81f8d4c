import type * as v from "valibot";
import { profileSchema } from "./schema";

/** A JSON Schema (draft 2020-12) as plain data. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/** What of a valibot schema is looked at: its kind, its parts, and the actions piped after it. */
interface Part {
  readonly kind: string;
  readonly type: string;
  readonly entries?: Readonly<Record<string, Part>>;
  readonly item?: Part;
  readonly key?: Part;
  readonly value?: Part;
  readonly wrapped?: Part;
  readonly options?: readonly unknown[];
  readonly pipe?: readonly Part[];
  readonly requirement?: unknown;
  readonly description?: string;
}

function base(part: Part): JsonSchema {
  switch (part.type) {
    case "strict_object": {
      const entries = Object.entries(part.entries!);
      return {
        type: "object",
        properties: Object.fromEntries(entries.map(([key, value]) => [key, convert(value)])),
        required: entries.filter(([, value]) => innermost(value).type !== "optional").map(([key]) => key),
        additionalProperties: false,
      };
    }
    case "array":
      return { type: "array", items: convert(part.item!) };
    case "record":
      return { type: "object", propertyNames: convert(part.key!), additionalProperties: convert(part.value!) };
    case "union":
      return { anyOf: (part.options as readonly Part[]).map(convert) };
    case "picklist":
      return { enum: part.options };
    case "optional":
      return convert(part.wrapped!);
    case "string":
    case "number":
    case "boolean":
      return { type: part.type };
    default:
      throw new Error(`No JSON Schema is known for "${part.type}".`);
  }
}

/** The schema a pipe begins with. */
const innermost = (part: Part): Part => (part.pipe && part.pipe[0] !== part ? innermost(part.pipe[0]!) : part);

function action(part: Part, on: JsonSchema): JsonSchema {
  switch (part.type) {
    case "description":
      return { description: part.description };
    case "min_length":
      return { [on["type"] === "array" ? "minItems" : "minLength"]: part.requirement };
    case "max_length":
      return { [on["type"] === "array" ? "maxItems" : "maxLength"]: part.requirement };
    case "min_value":
      return { minimum: part.requirement };
    case "max_value":
      return { maximum: part.requirement };
    case "integer":
      return { type: "integer" };
    case "regex":
      return { pattern: (part.requirement as RegExp).source };
    case "trim":
    case "finite":
      return {};
    default:
      throw new Error(`No JSON Schema is known for "${part.type}".`);
  }
}

function convert(part: Part): JsonSchema {
  if (!part.pipe) return base(part);
  const [first, ...rest] = part.pipe;
  // A pipe's first item is the schema itself, which may be a pipe in its turn.
  const start = first!.pipe && first !== part ? convert(first!) : base(first!);
  return rest.reduce<JsonSchema>((schema, next) => ({ ...schema, ...action(next, schema) }), start);
}

/** The published schema of profiles, made from the one they are parsed by. */
export const profileJsonSchema = (): JsonSchema => ({
  $schema: "https://json-schema.org/draft/2020-12/schema",
  title: "A council's profile for Register Check",
  ...convert(profileSchema as v.GenericSchema as unknown as Part),
});
