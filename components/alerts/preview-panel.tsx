"use client";

import { ShortRow, ShortTable } from "@/components/figure-table/short-table";
import { useDebounced } from "@/components/filters/use-debounced";
import { Skeleton } from "@/components/ui/skeleton";
import { describeSpan, formatMeasured, isChange } from "@/lib/alerts/describe";
import type { Filter } from "@/lib/filters";
import { formatCount, formatDuration } from "@/lib/format/format";
import { type AlertDraft, bodyOfDraft, isComplete } from "./draft";
import { stretches } from "./prepare-preview";
import { PreviewChart } from "./preview-chart";
import { type ShownPreview, usePreview } from "./use-alerts";

/** When the alert of the form would have fired in the past thirty days; follows what is typed after a short rest. */
export function PreviewPanel({ draft, filter }: { draft: AlertDraft; filter: Filter }) {
  const body = isComplete(draft) ? { ...bodyOfDraft(draft, filter), ...unheard } : null;
  const settled = useDebounced(JSON.stringify(body), 500);
  const preview = usePreview(JSON.parse(settled));
  const isStale = preview.isPlaceholderData || settled !== JSON.stringify(body);
  const { metric, condition } = draft;
  const format = (value: number) =>
    isChange(condition)
      ? `${Math.round(value)} %`
      : condition === "no_data"
        ? formatCount(value)
        : formatMeasured(metric, String(value));
  const typed = Number(draft.threshold);
  const threshold = condition === "no_data" ? Math.max(1, Number(draft.minimumRequests) || 0) : typed;
  return (
    <section aria-label="Preview" className="rounded-lg border bg-surface p-4">
      <h2 className="font-semibold text-base">The past 30 days</h2>
      {body === null ? (
        <p className="mt-2 text-muted-foreground">
          Say when it is to fire, and this shows when it would have.
        </p>
      ) : preview.error ? (
        <p role="alert" className="mt-2 break-words text-danger-text">
          {preview.error.message}
        </p>
      ) : preview.data ? (
        <>
          <PreviewSummary preview={preview.data} />
          <PreviewChart
            preview={preview.data}
            threshold={
              Number.isFinite(threshold) ? (condition === "decrease" ? -threshold : threshold) : null
            }
            format={format}
            isStale={isStale}
          />
          <PreviewGroups preview={preview.data} />
        </>
      ) : (
        <Skeleton className="mt-3 h-56 w-full" />
      )}
    </section>
  );
}

/** Who would be told, and what it is called, changes nothing about when it fires. */
const unheard = { name: "Preview", channels: [], emails: [], slack_channels: [], is_enabled: true };

function PreviewSummary({ preview }: { preview: ShownPreview }) {
  const { firings, notices, evaluated_every_ms, group_count, groups_read } = preview;
  const times = firings === 1 ? "once" : `${formatCount(firings)} times`;
  return (
    <div aria-live="polite" className="mt-1 mb-3">
      <p>
        {firings === 0 ? (
          "It would not have fired."
        ) : (
          <>
            It would have fired <strong>{times}</strong> and sent {formatCount(notices)}{" "}
            {notices === 1 ? "message" : "messages"} to each channel.
          </>
        )}
      </p>
      <p className="text-muted-foreground text-xs">
        Looked at every {describeSpan(evaluated_every_ms)}
        {groups_read < group_count &&
          `; the ${formatCount(groups_read)} of ${formatCount(group_count)} groups with most requests`}
        .
      </p>
    </div>
  );
}

function PreviewGroups({ preview }: { preview: ShownPreview }) {
  const [fromMs, toMs] = [Date.parse(preview.from), Date.parse(preview.to)];
  if (preview.groups.every(({ firings }) => firings === 0)) return null;
  return (
    <div className="mt-4">
      <ShortTable
        caption="Firings by group"
        words={["Group", "When"]}
        figures={["Fired", "For"]}
        minWidth="min-w-[26rem]"
      >
        {preview.groups.map(({ group, group_label, firings, firing_ms }) => (
          <ShortRow key={group}>
            <th scope="row" className="max-w-40 truncate px-3 text-left font-normal">
              {group_label ?? "All requests"}
            </th>
            <td className="w-1/2">
              <Strip
                bands={stretches(
                  preview.episodes.filter((episode) => episode.group === group),
                  fromMs,
                  toMs,
                )}
              />
            </td>
            <td>{formatCount(firings)}</td>
            <td>{firings === 0 ? "–" : formatDuration(firing_ms)}</td>
          </ShortRow>
        ))}
      </ShortTable>
    </div>
  );
}

function Strip({ bands }: { bands: readonly { left: number; width: number }[] }) {
  return (
    <span aria-hidden className="relative block h-3 w-full overflow-hidden rounded-sm bg-muted">
      {bands.map(({ left, width }) => (
        <span
          key={`${left}-${width}`}
          style={{ left: `${left}%`, width: `${width}%` }}
          className="absolute inset-y-0 min-w-0.5 bg-danger"
        />
      ))}
    </span>
  );
}
