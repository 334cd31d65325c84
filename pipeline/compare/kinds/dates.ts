import { isSpaceless, knownLanguages, type TextLanguage } from './language.ts'
import { clockTimes, spokenTimes } from './clock-times.ts'
import { signValue } from './number-compounds.ts'
import type { NumberSpan } from './number-values.ts'
import { numericDates } from './numeric-dates.ts'
import { phraseBook } from './phrases.ts'
import { months, relativeTimes, weekdays } from './words/calendar.ts'
import { overlaps, type ReadText, type Span, spanAt, type Word } from './words-of.ts'

/** A date, a day or a time of a text; `key` is equal for all spellings of one. */
export interface DateSpan extends Span {
  readonly key: string
  /** True for an hour by the face of a clock, which may be either of two. */
  readonly isHalfDay?: boolean
}

const monthNames = namesOf(months)
const weekdayPhrases = phraseBook(
  Object.fromEntries(
    Object.entries(weekdays).map(([language, list]) => [
      language,
      list
        .split(/[\s/]+/)
        .map(asPhrase)
        .join(','),
    ]),
  ),
)
const weekdayNames = namesOf(weekdays)
const relativePhrases = phraseBook(relativeTimes)

/** Form → its index in the list, by language. */
function namesOf(data: Readonly<Partial<Record<string, string>>>): Map<TextLanguage, Map<string, number>> {
  return new Map(
    knownLanguages.map((language) => {
      const names = new Map<string, number>()
      const list = (data[language] ?? '').split(/\s+/).filter((forms) => forms !== '')
      list.forEach((forms, index) => {
        for (const form of forms.split('/')) names.set(asPhrase(form), index)
      })
      return [language, names]
    }),
  )
}

function asPhrase(form: string): string {
  return form.replaceAll('_', ' ')
}

/** All dates and times of a text: each day, month, year, hour and relative day on its own. */
export function datesOf(text: ReadText, numbers: readonly NumberSpan[]): DateSpan[] {
  if (text.language === 'ja' || text.language === 'zh' || text.language === 'th') return datesInSigns(text)
  const written = numericDates(text)
  const found: DateSpan[] = [...written]
  const add = (spans: readonly DateSpan[]) => {
    for (const span of spans) if (!found.some((one) => overlaps(one, span))) found.push(span)
  }
  add(clockTimes(text))
  add(spokenTimes(text, numbers))
  add(monthDates(text, numbers))
  add(weekdayDates(text))
  add(relativeDates(text))
  add(years(text))
  return found.toSorted((a, b) => a.start - b.start)
}

/** What may stand between a day in words and its month; Hebrew and Arabic write it together with the month. */
const betweenDayAndMonth = /^[\s.]{0,2}(?:(?:of|de|di|do|del)\s)?$/u

/** A month's name, and the day beside it. */
function monthDates({ text, words, language }: ReadText, numbers: readonly NumberSpan[]): DateSpan[] {
  const names = monthNames.get(language)
  if (names === undefined) return []
  return words.flatMap((word, at) => {
    const month = names.get(word.lower) ?? names.get(withoutPrefix(word.lower, language))
    if (month === undefined || !isMonth(word, words, at, language)) return []
    const day = dayBeside(words, at, language)
    const found = [{ ...spanAt(text, word.start, word.end), key: `month:${month}` }]
    if (day !== null) {
      found.push({ ...spanAt(text, day.start, day.end), key: `day:${Number.parseInt(day.text, 10)}` })
    } else {
      const spelled = numbers.find(
        ({ end, value }) =>
          end < word.start &&
          value <= 31 &&
          betweenDayAndMonth.test(text.slice(Math.max(end, word.start - 8), word.start)) &&
          word.start - end <= 4,
      )
      if (spelled !== undefined) found.push({ ...spelled, key: `day:${spelled.value}` })
    }
    return found
  })
}

function withoutPrefix(lower: string, language: TextLanguage): string {
  if (language === 'he') return lower.replace(/^[בלמהוש]/u, '')
  return language === 'ar' ? lower.replace(/^[وفبل]/u, '') : lower
}

