"use client";

import { Plus } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogContent, DialogTrigger } from "@/components/ui/dialog";
import { webhookHref } from "@/lib/webhooks/webhook-href";
import { WebhookForm } from "./webhook-form";
import type { ListedWebhook } from "./webhook-schema";

const dialogWidth = "max-w-xl";

/** Makes a webhook and goes to it. */
export function MakeWebhookDialog() {
  const [isOpen, setOpen] = useState(false);
  const router = useRouter();
  return (
    <Dialog open={isOpen} onOpenChange={setOpen}>
      <DialogTrigger render={<Button variant="primary" />}>
        <Plus aria-hidden />
        New webhook
      </DialogTrigger>
      <DialogContent title="New webhook" className={dialogWidth}>
        <WebhookForm webhook={null} onSaved={({ id }) => router.push(webhookHref(id))} />
      </DialogContent>
    </Dialog>
  );
}

/** Changes a webhook. */
export function EditWebhookDialog({ webhook }: { webhook: ListedWebhook }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <Dialog open={isOpen} onOpenChange={setOpen}>
      <DialogTrigger render={<Button />}>Edit</DialogTrigger>
      <DialogContent title="Edit webhook" className={dialogWidth}>
        <WebhookForm webhook={webhook} onSaved={() => setOpen(false)} />
      </DialogContent>
    </Dialog>
  );
}
