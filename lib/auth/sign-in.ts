import { env } from "@/lib/env";
import { ApiError } from "@/lib/errors";
import { sameSecret } from "./same-secret";
import { signInAttempts } from "./sign-in-attempts";
import { isSignInToken } from "./sign-in-link";

/**
 * Checks the admin password.
 *
 * @throws ApiError `unauthorized`, or `rate_limited` after five failures within a minute.
 */
export function checkPassword(password: string): void {
  const expected = env().FACET_ADMIN_PASSWORD;
  if (expected === undefined) {
    throw new ApiError(
      "unauthorized",
      "This Facet has no password: use the sign-in link on its console, or start it with FACET_ADMIN_PASSWORD.",
    );
  }
  const waitSeconds = signInAttempts().retryAfterSeconds();
  if (waitSeconds > 0) {
    throw new ApiError("rate_limited", `Too many failed sign-ins: try again in ${waitSeconds} seconds.`, [], {
      "retry-after": String(waitSeconds),
    });
  }
  if (!sameSecret(password, expected)) {
    signInAttempts().recordFailure();
    throw new ApiError("unauthorized", "That is not the password.");
  }
}

/**
 * Checks the token of the link on the console. Its 256 random bits cannot be guessed, so attempts are not counted.
 *
 * @throws ApiError `unauthorized`.
 */
export function checkSignInToken(token: string): void {
  if (!isSignInToken(token)) {
    throw new ApiError(
      "unauthorized",
      "This sign-in link is not valid any more: Facet prints a new one each time it starts.",
    );
  }
}
