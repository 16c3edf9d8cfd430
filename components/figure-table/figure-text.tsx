import { formatCount } from "@/lib/format/format";

/** A count; nothing steps back, and errors stand out. */
export function count(value: number, { isAlarming = false }: { isAlarming?: boolean } = {}) {
  const tone = value === 0 ? "text-muted-foreground" : isAlarming ? "text-danger-text" : undefined;
  return <span className={tone}>{formatCount(value)}</span>;
}

/** An average: a small one keeps a digit behind the point. */
export function average(value: number): string {
  return value < 10 ? value.toFixed(1).replace(/\.0$/, "") : formatCount(value);
}
