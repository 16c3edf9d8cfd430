import type { Metadata } from "next";
import { Suspense } from "react";
import { UserScreen } from "@/components/users/user-screen";
import { requirePageSession } from "@/lib/auth/page-session";
import { returnPath } from "@/lib/auth/return-path";

type SearchParams = Record<string, string | string[] | undefined>;

export const metadata: Metadata = { title: "User" };

export default async function UserPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  await requirePageSession(returnPath("/users/user", await searchParams));
  return (
    <Suspense>
      <UserScreen />
    </Suspense>
  );
}
