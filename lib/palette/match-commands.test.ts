import { expect, test } from "vitest";
import { type Command, matchCommands } from "./match-commands";

const commands: Command[] = [
  { id: "requests", section: "Go to", label: "Requests" },
  { id: "settings", section: "Go to", label: "Settings", keywords: "keys api" },
  { id: "dark", section: "Theme", label: "Dark" },
  { id: "view", section: "Views", label: "Failed requests" },
];

const find = (typed: string) => matchCommands(typed, commands).map(({ id }) => id);

test("every typed word must begin a word of the command, in any order", () => {
  expect(find("theme da")).toEqual(["dark"]);
  expect(find("da theme")).toEqual(["dark"]);
  expect(find("api")).toEqual(["settings"]);
  expect(find("ark")).toEqual([]);
});

test("labels that begin with the text come first, and nothing typed shows everything in order", () => {
  expect(find("re")).toEqual(["requests", "view"]);
  expect(find(" ")).toEqual(["requests", "settings", "dark", "view"]);
});
