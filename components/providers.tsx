"use client";

import { QueryCache, QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { NuqsAdapter } from "nuqs/adapters/next/app";
import { type ReactNode, useState } from "react";
import { Toaster } from "sonner";
import { ApiFailure } from "@/lib/api-client";
import { useTheme } from "./shell/use-theme";
import { TooltipProvider } from "./ui/tooltip";

/** What every screen stands on: the cache of server data, the URL's state, tooltips and toasts. */
export function Providers({ children }: { children: ReactNode }) {
  const [client] = useState(makeQueryClient);
  const { resolved } = useTheme();
  return (
    <QueryClientProvider client={client}>
      <NuqsAdapter>
        <TooltipProvider delay={350}>
          <div className="app-root">{children}</div>
          <Toaster
            theme={resolved}
            position="bottom-center"
            toastOptions={{
              className: "!bg-raised !text-foreground !border-border !shadow-popup !text-sm",
              descriptionClassName: "!text-muted-foreground",
            }}
          />
        </TooltipProvider>
      </NuqsAdapter>
    </QueryClientProvider>
  );
}

function makeQueryClient(): QueryClient {
  return new QueryClient({
    queryCache: new QueryCache({ onError: signInWhenSignedOut }),
    defaultOptions: {
      queries: {
        staleTime: 10_000,
        refetchOnWindowFocus: false,
        // What the API refuses it will refuse again; only silence and faults are worth another try.
        retry: (count, error) =>
          count < 2 && !(error instanceof ApiFailure && error.status < 500 && error.status > 0),
      },
    },
  });
}

function signInWhenSignedOut(error: Error): void {
  if (error instanceof ApiFailure && error.status === 401) {
    const next = window.location.pathname + window.location.search;
    window.location.assign(`/sign-in?next=${encodeURIComponent(next)}`);
  }
}
