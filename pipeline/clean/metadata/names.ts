import { squeeze } from '../page/text.ts'
import {
  jobStart,
  jobWord,
  leadPattern,
  neverInNames,
  nobodyPattern,
  otherPattern,
  otherWithin,
  splitPattern,
  trailingPattern,
} from './byline-words.ts'
import { isGivenName } from './given-names.ts'

/** More names than this is a list of staff, not a byline. */
export const namesMax = 20
const valueLengthMax = 400

/**
 * Names from what a page gives as its author: "By Jane Doe and John Roe" is two. The site's own name,
 * addresses, jobs, degrees and texts that are no names are left out.
 */
export function namesOf(values: readonly string[], siteNames: readonly string[]): string[] {
  const rejected = new Set(siteNames.map(squeeze))
  const names = new Map<string, string>()
  for (const value of values) {
    if (names.size >= namesMax) break
    for (const name of split(value)) {
      const key = squeeze(name)
      if (key === '' || rejected.has(key) || names.has(key) || !isName(name)) continue
      names.set(key, name)
    }
  }
  return [...names.values()].slice(0, namesMax)
}

/** A name that is not to be cut: that of an organisation. */
export function wholeName(value: string, siteNames: readonly string[]): string[] {
  const name = trimmed(value)
  return isName(name) && !siteNames.some((site) => squeeze(site) === squeeze(name)) ? [name] : []
}

function split(value: string): string[] {
  if (otherPattern.test(value)) return []
  // Korean papers put the place before the name: 순천=구현모 기자.
  const placeless = value.slice(0, valueLengthMax).replace(/^[\p{Lo}·]{1,20}=\s*(?=\p{Lo})/u, '')
  const cut = withoutLead(withoutLead(placeless.replace(otherWithin, '')))
  const names: string[] = []
  for (const part of cut.split(splitPattern)) {
    if (part === undefined) continue
    const name = bareName(part)
    if (name === '') continue
    // After a name, capitals are a degree, an agency or a licence, and a job or a place says more of the same person.
    const follows = names.length > 0
    if (
      follows &&
      (/^[\p{Lu}\d.®*-]{2,8}$/u.test(name) ||
        endsInJob(part.trim()) ||
        jobStart.test(name) ||
        isJob(/^\S+/u.exec(name)?.[0] ?? '') ||
        /^[A-Z]{2,5}\s\p{Lu}\p{Ll}/u.test(name))
    )
      continue
    names.push(name)
  }
  return names
}

function bareName(part: string): string {
  return trimmed(
    withoutLead(part)
      .replace(/^about\s+(?=\p{Lu}\S+\s)/iu, '')
      .replace(/\s*[([（](?:[^()[\]]{0,60})[)\]）]?\s*$/u, '')
      .replace(/\s+[-–—@]\s+.*$/u, '')
      .replace(/\s*[／/]\s*\S*(?:報導|报道)$/u, '')
      .replace(/(?<=\p{L}\S*\s\S+)\s+(?:for|at|in|of|für|bei|pour|chez|para)\s+(?:the\s+)?\p{Lu}.*$/u, '')
      .replace(
        /(?<=\p{L}\S*\s\S+)\s+(?:(?:staff|senior|guest|contributing|freelance)\s+)?(?:writer|editor|reporter|author|journalist|contributor|columnist|correspondent)$/iu,
        '',
      )
      .replace(/\s+(?:in|on|at|for|from|and|&|am|en|à|via)$/u, '')
      .replace(trailingPattern, ''),
  )
}

/** "Di" and "Da" begin names as often as they introduce them. */
function withoutLead(text: string): string {
  const rest = text.replace(leadPattern, '')
  return /^d[ia]\s/i.test(text) && !rest.includes(' ') ? text : rest
}

function trimmed(text: string): string {
  return text.replace(/^[\s,.:|–—•·@*-]+|[\s,:|–—•·*®™†-]+$/gu, '')
}

function isName(text: string): boolean {
  if (text.length < 2 || text.length > 70 || nobodyPattern.test(text) || degree.test(text)) return false
  if (/https?:|www\.|@|\d{3}|[{}<>=\\/?!]|[.]\s\p{L}+\s\p{Ll}/u.test(text)) return false
  if (!/\p{L}/u.test(text)) return false
  return text.split(' ').length <= 7 && !(endsInJob(text) && !/^(?:the|our)\s/iu.test(text))
}

function endsInJob(text: string): boolean {
  return isJob(/\S+$/u.exec(text)?.[0] ?? '')
}

/** Also of a kind: "Online-Redakteurin". */
function isJob(word: string): boolean {
  return jobWord.test(word) || jobWord.test(word.replace(/^.*-/u, ''))
}

const capital = String.raw`\p{Lu}[\p{L}\p{M}.’'‘-]*`
const particle = String.raw`(?:d[eaio]s?|del|della|dell[eo]|degli|dal|van|von|vom|der|den|ter|ten|te|la|le|du|el|al|bin|ibn|ben|bint|y|e|zu|zum|zur|af|av|und|san)`

/** Two to five words in capitals with particles between them, or up to forty letters of a script without capitals. */
const personLike = new RegExp(
  String.raw`^${capital}(?:\s(?:${particle}\s){0,3}${capital}){1,4}(?:,?\s(?:Jr|Sr|II|III)\.?)?$|^[\p{Lo}\p{M}]{2,5}$|^[\p{Lo}\p{M}\p{Lm}]{1,20}(?:[\s·・][\p{Lo}\p{M}\p{Lm}]{1,20}){1,4}$`,
  'u',
)

const degree = /^(?:[MB]\.?(?:A|Sc|S|Ed)\.?|Ph\.?D\.?|MBA|MD|RN|RD|CPA)\s/u

/** Whether a text reads like a person's name in full. */
export function isPersonLike(name: string): boolean {
  if (!personLike.test(name)) return false
  const words = name.split(' ')
  return !words.some((word, at) => {
    if (isJob(word)) return true
    if (!neverInNames.test(word.replace(/\.$/, ''))) return false
    return at === 0
      ? !monthNames.test(word)
      : !(words.length === 2 && surnames.test(word) && isGivenName(words[0] ?? ''))
  })
}

/** Words that stand in no name, but that these are given names and surnames too: April Fulton, Simon Best. */
const monthNames = /^(?:april|june|august)$/i
const surnames = /^(?:best|head|read|reading|bank)$/i

/** A name under which somebody signs in: not one that readers know. */
export function isLogin(name: string): boolean {
  return !name.includes(' ') && /^[\p{Ll}\d._-]+$|[\d_.]/u.test(name)
}
