import type { Metadata } from "next";
import { Suspense } from "react";
import { RequestsScreen } from "@/components/requests/requests-screen";
import { requirePageSession } from "@/lib/auth/page-session";

type SearchParams = Record<string, string | string[] | undefined>;

export const metadata: Metadata = { title: "Requests" };

export default async function RequestsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  await requirePageSession(pathWithQuery(await searchParams));
  return (
    <Suspense>
      <RequestsScreen />
    </Suspense>
  );
}

/** The address a visitor comes back to after signing in: the view that a link described. */
function pathWithQuery(params: SearchParams): string {
  const query = new URLSearchParams(
    Object.entries(params).flatMap(([key, value]) =>
      [value ?? []].flat().map((each): [string, string] => [key, each]),
    ),
  );
  return query.size > 0 ? `/requests?${query}` : "/requests";
}
