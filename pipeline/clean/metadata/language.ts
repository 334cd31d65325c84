import type { Content } from '../../../model/content.ts'
import { attribute, type Page } from '../page/page.ts'
import { stringMember } from './article-object.ts'
import type { Found } from './headline.ts'
import type { JsonObject } from './json-ld.ts'
import { metaValue, type MetaTags } from './meta-tags.ts'
import type { Script } from './script-of.ts'

/** Languages that the page claims for itself, as canonical BCP 47 tags, the best witness first. */
export function languageClaims(article: JsonObject | null, tags: MetaTags): Found<string>[] {
  const candidates: readonly [string | null, Found<string>['origin']][] = [
    [tags.language, 'markup'],
    [article === null ? null : stringMember(article, 'inLanguage'), 'json-ld'],
    [metaValue(tags, 'og:locale'), 'open-graph'],
    [metaValue(tags, 'content-language', 'language', 'dc.language'), 'meta'],
  ]
  return candidates.flatMap(([tag, origin]) => {
    const value = tag === null ? null : languageTag(tag)
    return value === null ? [] : [{ value, origin }]
  })
}

/**
 * The first claim that the script of the text allows: templates say `en` in front of every text. Without one, the
 * language that nearly all that is written in it is in.
 */
export function languageOf(claims: readonly Found<string>[], script: Script | null): Found<string> | null {
  const fitting = claims.find(({ value }) => script === null || isWrittenIn(value, script))
  if (fitting !== undefined) return fitting
  const only = script === null || shared.has(script) ? undefined : languagesOf.get(script)?.[0]
  return only === undefined ? null : { value: only, origin: 'text' }
}

/** The direction that the elements around the article claim, the innermost first, else that of the script. */
export function directionOf(page: Page, script: Script | null): Found<'ltr' | 'rtl'> | null {
  const claims = new Map<string, 'ltr' | 'rtl'>()
  for (let node = 1; node < page.tag.length; node += 1) {
    const tag = page.tag[node] ?? ''
    if (!holders.includes(tag) || claims.has(tag)) continue
    const claim = attribute(page, node, 'dir')?.trim().toLowerCase()
    if (claim === 'ltr' || claim === 'rtl') claims.set(tag, claim)
  }
  const claimed = holders.flatMap((tag) => claims.get(tag) ?? [])[0]
  if (claimed !== undefined) return { value: claimed, origin: 'markup' }
  if (script === null) return null
  return { value: directionOfScript(script), origin: 'text' }
}

/** In which direction a script runs. */
export function directionOfScript(script: Script): 'ltr' | 'rtl' {
  return script === 'Arab' || script === 'Hebr' ? 'rtl' : 'ltr'
}

const holders: readonly string[] = ['article', 'main', 'body', 'html']

/** A well-formed BCP 47 tag in its canonical case, or null. */
function languageTag(tag: string): Content['language'] {
  try {
    const [canonical] = Intl.getCanonicalLocales(tag.trim().replaceAll('_', '-'))
    return canonical === undefined || !/^[a-z]{2,3}(?:-|$)/.test(canonical) ? null : canonical
  } catch {
    return null
  }
}

/** Whether a language is written in a script. Latin is taken for every language but those never written in it. */
function isWrittenIn(tag: string, script: Script): boolean {
  const named = /-([A-Z][a-z]{3})(?=-|$)/.exec(tag)?.[1]
  if (named !== undefined) return named === script || (script === 'Hani' && /^Han[st]$/.test(named))
  const language = tag.split('-', 1)[0] ?? ''
  if (script === 'Latn') return !neverLatin.has(language)
  return languagesOf.get(script)?.includes(language) ?? true
}

/** Languages by the scripts that news is written in; kept here because engines know them in other editions. */
const languagesOf: ReadonlyMap<Script, readonly string[]> = new Map(
  Object.entries({
    Grek: 'el',
    Cyrl: 'ru uk be bg sr mk kk ky tg mn uz tt ba cv os ab az ce sh bs cnr tk rue kv udm sah myv mhr av',
    Armn: 'hy',
    Hebr: 'he yi',
    Arab: 'ar fa ur ps ku ckb sd ug az pa ks prs arz ary apc uz kk ky tk lrc mzn azb pnb bal ms',
    Deva: 'hi mr ne sa mai bho kok sd ks bh awa new',
    Beng: 'bn as',
    Guru: 'pa',
    Gujr: 'gu',
    Orya: 'or',
    Taml: 'ta',
    Telu: 'te',
    Knda: 'kn',
    Mlym: 'ml',
    Sinh: 'si',
    Thai: 'th',
    Laoo: 'lo',
    Mymr: 'my shn mnw',
    Geor: 'ka',
    Ethi: 'am ti gez',
    Khmr: 'km',
    Jpan: 'ja',
    Hani: 'zh yue wuu lzh nan hak gan',
    Kore: 'ko',
  }).map(([script, languages]) => [script, languages.split(' ')]),
)

/** Scripts of several large languages: they tell none. */
const shared: ReadonlySet<Script> = new Set(['Latn', 'Cyrl', 'Arab', 'Deva', 'Beng', 'Ethi', 'Mymr'])

const neverLatin = new Set(
  'ru uk be bg mk el he yi ar fa ur ps ckb ug hi mr ne bn as gu or ta te kn ml si th lo my ka hy am ti km ja zh yue ko'.split(
    ' ',
  ),
)
