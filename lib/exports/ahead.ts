/**
 * The same values, the next one always being asked for while the last one is in use: what reads them never waits for
 * both. One value is held in advance, no more.
 */
export async function* ahead<T>(source: AsyncIterable<T>): AsyncGenerator<T> {
  const iterator = source[Symbol.asyncIterator]();
  let next = iterator.next();
  try {
    while (true) {
      const { done, value } = await next;
      if (done) {
        return;
      }
      next = iterator.next();
      // A failure is told when its turn comes; until then it is not one that nobody heard of.
      next.catch(() => {});
      yield value;
    }
  } finally {
    await next.catch(() => {});
    await iterator.return?.();
  }
}
