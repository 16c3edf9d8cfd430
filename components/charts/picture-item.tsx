"use client";

import type { RefObject } from "react";
import { toast } from "sonner";
import { saveFile } from "@/components/exports/save-text";
import { MenuItem } from "@/components/ui/menu";
import { chartPicture } from "./chart-picture";
import type { ChartSeries } from "./chart-series";

const drawnWithinMs = 15_000;

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
    try {
      const svg = await drawnChart(chartRef.current);
      saveFile(`facet-${name}.png`, await chartPicture(svg, title, series));
    } catch (error) {
      toast.error("The picture could not be made.", {
        description: error instanceof Error ? error.message : undefined,
      });
    }
  };
  return <MenuItem onClick={save}>PNG picture</MenuItem>;
}

/** The chart of an element. Its code is loaded apart, so the menu can be there before it is drawn. */
function drawnChart(element: HTMLElement | null): Promise<SVGSVGElement> {
  return new Promise((resolve, reject) => {
    const look = () => {
      const svg = element?.querySelector<SVGSVGElement>("svg.recharts-surface");
      if (!svg) return;
      stop();
      // Its axes and bars are measured and placed until the next frame.
      requestAnimationFrame(() => resolve(svg));
    };
    const observer = new MutationObserver(look);
    const timer = setTimeout(() => {
      stop();
      reject(new Error("The chart is not drawn yet. Try again once it is there."));
    }, drawnWithinMs);
    const stop = () => {
      observer.disconnect();
      clearTimeout(timer);
    };
    if (element) observer.observe(element, { childList: true, subtree: true });
    look();
  });
}
