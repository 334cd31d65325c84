/** What this browser remembers of a choice; null where there is none, or where nothing may be kept. */
export function recall(name: string): string | null {
  try {
    return localStorage.getItem(`stet-${name}`)
  } catch {
    return null
  }
}

/** Keeps a choice in this browser, where it may. */
export function remember(name: string, value: string): void {
  try {
    localStorage.setItem(`stet-${name}`, value)
  } catch {
    // A browser that keeps nothing asks again; the choice holds for this page.
  }
}
