import type { Metadata } from "next";
import { ApiKeys } from "@/components/settings/api-keys";
import { Channels } from "@/components/settings/channels/channels";
import { Installation } from "@/components/settings/installation";
import { Jobs } from "@/components/settings/jobs";
import { requirePageSession } from "@/lib/auth/page-session";
import { mailProblem } from "@/lib/channels/send/mail";

export const metadata: Metadata = { title: "Settings" };

export default async function SettingsPage() {
  await requirePageSession("/settings");
  return (
    <div className="min-h-0 flex-1 overflow-y-auto">
      <div className="mx-auto flex max-w-3xl flex-col gap-10 px-4 py-6 sm:px-6">
        <h1 className="font-semibold text-xl tracking-tight">Settings</h1>
        <ApiKeys />
        <Channels mailProblem={mailProblem()} />
        <Installation />
        <Jobs />
      </div>
    </div>
  );
}
