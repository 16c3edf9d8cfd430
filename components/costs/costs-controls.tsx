"use client";

import { ArrowLeftRight } from "lucide-react";
import { ChoiceMenu } from "@/components/metrics/choice-menu";
import { GroupChoice } from "@/components/metrics/group-choice";
import { Button } from "@/components/ui/button";
import { type Interval, intervalText } from "@/lib/histogram/interval";
import { bucketChoices } from "@/lib/metrics-view/buckets";
import { comparisons } from "@/lib/metrics-view/comparisons";
import type { CostsView, SetCostsView } from "./use-costs-view";

/** What costs are broken down by, in how wide buckets, and compared with what. */
export function CostsControls({
  view: { by, and, every, vs },
  setView,
  interval,
}: {
  view: CostsView;
  setView: SetCostsView;
  /** How wide the buckets are that nobody chose. */
  interval: Interval | undefined;
}) {
  const auto = interval && every === "auto" ? `auto (${intervalText(interval)})` : "auto";
  return (
    <div className="flex flex-wrap items-center gap-1.5">
      <GroupChoice label="By" value={by} except={and} onChange={(name) => setView({ by: name })} />
      {and !== null && (
        <Button
          size="icon"
          aria-label="Swap the two keys"
          title="Swap the two keys"
          onClick={() => setView({ by: and, and: by })}
        >
          <ArrowLeftRight aria-hidden className="text-muted-foreground" />
        </Button>
      )}
      <GroupChoice
        label="and by"
        value={and}
        except={by}
        onChange={(name) => setView({ and: name })}
        onClear={() => setView({ and: null })}
      />
      <div className="flex flex-wrap gap-1.5 sm:ml-auto">
        <ChoiceMenu
          label="Per"
          value={every}
          options={bucketChoices.map((value) => ({ value, label: value === "auto" ? auto : value }))}
          onChange={(value) => setView({ every: value })}
        />
        <ChoiceMenu
          label="Against"
          value={vs}
          options={comparisons.map(({ value, label }) => ({ value, label: label.toLowerCase() }))}
          onChange={(value) => setView({ vs: value })}
        />
      </div>
    </div>
  );
}
