"use client";

import { LogOut } from "lucide-react";
import { toast } from "sonner";
import { z } from "zod";
import { Button } from "@/components/ui/button";
import { callApi } from "@/lib/api-client";

/** Ends the session and leaves for the sign-in page. */
export function SignOutButton({ isLabelled = false }: { isLabelled?: boolean }) {
  const signOut = async () => {
    try {
      await callApi("/api/sign-out", z.unknown(), { method: "POST", body: {} });
      // A full load, so that nothing of the session stays in memory.
      window.location.assign("/sign-in");
    } catch (error) {
      toast.error("You are still signed in.", {
        description: error instanceof Error ? error.message : undefined,
      });
    }
  };
  return (
    <Button
      variant="ghost"
      size={isLabelled ? "md" : "icon"}
      aria-label={isLabelled ? undefined : "Sign out"}
      title={isLabelled ? undefined : "Sign out"}
      onClick={signOut}
    >
      <LogOut aria-hidden />
      {isLabelled && "Sign out"}
    </Button>
  );
}
