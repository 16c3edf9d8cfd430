"use client";

import { Moment } from "@/components/properties/moment";
import { Badge } from "@/components/ui/badge";
import { ScrollRegion } from "@/components/ui/scroll-region";
import { type ShownJob, useJobs } from "./use-jobs";

/** The background jobs, one to a row. */
export function JobTable({ initial }: { initial: readonly ShownJob[] }) {
  const jobs = useJobs(initial);
  return (
    <ScrollRegion aria-label="Background jobs" className="overflow-x-auto rounded-lg border bg-surface">
      <table className="w-full min-w-[34rem]">
        <caption className="sr-only">Background jobs</caption>
        <thead>
          <tr className="border-b text-left text-muted-foreground text-xs">
            <th scope="col" className="px-4 py-2 font-medium">
              What it does
            </th>
            <th scope="col" className="px-2 py-2 font-medium">
              Last run
            </th>
            <th scope="col" className="px-2 py-2 font-medium">
              Next run
            </th>
            <th scope="col" className="px-4 py-2 text-right font-medium">
              State
            </th>
          </tr>
        </thead>
        <tbody>
          {jobs.map((job) => (
            <tr key={job.name} className="border-b align-top last:border-b-0">
              <th scope="row" className="px-4 py-2 text-left font-normal">
                {job.description}
                {job.last_error !== null && (
                  <p className="mt-0.5 text-danger-text text-xs">{job.last_error}</p>
                )}
              </th>
              <td className="whitespace-nowrap px-2 py-2">
                <Moment iso={job.last_started_at} zone="local" />
              </td>
              <td className="whitespace-nowrap px-2 py-2">
                <Moment iso={job.next_at} zone="local" />
              </td>
              <td className="whitespace-nowrap px-4 py-2 text-right">
                <JobBadge job={job} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

function JobBadge({ job }: { job: ShownJob }) {
  if (job.is_running) return <Badge>Running</Badge>;
  if (job.last_error !== null) return <Badge tone="danger">Failed</Badge>;
  return job.last_ended_at === null ? <Badge>Waiting</Badge> : <Badge tone="success">Done</Badge>;
}