/** English May and March are months with a capital and a number or a preposition beside. */
function isMonth(word: Word, words: readonly Word[], at: number, language: TextLanguage): boolean {
  if (language === 'fr' || language !== 'en') return true
  if (!/^\p{Lu}/u.test(word.text)) return false
  if (!['may', 'march', 'august', 'mar', 'jun', 'jul'].includes(word.lower)) return true
  const next = words[at + 1]?.text === '.' ? at + 2 : at + 1
  const around = [words[at - 1]?.lower ?? '', words[next]?.lower ?? '']
  return (
    around.some((lower) => /^\d/.test(lower)) ||
    /^(?:in|on|of|since|until|till|by|from|to|last|next|early|late|mid|this|and|-)$/.test(around[0] ?? '')
  )
}

/** What may stand between a day and its month: 3 de mayo, 3rd of May. */
const skippedBeforeMonth = ['.', 'de', 'of', 'er', 'º', '°', 'st', 'nd', 'rd', 'th']

function dayBeside(words: readonly Word[], at: number, language: TextLanguage): Word | null {
  let before = at - 1
  while (at - before < 4 && skippedBeforeMonth.includes(words[before]?.lower ?? '')) before -= 1
  if (isDay(words[before])) return words[before] ?? null
  // Jan. 5
  const next = words[words[at + 1]?.text === '.' ? at + 2 : at + 1]
  return language === 'en' && isDay(next) ? (next ?? null) : null
}

function isDay(word: Word | undefined): boolean {
  return word !== undefined && /^\d{1,2}(?:st|nd|rd|th)?$/.test(word.lower)
}

const shortWeekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']

/** Mon., Tues.: with a capital and a full stop; without it Sun is a star or a newspaper. */
function shortWeekdaysOf({ text, language }: ReadText): DateSpan[] {
  if (language !== 'en') return []
  const pattern = /(?<!\p{L})(?:Mon|Tues?|Weds?|Thu(?:rs?)?|Fri|Sat|Sun)\./gu
  return [...text.matchAll(pattern)].map((match) => ({
    ...spanAt(text, match.index, match.index + match[0].length),
    key: `weekday:${shortWeekdays.indexOf(match[0].slice(0, 3).toLowerCase())}`,
  }))
}

function weekdayDates(text: ReadText): DateSpan[] {
  const names = weekdayNames.get(text.language)
  const short = shortWeekdaysOf(text)
  const spelled = weekdayPhrases.find(text).map((span) => ({
    ...spanAt(text.text, span.start, span.end),
    key: `weekday:${names?.get(span.phrase) ?? span.phrase}`,
  }))
  return [...short, ...spelled]
}

function relativeDates(text: ReadText): DateSpan[] {
  return relativePhrases.find(text).map((span) => ({
    ...spanAt(text.text, span.start, span.end),
    key: fixedHours.get(span.phrase) ?? `relative:${span.phrase}`,
  }))
}

/** Hours that have a name. */
const fixedHours: ReadonlyMap<string, string> = new Map([
  ...['noon', 'midday', 'midi', 'mediodía', 'mezzogiorno', 'meio-dia'].map(
    (name) => [name, 'time:12:00'] as const,
  ),
  ...['midnight', 'mitternacht', 'minuit', 'medianoche', 'mezzanotte', 'meia-noite', 'middernacht'].map(
    (name) => [name, 'time:0:00'] as const,
  ),
])

/** What makes a number of four digits no year: a currency before it, a unit or a magnitude after it. */
const noYearBefore = /^[$€£¥₽₪]$/u
const noYearAfter =
  /^(?:%|[€$£₽₪]|percent|prozent|euro|euros|dollars?|pounds?|km|kilomet|met|kg|tonn|tons?|million|people|menschen|personen|personnes|personas|persone|pessoas|mensen|residents|homes|jobs|workers|tickets|miles|feet|hectares|hektar|liter|litres|человек|рублей|אנשים|איש|שקל|دولار|شخص)/u

function years({ text, words }: ReadText): DateSpan[] {
  return words.flatMap((word, at) => {
    if (!/^(?:1[6-9]|20)\d\d$/.test(word.text)) return []
    const before = words[at - 1]?.text ?? ''
    const after = words[at + 1]?.lower ?? ''
    if (noYearBefore.test(before) || noYearAfter.test(after)) return []
    return [{ ...spanAt(text, word.start, word.end), key: `year:${word.text}` }]
  })
}

