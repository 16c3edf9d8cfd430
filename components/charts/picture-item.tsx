"use client";

import type { RefObject } from "react";
import { toast } from "sonner";
import { saveFile } from "@/components/exports/save-text";
import { MenuItem } from "@/components/ui/menu";
import { chartPicture } from "./chart-picture";
import type { ChartSeries } from "./chart-series";

/** Saves the chart within an element as a picture, from a menu. */
export function PictureItem({
  name,
  title,
  series,
  chartRef,
}: {
  /** Of the file, without its ending. */
  name: string;
  title: string;
  series: readonly ChartSeries[];
  chartRef: RefObject<HTMLElement | null>;
}) {
  const save = async () => {
    const svg = chartRef.current?.querySelector<SVGSVGElement>("svg.recharts-surface");
    if (!svg) return;
    try {
      saveFile(`facet-${name}.png`, await chartPicture(svg, title, series));
    } catch (error) {
      toast.error("The picture could not be made.", {
        description: error instanceof Error ? error.message : undefined,
      });
    }
  };
  return <MenuItem onClick={save}>PNG picture</MenuItem>;
}
