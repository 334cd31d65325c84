import { isNumberToken } from '../tokens.ts'
import { isSpaceless, type KnownLanguage, type TextLanguage } from './language.ts'
import { germanicValue, italianValue, signValue } from './number-compounds.ts'
import { numberWords } from './words/number-words.ts'
import type { ReadText, Span, Word } from './words-of.ts'

/** A number of a text with its value, however it is spelled. */
export interface NumberSpan extends Span {
  readonly value: number
  /** A word that may be no number at all: an article, `second`, `couple`. */
  readonly isWeak: boolean
}

interface WordValue {
  readonly value: number
  readonly isWeak: boolean
}

const valuesByLanguage = new Map<TextLanguage, ReadonlyMap<string, WordValue>>(
  Object.entries(numberWords).map(([language, list]) => [language as KnownLanguage, valuesOf(list)]),
)

function valuesOf(list: string): Map<string, WordValue> {
  return new Map(
    list.split(/\s+/).map((item) => {
      const [word = '', value = ''] = item.split(':')
      return [word, { value: Number(value.replace('~', '')), isWeak: value.endsWith('~') }]
    }),
  )
}

/** Magnitudes written with a number in any language. */
const magnitudes: ReadonlyMap<string, number> = new Map([
  ['mio', 1e6],
  ['mrd', 1e9],
  ['млн', 1e6],
  ['млрд', 1e9],
  ['тыс', 1e3],
  ['k', 1e3],
  ['bn', 1e9],
  ['m', 1e6],
])

/** Languages that write the decimals after a point and group thousands with commas. */
const pointIsDecimal: ReadonlySet<TextLanguage> = new Set(['en', 'he', 'ja', 'zh', 'th', 'ar', null])

/** All numbers of a text, in order. */
export function numbersOf(text: ReadText): NumberSpan[] {
  const found: NumberSpan[] = []
  for (let i = 0; i < text.words.length;) {
    const read = readNumber(text, i)
    if (read === null) i += 1
    else {
      found.push(read.span)
      i = read.next
    }
  }
  if (text.language !== 'ja' && text.language !== 'zh') return found
  return [...found, ...numbersInSigns(text)].toSorted((a, b) => a.start - b.start)
}

interface Read {
  readonly span: NumberSpan
  readonly next: number
}

function readNumber(text: ReadText, at: number): Read | null {
  const word = text.words[at]
  if (word === undefined || !word.isWord) return null
  if (isNumberToken(word.text)) return readDigits(text, at, word)
  const fraction = fractionValue(word.text)
  if (fraction !== null) return { span: spanOf(text, word.start, word.end, fraction, false), next: at + 1 }
  if (text.language === 'th') return thaiNumber(text, at, word)
  if (isSpaceless(text.language)) return null
  return readWords(text, at)
}

function readDigits(text: ReadText, at: number, first: Word): Read {
  let digits = asciiDigits(first.text)
  let end = first.end
  let next = at + 1
  // 12 000: a space groups thousands.
  for (let word = text.words[next]; word !== undefined; word = text.words[next]) {
    const grouped = /^\d{1,3}(?: \d{3})*$/.test(digits) && /^\p{Nd}{3}$/u.test(word.text)
    if (!grouped || word.start !== end + 1 || !/\s/.test(text.text[end] ?? '')) break
    digits += ` ${asciiDigits(word.text)}`
    end = word.end
    next += 1
  }
  let value = digitsValue(digits, text.language)
  const part = fractionValue(text.words[next]?.text ?? '')
  if (part !== null && (text.words[next]?.start ?? 0) - end <= 1) {
    value += part
    end = text.words[next]?.end ?? end
    next += 1
  }
  for (let word = text.words[next]; word !== undefined; word = text.words[next]) {
    const factor = magnitudeOf(word, text.language)
    if (factor === null || word.start - end > 1) break
    value *= factor
    end = word.end
    next += 1
  }
  return { span: spanOf(text, first.start, end, value, false), next }
}

