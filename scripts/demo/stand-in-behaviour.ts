import type { DemoCall } from "./demo-call";
import type { Random } from "./random";

/** How the stand-in shall take the call: what it says, how long that takes, and whether it goes wrong. */
export function standInBehaviour(call: DemoCall, random: Random): string {
  const fault = random.next();
  if (fault < 0.02) {
    return "status=429; delay-ms=40";
  }
  if (fault < 0.03) {
    return `status=${random.pick([500, 503])}; delay-ms=${random.between(300, 900)}`;
  }
  if (fault < 0.035) {
    return "status=400; delay-ms=30";
  }
  if (call.isStream && fault < 0.04) {
    return "break-after=6; chunk-delay-ms=20";
  }
  const isSlowModel = /^(o\d|gpt-5|claude-sonnet)/.test(call.model);
  const [fastest, slowest] = isSlowModel ? [400, 1600] : call.kind === "embedding" ? [20, 90] : [120, 600];
  const words = [`delay-ms=${random.between(fastest, slowest)}`];
  if (call.isStream) {
    words.push(`chunk-delay-ms=${random.between(4, 14)}`);
  }
  if (call.reply !== "") {
    words.push(`text=${encodeURIComponent(call.reply)}`);
  }
  return words.join("; ");
}
