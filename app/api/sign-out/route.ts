import { signOut } from "@/lib/api/contract/session";
import { publicRoute, routes } from "@/lib/api/route";
import { assertSameOrigin } from "@/lib/auth/same-origin";
import { endSession } from "@/lib/auth/session";

export const { GET, POST, PUT, PATCH, DELETE } = routes({
  POST: publicRoute(signOut, async (_input, request) => {
    assertSameOrigin(request);
    const response = Response.json({ data: null, error: null });
    await endSession(request, response);
    return response;
  }),
});
