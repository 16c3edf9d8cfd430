import { z } from "zod";
import { didYouMean } from "@/lib/suggest";

const keysMax = 5;

/** What a table is ordered by: names with their directions, `{"cost": "desc"}`, in the order they count. */
export function tableSort<Key extends string>(
  keys: readonly Key[],
  aliases: Readonly<Record<string, Key>> = {},
) {
  const findKey = (name: string) =>
    keys.find((key) => key === name) ?? (Object.hasOwn(aliases, name) ? aliases[name] : undefined);
  return z
    .record(z.string(), z.enum(["asc", "desc"]))
    .transform((sort, context) => {
      const entries = Object.entries(sort);
      if (entries.length > keysMax) {
        const message = `has at most ${keysMax} names, this one has ${entries.length}.`;
        context.addIssue({ code: "custom", message });
      }
      return entries.flatMap(([name, direction]) => {
        const key = findKey(name);
        if (key !== undefined) {
          return [{ key, direction }];
        }
        const message = `is nothing to sort by.${didYouMean(name, keys)} It is one of ${keys.join(", ")}.`;
        context.addIssue({ code: "custom", message, path: [name] });
        return [];
      });
    })
    .meta({ override: { type: "object", additionalProperties: { type: "string", enum: ["asc", "desc"] } } });
}
