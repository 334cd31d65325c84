/**
 * Works on up to `width` items at once and yields the results in the order of the items, so that a long list
 * needs neither the time of one after the other nor the memory of all at once.
 */
export async function* inOrder<T, R>(
  items: Iterable<T>,
  width: number,
  work: (item: T) => Promise<R>,
): AsyncIterable<{ item: T; result: PromiseSettledResult<R> }> {
  const running: Promise<{ item: T; result: PromiseSettledResult<R> }>[] = []
  for (const item of items) {
    running.push(settle(item, work))
    const first = running.length >= width ? running.shift() : undefined
    if (first !== undefined) yield await first
  }
  for (const each of running) yield await each
}

async function settle<T, R>(item: T, work: (item: T) => Promise<R>) {
  const [result] = await Promise.allSettled([work(item)])
  return { item, result }
}
