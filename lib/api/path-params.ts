import { ApiError } from "@/lib/errors";

/**
 * The decoded parameters of a path such as `/v1/request/{requestId}`. They are read from the URL itself, so that a
 * key with a percent sign or a slash in it is decoded exactly once.
 */
export function pathParams(template: string, url: string): Record<string, string> {
  const parts = new URL(url).pathname.split("/");
  const names = template.split("/");
  return Object.fromEntries(
    names.flatMap((name, index) =>
      name.startsWith("{") ? [[name.slice(1, -1), decoded(parts[index] ?? "")]] : [],
    ),
  );
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    throw new ApiError("bad_request", `The path holds "${part}", which is not valid percent-encoding.`);
  }
}
