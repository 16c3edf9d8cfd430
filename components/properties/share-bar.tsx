import { formatShare } from "@/lib/format/share";

/** A share from 0 to 1 as a figure and a bar; the bar only repeats the figure. */
export function ShareBar({ share }: { share: number }) {
  return (
    <span className="flex items-center gap-2">
      <span aria-hidden className="h-1.5 w-16 shrink-0 overflow-hidden rounded-full bg-muted">
        <span
          className="block h-full rounded-full bg-accent"
          style={{ width: `${Math.min(100, Math.max(share > 0 ? 3 : 0, share * 100))}%` }}
        />
      </span>
      <span className="w-11 text-right tabular-nums">{formatShare(share)}</span>
    </span>
  );
}
