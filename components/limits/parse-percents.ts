/** Percents as people list them; null when one is none. */
export function parsePercents(text: string): number[] | null {
  const words = text.split(/[\s,;%]+/).filter((word) => word !== "");
  const percents = words.map((word) => (/^\d{1,4}$/.test(word) ? Number(word) : Number.NaN));
  return percents.length <= 10 && percents.every((percent) => percent >= 1 && percent <= 1_000)
    ? percents
    : null;
}
