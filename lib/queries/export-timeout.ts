/** One statement of an export may search long for what a rare filter selects, but not for ever. */
export const exportTimeoutMs = 10 * 60_000;
