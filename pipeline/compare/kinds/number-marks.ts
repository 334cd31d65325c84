import { isSpaceless, type TextLanguage } from './language.ts'
import type { NumberSpan } from './number-values.ts'
import type { Span } from './words-of.ts'

/** A number with what stands beside it and makes another quantity of it. */
export interface Quantity extends Span {
  /** Equal for the same value with the same sign and limit: −5, <30, 30+. */
  readonly key: string
  /** What is counted, equal for all spellings of one unit; empty where none is known. */
  readonly unit: string
  readonly value: number
  readonly isWeak: boolean
  /** The words before it, as far as a limit is told by them. */
  readonly preceding: string
  /** The words that follow, by which one of several numbers is known again. */
  readonly following: string
}

/** Units by their spellings, each a class of its own. */
const unitClasses: readonly (readonly [string, RegExp])[] = [
  [
    'points',
    /^(?:percentage points?|prozentpunkte?n?|points? de pourcentage|puntos? porcentual(?:es)?|punt[oi] percentual[ei]|pontos? percentua(?:l|is)|procentpunt(?:en)?)(?!\p{L})/iu,
  ],
  [
    '%',
    /^(?:[%％]|(?:percent|per cent|prozent|pour cent|por ciento|por cento|per cento|procent)(?!\p{L})|процент\p{L}*|パーセント|ポイント安)/iu,
  ],
  [
    '$',
    /^(?:\$|(?:us-)?dollars?(?!\p{L})|usd(?!\p{L})|dólar(?:es)?(?!\p{L})|dollari(?!\p{L})|доллар\p{L}*|ドル)/iu,
  ],
  ['€', /^(?:€|euros?(?!\p{L})|eur(?!\p{L})|евро|ユーロ)/iu],
  ['£', /^(?:£|gbp(?!\p{L})|sterling(?!\p{L}))/iu],
  ['km', /^(?:km|kilomet\p{L}*)(?!\p{L})/iu],
  ['kg', /^(?:kg|kilos?|kilogram\p{L}*)(?!\p{L})/iu],
  ['pound', /^(?:pounds?|pfund)(?!\p{L})/iu],
  ['¥', /^(?:[¥￥円]|yen(?!\p{L}))/iu],
  ['₽', /^(?:₽|рубл\p{L}*)/iu],
  ['₪', /^(?:₪|שקל\p{L}*)/iu],
  ['₹', /^(?:₹|rupees?(?!\p{L}))/iu],
  ['°C', /^(?:°\s?C|C|degrees celsius|grad celsius)(?!\p{L})/u],
  ['°F', /^(?:°\s?F|F|degrees fahrenheit|grad fahrenheit)(?!\p{L})/u],
]

/** A sign or a limit before a number, with its currency on either side: -5, −$5, $-5, <30. No hyphen within a word. */
const before = /(?<![\p{L}\p{N}\p{Pd}.])([-−–+±<>≤≥]?)((?:(?:US|AU?|CA?|NZ)?[$€£¥￥₽₪₹])?)\s?([-−+]?)$/u
const minusWord = /(?<!\p{L})(?:minus|moins|menos|meno|минус)\s$/iu
const contextLength = 16
const followingLength = 12

/** A number of a text with the marks around it. */
export function quantityOf(span: NumberSpan, text: string): Quantity {
  const preceding = text.slice(Math.max(0, span.start - contextLength), span.start)
  const lead = before.exec(preceding)
  const [marks = '', first = '', currency = '', second = ''] = lead ?? []
  const tail = text.slice(span.end, span.end + 24)
  const more = /^\+(?![\p{N}(])/u.exec(tail)?.[0] ?? ''
  const gap = /^[\s\u00A0\u202F-]?/u.exec(tail)?.[0] ?? ''
  const rest = tail.slice(more === '' ? gap.length : more.length)
  const [name, spelled] = unitAt(rest)
  const minus = minusWord.exec(preceding)?.[0] ?? ''
  const told = minus === '' ? signOf(first) + signOf(second) : '-'
  const isMark = spelled !== '' && !/^\p{L}{2}/u.test(spelled)
  const marked = currency === '' && told === '' ? 0 : marks.trimStart().length
  const start = span.start - (minus === '' ? marked : minus.length)
  const end = span.end + (isMark ? gap.length + spelled.length : more.length)
  return {
    start,
    end,
    text: text.slice(start, end),
    key: `${told}${span.value}${more}`,
    unit: currency === '' ? name : currency.replace('￥', '¥').replace(/^US/u, ''),
    value: span.value,
    isWeak: span.isWeak && told + more === '',
    preceding,
    following: text.slice(span.end, span.end + followingLength),
  }
}

function signOf(mark: string): string {
  return mark === '−' || mark === '–' ? '-' : mark
}

function unitAt(rest: string): [name: string, spelled: string] {
  for (const [name, pattern] of unitClasses) {
    const spelled = pattern.exec(rest)?.[0]
    if (spelled !== undefined) return [name, spelled]
  }
  return ['', '']
}

/** The class of a unit that stands alone: € for euros, the first letters of others, so that year and years are alike. */
export function unitClassOf(unit: string): string {
  const [name] = unitAt(unit.trim())
  return name === '' ? unit.trim().normalize('NFD').replace(/\p{M}/gu, '').slice(0, 3).toLowerCase() : name
}

/** What is a unit wherever it stands, so that a number without it is another quantity. */
export function isMarkOfQuantity(unit: string, language: TextLanguage): boolean {
  return (
    /^[$€£¥₽₪₹]|\p{L}[$]$/u.test(unit) ||
    (unit === '%' && !isSpaceless(language) && language !== 'he' && language !== 'ar')
  )
}

/** Marks that make another quantity: money, per cent, degrees, signs and limits; and a statement a question. */
const telling = /[\p{Sc}%％‰°<>≤≥±?？؟]/gu

/** True when two texts at one place differ in a mark that says more than typography. */
export function hasOtherMarks(old: Span, young: Span, oldText: string, youngText: string): boolean {
  return marksOf(old, oldText) !== marksOf(young, youngText)
}

function marksOf({ start, end, text }: Span, whole: string): string {
  const marks = text.match(telling)?.join('') ?? ''
  const around = whole.slice(Math.max(0, start - 1), end + 1)
  const signs = around.match(/(?<![\p{L}\p{N}\p{P}])[-−–+](?=\p{Sc}?\p{N})|(?<=\p{N})\+/gu)?.join('') ?? ''
  return marks + signs.replace(/[−–]/g, '-')
}
