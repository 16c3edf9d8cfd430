import type { listAlertSayings } from "@/lib/queries/alert-sayings";
import { type GroupKey, wholeGroup } from "./group";
import type { Said } from "./step";

type Sayings = Awaited<ReturnType<typeof listAlertSayings>>;

/** What holds for a group of an alert: what was said of it, or of the alert with all of its groups. */
export function saidOf(sayings: Sayings, alertId: string, group: GroupKey): Said {
  const of = sayings.filter(
    (one) => one.alertId === alertId && (one.group === group || one.group === wholeGroup),
  );
  const last = (saying: Sayings[number]["saying"], time: "untilMs" | "atMs") =>
    Math.max(0, ...of.filter((one) => one.saying === saying).map((one) => one[time]));
  return { snoozedUntilMs: last("snooze", "untilMs"), acknowledgedAtMs: last("acknowledge", "atMs") };
}
