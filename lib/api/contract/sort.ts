import { z } from "zod";
import { type Field, fields } from "@/lib/fields/fields";
import type { RequestSort } from "@/lib/queries/request-order";

const direction = z.enum(["asc", "desc"]).meta({ id: "Direction" });

/** The wire format's names of sorts, where they differ from the field's own. */
const wireNames: Readonly<Record<string, string>> = {
  created_at: "created",
  time_to_first_token: "ttft",
  user_id: "user",
  body_model: "model",
  request_prompt: "request",
  response_text: "response",
  is_cached: "cached",
};

const all: readonly Field[] = fields;

/** Every name requests can be sorted by. */
export const sortNames = [
  ...Object.keys(wireNames),
  // Bodies stand in another table, and their beginnings are fields of their own.
  ...all.filter(({ sql, offered }) => sql !== "" && offered !== false).map(({ id }) => id),
];

const byProperty = z
  .record(z.string(), direction)
  .refine(
    (keys) => Object.keys(keys).length === 1,
    'must name one property, such as {"Environment": "asc"}.',
  );

/** What a list of requests is ordered by; nothing named means the newest first. */
export const sortSchema = z
  .strictObject({
    properties: byProperty.optional(),
    random: z.literal(true).optional(),
    ...Object.fromEntries(sortNames.map((name) => [name, direction.optional()])),
  })
  .refine((sort) => Object.keys(sort).length <= 1, "must hold one name: requests are sorted by one thing.")
  .transform((sort): RequestSort => {
    const { properties, random, ...named } = sort;
    if (random) {
      return { by: "random" };
    }
    const [property] = Object.entries(properties ?? {});
    if (property) {
      return { by: "property", key: property[0], direction: property[1] };
    }
    const [field] = Object.entries(named);
    return field
      ? { by: "field", fieldId: wireNames[field[0]] ?? field[0], direction: direction.parse(field[1]) }
      : newestFirst;
  })
  .meta({
    id: "Sort",
    description:
      'One name and its direction, such as `{"cost": "desc"}`, `{"properties": {"Environment": "asc"}}` or ' +
      '`{"random": true}`. Rows without a value come last, ties go to the newest.',
  });

export const newestFirst: RequestSort = { by: "field", fieldId: "created", direction: "desc" };
