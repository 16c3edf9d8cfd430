import type { ReactNode } from "react";
import { Shell } from "@/components/shell/shell";

// Pages ask for the session themselves, since only they know the address to come back to.
export default function DashboardLayout({ children }: { children: ReactNode }) {
  return <Shell>{children}</Shell>;
}
