import { notFound, redirect } from "next/navigation";
import { requirePageSession } from "@/lib/auth/page-session";
import { safePath } from "@/lib/auth/safe-path";
import { findLink } from "@/lib/queries/find-link";

/** Leads from a short link to the long address it was made for. */
export default async function LinkPage({ params }: { params: Promise<{ linkId: string }> }) {
  const { linkId } = await params;
  const { organizationId } = await requirePageSession(`/link/${linkId}`);
  const state = await findLink(organizationId, linkId);
  if (state === undefined) notFound();
  redirect(safePath(state));
}
