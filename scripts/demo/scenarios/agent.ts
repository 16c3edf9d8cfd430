import type { DemoCall, DemoTool, Reply, Scenario, Turn } from "../demo-call";

const system =
  "You put together the gear for a trip. Search the articles, check what is in stock, and let the critic compare what is left before you answer. Never promise an article that is not in stock.";
const criticSystem =
  "You compare articles for one purpose. Be strict: say in one sentence each what speaks against them, then name one.";

interface Trip {
  ask: string;
  query: string;
  found: string;
  stock: string;
  comparison: string;
  answer: string;
  followUp: string;
  followUpAnswer: string;
}

const trips: readonly [Trip, ...Trip[]] = [
  {
    ask: "Two days from hut to hut in October, rain is likely. What do I need beyond what I wear every day? At most 300.",
    query: "rain gear for hut tour in October",
    found:
      '[{"article":"A-1077","name":"Alta jacket","price":189.0},{"article":"A-1301","name":"Dry 20 pack cover","price":24.9},{"article":"A-1322","name":"Gaiters Trail","price":59.0},{"article":"A-1088","name":"Storm poncho","price":79.0}]',
    stock: '{"A-1077":14,"A-1301":3,"A-1322":0,"A-1088":52}',
    comparison:
      "The poncho flaps in wind above the tree line and keeps no warmth. The Alta costs more than twice as much but is a jacket for every day. Take the Alta.",
    answer:
      "Alta jacket (A-1077, 189.00) and the Dry 20 cover for your pack (A-1301, 24.90; three are left). Together 213.90. The gaiters would fit as well, but they are sold out.",
    followUp: "Is there a cheaper way without the jacket?",
    followUpAnswer:
      "Yes: the Storm poncho (A-1088, 79.00) with the cover makes 103.90. Below the tree line that is enough; on a ridge you would miss the jacket.",
  },
  {
    ask: "I start running in the dark, three times a week, mostly along roads. What makes me visible?",
    query: "lights and reflective clothing for running",
    found:
      '[{"article":"A-1188","name":"Glow vest","price":59.0},{"article":"A-1190","name":"Clip light","price":14.5},{"article":"A-1204","name":"Headlamp 400","price":69.0}]',
    stock: '{"A-1188":0,"A-1190":220,"A-1204":9}',
    comparison:
      "The clip light is seen from behind alone. The headlamp dazzles others on narrow paths but lights the way. For roads: headlamp, with a clip light at the back.",
    answer:
      "The Headlamp 400 (A-1204, 69.00) in front and a clip light (A-1190, 14.50) at your back: 83.50 in all, both in stock.",
    followUp: "When is the vest back?",
    followUpAnswer:
      "The Glow vest is announced for next week. I can send you a message when it can be ordered.",
  },
];

/** What an agent says and does, one call after the other, each carrying all that went before. */
function* calls(random: Parameters<Scenario["calls"]>[0]): Generator<DemoCall, void, Reply | undefined> {
  const trip = random.pick(trips);
  const model = random.pick(["gpt-4.1", "gpt-4.1", "gpt-4o"]);
  const properties = { Agent: "gear", Budget: random.pickSkewed(["300", "150", "none"]) };
  const chat = { kind: "chat", model, system, isStream: false, properties, reply: "" } as const;
  const turns: Turn[] = [{ role: "user", text: trip.ask }];

  const plan = "First I search, then I check the stock, then I compare.";
  yield { ...chat, turns: [...turns], reply: plan, path: "/agent/plan" };
  turns.push({ role: "assistant", text: plan }, { role: "user", text: "Go ahead." });
  const uses: readonly [DemoTool, string, string][] = [
    [
      { name: "search_articles", description: "Finds articles by words.", arguments: { query: trip.query } },
      trip.found,
      "/agent/research/search",
    ],
    [
      {
        name: "check_stock",
        description: "Pieces in stock.",
        arguments: { articles: Object.keys(JSON.parse(trip.stock)).join(",") },
      },
      trip.stock,
      "/agent/research/stock",
    ],
  ];
  for (const [tool, result, path] of uses) {
    const reply = yield { ...chat, turns: [...turns], tool, path };
    // An agent whose tool fails asks once more, and goes on without it.
    const again = reply ?? (yield { ...chat, turns: [...turns], tool, path });
    if (again?.toolCall) {
      turns.push({ role: "assistant", toolCall: again.toolCall });
      turns.push({ role: "tool", toolCallId: again.toolCall.id, text: result });
    }
  }
  const critic = { ...chat, model: "gpt-4o-mini", system: criticSystem } as const;
  const question = `For: ${trip.ask}\n\n${trip.found}`;
  yield {
    ...critic,
    turns: [{ role: "user", text: question }],
    reply: trip.comparison,
    path: "/agent/critic/compare",
  };
  const doubt: Turn[] = [
    { role: "user", text: question },
    { role: "assistant", text: trip.comparison },
    { role: "user", text: "Say it in one sentence a customer understands." },
  ];
  yield {
    ...critic,
    turns: doubt,
    reply: trip.comparison.split(". ").slice(-1).join(),
    path: "/agent/critic/sentence",
  };

  yield { ...chat, turns: [...turns], reply: trip.answer, isStream: true, path: "/agent/answer" };
  if (random.chance(0.3)) {
    // The customer had it answered anew.
    yield {
      ...chat,
      turns: [...turns],
      reply: `${trip.answer} Shall I put it into your cart?`,
      isStream: true,
      path: "/agent/answer",
    };
  }
  if (random.chance(0.6)) {
    turns.push({ role: "assistant", text: trip.answer }, { role: "user", text: trip.followUp });
    yield {
      ...chat,
      turns: [...turns],
      reply: trip.followUpAnswer,
      isStream: true,
      path: "/agent/follow-up",
    };
  }
}

/** An agent that plans, uses tools and asks a second one: a session of several levels. */
export const agent: Scenario = { feature: "gear-agent", weight: 2, calls };
