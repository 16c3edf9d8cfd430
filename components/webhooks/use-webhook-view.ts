"use client";

import { parseAsString, parseAsStringLiteral, useQueryStates } from "nuqs";
import { deliveryStates } from "@/lib/queries/delivery-states";

/** The page of one webhook as the URL describes it. */
export function useWebhookView() {
  return useQueryStates(params, { history: "push" });
}

const params = {
  id: parseAsString.withDefault(""),
  state: parseAsStringLiteral(deliveryStates),
  delivery: parseAsString,
};
