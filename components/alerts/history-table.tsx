"use client";

import Link from "next/link";
import { ShortRow, ShortTable } from "@/components/figure-table/short-table";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { formatCount, formatDuration, formatTime } from "@/lib/format/format";
import { historyPageSize, type ShownEpisode } from "./use-alerts";

/** What fired, the newest first, with the values, page by page. */
export function HistoryTable({
  history,
  count,
  page,
  onPage,
}: {
  history: readonly ShownEpisode[];
  count: number;
  page: number;
  onPage: (page: number) => void;
}) {
  const last = Math.max(0, Math.ceil(count / historyPageSize) - 1);
  return (
    <section aria-label="History" className="flex flex-col gap-2">
      <h2 className="font-semibold text-base">
        History <span className="font-normal text-muted-foreground">{count > 0 && formatCount(count)}</span>
      </h2>
      {count === 0 ? (
        <p className="text-muted-foreground">Nothing has fired yet.</p>
      ) : (
        <ShortTable
          caption="History of alerts"
          words={["Alert", "Group", "State", "Fired"]}
          figures={["Lasted", "Value", "Worst", "Threshold", ""]}
          minWidth="min-w-[52rem]"
        >
          {history.map((episode) => (
            <EpisodeRow key={episode.id} episode={episode} />
          ))}
        </ShortTable>
      )}
      {last > 0 && (
        <div className="flex items-center gap-2">
          <Button disabled={page === 0} onClick={() => onPage(page - 1)}>
            Newer
          </Button>
          <span aria-live="polite" className="text-muted-foreground">
            Page {page + 1} of {last + 1}
          </span>
          <Button disabled={page >= last} onClick={() => onPage(page + 1)}>
            Older
          </Button>
        </div>
      )}
    </section>
  );
}

function EpisodeRow({ episode }: { episode: ShownEpisode }) {
  const { alert_start_time: start, alert_end_time: end } = episode;
  return (
    <ShortRow>
      <th scope="row" className="max-w-56 truncate px-3 text-left font-medium">
        {episode.alert_name}
      </th>
      <td className="max-w-40 truncate text-left!">{episode.group_label ?? "All requests"}</td>
      <td className="text-left!" title={episode.end_reason ?? undefined}>
        {end === null ? <Badge tone="danger">Firing</Badge> : <Badge tone="success">Recovered</Badge>}
      </td>
      <td className="text-left!">{formatTime(start, "local", Date.now())}</td>
      <td>{end === null ? "–" : formatDuration(Date.parse(end) - Date.parse(start))}</td>
      <td>{episode.triggered_text}</td>
      <td>{episode.worst_text}</td>
      <td>{episode.threshold_text ?? "–"}</td>
      <td>
        {episode.link && (
          <Link
            href={episode.link}
            aria-label={`Requests of ${episode.alert_name}, ${episode.group_label ?? "all"}`}
            className="text-accent-text underline underline-offset-2"
          >
            Requests
          </Link>
        )}
      </td>
    </ShortRow>
  );
}
