import { canonicalDecimal } from "@/lib/fields/decimal";

export interface Scale {
  type: "linear" | "log";
  /** Bounds of the buckets in order, as exact decimal text; one more than there are buckets. */
  edges: string[];
}

const bucketsWanted = 20;
/** From this ratio on equally wide buckets would put nearly everything into the first. */
const logRatioMin = 50;

/**
 * Buckets at round numbers for the values between two: equally wide, or at 1, 2, 5, 10, 20, … when the largest value
 * is many times the smallest. The first bucket holds the smallest value, the last the largest.
 *
 * @param minPositive the smallest value above zero, when there is one.
 */
export function scaleOf(min: string, max: string, minPositive: string | null, isWhole: boolean): Scale {
  const [low, high] = [Number(min), Number(max)];
  const positive = minPositive === null ? Number.NaN : Number(minPositive);
  return low >= 0 && high / positive >= logRatioMin
    ? { type: "log", edges: logEdges(low, positive, high) }
    : { type: "linear", edges: linearEdges(low, high, isWhole) };
}

function linearEdges(low: number, high: number, isWhole: boolean): string[] {
  const { mantissa, exponent } = niceStep((high - low) / bucketsWanted, isWhole);
  const step = mantissa * 10 ** exponent;
  let index = Math.floor(low / step);
  // Floats round: the first bucket must hold the smallest value all the same.
  while (numberOf(index * mantissa, exponent) > low) index--;
  while (numberOf((index + 1) * mantissa, exponent) <= low) index++;
  const edges = [decimal(index * mantissa, exponent)];
  while (numberOf(index * mantissa, exponent) <= high) {
    index++;
    edges.push(decimal(index * mantissa, exponent));
  }
  return edges;
}

/** 1, 2 or 5 times a power of ten, the smallest that is not below `width`. */
function niceStep(width: number, isWhole: boolean): { mantissa: number; exponent: number } {
  if (!(width > 0)) {
    return { mantissa: 1, exponent: isWhole ? 0 : -2 };
  }
  const exponent = Math.floor(Math.log10(width));
  const mantissa = [1, 2, 5, 10].find((candidate) => numberOf(candidate, exponent) >= width) ?? 10;
  return isWhole && exponent < 0 ? { mantissa: 1, exponent: 0 } : { mantissa, exponent };
}

function logEdges(low: number, positive: number, high: number): string[] {
  const mantissas = [1, 2, 5];
  let exponent = Math.floor(Math.log10(positive));
  let place = 0;
  const advance = () => {
    place = (place + 1) % mantissas.length;
    if (place === 0) exponent++;
  };
  const value = () => numberOf(mantissas[place] ?? 1, exponent);
  const text = () => decimal(mantissas[place] ?? 1, exponent);
  while (value() > positive) exponent--;
  let first = text();
  while (value() <= positive) {
    first = text();
    advance();
  }
  const edges = low < Number(first) ? ["0", first] : [first];
  for (; ; advance()) {
    edges.push(text());
    if (value() > high) return edges;
  }
}

function numberOf(mantissa: number, exponent: number): number {
  return Number(`${mantissa}e${exponent}`);
}

function decimal(mantissa: number, exponent: number): string {
  return canonicalDecimal(`${mantissa}e${exponent}`) ?? "0";
}
