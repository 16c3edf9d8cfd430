import { Ban, Check, CircleAlert, CircleDashed } from "lucide-react";
import { Badge } from "@/components/ui/badge";
import { describeStatus, type StatusTone } from "@/lib/format/status";
import type { RequestRow } from "@/lib/record";

/** How a request ended: a word, a shape and a colour that say the same. */
export function StatusBadge({ row }: { row: RequestRow }) {
  const { tone, label, description } = describeStatus(row.response_status, row.outcome);
  const Icon = icons[tone];
  return (
    <Badge tone={tone} title={row.error_message || description}>
      <Icon aria-hidden className="size-3 shrink-0" />
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
