/**
 * No filter is a bomb: what lies beyond these bounds is refused with a sentence. The text bound keeps all bound
 * values, percent-encoded, below ClickHouse's limit of one MiB for a URL, which is how a server receives them.
 */
export const filterLimits = {
  /** Groups within groups, after nested groups of one kind are joined. */
  depthMax: 32,
  conditionsMax: 500,
  /**
   * Conditions on what a user's or a session's requests come to, and all conditions of a filter with such: each of the
   * first may repeat the others, and the engine takes statements of 50,000 elements.
   */
  totalsMax: 8,
  besideTotalsMax: 50,
  /** Values of one `in`. */
  valuesMax: 1_000,
  keyCharsMax: 1_000,
  valueCharsMax: 8_192,
  /** All keys and values together. */
  textBytesMax: 128 * 1024,
  /** Nodes of a filter as it is sent, before it is brought into its normal form. */
  nodesMax: 10_000,
} as const;
