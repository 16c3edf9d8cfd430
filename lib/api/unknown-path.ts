import { ApiError } from "@/lib/errors";
import { failureResponse } from "./failure";

/** The answer to paths of the REST API that do not exist, for every method. */
export async function unknownPath(request: Request): Promise<Response> {
  const { pathname } = new URL(request.url);
  return failureResponse(
    new ApiError("not_found", `The API has no path ${pathname}. GET /api/openapi.json lists all of them.`),
    "unknownPath",
  );
}
