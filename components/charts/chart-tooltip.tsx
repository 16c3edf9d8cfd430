import type { SeriesPoint } from "@/lib/series/prepare";
import type { ChartSeries } from "./chart-series";

/** The figures of one place on the time axis. */
export function ChartTooltip({
  point,
  series,
  format,
  time,
  comparedLabel,
}: {
  point: SeriesPoint;
  series: readonly ChartSeries[];
  format: (figure: string | number) => string;
  time: (startMs: number) => string;
  comparedLabel?: string;
}) {
  // Of many series those that have nothing here only hide the others.
  const shown = series.length > 4 ? series.filter(({ id }) => Number(point.figures[id] ?? 0) !== 0) : series;
  return (
    <div className="min-w-36 max-w-72 rounded-md bg-raised px-3 py-2 text-xs shadow-popup">
      <p className="mb-1 font-medium">
        {time(point.startMs)}
        {point.isPartial && <span className="font-normal text-muted-foreground"> (not whole)</span>}
      </p>
      <dl className="flex flex-col gap-0.5">
        {shown.map((each) => (
          <Figure key={each.id} label={each.label} figure={point.figures[each.id] ?? null} format={format}>
            <Swatch series={each} />
          </Figure>
        ))}
        {comparedLabel !== undefined && point.compared && (
          <Figure label={comparedLabel} figure={point.compared.figure} format={format}>
            <span aria-hidden className="w-2.5 border-muted-foreground border-t-2 border-dotted" />
          </Figure>
        )}
      </dl>
    </div>
  );
}

/** The colour of a series as the chart draws it; hatched for what has no value. */
export function Swatch({ series: { color, isHatched } }: { series: ChartSeries }) {
  return (
    <span
      aria-hidden
      style={
        isHatched
          ? { backgroundImage: `repeating-linear-gradient(45deg, ${color} 0 2px, transparent 2px 4px)` }
          : { background: color }
      }
      className="size-2.5 shrink-0 rounded-[2px]"
    />
  );
}

function Figure({
  label,
  figure,
  format,
  children,
}: {
  label: string;
  figure: string | number | null;
  format: (figure: string | number) => string;
  children: React.ReactNode;
}) {
  return (
    <div className="flex items-center gap-2">
      {children}
      <dt className="min-w-0 truncate text-muted-foreground">{label}</dt>
      <dd className="ml-auto whitespace-nowrap pl-4">{figure === null ? "–" : format(figure)}</dd>
    </div>
  );
}
