"use server";

import { z } from "zod";
import { requirePageSession } from "@/lib/auth/page-session";
import { unitPrice } from "@/lib/gateway/unit-price";

/** A list price that a request was counted with. */
export interface ListPrice {
  label: string;
  /** US dollars per million tokens, as the price list writes it. */
  usdPerMillion: number;
}

const inputSchema = z.object({
  provider: z.string().max(300),
  targetUrl: z.string().max(2_000),
  model: z.string().max(300),
  createdAtMs: z.number(),
});

/** The prices of a model at a time, for those who ask how a cost came about. Empty when the list has none. */
export async function readListPrices(input: z.infer<typeof inputSchema>): Promise<ListPrice[]> {
  await requirePageSession();
  const { createdAtMs, ...priced } = inputSchema.parse(input);
  const prices = unitPrice(priced, createdAtMs) ?? {};
  return labels.flatMap(([key, label]) => {
    const price = prices[key];
    // Prices in tiers depend on the size of the prompt; a single figure would be wrong for some.
    return typeof price === "number" ? [{ label, usdPerMillion: price }] : [];
  });
}

const labels = [
  ["input_mtok", "input"],
  ["cache_read_mtok", "cache read"],
  ["cache_write_mtok", "cache write"],
  ["output_mtok", "output"],
] as const;
