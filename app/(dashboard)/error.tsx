"use client";

import { FaultPage } from "@/components/shell/fault-page";

export default function DashboardError({ error, retry }: { error: unknown; retry: () => void }) {
  return <FaultPage error={error} retry={retry} />;
}
