import type { Metadata } from "next";
import { LimitsScreen } from "@/components/limits/limits-screen";
import { requirePageSession } from "@/lib/auth/page-session";

export const metadata: Metadata = { title: "Limits" };

export default async function LimitsPage() {
  await requirePageSession("/limits");
  return <LimitsScreen />;
}
