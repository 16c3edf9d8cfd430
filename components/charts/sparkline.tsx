import { type Sparkline as Drawn, sparkline } from "@/lib/series/sparkline";

const box = { width: 200, height: 36 };

/** A small line of how a figure moved; what it says is said in words, too, by `label`. */
export function Sparkline({
  heights,
  label,
  color,
}: {
  heights: readonly (number | null)[];
  label: string;
  /** A colour of the theme, such as `var(--chart-1)`. */
  color: string;
}) {
  const { line, area }: Drawn = sparkline(heights, box);
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 -1 ${box.width} ${box.height + 2}`}
      preserveAspectRatio="none"
      className="h-9 w-full overflow-visible"
    >
      <path d={area} fill={color} fillOpacity={0.12} />
      <path
        d={line}
        fill="none"
        stroke={color}
        strokeWidth={1.5}
        strokeLinejoin="round"
        strokeLinecap="round"
        vectorEffect="non-scaling-stroke"
      />
    </svg>
  );
}
