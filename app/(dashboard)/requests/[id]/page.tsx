import { ArrowLeft } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { z } from "zod";
import { RequestDetailView } from "@/components/requests/request-detail-view";
import { buttonStyle } from "@/components/ui/button";
import { requirePageSession } from "@/lib/auth/page-session";

export const metadata: Metadata = { title: "Request" };

export default async function RequestPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  await requirePageSession(`/requests/${encodeURIComponent(id)}`);
  if (!z.uuid().safeParse(id).success) {
    notFound();
  }
  return (
    <div className="min-h-0 flex-1 overflow-y-auto">
      <div className="sticky top-0 z-20 flex h-12 items-center gap-2 border-b bg-background px-4">
        <Link
          href="/requests"
          aria-label="All requests"
          className={buttonStyle({ variant: "ghost", size: "icon" })}
        >
          <ArrowLeft aria-hidden />
        </Link>
        <h1 className="font-semibold text-base tracking-tight">Request</h1>
      </div>
      <div className="mx-auto max-w-5xl">
        <RequestDetailView id={id} zone="local" />
      </div>
    </div>
  );
}
