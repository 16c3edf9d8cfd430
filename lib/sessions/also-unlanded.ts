import { recorder } from "@/lib/recorder";

/** How long a look-up waits for calls on their way to the database. */
const flushTimeoutMs = 2_000;

/** What `find` finds, asked again once the calls of a moment ago have landed when it finds nothing at first. */
export async function alsoUnlanded<Found>(
  find: () => Promise<Found | undefined>,
): Promise<Found | undefined> {
  const found = await find();
  if (found !== undefined || recorder().health().pending === 0) {
    return found;
  }
  // A database that takes no rows makes this wait in vain; what it already has is the best answer then.
  await recorder()
    .flush(flushTimeoutMs)
    .catch(() => undefined);
  return find();
}
