import type { DemoCall, Scenario } from "../demo-call";

const questions: readonly [string, ...string[]] = [
  "light tent for two, below 2 kg",
  "rain jacket that packs small, men, L",
  "boots for via ferrata with stiff sole",
  "stove that works in the cold",
  "gift for somebody who runs in the dark",
  "sleeping bag comfort -5 synthetic",
  "child carrier for long walks",
  "repair kit for inflatable mattress",
];

const system =
  "You pick from the articles found. Answer with the two that fit best and one sentence each why. Name the price. Never name an article that is not in the list.";

const articles =
  "A-1042 Ridge 2 tent, 1.9 kg, 3 season, 329.00\nA-1077 Alta jacket, 280 g, 20,000 mm, 189.00\nA-1101 Ferrata Pro boot, stiff, B2, 249.00\nA-1130 Polar stove, gasoline, to -30 °C, 139.00\nA-1188 Glow vest, 400 lm lamp, 59.00\nA-1203 Nord 5 sleeping bag, 1.4 kg, 159.00";

const replies: readonly [string, ...string[]] = [
  "A-1042 Ridge 2, because at 1.9 kg it stays below two kilograms (329.00). Nothing else in the list is a tent.",
  "A-1077 Alta, because it packs to the size of a fist and keeps out 20,000 mm (189.00). A-1188 Glow vest, should it be for running (59.00).",
  "A-1130 Polar stove, because it burns gasoline and works down to -30 °C (139.00).",
];

/** A search: the question is embedded, and the articles that were found are ranked by a small model. */
export const search: Scenario = {
  feature: "product-search",
  weight: 4,
  calls(random) {
    const question = random.pick(questions);
    const turns = [{ role: "user" as const, text: question }];
    const properties = { Locale: random.pickSkewed(["en-US", "en-GB", "de-DE", "fr-FR", "ja-JP"]) };
    const embedding: DemoCall = {
      kind: "embedding",
      model: "text-embedding-3-small",
      system: "",
      turns,
      reply: "",
      isStream: false,
      path: "/search/embed",
      properties,
    };
    const ranking: DemoCall = {
      kind: "chat",
      model: random.pick(["gpt-4.1-nano", "gpt-4.1-nano", "gpt-4o-mini", "gemini-2.5-flash"]),
      system,
      turns: [{ role: "user", text: `${question}\n\nArticles found:\n${articles}` }],
      reply: random.pick(replies),
      isStream: false,
      path: "/search/rank",
      properties,
    };
    return [embedding, ranking];
  },
};
