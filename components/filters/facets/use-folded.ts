"use client";

import { z } from "zod";
import { useStored } from "@/components/ui/use-stored";

/** Which facets of the rail are folded up, by the reader's taste. */
export function useFolded(): { folded: readonly string[]; setFolded: (field: string, is: boolean) => void } {
  const [folded, store] = useStored<string[]>(
    "facets.folded",
    foldedAtFirst,
    (value) => z.array(z.string()).safeParse(value).data,
  );
  return {
    folded,
    setFolded: (field, is) => store([...folded.filter((other) => other !== field), ...(is ? [field] : [])]),
  };
}

/** What few look for at first. */
const foldedAtFirst = ["provider", "ttft", "total_tokens", "stop_reason", "stream"];