/** ½ and its like: their compatibility form is written with a fraction slash. */
function fractionValue(sign: string): number | null {
  const [upper, lower] = /^\p{No}$/u.test(sign) ? sign.normalize('NFKD').split('\u2044') : []
  return upper === undefined || lower === undefined || lower === '' ? null : Number(upper) / Number(lower)
}

function readWords(text: ReadText, at: number): Read | null {
  const { words, language } = text
  let total = 0
  let open = 0
  let isWeak = true
  let next = at
  let end = -1
  for (let i = at; i < words.length; i += 1) {
    const word = words[i]
    if (word === undefined) break
    const value = wordValue(word.lower, language)
    if (value === null) {
      if (i === at || !isConnector(word.lower, language)) break
      const after = words[i + 1]
      const following = after === undefined ? null : wordValue(after.lower, language)
      // "two and three" are two numbers: only a smaller one goes on.
      if (following === null || !goesOn(open, following.value)) break
      // Twenty-one, but not twenty and a house.
      if (following.isWeak && word.lower !== '-') break
      continue
    }
    if (end >= 0 && !goesOn(open, value.value)) break
    ;[total, open] = combine(total, open, value.value)
    isWeak &&= value.isWeak
    next = i + 1
    end = word.end
  }
  const first = words[at]
  if (end < 0 || first === undefined) return null
  return { span: spanOf(text, first.start, end, total + open, isWeak), next }
}

/** 20 + 3, 3 × 100, 200 + 30, but not 3 and 20. */
function goesOn(open: number, value: number): boolean {
  if (!Number.isInteger(value)) return false
  if (value >= 1000) return true
  if (value === 100) return open > 0 && open < 100
  return open === 0 || (value < 10 ? open % 10 === 0 && open >= 20 : open % 100 === 0 && value < 100)
}

function combine(total: number, open: number, value: number): [total: number, open: number] {
  if (value >= 1000) return [total + Math.max(1, open) * value, 0]
  if (value === 100) return [total, Math.max(1, open) * 100]
  return [total, open + value]
}

/**
 * Signs before what they count, or several of them: 六名, 三百二十. The segmenter joins them with their counter or with
 * the word before, so they are looked for in the text. One alone is part of a word (一起, 万一).
 */
const signNumbers =
  /(?<![〇零一二三四五六七八九十百千万亿億兆两兩\d])(?:[〇零一二三四五六七八九十百千万亿億兆两兩]{1,20}(?=[名人个個位岁歳歲才年日天月周週次件家所座台辆輛头頭匹只隻条條本册冊棟栋戸户亩公米倍成度分秒点點枚票级級层層階届场場回校店社种種项項つ割％元円美欧小時时間间代軒箱杯枝張张])|[〇零一二三四五六七八九十百千两兩]{2,20}(?!分|足|万|亿))/gu

function numbersInSigns(text: ReadText): NumberSpan[] {
  return [...text.text.matchAll(signNumbers)].flatMap((match) => {
    const value = signValue(match[0])
    const end = match.index + match[0].length
    return value === null ? [] : [spanOf(text, match.index, end, value, match[0] === '一')]
  })
}

const thaiValues: ReadonlyMap<string, number> = new Map(
  'หนึ่ง สอง สาม สี่ ห้า หก เจ็ด แปด เก้า สิบ'.split(' ').map((word, index) => [word, index + 1]),
)

function thaiNumber(text: ReadText, at: number, word: Word): Read | null {
  const value = thaiValues.get(word.text)
  return value === undefined
    ? null
    : { span: spanOf(text, word.start, word.end, value, value === 1), next: at + 1 }
}

function wordValue(lower: string, language: TextLanguage): WordValue | null {
  const values = valuesByLanguage.get(language)
  if (values === undefined) return null
  const known = values.get(lower)
  if (known !== undefined) return known
  const value = compoundValue(lower, language, values)
  return value === null ? null : { value, isWeak: false }
}

