/** Languages whose words for days, months and times are known, as ICU has them. */
const languages = ['en', 'de', 'fr', 'es', 'it', 'pt', 'nl', 'he', 'ru', 'ar', 'ja', 'zh', 'pl', 'sv', 'tr']

/** Words of dates and times in lower case. */
export interface TimeWords {
  /** Months, days, units: "March", "yesterday", "minutes". */
  readonly names: ReadonlySet<string>
  /** What stands beside many of them and elsewhere too: "in", "last", "ago". */
  readonly companions: ReadonlySet<string>
}

/** A word beside so many units of time names none of them. */
const unitsMin = 3
/** A preposition or a suffix; where a script needs so few letters for a noun, it is none of these. */
const shortWord = /^[\p{sc=Latin}\p{sc=Cyrillic}\p{sc=Arabic}\p{sc=Hebrew}]{1,3}$/u

/** The words of all languages together. Costs some milliseconds. */
export function timeWords(): TimeWords {
  const names = new Set<string>()
  const companions = new Set<string>()
  for (const language of languages) {
    for (const style of ['long', 'short'] as const) {
      const format = new Intl.DateTimeFormat(language, { month: style, weekday: style, timeZone: 'UTC' })
      // Twelve months that begin on all days of the week.
      for (let month = 0; month < 12; month += 1) {
        for (const word of wordsOf(format.format(Date.UTC(2026, month, 1 + month)))) names.add(word)
      }
    }
    const relative = new Intl.RelativeTimeFormat(language, { numeric: 'auto' })
    const unitsOf = new Map<string, number>()
    for (const unit of ['second', 'minute', 'hour', 'day', 'week', 'month', 'year'] as const) {
      const words = new Set([-5, -2, -1, 0, 1].flatMap((amount) => wordsOf(relative.format(amount, unit))))
      for (const word of words) unitsOf.set(word, (unitsOf.get(word) ?? 0) + 1)
    }
    for (const [word, units] of unitsOf) {
      const group = units >= unitsMin || shortWord.test(word) ? companions : names
      group.add(word)
    }
  }
  return { names, companions }
}

function wordsOf(text: string): string[] {
  return Array.from(text.toLowerCase().matchAll(/\p{L}[\p{L}\p{M}]*/gu), ([word]) => word)
}
