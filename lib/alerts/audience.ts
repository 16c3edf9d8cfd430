import type { StoredAlert } from "./alert";

/** The channels that an alert's notices go to. */
export async function channelsOf({ audience }: Pick<StoredAlert, "organizationId" | "audience">): Promise<string[]> {
  return audience.channels;
}
