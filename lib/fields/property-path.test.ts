import { describe, expect, it } from "vitest";
import { propertySql } from "./property-path";

// That each of these finds its own rows on the real engine, and no others, is tested with the compiler.
describe("a property key as SQL", () => {
  it.each([
    ["Environment", "properties.`environment`.:String"],
    ["a.b", "properties.`a%2Eb`.:String"],
    ["back`tick", "properties.`back\\`tick`.:String"],
    ["back\\slash", "properties.`back\\\\slash`.:String"],
    ["`.:String, 1 --", "properties.`\\`%2E:string, 1 --`.:String"],
    ["\\`", "properties.`\\\\\\``.:String"],
    ["{p0:String}", "properties.`\\x7Bp0:string}`.:String"],
    ["__proto__", "properties.`__proto__`.:String"],
    ["", "dynamicElement(tupleElement(properties, ''), 'String')"],
  ])("%j stays within its quotes", (key, sql) => {
    expect(propertySql(key)).toBe(sql);
  });
});
