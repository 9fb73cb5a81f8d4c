import { readFileSync } from "node:fs";
import { parseProfile } from "../../src/profile";
import { profileJsonSchema, type JsonSchema } from "../../src/profile/jsonSchema";

const published = JSON.parse(readFileSync("docs/profile.schema.json", "utf8")) as JsonSchema;

test("the published schema is the one profiles are parsed by", () => {
  expect(published).toEqual(JSON.parse(JSON.stringify(profileJsonSchema())));
});

/** Every object schema inside a schema, with its path. */
function objects(schema: unknown, path: string): readonly (readonly [string, Record<string, JsonSchema>])[] {
  if (typeof schema !== "object" || schema === null) return [];
  const own = (schema as { properties?: Record<string, JsonSchema> }).properties;
  const inner = Object.entries(schema).flatMap(([key, value]) =>
    objects(value, key === "properties" || key === "anyOf" ? path : `${path}.${key}`),
  );
  return own ? [[path, own], ...inner] : inner;
}

test("every setting is described, and none but these is allowed", () => {
  for (const [path, properties] of objects(published, "profile")) {
    for (const [key, value] of Object.entries(properties)) {
      if (key !== "$schema") expect([path, key, typeof value["description"]]).toEqual([path, key, "string"]);
    }
  }
  expect(published["additionalProperties"]).toBe(false);
});

test("the example in docs/profiles.md is a profile", () => {
  const page = readFileSync("docs/profiles.md", "utf8");
  const examples = [...page.matchAll(/```json\n([\s\S]*?)```/g)].map((m) => JSON.parse(m[1]!) as unknown);
  expect(examples.length).toBeGreaterThan(2);
  for (const example of examples) expect(parseProfile(example)).toMatchObject({ ok: true });
});