function compoundValue(
  lower: string,
  language: TextLanguage,
  values: ReadonlyMap<string, WordValue>,
): number | null {
  if (language === 'de' || language === 'nl') return germanicValue(lower, language, values)
  if (language === 'it') return italianValue(lower, values)
  if (language === 'he') return values.get(lower.replace(/^[ושבלמכה]/u, ''))?.value ?? null
  if (language === 'ar') return values.get(lower.replace(/^[وفبلك]?(?:ال)?/u, ''))?.value ?? null
  return null
}

function magnitudeOf(word: Word, language: TextLanguage): number | null {
  const factor = magnitudes.get(word.lower)
  if (factor !== undefined) return factor
  if (isSpaceless(language)) return signMagnitude(word.text)
  const value = valuesByLanguage.get(language)?.get(word.lower)
  return value !== undefined && value.value >= 100 ? value.value : null
}

const signMagnitudes: ReadonlyMap<string, number> = new Map([
  ['百', 100],
  ['千', 1000],
  ['万', 1e4],
  ['亿', 1e8],
  ['億', 1e8],
  ['兆', 1e12],
  ['ล้าน', 1e6],
  ['แสน', 1e5],
  ['หมื่น', 1e4],
  ['พัน', 1e3],
  ['ร้อย', 100],
])

/** 万, and 千万, which the segmenter leaves together. */
function signMagnitude(word: string): number | null {
  const whole = signMagnitudes.get(word)
  if (whole !== undefined || word.length > 3) return whole ?? null
  return Array.from(word).reduce<number | null>((product, sign) => {
    const factor = signMagnitudes.get(sign)
    return product === null || factor === undefined ? null : product * factor
  }, 1)
}

const connectors: Readonly<Partial<Record<KnownLanguage, readonly string[]>>> = {
  en: ['and', '-'],
  fr: ['et', '-'],
  es: ['y'],
  pt: ['e'],
}

function isConnector(lower: string, language: TextLanguage): boolean {
  return language !== null && connectors[language]?.includes(lower) === true
}

/** Digits of any script as 0–9; separators stay. */
function asciiDigits(text: string): string {
  return text
    .replace(/\p{Nd}/gu, (digit) => String(digitValue(digit)))
    .replace(/\u066B/g, '.')
    .replace(/\u066C/g, ',')
    .replace(/\p{M}/gu, '')
}

/** In Unicode the ten digits of a script stand in a row, and no two rows touch but those that begin at a ten. */
function digitValue(digit: string): number {
  const code = digit.codePointAt(0) ?? 0
  let zero = code
  while (code - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1
  return code - zero
}

function digitsValue(digits: string, language: TextLanguage): number {
  const [group, decimal] = pointIsDecimal.has(language) ? [',', '.'] : ['.', ',']
  const grouped = new RegExp(`^\\d{1,3}(?:[\\${group} '’\u2009\u202F]\\d{3})+(?:\\${decimal}\\d+)?$`)
  const plain = grouped.test(digits)
    ? digits.replaceAll(new RegExp(`[\\${group} '’\u2009\u202F]`, 'g'), '')
    : digits
  const value = Number(plain.replace(decimal, '.').replace(',', '.'))
  // A number of several parts (1.2.3, 3/4) has no value but its spelling; a hash of it serves to tell it apart.
  return Number.isNaN(value) ? hashOf(plain) : value
}

function hashOf(text: string): number {
  let hash = 7
  for (const unit of text) hash = (hash * 31 + (unit.codePointAt(0) ?? 0)) % 1_000_003
  return -1 - hash
}

function spanOf(text: ReadText, start: number, end: number, value: number, isWeak: boolean): NumberSpan {
  return { start, end, text: text.text.slice(start, end), value, isWeak }
}
