import type { Facet } from "./facet";

/**
 * Asks something of Facet's API that has to succeed.
 *
 * @returns the JSON of its answer, unchecked.
 * @throws Error with the answer's text when it is no success.
 */
export async function postJson(
  { baseUrl, apiKey }: Pick<Facet, "baseUrl" | "apiKey">,
  path: string,
  body: object,
): Promise<unknown> {
  const answer = await fetch(baseUrl + path, {
    method: "POST",
    headers: { authorization: `Bearer ${apiKey}`, "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`POST ${path} was answered ${answer.status}: ${await answer.text()}`);
  return answer.json();
}
