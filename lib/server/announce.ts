import { firstApiKey } from "@/lib/auth/api-keys";
import { signInLink } from "@/lib/auth/sign-in-link";
import { env } from "@/lib/env";
import { log } from "@/lib/log";

/** Tells the person at the console where Facet is and how to get in. */
export function announce(url: string): void {
  const publicUrl = env().FACET_PUBLIC_URL?.replace(/\/+$/, "") ?? url;
  say(`Facet is ready at ${publicUrl}`);
  if (env().FACET_ADMIN_PASSWORD === undefined) {
    say(`Sign in: ${signInLink(publicUrl)}`);
  } else {
    say("Sign in with FACET_ADMIN_PASSWORD.");
  }
  firstApiKey().then(
    (token) => {
      if (token !== undefined) {
        say(`API key, shown this once: ${token}`);
        say(`Point your SDK at ${publicUrl}/v1 with this key.`);
      }
    },
    (error) => log().error({ err: error }, "The first API key could not be made"),
  );
}

/** Standard output is for the person at the console; the log goes to standard error. */
function say(text: string): void {
  process.stdout.write(`${text}\n`);
}
