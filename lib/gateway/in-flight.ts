import type { Call } from "@/lib/call";
import type { PropertyEdit } from "@/lib/recorder/recorder";
import { processSingleton } from "@/lib/registry";

/** Calls whose answer is still under way, by request id. */
function callsInFlight(): Map<string, Call> {
  return processSingleton("calls-in-flight", () => new Map<string, Call>());
}

export function enterFlight(call: Call): void {
  callsInFlight().set(call.requestId, call);
}

/** Call with the record, in one go: from then on edits are the recorder's. */
export function leaveFlight(call: Call): void {
  callsInFlight().delete(call.requestId);
}

/**
 * Applies an edit to a call whose answer is still under way, so that it is recorded with it. Callers learn the id
 * from the answer's head and may edit before a stream has ended.
 *
 * @returns false when no such call is under way.
 */
export function editInFlight(edit: PropertyEdit): boolean {
  const call = callsInFlight().get(edit.requestId);
  if (call?.organizationId !== edit.organizationId) {
    return false;
  }
  for (const key of edit.remove) {
    const index = indexOfKey(call, key);
    if (index !== -1) {
      call.properties.splice(index, 1);
    }
  }
  for (const [key, value] of edit.set) {
    const existing = call.properties[indexOfKey(call, key)];
    if (existing) {
      existing[1] = value;
    } else {
      call.properties.push([key, value]);
    }
  }
  return true;
}

function indexOfKey(call: Call, key: string): number {
  const lower = key.toLowerCase();
  return call.properties.findIndex(([other]) => other.toLowerCase() === lower);
}
