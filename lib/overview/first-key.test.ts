import { expect, test } from "vitest";
import { builtInFields } from "@/lib/filter-bar/known-field";
import { firstKey } from "./first-key";

const property = (name: string, requests: number) => ({
  name: `property.${name}`,
  label: name,
  kind: "text",
  description: "",
  values: null,
  requests,
});

test("the page begins with the property that most requests have, not with one that tells requests apart", () => {
  const known = [...builtInFields, property("App", 20), property("Ticket", 90), property("Feature", 80)];
  expect(firstKey(known, [])).toBe("property.Ticket");
  expect(firstKey(known, [{ field: "property.ticket" }])).toBe("property.Feature");
});

test("without properties the page begins with the model", () => {
  expect(firstKey(builtInFields, [])).toBe("model");
  expect(firstKey([...builtInFields, property("Ticket", 9)], [{ field: "property.ticket" }])).toBe("model");
});
