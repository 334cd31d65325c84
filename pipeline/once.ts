/** The same function, which computes its value once, when it is first asked. */
export function once<T extends object>(compute: () => T): () => T {
  let value: T | null = null
  return () => (value ??= compute())
}
