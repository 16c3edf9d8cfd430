import type { DemoCall, Scenario, Turn } from "../demo-call";

const system =
  "You answer customers of an online shop for outdoor gear. Be brief and kind. Look at the order before you promise anything. Refunds up to 50 dollars you may grant yourself; beyond that, hand over to a colleague. Never guess a delivery date: quote the carrier.";

type Talk = readonly [category: string, ...turns: string[]];

/** A category, then question and answer in turn. */
const talks: readonly [Talk, ...Talk[]] = [
  [
    "shipping",
    "My order hasn't arrived yet, what should I do?",
    "I am sorry about the wait. Could you give me the order number? Then I can ask the carrier where the parcel is.",
    "It is 20418-77, ordered on the third.",
    "Thank you. The parcel left our warehouse on the fifth and was scanned in Lyon this morning. The carrier says it will be delivered tomorrow before 18:00.",
    "Great. Can it be left with the neighbour on the left?",
    "Done: the carrier now has a note that the neighbour on the left may take it. You will get a message when it is handed over.",
  ],
  [
    "returns",
    "The hiking boots are too small. Can I swap them for a size 43?",
    "Yes, within 60 days and as long as they were only worn indoors. Size 43 is in stock, so I have reserved a pair. A return label is on its way to your inbox.",
    "Do I have to pay for the return?",
    "No, an exchange is free. Drop the parcel at any pickup point and the new pair leaves the same day.",
  ],
  [
    "billing",
    "I was charged twice for order 20377-12.",
    "I can see one payment and one authorisation that was never collected. The second amount is only reserved, and your bank will release it within three working days.",
    "So I don't need to do anything?",
    "Nothing at all. If it is still there on Friday, write to us again and we will send your bank a confirmation.",
  ],
  [
    "product",
    "Does the two-person tent stand up to strong wind?",
    "It is rated to 70 km/h with all eight guy lines set. For exposed ridges above the tree line we recommend the geodesic model, which is rated to 110 km/h.",
    "How much heavier is that one?",
    "It weighs 2.9 kg, which is 800 g more, mostly because of the fourth pole.",
  ],
  [
    "account",
    "I can't sign in since the update, the code never arrives.",
    "Codes are going out, so they may be caught by a filter. Please look in the spam folder for a message from our sign-in address, or choose the option to get the code by text message.",
  ],
];

/** A conversation with the support assistant: every question is a call that carries all that was said before. */
export const support: Scenario = {
  feature: "support-chat",
  weight: 5,
  calls(random) {
    const [category, ...texts] = random.pick(talks);
    const ticket = `TICKET-${random.between(10_000, 10_900)}`;
    const model = random.pick(["gpt-4o-mini", "gpt-4o-mini", "gpt-4.1-mini", "claude-haiku-4-5"]);
    const properties = {
      TicketId: ticket,
      Category: category,
      Priority: random.pickSkewed(["medium", "low", "high", "urgent"]),
      Channel: random.pickSkewed(["chat", "email", "phone"]),
    };
    const calls: DemoCall[] = [];
    const turns: Turn[] = [];
    for (let index = 0; index + 1 < texts.length; index += 2) {
      turns.push({ role: "user", text: texts[index] ?? "" });
      const reply = texts[index + 1] ?? "";
      calls.push({
        kind: "chat",
        model,
        system,
        turns: [...turns],
        reply,
        isStream: true,
        path: index === 0 ? "/support" : "/support/follow-up",
        properties,
      });
      turns.push({ role: "assistant", text: reply });
    }
    return calls;
  },
};
