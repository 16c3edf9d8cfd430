import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { callLimits } from "@/lib/call";

const readme = readFileSync("README.md", "utf8");

test("the README names every variable that is read, and none that is not", () => {
  const schema = readFileSync("lib/env.ts", "utf8").matchAll(/^ {2}([A-Z][A-Z_]+): /gm);
  const read = [...schema].map(([, name]) => name ?? "");
  const table = readme.slice(readme.indexOf("## Configuration"), readme.indexOf("### Limits"));
  const told = [...table.matchAll(/^\|([^|]+)\|/gm)].flatMap(([, cell]) =>
    [...(cell ?? "").matchAll(/`([A-Z][A-Z_]+)`/g)].map(([, name]) => name ?? ""),
  );
  const ofProviders = /_(API_KEY|BASE_URL)$/;
  expect(told.filter((name) => name === "FACET_API_KEY" || !ofProviders.test(name)).sort()).toEqual(
    read.sort(),
  );
});

test("the README tells the limits that hold", () => {
  const told = [...readme.matchAll(/^\| (?:properties|characters|bytes) [^|]+\| ([\d,]+)( MiB)? \|$/gm)];
  expect(told.map(([, number, unit]) => Number(number?.replace(",", "")) * (unit ? 1024 ** 2 : 1))).toEqual([
    callLimits.propertiesMax,
    callLimits.propertyKeyCharsMax,
    callLimits.propertyValueCharsMax,
    callLimits.bodyBytesKeptMax,
  ]);
});

test("every command the README names exists", () => {
  const { scripts } = JSON.parse(readFileSync("package.json", "utf8"));
  const named = [...readme.matchAll(/npm (?:run )?(start|test|(?<=run )[a-z]+)/g)].map(
    ([, name]) => name ?? "",
  );
  expect(named.length).toBeGreaterThan(8);
  expect(named.filter((name) => !(name in scripts))).toEqual([]);
});
