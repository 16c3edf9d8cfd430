/** The epoch milliseconds a UUID of version 7 begins with; undefined for other versions. */
export function uuidTime(uuid: string): number | undefined {
  return uuid[14] === "7" ? Number.parseInt(uuid.slice(0, 8) + uuid.slice(9, 13), 16) : undefined;
}
