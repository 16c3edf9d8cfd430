"use client";

import { type ReactElement, type ReactNode, useState } from "react";
import { toast } from "sonner";
import { NewKey } from "@/components/settings/new-key";
import { Dialog, DialogContent, DialogTrigger } from "@/components/ui/dialog";
import { ChannelForm } from "./channel-form";
import { kindWords } from "./kind-words";
import type { ListedChannel } from "./use-channels";

/** Makes a channel or changes one, and shows the key that signs its posts this one time. */
export function ChannelDialog({
  channel = null,
  mailProblem,
  trigger,
  children,
}: {
  channel?: ListedChannel | null;
  mailProblem: string | null;
  /** The button that opens it; `children` is what it says. */
  trigger: ReactElement;
  children: ReactNode;
}) {
  const [isOpen, setOpen] = useState(false);
  const [secret, setSecret] = useState<string | null>(null);
  const written = (name: string, signingSecret: string | null) => {
    if (signingSecret !== null) return setSecret(signingSecret);
    setOpen(false);
    toast(channel ? `“${name}” is changed.` : `“${name}” is made. Send it a test.`);
  };
  return (
    <Dialog
      open={isOpen}
      onOpenChange={(open) => {
        setOpen(open);
        if (open) setSecret(null);
      }}
    >
      <DialogTrigger render={trigger}>{children}</DialogTrigger>
      {secret === null ? (
        <DialogContent
          title={channel ? `Change “${channel.name}”` : "Make a channel"}
          description={
            channel
              ? `${kindWords[channel.kind].label}. Notices that wait go where it leads then.`
              : undefined
          }
        >
          <ChannelForm channel={channel} mailProblem={mailProblem} onWritten={written} />
        </DialogContent>
      ) : (
        <DialogContent
          title="The signing key"
          description="Your code checks with it that a post is from Facet. Copy it now: it is not shown again."
        >
          <NewKey token={secret} onDone={() => setOpen(false)} />
        </DialogContent>
      )}
    </Dialog>
  );
}
