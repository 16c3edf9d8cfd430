/** Called once when Next begins to serve, also without `server.ts`; never while it builds. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME === "nodejs") {
    const { startScheduler } = await import("@/lib/scheduler");
    startScheduler();
    const { deliveryQueue } = await import("@/lib/deliveries");
    deliveryQueue();
  }
}
