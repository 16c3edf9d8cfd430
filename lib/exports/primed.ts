/**
 * The same values once the first of them is there: what goes wrong at the beginning can still be answered as an error.
 */
export async function primed<T>(source: AsyncGenerator<T>): Promise<AsyncGenerator<T>> {
  const first = await source.next();
  return (async function* () {
    try {
      if (!first.done) {
        yield first.value;
        yield* source;
      }
    } finally {
      await source.return(undefined);
    }
  })();
}
