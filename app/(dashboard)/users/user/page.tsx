import type { Metadata } from "next";
import { Suspense } from "react";
import { UserScreen } from "@/components/users/user-screen";
import { requirePageSession } from "@/lib/auth/page-session";
import { returnPath, type SearchParams } from "@/lib/auth/return-path";

export const metadata: Metadata = { title: "User" };

export default async function UserPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  await requirePageSession(returnPath("/users/user", await searchParams));
  return (
    <Suspense>
      <UserScreen />
    </Suspense>
  );
}
