/** What the list says of a number word. */
interface Listed {
  readonly value: number
}

type Values = ReadonlyMap<string, Listed>

/** Longer words are no numbers of an article; looking into them is bounded. */
const compoundLengthMax = 60

/** German and Dutch write numbers as one word: einundzwanzig, dreihundertfünf, zweitausend; tweeëntwintig. */
export function germanicValue(word: string, language: 'de' | 'nl', values: Values): number | null {
  if (word.length > compoundLengthMax) return null
  const [hundred, thousand] = language === 'de' ? ['hundert', 'tausend'] : ['honderd', 'duizend']
  const ending =
    language === 'de' ? /(?:st|t)e[nrsm]?$|fach(?:e[nrsm]?)?$|jährige?[nrsm]?$|mal$/u : /(?:st|d)e$|jarige$/u
  const bare = word.replace(ending, '')
  return partValue(bare, [thousand, hundred], language, values)
}

function partValue(
  word: string,
  magnitudes: readonly string[],
  language: 'de' | 'nl',
  values: Values,
): number | null {
  if (word === '') return null
  const known = word === 'ein' || word === 'een' ? 1 : values.get(word)?.value
  if (known !== undefined) return known
  const [magnitude, ...smaller] = magnitudes
  if (magnitude === undefined) return tensValue(word, language, values)
  const at = word.indexOf(magnitude)
  if (at < 0) return partValue(word, smaller, language, values)
  const factor = at === 0 ? 1 : partValue(word.slice(0, at), smaller, language, values)
  const rest = word.slice(at + magnitude.length).replace(/^(?:und|en)(?=.)/u, '')
  const added = rest === '' ? 0 : partValue(rest, smaller, language, values)
  if (factor === null || added === null) return null
  return factor * (magnitude.startsWith('h') ? 100 : 1000) + added
}

/** einundzwanzig, dreizehn. */
function tensValue(word: string, language: 'de' | 'nl', values: Values): number | null {
  const tens = /^(.{2,8}?)(?:und|en|ën)(.{5,9}ig|.{4,8}ßig)$/u.exec(word)
  if (tens !== null) {
    const unit = smallValue(tens[1] ?? '', values)
    const ten = values.get(tens[2] ?? '')?.value
    return unit === null || ten === undefined ? null : ten + unit
  }
  if (language === 'de' && word.endsWith('zehn')) {
    const unit = smallValue(word.slice(0, -4), values)
    return unit === null ? null : 10 + unit
  }
  return null
}

function smallValue(word: string, values: Values): number | null {
  if (word === 'ein' || word === 'een') return 1
  const value = values.get(word)?.value
  return value !== undefined && value < 10 ? value : null
}

const italianTens: readonly (readonly [string, number])[] = [
  ['vent', 20],
  ['trent', 30],
  ['quarant', 40],
  ['cinquant', 50],
  ['sessant', 60],
  ['settant', 70],
  ['ottant', 80],
  ['novant', 90],
]

/** Italian: ventidue, ventotto, centocinquanta, duemila, trecento. */
export function italianValue(word: string, values: Values): number | null {
  if (word.length > compoundLengthMax) return null
  const thousand = /^(.*?)(?:mila|mille)(.*)$/u.exec(word)
  if (thousand !== null) return combined(thousand[1] ?? '', 1000, thousand[2] ?? '', values)
  const hundred = /^(.*?)cento?(.*)$/u.exec(word)
  if (hundred !== null) return combined(hundred[1] ?? '', 100, hundred[2] ?? '', values)
  for (const [stem, ten] of italianTens) {
    if (!word.startsWith(stem)) continue
    const unit = values.get(word.slice(stem.length).replace(/^[ai]/u, '').replace('tré', 'tre'))?.value
    if (unit !== undefined && unit < 10) return ten + unit
  }
  return null
}

function combined(factor: string, magnitude: number, rest: string, values: Values): number | null {
  const times = factor === '' ? 1 : (values.get(factor)?.value ?? italianValue(factor, values))
  const added = rest === '' ? 0 : (values.get(rest)?.value ?? italianValue(rest, values))
  return times === null || added === null ? null : times * magnitude + added
}

const signDigits = '〇一二三四五六七八九'
const signFactors: ReadonlyMap<string, number> = new Map([
  ['十', 10],
  ['百', 100],
  ['千', 1000],
])
const signMyriads: ReadonlyMap<string, number> = new Map([
  ['万', 1e4],
  ['亿', 1e8],
  ['億', 1e8],
  ['兆', 1e12],
])

/** The value of a number in Chinese signs: 三百二十 is 320, 二〇二六 2026. */
export function signValue(signs: string): number | null {
  let total = 0
  let section = 0
  let digit: number | null = null
  for (const sign of signs) {
    const unit = sign === '零' ? 0 : sign === '两' || sign === '兩' ? 2 : signDigits.indexOf(sign)
    const factor = signFactors.get(sign)
    const myriad = signMyriads.get(sign)
    if (unit >= 0) digit = digit === null ? unit : digit * 10 + unit
    else if (factor !== undefined) {
      section += (digit ?? 1) * factor
      digit = null
    } else if (myriad !== undefined) {
      total += Math.max(1, section + (digit ?? 0)) * myriad
      section = 0
      digit = null
    } else return null
  }
  return total + section + (digit ?? 0)
}
