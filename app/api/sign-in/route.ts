import { signIn } from "@/lib/api/contract/session";
import { publicRoute, routes } from "@/lib/api/route";
import { assertSameOrigin } from "@/lib/auth/same-origin";
import { startSession } from "@/lib/auth/session";
import { checkPassword, checkSignInToken } from "@/lib/auth/sign-in";

export const { GET, POST, PUT, PATCH, DELETE } = routes({
  POST: publicRoute(signIn, async ({ body }, request) => {
    assertSameOrigin(request);
    if (body.token !== undefined) {
      checkSignInToken(body.token);
    } else {
      checkPassword(body.password ?? "");
    }
    const response = Response.json({ data: null, error: null });
    await startSession(request, response);
    return response;
  }),
});
