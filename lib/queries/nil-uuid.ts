/** Stands in a column of UUIDs where there is none. */
export const nilUuid = "00000000-0000-0000-0000-000000000000";