const signDates: readonly (readonly [string, RegExp])[] = [
  [
    'year',
    /(?:\d{4}|[〇零一二三四五六七八九]{4}|(?:令和|平成|昭和)\d{1,2})年|พ\.ศ\. ?\d{4}|(?<![\d,.])2[05]\d\d(?![\d,.]| ?[万萬億亿千円元人名件社校台点點棟冊本軒枚票%％$€])/gu,
  ],
  ['month', /(?:1[0-2]|(?<!\d)[1-9]|[一二三四五六七八九十]{1,2})月(?!間|个)/gu],
  ['day', /(?:(?<!\d)[12]?\d|(?<!\d)3[01]|[一二三四五六七八九十]{1,3})(?:日|号)(?!間|本)/gu],
  [
    'weekday',
    /[月火水木金土日]曜日?|(?:周|星期|礼拜|禮拜|週)[一二三四五六日天]|วัน(?:จันทร์|อังคาร|พุธ|พฤหัสบดี|ศุกร์|เสาร์|อาทิตย์)/gu,
  ],
  [
    'time',
    /(?:(?:午前|午後|上午|下午|晚上|早上|凌晨) ?)?(?:\d{1,2}|[一二三四五六七八九十两]{1,3})(?:時|时|点|點)(?!間|间)(?:\d{1,2}分|半)?|\d{1,2}[:.]\d{2} ?น\.|(?<!\d)\d{1,2}:\d{2}(?!\d)/gu,
  ],
  [
    'relative',
    /午前|午後|上午|下午|中午|凌晨|晚上|早上|傍晚|昨日|今日|明日|一昨日|前日|翌日|昨夜|今夜|昨天|今天|明天|前天|后天|昨晚|今晚|先週|今週|来週|上周|本周|下周|先月|今月|来月|上个月|本月|下个月|去年|今年|来年|明年|前年|เมื่อวาน(?:นี้)?|วันนี้|พรุ่งนี้|สัปดาห์ที่แล้ว|สัปดาห์หน้า|เดือนที่แล้ว|เดือนหน้า|ปีที่แล้ว|ปีหน้า|ช่วงเช้า|ช่วงบ่าย|ช่วงค่ำ/gu,
  ],
  ['month', /มกราคม|กุมภาพันธ์|มีนาคม|เมษายน|พฤษภาคม|มิถุนายน|กรกฎาคม|สิงหาคม|กันยายน|ตุลาคม|พฤศจิกายน|ธันวาคม/gu],
  ['day', /วันที่ ?\d{1,2}/gu],
]

function datesInSigns({ text, language }: ReadText): DateSpan[] {
  if (!isSpaceless(language)) return []
  const found: DateSpan[] = []
  for (const [unit, pattern] of signDates) {
    for (const match of text.matchAll(pattern)) {
      const span = spanAt(text, match.index, match.index + match[0].length)
      if (!found.some((one) => overlaps(one, span))) found.push({ ...span, key: signKey(unit, match[0]) })
    }
  }
  return found.toSorted((a, b) => a.start - b.start)
}

/** 午後3時 is 15時, and 三月 is 3月. */
function signKey(unit: string, written: string): string {
  const time =
    /^(午後|下午|晚上)?(?:午前|上午|早上|凌晨)? ?([^時时点點]{1,3})[時时点點](?:(\d{1,2})分|(半))?$/u.exec(
      written,
    )
  if (time !== null) {
    const hour = valueOf(time[2] ?? '')
    const late = time[1] !== undefined && hour < 12 ? hour + 12 : hour
    return `time:${late}:${time[4] === undefined ? (time[3] ?? '00').padStart(2, '0') : '30'}`
  }
  const counted = /^([\d〇零一二三四五六七八九十]{1,4})[年月日号]$/u.exec(written)
  return `${unit}:${counted === null ? written : valueOf(counted[1] ?? '')}`
}

function valueOf(signs: string): number {
  return /^\d+$/.test(signs) ? Number(signs) : (signValue(signs) ?? -1)
}
