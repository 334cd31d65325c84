/** Who reads from right to left: the scripts whose letters Unicode gives the bidirectional classes R and AL. */
const rightToLeft =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}\p{Script=Hanifi_Rohingya}\p{Script=Mandaic}\p{Script=Samaritan}]/u

/** Direction by the first letter, as `dir="auto"` has it (UAX 9, rules P2 and P3). */
export function directionOf(text: string): 'ltr' | 'rtl' {
  const letter = /\p{L}/u.exec(text)?.[0]
  return letter !== undefined && rightToLeft.test(letter) ? 'rtl' : 'ltr'
}

/** East Asian letters are as wide as two others. */
const wide =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303F\uFF00-\uFF60]/u

/** How much room a text takes, counted in narrow letters. */
export function unitsOf(text: string): number {
  let units = 0
  for (const character of text) units += wide.test(character) ? 2 : 1
  return units
}

/** The beginning of a text that takes at most so many units, ending with a word. */
export function headOf(text: string, unitsMax: number): string {
  let [end, units] = [0, 0]
  for (const character of text) {
    units += wide.test(character) ? 2 : 1
    if (units > unitsMax) return text.slice(0, wordEnd(text, end))
    end += character.length
  }
  return text
}

/** The end of a text that takes at most so many units, beginning with a word. */
export function tailOf(text: string, unitsMax: number): string {
  // A unit is at most two UTF-16 units long, so what stands further in front is never reached.
  const near = text.slice(-unitsMax * 2 - surroundings).toWellFormed()
  let [start, units] = [near.length, 0]
  for (const character of Array.from(near).toReversed()) {
    units += wide.test(character) ? 2 : 1
    if (units > unitsMax) return near.slice(wordStart(near, start))
    start -= character.length
  }
  return text
}

/** Words longer than this are cut anywhere. */
const surroundings = 60
const words = new Intl.Segmenter(undefined, { granularity: 'word' })

/** The last border of a word at or before `at`; `at` itself where none is near. */
function wordEnd(text: string, at: number): number {
  const from = Math.max(0, at - surroundings)
  const near = text.slice(from, at + surroundings).toWellFormed()
  const borders = [...words.segment(near)].map(({ index }) => from + index).filter((index) => index <= at)
  const border = borders.at(-1) ?? at
  return border <= from ? at : border
}

/** The first border of a word at or after `at`; `at` itself where none is near. */
function wordStart(text: string, at: number): number {
  const from = Math.max(0, at - surroundings)
  const near = text.slice(from, at + surroundings).toWellFormed()
  return [...words.segment(near)].map(({ index }) => from + index).find((index) => index >= at) ?? at
}

/** How long a text is, in words, or in characters where no spaces part the words: `1,200 more words`. */
export function lengthInWords(text: string): { readonly count: number; readonly noun: string } {
  const count = text.match(/\S+/gu)?.length ?? 0
  if (count * 20 >= text.length) return { count, noun: 'more word' }
  return { count: text.length, noun: 'more character' }
}

/**
 * Text as it is drawn: what no text should contain becomes U+FFFD; line breaks become pilcrows, as on the page; marks that
 * turn the direction around (Trojan Source) are left out, and so are more than a few accents on one letter.
 */
export function drawable(text: string): string {
  return text
    .toWellFormed()
    .replaceAll('\n', ' ¶ ')
    .replaceAll(/[\s\u0085]/gu, (space) => (space === '\u00A0' || space === '\u202F' ? space : ' '))
    .replaceAll(/[\u202A-\u202E\u2066-\u2069\uFEFF]/g, '')
    .replaceAll(/[\p{Cc}\uFFFE\uFFFF]/gu, '\uFFFD')
    .replaceAll(/(\p{Mn}{4})\p{Mn}+/gu, '$1')
}
