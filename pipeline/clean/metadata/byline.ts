import { leadPattern, loneLeadPattern, otherPattern, teamPattern } from './byline-words.ts'
import { isPersonLike, namesOf } from './names.ts'

/** The texts of one line, as many as elements and line breaks part it into. */
export type Line = readonly string[]

const connector = /^(?:and|und|et|y|e|en|och|og|ja|i|a|ve|и|і|та|و|και|&|\+|,|;|、)$/iu
const startsWithConnector =
  /^(?:(?:and|und|et|y|e|en|och|og|ja|ve|и|і|та|και|&|with|mit)\s+|[,;&]\s*)(?=\p{L})/iu
/** Where a byline goes on to its date, its place or its job. */
const tail =
  /\s+[|•·–—/]\s+.*$|\s+-\s+.*$|,?\s+(?:(?:posted|published|updated|last updated)\s+)?(?:on|am|le|el|il|em|op|den|dne|w dniu)\s+(?=.*\d).*$|,?\s+(?:updated|published|posted|aktualisiert|veröffentlicht)\b.*$|,?\s+(?:\p{L}+\.?\s)?\d.*$|\s+(?:in|aus)\s+\p{Lu}.*$/iu

/** "Published by Two Boats and released in May" is a sentence. */
const goesOn = /\s(?:and|und|et|y|e)\s(?!the\s|our\s|others?\b|agenc|staff\b)\p{Ll}+\s\p{L}/u

/** The names in a line that says "By" or its like in any language; none where it says nothing of the kind. */
export function signedNames(line: Line, siteNames: readonly string[]): string[] {
  const parts: string[] = []
  let expected = false
  let skipped = false
  for (const piece of line) {
    if (parts.length > 0 && !expected && !connector.test(piece) && !startsWithConnector.test(piece)) break
    if (otherPattern.test(piece)) {
      skipped = true
      expected = false
    } else if (loneLeadPattern.test(piece) || (parts.length > 0 && connector.test(piece))) {
      skipped = false
      expected = true
    } else if (expected || parts.length > 0) {
      parts.push(piece.replace(startsWithConnector, '').replace(tail, ''))
      expected = /(?:,|\s(?:and|und|et|y|&|with|mit))$/iu.test(piece)
    } else if (!skipped && piece.length <= 160 && leadPattern.test(piece)) {
      const rest = piece.replace(leadPattern, '')
      if (!/^[\p{Lu}\p{Lo}]/u.test(rest) || goesOn.test(rest)) continue
      parts.push(rest.replace(tail, ''))
      expected = /(?:,|\s(?:and|und|et|y|&|with|mit))$/iu.test(rest)
    } else skipped = false
  }
  const names = namesOf(parts, siteNames).filter((name) => /^[\p{Lu}\p{Lo}\p{N}]/u.test(name))
  // After a full name, what is none in a line that people read is a place or a house.
  const [first = ''] = names
  return isPersonLike(first) ? names.filter(isPersonLike) : names
}

/** Names among the texts of an author's element, up to the first that is a sentence: a life of the author begins there. */
export function namesIn(pieces: Line, siteNames: readonly string[]): string[] {
  const sentence = pieces.findIndex((piece) => piece.length > 160 || piece.split(' ').length > 16)
  const told = sentence === -1 ? pieces : pieces.slice(0, sentence)
  const signed = signedNames(told, siteNames).filter(isPersonLike)
  if (signed.length > 0) return signed
  const own: string[] = []
  let skipped = false
  for (const piece of told) {
    if (otherPattern.test(piece)) skipped = true
    else if (!skipped) own.push(piece.replace(startsWithConnector, '').replace(tail, ''))
    else skipped = connector.test(piece)
  }
  return namesOf(own, siteNames).filter(isPersonLike)
}

/**
 * A name that stands without a word of introduction in a line of its own or beside a date, a job or a time of reading.
 */
export function plainNames(line: Line, siteNames: readonly string[]): string[] {
  const parts = line.flatMap((piece) => piece.split(/\s+[|•·–—]\s+|\s*[|•]\s*/u))
  const first = parts[0]
  if (first === undefined || first.length > 60 || parts.length > 6) return []
  return namesOf([first], siteNames).filter((name) => isPersonLike(name) || teamPattern.test(name))
}
