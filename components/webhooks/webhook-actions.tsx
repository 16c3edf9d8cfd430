"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { toast } from "sonner";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose, DialogContent, DialogTrigger } from "@/components/ui/dialog";
import { useChangeWebhook, useDeleteWebhook, useTestWebhook } from "./use-webhooks";
import { EditWebhookDialog } from "./webhook-dialog";
import type { ListedWebhook } from "./webhook-schema";

/** What can be done with a webhook. */
export function WebhookActions({ webhook }: { webhook: ListedWebhook }) {
  const test = useTestWebhook(webhook.id);
  const change = useChangeWebhook(webhook.id);
  const sendTest = () =>
    test.mutate(undefined, {
      onSuccess: ({ success, message }) => {
        if (success) toast.success("The test has arrived.", { description: message });
        else toast.error("The test did not arrive.", { description: message });
      },
      onError: ({ message }) => toast.error("The test could not be sent.", { description: message }),
    });
  const toggle = () =>
    change.mutate(
      { isEnabled: !webhook.is_enabled },
      { onError: ({ message }) => toast.error("Nothing was changed.", { description: message }) },
    );
  return (
    <div className="flex flex-wrap items-center gap-1.5">
      <Button onClick={sendTest} disabled={test.isPending}>
        {test.isPending ? "Sending…" : "Send a test"}
      </Button>
      <EditWebhookDialog webhook={webhook} />
      <Button onClick={toggle} disabled={change.isPending}>
        {webhook.is_enabled ? "Switch off" : "Switch on"}
      </Button>
      <NewKeyDialog id={webhook.id} />
      <DeleteDialog webhook={webhook} />
    </div>
  );
}

function NewKeyDialog({ id }: { id: string }) {
  const change = useChangeWebhook(id);
  return (
    <ConfirmDialog
      trigger="New key"
      title="Make a new signing key?"
      description="The present key signs nothing any more, at once: a receiver that checks signatures refuses deliveries until it knows the new one."
      action="Make a new key"
      isPending={change.isPending}
      error={change.error}
      onConfirm={(close) => change.mutate({ rotateSecret: true }, { onSuccess: close })}
    />
  );
}

function DeleteDialog({ webhook }: { webhook: ListedWebhook }) {
  const remove = useDeleteWebhook(webhook.id);
  const router = useRouter();
  return (
    <ConfirmDialog
      trigger="Delete"
      title="Delete this webhook?"
      description={`Nothing more is sent to ${webhook.destination}, and deliveries that wait are cancelled. This cannot be undone.`}
      action="Delete webhook"
      isPending={remove.isPending}
      error={remove.error}
      onConfirm={() => remove.mutate(undefined, { onSuccess: () => router.push("/webhooks") })}
    />
  );
}

function ConfirmDialog({
  trigger,
  title,
  description,
  action,
  isPending,
  error,
  onConfirm,
}: {
  trigger: string;
  title: string;
  description: string;
  action: string;
  isPending: boolean;
  error: Error | null;
  onConfirm: (close: () => void) => void;
}) {
  const [isOpen, setOpen] = useState(false);
  return (
    <Dialog open={isOpen} onOpenChange={setOpen}>
      <DialogTrigger render={<Button variant="ghost" />}>{trigger}</DialogTrigger>
      <DialogContent title={title} description={<span className="break-words">{description}</span>}>
        {error && (
          <p role="alert" className="mb-3 text-danger-text">
            {error.message}
          </p>
        )}
        <div className="flex justify-end gap-2">
          <DialogClose render={<Button size="md" />}>Cancel</DialogClose>
          <Button
            variant="danger"
            size="md"
            disabled={isPending}
            onClick={() => onConfirm(() => setOpen(false))}
          >
            {action}
          </Button>
        </div>
      </DialogContent>
    </Dialog>
  );
}
