import { isBoxHead, isCredit, isDateLine, isEndingHeading, isFurnitureText } from './furniture-text.ts'
import type { Leaf } from '../leaves/leaf.ts'
import { isProse } from '../leaves/prose.ts'

/** What the text of a leaf alone says. Counts and ratios only: no logarithm, which machines round apart. */
export interface TextSigns {
  readonly words: number
  readonly commas: number
  readonly sentences: number
  readonly endsSentence: boolean
  readonly endsColon: boolean
  readonly endsEllipsis: boolean
  readonly digitShare: number
  readonly upperShare: number
  readonly startsLower: boolean
  readonly startsQuote: boolean
  readonly marks: number
  readonly hasAddress: boolean
  readonly prose: boolean
  readonly furniture: boolean
  readonly dateLine: boolean
  readonly credit: boolean
  readonly boxHead: boolean
  readonly ending: boolean
}

const sentenceEnd = /[.!?…。！？।؟۔](?:["”»’)\]]*)$/
const quoteStart = /^["“„«‘'「『]/

/** Reads one leaf. Linear in its text. */
export function textSigns(leaf: Leaf): TextSigns {
  const { text } = leaf
  let words = 1
  let commas = 0
  let sentences = 0
  let digits = 0
  let upper = 0
  let letters = 0
  let marks = 0
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at)
    if (unit === 0x20 || unit === 0x0a) words += 1
    else if (unit >= 0x61 && unit <= 0x7a) letters += 1
    else if (unit >= 0x41 && unit <= 0x5a) upper += 1
    else if (unit >= 0x30 && unit <= 0x39) digits += 1
    else if (unit === 0x2c || unit === 0x3001 || unit === 0xff0c || unit === 0x060c) commas += 1
    else if (isStop(unit)) sentences += 1
    else if (unit === 0x7c || unit === 0xbb || unit === 0x203a || unit === 0x2022 || unit === 0xa9) marks += 1
    else if (unit > 0xbf) letters += 1
  }
  return {
    words,
    commas,
    sentences,
    endsSentence: sentenceEnd.test(text.slice(-4)),
    endsColon: text.endsWith(':') || text.endsWith('：'),
    endsEllipsis: text.endsWith('…') || text.endsWith('...'),
    digitShare: digits / text.length,
    upperShare: upper / Math.max(1, upper + letters),
    startsLower: /^\p{Ll}/u.test(text),
    startsQuote: quoteStart.test(text),
    marks,
    hasAddress: /[@/]\S*\.[a-z]{2,}/i.test(text.slice(0, 200)),
    prose: isProse(leaf),
    furniture: isFurnitureText(text),
    dateLine: isDateLine(text),
    credit: isCredit(text),
    boxHead: isBoxHead(text),
    ending: isEndingHeading(text),
  }
}

function isStop(unit: number): boolean {
  return (
    unit === 0x2e ||
    unit === 0x21 ||
    unit === 0x3f ||
    unit === 0x3002 ||
    unit === 0xff01 ||
    unit === 0xff1f ||
    unit === 0x0964
  )
}
