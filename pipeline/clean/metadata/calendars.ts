/** Days and years as other calendars and scripts write them, brought to those of ISO 8601. */

const otherDigits = /[٠-٩۰-۹०-९০-৯௦-௯๐-๙０-９]/g
const zeros = [0x660, 0x6f0, 0x966, 0x9e6, 0xbe6, 0xe50, 0xff10]

/** Digits of Arabic, Persian, Hindi, Bengali, Tamil, Thai and full-width text as ASCII ones. */
export function asciiDigits(text: string): string {
  return text.replace(otherDigits, (digit) => {
    const code = digit.charCodeAt(0)
    return String(code - (zeros.findLast((zero) => zero <= code) ?? code))
  })
}

/** The Western year of a Buddhist one as Thailand counts it; other years as they are. */
export function westernYear(year: number): number {
  return year >= 2443 && year <= 2643 ? year - 543 : year
}

const eras: ReadonlyMap<string, number> = new Map([
  ['明治', 1867],
  ['大正', 1911],
  ['昭和', 1925],
  ['平成', 1988],
  ['令和', 2018],
  ['民國', 1911],
  ['民国', 1911],
])

const eraYear = /(明治|大正|昭和|平成|令和|民國|民国)\s?(\d{1,3}|元)(?=\s?年)/g

/** Years of Japanese eras and of the Republic in Taiwan as Western ones: 令和6年 is 2024年. */
export function withoutEras(text: string): string {
  return text.replace(eraYear, (_, era: string, year: string) =>
    String((eras.get(era) ?? 0) + (year === '元' ? 1 : Number(year))),
  )
}

/**
 * The Western date of one in the Solar Hijri calendar of Iran and Afghanistan, as year, month, day. Leap years by the
 * 33-year cycle, which holds from 1244 to 1473 (1865 to 2095).
 */
export function fromSolarHijri(
  year: number,
  month: number,
  day: number,
): readonly [number, number, number] | null {
  if (year < 1244 || year > 1473 || day > (month <= 6 ? 31 : 30)) return null
  const days = (month - 1) * 30 + Math.min(month - 1, 6) + day - 1
  const sinceAnchor = firstDay(year) - firstDay(1400) + days
  // 1 Farvardin 1400 was 21 March 2021.
  const date = new Date(Date.UTC(2021, 2, 21) + sinceAnchor * 86_400_000)
  return [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()]
}

/** Days before a year, up to a constant. */
function firstDay(year: number): number {
  return 365 * year + Math.floor((8 * year + 21) / 33)
}
