import { z } from "zod";
import { contract, dataAnswer } from "./contract";

export const signIn = contract({
  method: "POST",
  path: "/api/sign-in",
  operationId: "signIn",
  tag: "Sign-in",
  summary: "Sign in to the dashboard",
  description:
    "Sets the session cookie for the password of FACET_ADMIN_PASSWORD, or for the token of the link on the console.",
  permission: null,
  input: z.object({
    body: z
      .strictObject({ password: z.string().max(10_000).optional(), token: z.string().max(1_000).optional() })
      .refine(({ password, token }) => (password === undefined) !== (token === undefined), {
        error: "must hold either a password or a token.",
      }),
  }),
  answer: dataAnswer(z.null()),
  status: 200,
  errors: ["unauthorized", "forbidden", "rate_limited"],
});

export const signOut = contract({
  method: "POST",
  path: "/api/sign-out",
  operationId: "signOut",
  tag: "Sign-in",
  summary: "Sign out of the dashboard",
  description: "Takes the session cookie away.",
  permission: null,
  input: z.object({}),
  answer: dataAnswer(z.null()),
  status: 200,
  errors: ["forbidden"],
});
