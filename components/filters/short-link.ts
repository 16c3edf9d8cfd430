import { z } from "zod";
import { callApi } from "@/lib/api-client";

/** Longer addresses break in chats and mails; beyond this the server keeps the state under a short id. */
const hrefCharsMax = 2_000;

/** The address itself, or a short one under which the server keeps the long one's state. */
export async function shortLink(href: string): Promise<string> {
  if (href.length <= hrefCharsMax) return href;
  const url = new URL(href);
  const answer = await callApi("/v1/link", linkSchema, {
    method: "POST",
    body: { state: url.pathname + url.search },
  }).catch(() => null);
  return answer ? `${url.origin}/link/${answer.data.id}` : href;
}

const linkSchema = z.object({ data: z.object({ id: z.string() }) });
