import type { DateSpan } from './dates.ts'
import type { TextLanguage } from './language.ts'
import { type ReadText, type Span, spanAt } from './words-of.ts'

/** Languages that write the month before the day; of the others none does. */
const monthFirst: ReadonlySet<TextLanguage> = new Set(['en', null])

/** 03.05.2026, 2026-05-03, 3/5/2026: day, month and year, each of which is told apart. */
export function numericDates({ text, language }: ReadText): DateSpan[] {
  const pattern = /(?<![\p{Nd}.])(\d{1,4})([./-])(\d{1,2})\2(\d{2,4})(?![\p{Nd}])/gu
  const whole = [...text.matchAll(pattern)].flatMap((match) => {
    const span = spanAt(text, match.index, match.index + match[0].length)
    const [first = 0, second = 0, third = 0] = [match[1], match[3], match[4]].map(Number)
    const [year, month, day] = (match[1] ?? '').length === 4 ? [first, second, third] : [third, second, first]
    // Whether 3/5/2026 is in March or in May depends on the country: it is compared as written.
    const isDoubtful = match[2] === '/' && monthFirst.has(language)
    if (isDoubtful || month > 12 || day > 31)
      return [{ ...span, key: `date:${[first, second, third].join('-')}` }]
    return partsOf(span, day, month, year < 100 ? 2000 + year : year)
  })
  const short = language === 'de' ? text.matchAll(shortDate) : []
  return [
    ...whole,
    ...Array.from(short).flatMap((match) => {
      const span = spanAt(text, match.index, match.index + match[0].length)
      return partsOf(span, Number(match[1]), Number(match[2]), null)
    }),
  ]
}

/** am 03.03., vom 3.3. bis zum 5.3. */
const shortDate =
  /(?<=(?<!\p{L})(?:am|vom|bis|zum|ab|seit|der|den|dem|tag|woch|abend) )(0?[1-9]|[12]\d|3[01])\.(0?[1-9]|1[0-2])\.(?!\d)/gu

function partsOf(span: Span, day: number, month: number, year: number | null): DateSpan[] {
  const keys = [`day:${day}`, `month:${month - 1}`, ...(year === null ? [] : [`year:${year}`])]
  return keys.map((key) => ({ ...span, key }))
}
