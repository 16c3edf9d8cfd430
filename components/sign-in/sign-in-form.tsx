"use client";

import { type FormEvent, useId, useState } from "react";
import { z } from "zod";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { useHydrated } from "@/components/ui/use-hydrated";
import { callApi } from "@/lib/api-client";

/** Asks for the password; pasting and password managers work as in any other form. */
export function SignInForm({ returnTo }: { returnTo: string }) {
  const [state, setState] = useState<{ isBusy: boolean; error: string | null }>({
    isBusy: false,
    error: null,
  });
  // Before that the browser would send the form by itself, to a page that does not take it.
  const isHydrated = useHydrated();
  const passwordId = useId();
  const errorId = useId();
  const signIn = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const password = new FormData(event.currentTarget).get("password");
    setState({ isBusy: true, error: null });
    try {
      await callApi("/api/sign-in", z.unknown(), { method: "POST", body: { password } });
      // A full load: the server draws the page with the new session.
      window.location.assign(returnTo);
    } catch (error) {
      setState({ isBusy: false, error: error instanceof Error ? error.message : String(error) });
    }
  };
  return (
    <form onSubmit={signIn} className="rounded-xl border bg-surface p-5 shadow-control" method="post">
      {/* Password managers file a password under a user name; this is the only one there is. */}
      <input type="text" name="username" value="admin" autoComplete="username" readOnly hidden />
      <label htmlFor={passwordId} className="mb-1.5 block font-medium">
        Password
      </label>
      <Input
        id={passwordId}
        name="password"
        type="password"
        autoComplete="current-password"
        required
        autoFocus
        className="h-9 text-base"
        aria-invalid={state.error !== null}
        aria-describedby={state.error ? errorId : undefined}
      />
      <p id={errorId} role="alert" className="mt-1.5 min-h-5 text-danger-text">
        {state.error}
      </p>
      <Button
        type="submit"
        variant="primary"
        size="lg"
        className="mt-2 w-full"
        disabled={state.isBusy || !isHydrated}
      >
        {state.isBusy ? "Signing in…" : "Sign in"}
      </Button>
    </form>
  );
}
