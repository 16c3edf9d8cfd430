"use client";

import { ChevronsDownUp, ChevronsUpDown, Search } from "lucide-react";
import { useMemo, useState } from "react";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { Input } from "@/components/ui/input";
import { formatCount } from "@/lib/format/format";
import type { JsonNode } from "@/lib/json-text/parse";
import { countNodes, jsonLines, printJson } from "@/lib/json-text/tree";
import { JsonLines } from "./json-lines";

/** A JSON value as a tree: folded and unfolded, searched, copied in part or whole. Digits stay as they were sent. */
export function JsonViewer({ root, label }: { root: JsonNode; label: string }) {
  const [search, setSearch] = useState("");
  const [toggled, setToggled] = useState<ReadonlySet<string>>(noPaths);
  // A small body is shown whole, a large one down to where its shape can be seen.
  const isSmall = useMemo(() => countNodes(root, smallNodesMax) < smallNodesMax, [root]);
  const [openDepth, setOpenDepth] = useState(isSmall ? allDepths : 2);
  const lines = useMemo(
    () => jsonLines(root, { toggled, openDepth, search }),
    [root, toggled, openDepth, search],
  );
  const matches = search.trim() === "" ? null : lines.filter((line) => line.isMatch).length;
  const openTo = (depth: number) => {
    setOpenDepth(depth);
    setToggled(noPaths);
  };
  const toggle = (path: string) => {
    const next = new Set(toggled);
    if (!next.delete(path)) next.add(path);
    setToggled(next);
  };
  return (
    <div className="rounded-lg border bg-surface">
      <div className="flex items-center gap-1 border-b p-1">
        <div className="relative min-w-0 flex-1">
          <Search aria-hidden className="absolute top-2 left-2 size-3 text-muted-foreground" />
          <Input
            aria-label={`Search ${label}`}
            placeholder="Search keys and values"
            value={search}
            onChange={(event) => {
              setSearch(event.target.value);
              setToggled(noPaths);
            }}
            className="h-7 border-0 bg-transparent pl-7 shadow-none"
          />
        </div>
        <span aria-live="polite" className="px-1 text-muted-foreground text-xs">
          {matches !== null && `${formatCount(matches)} found`}
        </span>
        <Button
          variant="ghost"
          size="icon"
          aria-label="Unfold all"
          title="Unfold all"
          onClick={() => openTo(allDepths)}
        >
          <ChevronsUpDown aria-hidden />
        </Button>
        <Button variant="ghost" size="icon" aria-label="Fold all" title="Fold all" onClick={() => openTo(1)}>
          <ChevronsDownUp aria-hidden />
        </Button>
        <CopyButton text={() => printJson(root)} label={label} size="icon" />
      </div>
      <JsonLines lines={lines} onToggle={toggle} />
    </div>
  );
}

const noPaths: ReadonlySet<string> = new Set();
const smallNodesMax = 200;
const allDepths = Number.POSITIVE_INFINITY;
