import { Ban, Check, CircleAlert, CircleDashed } from "lucide-react";
import { cn } from "@/components/ui/cn";
import { describeStatus, type StatusTone } from "@/lib/format/status";
import type { SessionSpan } from "@/lib/session-view/span";

const icons: Readonly<Record<StatusTone, typeof Check>> = {
  success: Check,
  warning: Ban,
  danger: CircleAlert,
  neutral: CircleDashed,
};

const tones: Readonly<Record<StatusTone, string>> = {
  success: "text-success-text",
  warning: "text-warning-text",
  danger: "text-danger-text",
  neutral: "text-muted-foreground",
};

/** How a request ended, as a sign alone; its words are read out. */
export function SpanStatus({ span: { status, outcome } }: { span: SessionSpan }) {
  const { tone, label, description } = describeStatus(status, outcome);
  const Icon = icons[tone];
  return (
    <span title={description} className="shrink-0">
      <Icon aria-hidden className={cn("size-3.5", tones[tone])} />
      <span className="sr-only">{label}, </span>
    </span>
  );
}
