import { asciiDigits, fromSolarHijri, westernYear, withoutEras } from './calendars.ts'
import { monthNamed } from './months.ts'

/** How a page reads 02/03/2020: most of the world the day first, the United States the month. */
export type DayOrder = 'day-first' | 'month-first'

export interface FoundDate {
  /** YYYY-MM-DD */
  readonly date: string
  /** What stands before and after it, in lower case. */
  readonly before: string
  readonly after: string
}

const lengthMax = 300

/** The first date that is written out in a text, in any of the languages of `monthNamed`; null when there is none. */
export function findDate(text: string, order: DayOrder): FoundDate | null {
  const plain = normal(text.slice(0, lengthMax))
  if (!/\d/.test(plain)) return null
  for (const [pattern, read] of patterns) {
    const match = pattern.exec(plain)
    if (match === null) continue
    const date = read(match[1] ?? '', match[2] ?? '', match[3] ?? '', order)
    if (date === null) continue
    return { date, before: plain.slice(0, match.index), after: plain.slice(match.index + match[0].length) }
  }
  return null
}

/**
 * A day with a short year and single figures, 8.5.12, in a text of little else that follows on something: by itself it
 * may be the number of a program.
 */
export function findShortDate(text: string): FoundDate | null {
  const match = /^\s?[,|•·–—]\s?(\d\d?)\.\s?(\d\d?)\.\s?(\d\d)(?:\s?[,|•·–—].{0,20})?$/.exec(text)
  const date = match === null ? null : civil(2000 + Number(match[3]), Number(match[2]), Number(match[1]))
  return date === null ? null : { date, before: '', after: '' }
}

type Read = (a: string, b: string, c: string, order: DayOrder) => string | null

const yearFirst: Read = (a, b, c) => civil(Number(a), Number(b), Number(c))
const dayMonthYear: Read = (a, b, c) => named(c, b, a)

const patterns: readonly (readonly [RegExp, Read])[] = [
  [/(?<!\d)(\d{4})\s?[-/.]\s?(\d{1,2})\s?[-/.]\s?(\d{1,2})(?!\d)/, yearFirst],
  [/(?<!\d)(\d{4})\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일号號]/, yearFirst],
  [
    /(?<!\d)(\d{1,2})(?:st|nd|rd|th|er|[ºª°.])?[\s\-/.]\s?(?:de\s|of\s|d’|d')?([\p{L}\p{M}]{2,14})(?:\/[\p{L}\p{M}]{2,14})?\.?,?[\s\-/.]\s?(?:de\s|del\s|พศ\s?)?(\d{4})(?!\d)/u,
    dayMonthYear,
  ],
  [
    /(?<![\p{L}\p{M}])([\p{L}\p{M}]{3,14})\.?[\s-](\d{1,2})(?:st|nd|rd|th)?(?:\s?,\s?|\s|-)(\d{4})(?!\d)/u,
    (a, b, c) => named(c, a, b),
  ],
  [
    /(?<!\p{L})([a-z]{3})\s(\d{1,2})\s\d\d:\d\d:\d\d\s(?:[a-z]{3,4}\s)?(\d{4})(?!\d)/u,
    (a, b, c) => named(c, a, b),
  ],
  [
    /(?<!\d)(\d{4})[.,]?(?:\sm\.)?[\s-]([\p{L}\p{M}]{3,14})\.?[\s-](\d{1,2})(?!\d)/u,
    (a, b, c) => named(a, b, c),
  ],
  [/(?<!\d)(\d{4})\.?\sgada\s(\d{1,2})\.\s?([\p{L}\p{M}]{3,14})/u, (a, b, c) => named(a, c, b)],
  [
    /(?<!\d)(\d{1,2})\stháng\s(\d{1,2}),?\s(?:năm\s)?(\d{4})(?!\d)/u,
    (a, b, c) => yearFirst(c, b, a, 'day-first'),
  ],
  [/(?<![\d.])(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})(?!\.?\d)/, (a, b, c) => inOrder(a, b, c, 'day-first')],
  [/(?<!\d)(\d{1,2})\s?[/-]\s?(\d{1,2})\s?[/-]\s?(\d{4})(?!\d)/, inOrder],
  [/(?<![\d./])(\d\d)[./](\d\d)[./](\d\d)(?![\d./])/, (a, b, c, order) => inOrder(a, b, `20${c}`, order)],
]

/** 13/02/2020 can only be the 13th of February; 02/03/2020 is read in the order of the page. */
function inOrder(first: string, second: string, year: string, order: DayOrder): string | null {
  const [a, b] = [Number(first), Number(second)]
  const monthFirst = b > 12 || (a <= 12 && order === 'month-first')
  return monthFirst ? civil(Number(year), a, b) : civil(Number(year), b, a)
}

function named(year: string, month: string, day: string): string | null {
  const number = monthNamed(month)
  if (number === null) return null
  if (number < 100) return civil(Number(year), number, Number(day))
  const date = fromSolarHijri(Number(year), number - 100, Number(day))
  return date === null ? null : civil(...date)
}

/** A date that exists, as YYYY-MM-DD; Buddhist and Solar Hijri years are brought to Western ones. */
export function civil(year: number, month: number, day: number): string | null {
  if (!(month >= 1 && month <= 12 && day >= 1 && day <= 31)) return null
  if (year >= 1300 && year <= 1473) {
    const date = fromSolarHijri(year, month, day)
    return date === null ? null : civil(...date)
  }
  const western = westernYear(year)
  if (!(western >= 1900 && western <= 2100)) return null
  if (day > new Date(Date.UTC(western, month, 0)).getUTCDate()) return null
  return `${western}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

// oxlint-disable-next-line no-control-regex
const ascii = /^[\x00-\x7f]*$/

/** Lower case, ASCII digits, Western years, and names of months in one word without points. */
function normal(text: string): string {
  const lower = text.toLowerCase()
  if (ascii.test(lower)) return lower
  return withoutEras(asciiDigits(lower))
    .replace(/(?<=[\u0e00-\u0e7f])\.(?=\d)/g, ' ')
    .replace(/(?<=[\u0e00-\u0e7f])\./g, '')
    .replace(
      /(تشرين|كانون)\s(?:ال)?(أ?ا?ول|ثاني)/g,
      (_, month: string, which: string) => `${month}ال${which === 'ثاني' ? 'ثاني' : 'أول'}`,
    )
    .replace(/\u00a0|\u202f|\u2009/g, ' ')
}
