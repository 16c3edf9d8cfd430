import { formatBytes, formatCount } from "@/lib/format/format";
import type { ExportEstimate, ExportProgress } from "./use-export";

/** What an export will come to, as a sentence; counts are exact, the size is a guess. */
export function estimateSentence({ requests, rows, bytes, files, columns }: ExportEstimate): string {
  if (requests === 0) return "No request is selected; the file would hold its head alone.";
  const parts = [
    files === null
      ? counted(rows, rows === requests ? "request" : "row")
      : `${counted(requests, "request")} in ${counted(files, "file")}`,
    counted(columns.length, "column"),
    `about ${formatBytes(bytes)}`,
  ];
  return parts.join(" · ");
}

/** How far it is, from 0 to 1; null while that cannot be told. */
export function exportShare({ rows, requests, state }: ExportProgress): number | null {
  if (state === "done") return 1;
  return requests === null || requests === 0 ? null : rows / requests;
}

/** How far it is, in figures. */
export function progressSentence(progress: ExportProgress, nowMs: number): string {
  const { rows, requests, bytes, started_at, finished_at, state, failure } = progress;
  const seconds = Math.max(
    0.001,
    (Date.parse(finished_at ?? new Date(nowMs).toISOString()) - Date.parse(started_at)) / 1_000,
  );
  switch (state) {
    case "running": {
      const of = requests === null ? "" : ` of ${formatCount(requests)}`;
      return `${formatCount(rows)}${of} · ${formatBytes(bytes)} · ${formatCount(Math.round(rows / seconds))} a second`;
    }
    case "done":
      return `Complete: ${counted(rows, "row")}, ${formatBytes(bytes)}, in ${seconds < 10 ? seconds.toFixed(1) : Math.round(seconds)} s. The browser has the file.`;
    case "cancelled":
      return `Cancelled after ${counted(rows, "row")}. The browser marks the download as failed; what it kept is not whole.`;
    case "failed":
      return `Failed after ${counted(rows, "row")}: ${failure ?? "the connection broke"} The file is not whole.`;
  }
}

/** What a screen reader is told: in quarters, since every single step would be noise. */
export function spokenExport(progress: ExportProgress): string {
  if (progress.state !== "running") return progressSentence(progress, 0);
  const percent = Math.floor((exportShare(progress) ?? 0) * 4) * 25;
  return percent > 0 ? `${percent} percent exported.` : "The export is under way.";
}

function counted(count: number, word: string): string {
  return `${formatCount(count)} ${word}${count === 1 ? "" : "s"}`;
}
