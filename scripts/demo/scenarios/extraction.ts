import type { Scenario } from "../demo-call";

const mails: readonly [string, ...string[]] = [
  "Hello, please send 40 of the blue bottles (art. 2207) to our site in Ghent, at the latest on the 14th. Same conditions as last time.",
  "We need to cancel line 3 of order 88120. The rest stays as it is. Please confirm.",
  "Invoice 2026-0931 has the wrong VAT number on it. The right one is BE0417.497.106.",
  "Could you deliver the 12 stoves a week earlier? The course starts on the 2nd.",
];

/** Mails are read into fields, either as JSON or as the call of a tool. */
export const extraction: Scenario = {
  feature: "mail-extraction",
  weight: 2,
  calls(random) {
    const usesTool = random.chance(0.6);
    return [
      {
        kind: usesTool ? "tool" : "json",
        model: random.pick(["gpt-4o-mini", "gpt-4.1-mini"]),
        system: usesTool
          ? "Read the mail and call the function that does what it asks for."
          : "Read the mail and answer with a JSON object that has one field, answer: what the sender wants, in one sentence.",
        turns: [{ role: "user", text: random.pick(mails) }],
        reply: "",
        isStream: false,
        path: usesTool ? "/mail/act" : "/mail/read",
        properties: { Mailbox: random.pickSkewed(["orders", "billing", "info"]) },
      },
    ];
  },
};
