import type { Metadata } from "next";
import Link from "next/link";
import { Mark } from "@/components/shell/mark";
import { buttonStyle } from "@/components/ui/button";

export const metadata: Metadata = { title: "Not found" };

export default function NotFound() {
  return (
    <main className="grid min-h-dvh place-items-center p-6">
      <div className="flex max-w-sm flex-col items-center gap-3 text-center">
        <Mark className="size-9" />
        <h1 className="font-semibold text-lg">There is nothing at this address</h1>
        <p className="text-muted-foreground">
          The link may be mistyped, or what it led to is gone. Requests older than the retention time are
          removed.
        </p>
        <Link href="/overview" className={buttonStyle({ variant: "primary", size: "md" })}>
          Go to the overview
        </Link>
      </div>
    </main>
  );
}
