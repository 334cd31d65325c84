const months: readonly (readonly [number, string])[] = [
  [
    1,
    'january|jan|januar|jänner|janvier|janv|enero|ene|gennaio|gen|janeiro|januari|styczeń|stycznia|января|янв|ocak|ledna|tammikuuta|يناير',
  ],
  [
    2,
    'february|feb|februar|feber|février|févr|fév|febrero|febbraio|fevereiro|fev|februari|lutego|февраля|фев|şubat|února|helmikuuta|فبراير',
  ],
  [3, 'march|mar|märz|maerz|mär|mars|marzo|março|maart|mrt|marca|марта|мар|mart|března|maaliskuuta|مارس'],
  [4, 'april|apr|avril|avr|abril|abr|aprile|kwietnia|апреля|апр|nisan|dubna|huhtikuuta|أبريل'],
  [5, 'may|mai|mayo|maggio|mag|maio|mei|maj|maja|мая|май|mayıs|května|toukokuuta|مايو'],
  [6, 'june|jun|juni|juin|junio|giugno|giu|junho|czerwca|июня|июн|haziran|června|kesäkuuta|يونيو'],
  [7, 'july|jul|juli|juillet|juil|julio|luglio|lug|julho|lipca|июля|июл|temmuz|července|heinäkuuta|يوليو'],
  [8, 'august|aug|août|aout|agosto|ago|augustus|augusti|sierpnia|августа|авг|ağustos|srpna|elokuuta|أغسطس'],
  [
    9,
    'september|sep|sept|septembre|septiembre|settembre|set|setembro|września|сентября|сен|eylül|září|syyskuuta|سبتمبر',
  ],
  [
    10,
    'october|oct|oktober|okt|octobre|octubre|ottobre|ott|outubro|out|października|октября|окт|ekim|října|lokakuuta|أكتوبر',
  ],
  [11, 'november|nov|novembre|noviembre|novembro|listopada|ноября|ноя|kasım|listopadu|marraskuuta|نوفمبر'],
  [
    12,
    'december|dec|dezember|dez|décembre|déc|diciembre|dic|dicembre|dezembro|decembre|grudnia|декабря|дек|aralık|prosince|joulukuuta|ديسمبر',
  ],
]

const monthByName: ReadonlyMap<string, number> = new Map(
  months.flatMap(([number, names]) => names.split('|').map((name): [string, number] => [name, number])),
)

const iso =
  /^(\d{4})-(\d{1,2})-(\d{1,2})(?:(?:T|\s+|\s*T\s*)(\d{1,2}):(\d{2})(?::(\d{2}))?(?:[.,]\d{1,9})?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2}|[+-]\d{2})?)?$/i

/**
 * A machine-readable date (meta, JSON-LD, `datetime`) as ISO 8601: a date, or a date with time, with the
 * offset when the publisher gave one. Null for what is no date. Times without seconds get none.
 */
export function machineDate(value: string): string | null {
  const text = value.trim()
  const match = iso.exec(text)
  if (match !== null) {
    const [, year, month, day, hour, minute, second, offset] = match
    const date = civil(Number(year), Number(month), Number(day))
    if (date === null || hour === undefined || minute === undefined) return date
    return withTime(date, hour, minute, second, offset)
  }
  if (/^\d{10}(?:\d{3})?$/.test(text)) return epoch(Number(text.length === 13 ? text : `${text}000`))
  const compact = /^(\d{4})(\d{2})(\d{2})(?:T?(\d{2})(\d{2})(\d{2})?(Z|[+-]\d{4})?)?$/.exec(text)
  if (compact !== null) {
    const date = civil(Number(compact[1]), Number(compact[2]), Number(compact[3]))
    if (date === null || compact[4] === undefined) return date
    return withTime(date, compact[4], compact[5] ?? '00', compact[6], compact[7])
  }
  return writtenDate(text)
}

const clock =
  /(?:^|[^\d:])(\d{1,2})[:.h](\d{2})(?:[:.](\d{2}))?\s*(a\.?m\.?|p\.?m\.?)?(?:\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2}))?(?!\d)/i

