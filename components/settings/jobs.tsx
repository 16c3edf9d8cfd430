import { jobsAnswer } from "@/lib/api/readiness";
import { JobTable } from "./job-table";
import { Section } from "./section";

/** What Facet does by itself, and whether it goes well. */
export function Jobs() {
  return (
    <Section title="Background jobs" description="What Facet does by itself, at times of its own.">
      <JobTable initial={jobsAnswer()} />
    </Section>
  );
}
