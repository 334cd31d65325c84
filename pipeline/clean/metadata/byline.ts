const lead =
  /^(?:(?:written|reported|posted|published|words|story|text|article|reporting|review|analysis|interview)\s+by|by|von|von:|text(?:e)?|autor(?:in|en|es|a)?|author(?:s)?|par|por|de|da|di|door|av|af|od|przez|автор|текст|tekst|przygotowała?|redakcja|redaktion|تحرير|كتب|بقلم|מאת|文|撰文|作者|记者|記者|문|기자|執筆|執筆者)(?:\s*[:：|]\s*|\s+)/iu

const splitter =
  /\s*[,;|•·]\s*(?:and|und|et|y|e|en|och|og|i|и|&)?\s+|\s+(?:and|und|et|y|en|och|og|и|&|und|with|mit|avec)\s+|\s*[、，；|•]\s*/iu

const roles =
  /^(?:staff|editor|editors?|senior|junior|chief|deputy|managing|associate|assistant|political|sports?|business|health|science|technology|tech|local|national|foreign|crime|education|city|news|digital|special|freelance|guest|contributing|lead|data|culture|staff writer|reporter|correspondent|writer|journalist|journalistin|redakteur(?:in)?|korrespondent(?:in)?|redaktion|contributor|columnist|photographer|producer|author|admin|administrator|webmaster|newsroom|news desk|web desk|online desk|updated|published|posted|minutes?|min read|views|share|follow|email|twitter|facebook|more by this author|view all posts?.*|see all.*|read more.*|undefined|null|unknown|none|anonymous|name|by|posted by|written by|published by|last updated|ph\.?d\.?|m\.?d\.?|jr\.?|mba|rdn?|rn|ms|ma|esq\.?|cpa)$/iu

/** More names than this is a list of staff, not a byline. */
const namesMax = 20

/**
 * Names from what a page gives as its author: "By Jane Doe and John Roe" is two. The site's own name,
 * addresses, roles and texts that are no names are left out.
 */
export function namesOf(values: readonly string[], siteNames: readonly string[]): string[] {
  const rejected = new Set(siteNames.map(squeezed))
  const names: string[] = []
  for (const value of values) {
    if (names.length >= namesMax) break
    for (const part of split(value)) {
      const name = part
        .replace(lead, '')
        .replace(/\s*\((?:[^()]{0,60})\)$/u, '')
        .replace(/^[\s,.:|–—-]+|[\s,:|–—-]+$/gu, '')
        .replace(/(?<=\p{L}\S*\s\S+)\s+(?:writer|editor|reporter|author|journalist|contributor)$/iu, '')
        .replace(/\s*(?:기자|記者|记者)$/u, '')
      if (!isName(name) || rejected.has(squeezed(name))) continue
      if (!names.some((known) => squeezed(known) === squeezed(name))) names.push(name)
    }
  }
  return names.slice(0, namesMax)
}

function split(value: string): string[] {
  const bare = value.replace(lead, '').slice(0, 400)
  // After a name, capitals are a degree or a licence; alone they are an agency.
  return bare.split(splitter).filter((part, at) => part !== '' && (at === 0 || !/^[A-Z]{2,6}®?$/.test(part)))
}

function isName(text: string): boolean {
  if (text.length < 2 || text.length > 70 || roles.test(text)) return false
  if (/https?:|www\.|@|\d{3}|[{}<>=\\/]|[.!?]\s\p{L}+\s\p{Ll}/u.test(text)) return false
  if (!/\p{L}/u.test(text)) return false
  const words = text.split(' ')
  return words.length <= 7
}

/** "By Jane Doe" and its like at the beginning of a short visible line: the names part, or null. */
export function bylineOfText(text: string): string | null {
  if (text.length > 120) return null
  const match =
    /^(?:(?:written|reported|posted|published|words|story|text|reporting)\s+by|by|von|par|por|texte? (?:par|von)|door|автор|text|مؤلف|بقلم|מאת|作者|撰文|文)(?:\s*[:：|]\s*|\s+)(\S.{1,100})$/iu.exec(
      text,
    )
  const rest = match?.[1]
  if (rest === undefined) return null
  const name =
    rest.split(
      /\s+[|•·–—]\s+|\s+(?:on|am|le|el|updated|published|posted)\s+(?=.*\d)|,?\s+\d|\s+in(?:\s|$)/iu,
    )[0] ?? ''
  return /^[\p{Lu}\p{Lo}]/u.test(name) ? name : null
}

function squeezed(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')
}

/** Names in visible texts that were not made for machines: only what looks like a person's name counts. */
export function visibleNames(texts: readonly string[], siteNames: readonly string[]): string[] {
  for (const text of texts) {
    const names = namesOf([bylineOfText(text) ?? text], siteNames).filter(
      (name) => personLike.test(name) && !isRole(name),
    )
    if (names.length > 0) return names
  }
  return []
}

/** Two to four capitalised words, or up to seven letters of a script without capitals. */
const personLike =
  /^(?:\p{Lu}[\p{L}\p{M}.’'-]*\s(?:(?:de|da|di|del|della|van|von|der|den|al|el|bin|ter|la|le|du|dos)\s){0,2}){1,3}\p{Lu}[\p{L}\p{M}.’'-]*$|^[\p{Lo}\p{M}·・ ]{2,20}$/u

/** Names among the texts of one element, up to the first that is a sentence: a life of the author begins there. */
export function namesIn(pieces: readonly string[], siteNames: readonly string[]): string[] {
  const sentence = pieces.findIndex((piece) => piece.length > 160 || piece.split(' ').length > 16)
  const told = sentence === -1 ? pieces : pieces.slice(0, sentence)
  const names = namesOf(
    told.map((piece) => (bylineOfText(piece) ?? piece).replace(connector, '')),
    siteNames,
  )
  return names.filter((name) => personLike.test(name) && !isRole(name))
}

const connector = /^(?:and|und|et|y|e|en|och|og|i|и|&|with|mit)\s+(?=\p{Lu})/u

function isRole(name: string): boolean {
  return name.split(' ').some((word) => notInNames.test(word))
}

/** Words that stand beside names, in capitals as often as not, and are never part of one. */
const notInNames =
  /^(?:by|writers?|editors?|reporters?|correspondents?|journalists?|authors?|contributors?|columnists?|reviewers?|team|staff|desk|director|manager|officer|coordinator|controller|founder|producer|strategy|marketing|tips|news|blog|experts?|specialist|educator|consultant|analyst|redakteur(?:in)?|redaktion|autor(?:in)?|korrespondent(?:in)?|journaliste|rédact(?:eur|rice)|periodista|redactora?|giornalista|redactie|articles?|posts?|posted|written|published|updated|reviewed|verified|bio|profile|editorial|reading|read|time|view|more|about|follow|contact|share|comments?|subscribe|the)$/iu
