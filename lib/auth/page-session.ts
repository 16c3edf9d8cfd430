import "server-only";
import { getIronSession } from "iron-session";
import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { type Session, sessionOptions, sessionSchema } from "./session-options";

/** The session of the page that is being drawn, or undefined. For server components. */
export async function currentSession(): Promise<Session | undefined> {
  const sealed = await getIronSession(await cookies(), sessionOptions({ secure: false }));
  return sessionSchema.safeParse(sealed).data;
}

/**
 * The session of the page that is being drawn; without one the visitor is sent to sign in and comes back to
 * `returnTo`, a path of this site with its query.
 */
export async function requirePageSession(returnTo = "/overview"): Promise<Session> {
  const session = await currentSession();
  return session ?? redirect(`/sign-in?next=${encodeURIComponent(returnTo)}`);
}
