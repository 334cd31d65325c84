/** What costs more to make than to keep: what was used last, up to a length in all. */
export interface SizedCache<T> {
  get(key: string): T | undefined
  set(key: string, value: T): void
}

/** An empty cache for texts of at most `charactersMax` (about as many bytes, or twice). A longer text is not kept. */
export function textCache(charactersMax: number): SizedCache<string> {
  return sizedCache(charactersMax)
}

/** An empty cache of things whose lengths are at most `lengthMax` together. What is longer alone is not kept. */
export function sizedCache<T extends { readonly length: number }>(lengthMax: number): SizedCache<T> {
  const values = new Map<string, T>()
  let length = 0
  const forget = (key: string) => {
    length -= values.get(key)?.length ?? 0
    values.delete(key)
  }
  return {
    get(key) {
      const value = values.get(key)
      if (value === undefined) return undefined
      // The order of a Map is that of insertion: what is used goes to the end.
      values.delete(key)
      values.set(key, value)
      return value
    },
    set(key, value) {
      forget(key)
      if (value.length > lengthMax) return
      values.set(key, value)
      length += value.length
      for (const [oldest] of values) {
        if (length <= lengthMax) break
        forget(oldest)
      }
    },
  }
}