/** The first date that stands in a short text, in the forms people write; with its time when one follows. */
export function writtenDate(text: string): string | null {
  const short = text.slice(0, 300).toLowerCase()
  const found = findDate(short)
  if (found === null) return null
  const match = clock.exec(short.slice(found.end)) ?? clock.exec(short.slice(0, found.start))
  if (match === null || match[1] === undefined || match[2] === undefined) return found.date
  const half = match[4]?.[0]
  const hour = half === undefined ? Number(match[1]) : (Number(match[1]) % 12) + (half === 'p' ? 12 : 0)
  return withTime(found.date, String(hour), match[2], match[3], match[5]) ?? found.date
}

interface Found {
  readonly date: string
  readonly start: number
  readonly end: number
}

function findDate(text: string): Found | null {
  return (
    at(/(?<!\d)(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)/, text, (a, b, c) => civil(+a, +b, +c)) ??
    at(/(?<!\d)(\d{4})\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일]/, text, (a, b, c) =>
      civil(+a, +b, +c),
    ) ??
    at(
      /(?<!\d)(\d{1,2})(?:st|nd|rd|th|er|º|\.)?(?:\s|-|\/)(?:de\s|of\s)?(\p{L}{3,12})\.?,?(?:\s|-|\/)(?:de\s|del\s)?(\d{4})(?!\d)/u,
      text,
      (a, b, c) => named(c, b, a),
    ) ??
    at(/(?<!\p{L})(\p{L}{3,12})\.?\s(\d{1,2})(?:st|nd|rd|th)?,?\s(\d{4})(?!\d)/u, text, (a, b, c) =>
      named(c, a, b),
    ) ??
    at(/(?<!\d)(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})(?!\d)/, text, (a, b, c) => civil(+c, +b, +a)) ??
    at(/(?<!\d)(\d{1,2})[/-](\d{1,2})[/-](\d{4})(?!\d)/, text, dayOrMonthFirst)
  )
}

function at(
  pattern: RegExp,
  text: string,
  read: (a: string, b: string, c: string) => string | null,
): Found | null {
  const match = pattern.exec(text)
  if (match === null) return null
  const date = read(match[1] ?? '', match[2] ?? '', match[3] ?? '')
  return date === null ? null : { date, start: match.index, end: match.index + match[0].length }
}

/** 13/02/2020 can only be the 13th of February; 02/03/2020 is read as most of the world does, day first. */
function dayOrMonthFirst(first: string, second: string, year: string): string | null {
  return Number(second) > 12
    ? civil(Number(year), Number(first), Number(second))
    : civil(Number(year), Number(second), Number(first))
}

function named(year: string, month: string, day: string): string | null {
  const number = monthByName.get(month)
  return number === undefined ? null : civil(Number(year), number, Number(day))
}

function civil(year: number, month: number, day: number): string | null {
  if (!(year >= 1900 && year <= 2100 && month >= 1 && month <= 12 && day >= 1)) return null
  if (day > new Date(Date.UTC(year, month, 0)).getUTCDate()) return null
  return `${year}-${two(month)}-${two(day)}`
}

function withTime(
  date: string,
  hour: string,
  minute: string,
  second?: string,
  offset?: string,
): string | null {
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second ?? 0) > 60) return date
  const seconds = second === undefined ? '' : `:${second}`
  return `${date}T${two(Number(hour))}:${minute}${seconds}${zone(offset)}`
}

function zone(offset: string | undefined): string {
  if (offset === undefined) return ''
  if (/^(?:z|utc|gmt)$/i.test(offset)) return 'Z'
  const digits = offset.slice(1).replace(':', '').padEnd(4, '0')
  return `${offset[0]}${digits.slice(0, 2)}:${digits.slice(2)}`
}

function epoch(milliseconds: number): string | null {
  const date = new Date(milliseconds)
  const year = date.getUTCFullYear()
  return year >= 1990 && year <= 2100 ? `${date.toISOString().slice(0, 19)}Z` : null
}

function two(number: number): string {
  return String(number).padStart(2, '0')
}
