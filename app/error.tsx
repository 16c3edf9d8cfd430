"use client";

import { FaultPage } from "@/components/shell/fault-page";

export default function RootError({ error, retry }: { error: unknown; retry: () => void }) {
  return <FaultPage error={error} retry={retry} />;
}
