import { ApiError } from "@/lib/errors";

/**
 * The API key a REST request carries: `Authorization: Bearer …`, `Helicone-Auth: Bearer …` or `x-api-key: …`.
 * Undefined when it carries none.
 *
 * @throws ApiError `unauthorized` when a header is there without the word Bearer.
 */
export function apiKeyToken(headers: Headers): string | undefined {
  for (const name of ["helicone-auth", "authorization"]) {
    const value = headers.get(name);
    if (value === null) {
      continue;
    }
    const token = /^bearer\s+(\S+)\s*$/i.exec(value)?.[1];
    if (token === undefined) {
      throw new ApiError("unauthorized", `The header ${headerNames[name]} must read "Bearer <API key>".`);
    }
    return token;
  }
  return headers.get("x-api-key") ?? undefined;
}

const headerNames: Record<string, string> = {
  "helicone-auth": "Helicone-Auth",
  authorization: "Authorization",
};
