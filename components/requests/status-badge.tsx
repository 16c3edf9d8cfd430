import { Ban, Check, CircleAlert, CircleDashed } from "lucide-react";
import { Badge } from "@/components/ui/badge";
import { cn } from "@/components/ui/cn";
import { describeStatus, type StatusTone } from "@/lib/format/status";
import type { RequestRow } from "@/lib/record";

/**
 * How a request ended: a word, a shape and a colour that say the same. What went well stays in the background.
 *
 * @param className for the tinted form, which may hang over its column so that all signs stand in one line.
 */
export function StatusBadge({ row, className }: { row: RequestRow; className?: string }) {
  const { tone, label, description } = describeStatus(row.response_status, row.outcome);
  const Icon = icons[tone];
  const title = row.error_message || description;
  return tone === "success" ? (
    <span title={title} className="inline-flex h-5 items-center gap-1.5 align-middle text-muted-foreground">
      <Icon aria-hidden className="size-3.5 shrink-0 text-success-text" />
      {label}
    </span>
  ) : (
    <Badge tone={tone} title={title} className={cn("align-middle", className)}>
      <Icon aria-hidden className="size-3.5 shrink-0" />
      {label}
    </Badge>
  );
}

const icons: Readonly<Record<StatusTone, typeof Check>> = {
  success: Check,
  warning: Ban,
  danger: CircleAlert,
  neutral: CircleDashed,
};
