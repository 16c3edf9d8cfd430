import type { Server } from "node:http";

/** How often connections that have become idle are looked for. */
const sweepMs = 50;

/**
 * Stops accepting and resolves when the calls under way have ended; those that have not after `timeoutMs` are cut.
 */
export async function drain(server: Server, timeoutMs: number): Promise<void> {
  // A connection that is kept alive for a next call would otherwise hold the server open.
  const sweep = setInterval(() => server.closeIdleConnections(), sweepMs);
  const cut = setTimeout(() => server.closeAllConnections(), timeoutMs);
  try {
    await new Promise<void>((resolve) => server.close(() => resolve()));
  } finally {
    clearInterval(sweep);
    clearTimeout(cut);
  }
}
