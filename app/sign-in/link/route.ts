import { safePath } from "@/lib/auth/safe-path";
import { startSession } from "@/lib/auth/session";
import { isSignInToken } from "@/lib/auth/sign-in-link";

/** The link on the console: signs its reader in, or leads to the sign-in page, which says what to do. */
export async function GET(request: Request): Promise<Response> {
  const { searchParams } = new URL(request.url);
  const isValid = isSignInToken(searchParams.get("token") ?? "");
  const response = new Response(null, {
    status: 303,
    headers: {
      // Relative, as a proxy in front may have another host and scheme.
      location: isValid ? safePath(searchParams.get("next")) : "/sign-in?error=link",
      "cache-control": "no-store",
      "referrer-policy": "no-referrer",
    },
  });
  if (isValid) {
    await startSession(request, response);
  }
  return response;
}
