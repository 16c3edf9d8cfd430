import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { Suspense } from "react";
import { UsersScreen } from "@/components/users/users-screen";
import { requirePageSession } from "@/lib/auth/page-session";
import { returnPath } from "@/lib/auth/return-path";
import { savedViewLink } from "@/lib/saved-views/saved-view-link";

type SearchParams = Record<string, string | string[] | undefined>;

export const metadata: Metadata = { title: "Users" };

export default async function UsersPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const params = await searchParams;
  const { organizationId } = await requirePageSession(returnPath("/users", params));
  const link = await savedViewLink("users", organizationId, params);
  if (link !== undefined) redirect(link);
  return (
    <Suspense>
      <UsersScreen />
    </Suspense>
  );
}
