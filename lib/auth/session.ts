import { getIronSession } from "iron-session";
import { defaultOrganizationId } from "@/lib/organizations";
import { isSecure, type Session, sessionOptions, sessionSchema } from "./session-options";

/** The session of a request's cookie; undefined when it has none, or one that is forged or too old. */
export async function readSession(request: Request): Promise<Session | undefined> {
  const sealed = await getIronSession(request, new Response(), sessionOptions({ secure: isSecure(request) }));
  return sessionSchema.safeParse(sealed).data;
}

/** Adds the cookie of a new session to an answer. */
export async function startSession(request: Request, response: Response): Promise<void> {
  const sealed = await getIronSession<Partial<Session>>(
    request,
    response,
    sessionOptions({ secure: isSecure(request) }),
  );
  sealed.organizationId = defaultOrganizationId;
  sealed.signedInAtMs = Date.now();
  await sealed.save();
}

/** Takes the cookie away from the browser. */
export async function endSession(request: Request, response: Response): Promise<void> {
  const sealed = await getIronSession(request, response, sessionOptions({ secure: isSecure(request) }));
  sealed.destroy();
}
