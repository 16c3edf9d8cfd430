"use client";

import { CodeBlock } from "@/components/ui/code-block";
import { Segmented } from "@/components/ui/segmented";
import { useStored } from "@/components/ui/use-stored";
import { curlThroughFacet, curlToProvider } from "@/lib/curl/request-curl";
import type { RequestDetail } from "./use-request";

/** The request as a command, to send it again. */
export function CurlTab({ detail: { row, request } }: { detail: RequestDetail }) {
  const [target, setTarget] = useStored<Target>("curl.target", "facet", readTarget);
  const body = request.kind === "none" ? null : request.text;
  const command =
    target === "facet" ? curlThroughFacet(row, body, window.location.origin) : curlToProvider(row, body);
  return (
    <div className="flex flex-col gap-3">
      <Segmented
        label="Where to send it"
        value={target}
        onChange={setTarget}
        options={[
          { value: "facet", label: "Through Facet" },
          { value: "provider", label: "To the provider" },
        ]}
        className="self-start"
      />
      <CodeBlock code={command} label="command" wraps />
      <p className="text-muted-foreground text-xs">Keys are not recorded: set the shell variables first.</p>
    </div>
  );
}

type Target = "facet" | "provider";

function readTarget(value: unknown): Target | undefined {
  return value === "facet" || value === "provider" ? value : undefined;
}
