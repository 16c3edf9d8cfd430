"use client";

import { Bot, Settings2, User, Wrench } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";
import { CopyButton } from "@/components/ui/copy-button";
import { Fold } from "./fold";
import { MessagePart } from "./message-part";
import type { ShownMessage } from "./pair-tools";

/** One message: who speaks, and what is said. System prompts are folded, as they are the same in every call. */
export function MessageCard({
  message,
  children,
}: {
  message: ShownMessage;
  /** What stands at the end of the head, such as what the answer cost. */
  children?: ReactNode;
}) {
  const { role, parts, isAnswer } = message;
  const text = plainText(message);
  const content = (
    <div className="flex min-w-0 flex-col gap-3">
      {parts.map((part, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: parts have no ids and never move.
        <MessagePart key={index} part={part} role={role} />
      ))}
      {parts.length === 0 && <p className="text-muted-foreground italic">empty</p>}
    </div>
  );
  if (role === "system" || role === "developer") {
    return (
      <Fold title={role === "system" ? "System" : "Developer"} hint={text.slice(0, 160)}>
        {content}
      </Fold>
    );
  }
  const { label, Icon } = roles[role] ?? { label: role, Icon: User };
  return (
    <article className={cn("group/message rounded-lg border bg-surface", isAnswer && "border-accent/40")}>
      <header className="flex h-9 items-center gap-2 border-b px-3">
        <Icon
          aria-hidden
          className={cn("size-3.5", isAnswer ? "text-accent-text" : "text-muted-foreground")}
        />
        <h4 className="font-medium">{label}</h4>
        {isAnswer && <span className="text-accent-text text-xs">answer</span>}
        <div className="ml-auto flex min-w-0 items-center gap-1">
          {children}
          {text !== "" && (
            <CopyButton
              text={text}
              label={`${label} message`}
              className="opacity-0 focus-visible:opacity-100 group-hover/message:opacity-100"
            />
          )}
        </div>
      </header>
      <div className="px-3 py-2.5">{content}</div>
    </article>
  );
}

const roles: Readonly<Record<string, { label: string; Icon: typeof User }>> = {
  user: { label: "User", Icon: User },
  assistant: { label: "Assistant", Icon: Bot },
  tool: { label: "Tool", Icon: Wrench },
  function: { label: "Function", Icon: Settings2 },
};

function plainText(message: ShownMessage): string {
  return message.parts
    .flatMap((part) => (part.type === "text" || part.type === "refusal" ? [part.text] : []))
    .join("\n\n");
}
