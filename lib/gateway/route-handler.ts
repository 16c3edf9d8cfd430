import { unknownPath } from "@/lib/api/unknown-path";
import { handleFetchCall } from "@/lib/gateway";

/** The gateway as a route handler for every method; a path that is not the gateway's is answered as unknown. */
export async function gatewayRoute(request: Request): Promise<Response> {
  return (await handleFetchCall(request)) ?? unknownPath(request);
}
