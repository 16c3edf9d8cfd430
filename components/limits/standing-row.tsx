import Link from "next/link";
import { Moment } from "@/components/properties/moment";
import { cn } from "@/components/ui/cn";
import type { Budget } from "./limit-schema";
import type { StandingLine } from "./prepare-standing";

/** One segment of a budget: a bar of what is spent with a mark where it will end, and the same in figures. */
export function StandingRow({ line, period }: { line: StandingLine; period: Budget["period"] }) {
  return (
    <tr className="border-t first:border-t-0">
      <th scope="row" className="w-1/3 py-2 pr-3 pl-4 text-left align-top font-normal sm:w-1/4">
        <Link href={line.href} className="block truncate rounded-sm hover:underline" title={line.label}>
          {line.label}
        </Link>
        {line.reached && (
          <span className="block text-muted-foreground text-xs">
            {line.reached.percent} % reached <Moment iso={line.reached.at} zone="local" />
          </span>
        )}
      </th>
      <td className="py-2 pr-4 align-top">
        <div className="flex flex-wrap items-baseline justify-between gap-x-3">
          <span className="tabular-nums">{line.spent}</span>
          <span className={cn("font-medium tabular-nums", texts[line.tone])}>{line.percent}</span>
        </div>
        <Bar line={line} />
        {line.unpriced && <p className="mt-1 text-muted-foreground text-xs">{line.unpriced}</p>}
        <p className="mt-1 text-muted-foreground text-xs sm:hidden">
          <Forecast line={line} period={period} />
        </p>
      </td>
      <td className="hidden w-1/5 py-2 pr-4 text-right align-top text-muted-foreground text-xs sm:table-cell">
        <Forecast line={line} period={period} />
      </td>
    </tr>
  );
}

function Forecast({ line: { forecast }, period }: { line: StandingLine; period: Budget["period"] }) {
  return forecast === null ? (
    "too early for a forecast"
  ) : (
    <>
      <span className="whitespace-nowrap tabular-nums">{forecast}</span> by the end of the {period}
    </>
  );
}

/** The bar only repeats the figures. It ends at the amount, or at the forecast where that lies beyond. */
function Bar({ line: { share, forecastShare, tone } }: { line: StandingLine }) {
  const whole = Math.max(1, Math.min(forecastShare ?? 0, 2), Math.min(share, 2));
  const at = (part: number) => `${Math.min(100, (100 * part) / whole)}%`;
  return (
    <div aria-hidden className="relative mt-1.5 h-2 overflow-hidden rounded-full bg-muted">
      {forecastShare !== null && (
        <div
          className={cn("absolute inset-y-0 left-0 opacity-30", grounds[tone])}
          style={{ width: at(forecastShare) }}
        />
      )}
      <div
        className={cn("absolute inset-y-0 left-0 rounded-full", grounds[tone])}
        style={{ width: share > 0 ? `max(${at(share)}, 2px)` : 0 }}
      />
      {whole > 1 && <div className="absolute inset-y-0 w-px bg-foreground" style={{ left: at(1) }} />}
    </div>
  );
}

const grounds = {
  success: "bg-success",
  warning: "bg-warning",
  danger: "bg-danger",
  neutral: "bg-accent",
} as const;

const texts = {
  success: "text-success-text",
  warning: "text-warning-text",
  danger: "text-danger-text",
  neutral: "",
} as const;
