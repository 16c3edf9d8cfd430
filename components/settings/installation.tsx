import { headers } from "next/headers";
import { CopyButton } from "@/components/ui/copy-button";
import { env } from "@/lib/env";
import { baseUrlOf } from "@/lib/installation/base-url";
import { facetVersion } from "@/lib/installation/version";
import { Section } from "./section";

/** What this Facet is, and the addresses that applications use. */
export async function Installation() {
  const { CLICKHOUSE_URL, CLICKHOUSE_DATABASE, FACET_DATA_DIR, FACET_RETENTION_DAYS } = env();
  const baseUrl = baseUrlOf(await headers());
  return (
    <>
      <Section
        title="Base URLs"
        description="What an application's SDK is pointed at. Everything else in it stays as it is."
      >
        <Facts>
          <Fact label="OpenAI SDKs">
            <Address url={`${baseUrl}/v1`} />
          </Fact>
          <Fact label="Anthropic SDKs">
            <Address url={baseUrl} />
          </Fact>
          <Fact label="A named provider">
            <Address url={`${baseUrl}/v1/gateway/{provider}`} />
          </Fact>
          <Fact label="REST API">
            <a href="/api/openapi.json" className="text-accent-text underline underline-offset-2">
              OpenAPI document
            </a>
          </Fact>
        </Facts>
      </Section>
      <Section title="This installation" description="Set by environment variables when Facet starts.">
        <Facts>
          <Fact label="Version">{facetVersion}</Fact>
          <Fact label="Database">
            {CLICKHOUSE_URL
              ? `ClickHouse at ${new URL(CLICKHOUSE_URL).host}, database ${CLICKHOUSE_DATABASE}`
              : "ClickHouse, embedded in this process"}
          </Fact>
          <Fact label="Data directory">
            <code className="break-all font-mono text-xs">{FACET_DATA_DIR}</code>
          </Fact>
          <Fact label="Retention">
            {FACET_RETENTION_DAYS === undefined
              ? "Requests are kept for good"
              : `Requests are removed after ${FACET_RETENTION_DAYS} days`}
          </Fact>
        </Facts>
      </Section>
    </>
  );
}

function Facts({ children }: { children: React.ReactNode }) {
  return <dl className="divide-y divide-border overflow-hidden rounded-lg border bg-surface">{children}</dl>;
}

function Fact({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <div className="grid gap-x-4 gap-y-0.5 px-4 py-2.5 sm:grid-cols-[11rem_1fr]">
      <dt className="text-muted-foreground">{label}</dt>
      <dd className="min-w-0">{children}</dd>
    </div>
  );
}

function Address({ url }: { url: string }) {
  return (
    <span className="flex items-center gap-2">
      <code className="min-w-0 break-all font-mono text-xs">{url}</code>
      <CopyButton text={url} label={url} />
    </span>
  );
}
