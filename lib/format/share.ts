/**
 * A share from 0 to 1 in percent, with a digit behind the point where it is small. What is not nothing never reads
 * `0%`, and what is not everything never reads `100%`: `<0.1%`, `>99.9%`.
 */
export function formatShare(share: number): string {
  const percent = share * 100;
  if (percent <= 0) return "0%";
  if (percent >= 100) return "100%";
  if (percent < 0.1) return "<0.1%";
  if (percent > 99.9) return ">99.9%";
  const digits = percent < 10 || percent > 99 ? 1 : 0;
  return `${percent.toFixed(digits).replace(/\.0$/, "")}%`;
}
