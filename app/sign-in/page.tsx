import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { Mark } from "@/components/shell/mark";
import { SignInForm } from "@/components/sign-in/sign-in-form";
import { SignInLinkHint } from "@/components/sign-in/sign-in-link-hint";
import { currentSession } from "@/lib/auth/page-session";
import { safePath } from "@/lib/auth/safe-path";
import { env } from "@/lib/env";

export const metadata: Metadata = { title: "Sign in" };

export default async function SignInPage({
  searchParams,
}: {
  searchParams: Promise<{ next?: string | string[]; error?: string | string[] }>;
}) {
  const { next, error } = await searchParams;
  const returnTo = safePath(typeof next === "string" ? next : null);
  if (await currentSession()) {
    redirect(returnTo);
  }
  const hasPassword = env().FACET_ADMIN_PASSWORD !== undefined;
  return (
    <main className="grid min-h-dvh place-items-center p-6">
      <div className="w-full max-w-sm">
        <div className="mb-6 flex flex-col items-center gap-3 text-center">
          <Mark className="size-10" />
          <h1 className="font-semibold text-xl tracking-tight">Sign in to Facet</h1>
        </div>
        {hasPassword ? (
          <SignInForm returnTo={returnTo} />
        ) : (
          <SignInLinkHint isExpired={error !== undefined} />
        )}
      </div>
    </main>
  );
}
