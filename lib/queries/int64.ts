import { z } from "zod";

/** A whole number of 64 bits; a server that quotes them answers text. */
export const int64 = z.coerce.number().int();
