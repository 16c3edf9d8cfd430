import type { DemoCall, Scenario } from "../demo-call";

const system =
  "Summarise the document for somebody who decides in five minutes. Three to five points, most important first, figures as they stand in the text, and then the one decision that is asked for.";

const paragraphs = [
  "Revenue in the third quarter rose by twelve percent against the year before, to 8.4 million. Two thirds of the growth came from customers who joined since spring; the older ones spent three percent more. Returns fell from 9.1 to 7.8 percent, which the team puts down to the new size guide.",
  "Shipping costs grew faster than sales, by nineteen percent, because the carrier raised its prices in July and because more parcels went abroad. A second carrier offers prices about eleven percent lower for parcels below two kilograms, with a contract of two years.",
  "The warehouse in the south works at ninety-four percent of its capacity on Mondays. Without another shift or another line, the peak in November cannot be shipped within two days, which is what the shop promises. A shift costs 41,000 a month, a line 310,000 once and takes until March.",
  "The assistant on the website now answers 63 percent of all questions without a colleague, up from 48. Satisfaction stayed where it was, at 4.4 of 5. Where people were not satisfied, the reason was most often that the assistant did not know the state of their order.",
  "Two incidents fell into the quarter. On the ninth of August the checkout was down for 38 minutes after a certificate had run out. On the second of September prices of 112 articles were shown without tax for four hours. Both have since been covered by automatic checks.",
  "Headcount rose from 61 to 66. Four of the five joined the warehouse. Three positions in development remain open, one of them for more than half a year; the team proposes to fill it with a working student who has been with us since last autumn.",
] as const;

const summaries: readonly [string, ...string[]] = [
  "1. Revenue is up twelve percent to 8.4 million, mostly from customers who joined since spring.\n2. Shipping costs grew by nineteen percent; a second carrier would be about eleven percent cheaper for light parcels.\n3. The southern warehouse cannot ship the November peak in time as it is.\n\nDecision: another shift at 41,000 a month now, or a line for 310,000 that is ready in March.",
  "1. The assistant answers 63 percent of the questions alone, satisfaction unchanged at 4.4.\n2. Its gap is the state of orders.\n3. Two incidents, 38 minutes and four hours, both now watched by checks.\n\nDecision: whether the assistant may read order states.",
  "1. Returns fell from 9.1 to 7.8 percent thanks to the size guide.\n2. Five people joined, four of them in the warehouse.\n3. Three development positions are open.\n\nDecision: fill the longest open position with the working student.",
];

/** A long document is summarised, and now and then what was said is turned into a message. */
export const documents: Scenario = {
  feature: "document-summary",
  weight: 2,
  calls(random) {
    const length = random.between(4, 28);
    const from = random.between(0, paragraphs.length - 1);
    const text = Array.from({ length }, (_, index) => paragraphs[(from + index) % paragraphs.length]);
    const reply = random.pick(summaries);
    const properties = {
      DocumentType: random.pickSkewed(["report", "contract", "minutes"]),
      Pages: String(Math.ceil(length / 3)),
    };
    const ask = { role: "user" as const, text: text.join("\n\n") };
    const first: DemoCall = {
      kind: "chat",
      model: random.pick(["gpt-4.1-mini", "gpt-4o", "claude-sonnet-5", "gemini-2.5-flash"]),
      system,
      turns: [ask],
      reply,
      isStream: random.chance(0.5),
      path: "/document/summary",
      properties,
    };
    if (random.chance(0.7)) {
      return [first];
    }
    const turns = [
      ask,
      { role: "assistant" as const, text: reply },
      { role: "user" as const, text: "Make a message for the team channel out of it, two sentences." },
    ];
    const message =
      "A good quarter with one clear limit: the warehouse. We decide this week how to ship November in time.";
    return [first, { ...first, turns, reply: message, path: "/document/message", isStream: false }];
  },
};
