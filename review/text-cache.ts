/** Texts that cost more to make than to keep: the ones used last, up to a number of characters in all. */
export interface TextCache {
  get(key: string): string | undefined
  set(key: string, text: string): void
}

/** An empty cache for at most `charactersMax` (about as many bytes, or twice). A longer text is not kept. */
export function textCache(charactersMax: number): TextCache {
  const texts = new Map<string, string>()
  let characters = 0
  const forget = (key: string) => {
    characters -= texts.get(key)?.length ?? 0
    texts.delete(key)
  }
  return {
    get(key) {
      const text = texts.get(key)
      if (text === undefined) return undefined
      // The order of a Map is that of insertion: what is used goes to the end.
      texts.delete(key)
      texts.set(key, text)
      return text
    },
    set(key, text) {
      forget(key)
      if (text.length > charactersMax) return
      texts.set(key, text)
      characters += text.length
      for (const [oldest] of texts) {
        if (characters <= charactersMax) break
        forget(oldest)
      }
    },
  }
}
