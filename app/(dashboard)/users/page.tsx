import type { Metadata } from "next";
import { Suspense } from "react";
import { UsersScreen } from "@/components/users/users-screen";
import type { SearchParams } from "@/lib/auth/return-path";
import { enterPage } from "@/lib/saved-views/enter-page";

export const metadata: Metadata = { title: "Users" };

export default async function UsersPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  await enterPage("users", searchParams);
  return (
    <Suspense>
      <UsersScreen />
    </Suspense>
  );
}
