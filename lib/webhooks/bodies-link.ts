import { z } from "zod";
import { ApiError } from "@/lib/errors";
import { findRequests } from "@/lib/queries/find-requests";
import { shownBodies } from "@/lib/requests/shown-bodies";
import { openSecret, sealSecret } from "@/lib/sealed-secret";

/** Longer than a delivery is tried, so that the link in a late one works. */
const lifeMs = 48 * 3_600_000;
const place = "bodies-link";

const linkSchema = z.object({
  organizationId: z.string(),
  requestId: z.string(),
  createdAtMs: z.number(),
  untilMs: z.number(),
});

type Linked = Omit<z.infer<typeof linkSchema>, "untilMs">;

/** An address that answers the whole bodies of a request without a key, for two days. */
export function bodiesLink(baseUrl: string, linked: Linked, nowMs = Date.now()): string {
  const link: z.input<typeof linkSchema> = { ...linked, untilMs: nowMs + lifeMs };
  return `${baseUrl}/v1/webhooks/bodies?${new URLSearchParams({ token: sealSecret(JSON.stringify(link), place) })}`;
}

/**
 * What a link stands for: both bodies as parsed JSON, or as the text they are.
 *
 * @throws ApiError `forbidden` for a link that is over or was never given, `not_found` for a request that is gone.
 */
export async function linkedBodies(
  token: string,
  nowMs = Date.now(),
): Promise<{ request: unknown; response: unknown }> {
  const link = readLink(token);
  if (!link || link.untilMs < nowMs) {
    throw new ApiError(
      "forbidden",
      "This link is not valid, or its two days are over. GET /v1/request/{requestId}?includeBody=true answers the " +
        "bodies to an API key.",
    );
  }
  const { organizationId, requestId, createdAtMs } = link;
  const [request] = await findRequests(organizationId, [requestId], {
    fromMs: createdAtMs,
    toMs: createdAtMs,
  });
  if (!request) throw new ApiError("not_found", `The request ${requestId} is no longer kept.`);
  const bodies = (await shownBodies(organizationId, [request])).get(requestId);
  return { request: bodies?.requestBody ?? null, response: bodies?.responseBody ?? null };
}

function readLink(token: string): z.infer<typeof linkSchema> | null {
  try {
    return linkSchema.parse(JSON.parse(openSecret(token, place)));
  } catch {
    return null;
  }
}
