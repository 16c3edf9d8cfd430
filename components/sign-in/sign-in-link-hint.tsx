import { Terminal } from "lucide-react";

/** How to get in when no password is set: the link that Facet prints when it starts. */
export function SignInLinkHint({ isExpired }: { isExpired: boolean }) {
  return (
    <div className="rounded-xl border bg-surface p-5 shadow-control">
      {isExpired && (
        <p role="alert" className="mb-4 rounded-md bg-danger-soft px-3 py-2 text-danger-text">
          That link is not valid any more. Facet prints a new one each time it starts.
        </p>
      )}
      <p className="flex items-center gap-2 font-medium">
        <Terminal aria-hidden className="size-4 text-muted-foreground" />
        Open the link on Facet's console
      </p>
      <pre className="mt-3 overflow-x-auto rounded-md bg-muted px-3 py-2.5 font-mono text-muted-foreground text-xs">
        {"Sign in: http://…/sign-in/link?token=…"}
      </pre>
      <p className="mt-3 text-muted-foreground">
        This Facet has no password. To sign in with one, start it with{" "}
        <code className="font-mono text-foreground text-xs">FACET_ADMIN_PASSWORD</code> set.
      </p>
    </div>
  );
}
