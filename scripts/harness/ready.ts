import { setTimeout as delay } from "node:timers/promises";

/** Resolves when the storage of the Facet at `baseUrl` answers, or when `isOver` says that it never will. */
export async function waitUntilReady(baseUrl: string, isOver: () => boolean): Promise<void> {
  while (!isOver()) {
    const isReady = await fetch(`${baseUrl}/api/ready`).then(
      (response) => response.ok,
      () => false,
    );
    if (isReady) {
      return;
    }
    await delay(50);
  }
}
