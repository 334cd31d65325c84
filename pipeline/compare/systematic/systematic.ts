import type { Change } from '../../../model/change.ts'
import type { ArticleId } from '../../../model/ids.ts'
import type {
  SubstitutionExample,
  SubstitutionKind,
  SystematicEdit,
  SystematicEdits,
} from '../../../model/systematic.ts'
import { foldTypography } from '../fold.ts'
import { classify } from './classify.ts'
import { type Replacement, type Substitution, substitutionsOf } from './substitutions.ts'
import { type Count, tally } from './tally.ts'
import { timeWords } from './time-words.ts'

/** The changes of one source within one window, in any order; `at` is when each was seen. */
export interface ArticleChange {
  readonly articleId: ArticleId
  readonly at: Date
  readonly change: Change
}

export interface SystematicOptions {
  /** Fewer articles than this are a coincidence. */
  readonly articlesMin: number
  /** The longest list that is returned. */
  readonly editsMax: number
}

/** Of words that were taken out in many articles, at least this share went the same way. */
const shareMin = 0.3
/** Marks change everywhere; only what this share of all changed articles has was meant. */
const formattingShareMin = 0.5
/** A form with a word of context stands for the bare one when it has nearly all of its articles. */
const contextShareMin = 0.9
/** A form most of whose articles another one of the same substitution has says nothing more. */
const coveredMax = 0.8
const examplesMax = 3
/** So many words say something without any beside them. */
const plainWordsMin = 3

/** One form of a substitution: bare, or with the word before or after it. */
interface Form {
  readonly kind: SubstitutionKind
  readonly from: string
  readonly to: string
  /** Forms of one substitution have one base. */
  readonly base: string
  /** What was taken out, whatever came instead; null when nothing was. */
  readonly removed: string | null
  readonly isBare: boolean
  firstAt: Date
  lastAt: Date
  readonly examples: SubstitutionExample[]
}

/**
 * Finds the substitutions that several articles share ("'impact' → 'effect', 14 articles"): one pass over the
 * changes, in bounded memory (limits.systematicKeysMax). Deterministic for one order of changes.
 */
export function findSystematicEdits(
  changes: Iterable<ArticleChange>,
  { articlesMin, editsMax }: SystematicOptions = { articlesMin: 3, editsMax: 100 },
): SystematicEdits {
  const times = timeWords()
  const forms = tally<Form>()
  const removed = tally<null>()
  const articles = new Set<ArticleId>()
  for (const { articleId, at, change } of changes) {
    articles.add(articleId)
    for (const substitution of substitutionsOf(change)) {
      const kind = classify(substitution.from, substitution.to, times)
      if (kind === null) continue
      if (substitution.from !== '') {
        removed.add(removedKey(kind, substitution.from), articleId, () => null)
      }
      for (const form of formsOf(substitution, kind, at)) {
        const { value } = forms.add(keyOf(form.kind, form.from, form.to), articleId, () => form)
        note(value, articleId, at, substitution)
      }
    }
  }
  const isEnough = ({ value: { kind }, articles: { size } }: Count<Form>) =>
    size >= articlesMin &&
    (kind === 'words' || kind === 'capitals' || size >= formattingShareMin * articles.size)
  const groups = Map.groupBy(
    [...forms.entries()].map(([, count]) => count).filter(isEnough),
    ({ value }) => value.base,
  )
  const edits = [...groups.values()]
    .flatMap(telling)
    .map((count) => edited(count, removed.get(count.value.removed ?? ''), reversedOf(count)))
    .filter(({ share }) => share >= shareMin)
    .toSorted(
      (a, b) => b.articles * b.share - a.articles * a.share || (a.from + a.to < b.from + b.to ? -1 : 1),
    )
  return { edits: edits.slice(0, editsMax), articles: articles.size, coarse: forms.coarse || removed.coarse }

  function reversedOf({ value: { kind, from, to }, articles: own }: Count<Form>): number {
    const opposite = forms.get(keyOf(kind, to, from))?.articles ?? new Set<ArticleId>()
    return own.intersection(opposite).size
  }
}

/** The forms to count. What is put in or taken out alone is known only by the word that it stands beside. */
function formsOf(substitution: Substitution, kind: SubstitutionKind, at: Date): Form[] {
  const { from, to, withPrevious, withNext } = substitution
  const base = keyOf(kind, from, to)
  const removed = from === '' ? null : removedKey(kind, from)
  const form = (replacement: Replacement): Form => ({
    kind,
    from: replacement.from,
    to: replacement.to,
    base,
    removed,
    isBare: replacement === substitution,
    firstAt: at,
    lastAt: at,
    examples: [],
  })
  if (kind === 'typography') return [{ ...form(substitution), ...smallest(from, to) }]
  if (kind === 'punctuation') return [form(substitution)]
  const isPlain = (from !== '' && to !== '') || (from + to).split(/\s+/).length >= plainWordsMin
  return [
    ...(isPlain ? [form(substitution)] : []),
    ...[withPrevious, withNext].flatMap((replacement) => (replacement === null ? [] : [form(replacement)])),
  ]
}

/** The characters that differ: of "don't" and "don’t" the apostrophe. */
function smallest(from: string, to: string): { from: string; to: string; base: string } {
  const [old, young] = [Array.from(from), Array.from(to)]
  while (old.length > 0 && young.length > 0 && old[0] === young[0]) {
    old.shift()
    young.shift()
  }
  while (old.length > 0 && young.length > 0 && old.at(-1) === young.at(-1)) {
    old.pop()
    young.pop()
  }
  const [rest, came] = [old.join(''), young.join('')]
  return { from: rest, to: came, base: keyOf('typography', rest, came) }
}

/** Equal for what is one substitution wherever it stands: typography folded, and capitals unless they are the point. */
function keyOf(kind: SubstitutionKind, from: string, to: string): string {
  if (kind === 'typography' || kind === 'punctuation') return `${kind}\n${from}\n${to}`
  const folded = [from, to].map((text) => foldTypography(text))
  const texts = kind === 'capitals' ? folded : folded.map((text) => text.toLowerCase())
  return `${kind}\n${texts.join('\n')}`
}

function removedKey(kind: SubstitutionKind, from: string): string {
  return keyOf(kind === 'capitals' ? 'words' : kind, from, '')
}

function note(form: Form, articleId: ArticleId, at: Date, { before, after }: Substitution): void {
  if (at < form.firstAt) form.firstAt = at
  if (at > form.lastAt) form.lastAt = at
  if (form.examples.length >= examplesMax) return
  if (form.examples.some((example) => example.articleId === articleId)) return
  form.examples.push({ articleId, at, before, after })
}

/** Of the forms of one substitution those that say something of their own. */
function telling(group: readonly Count<Form>[]): Count<Form>[] {
  const bare = group.find(({ value }) => value.isBare)
  const sorted = group.toSorted(
    (a, b) => b.articles.size - a.articles.size || (a.value.from < b.value.from ? -1 : 1),
  )
  const specific = sorted.find(({ value }) => !value.isBare)
  if (bare !== undefined) {
    const isSame = specific !== undefined && specific.articles.size >= contextShareMin * bare.articles.size
    return [isSame ? specific : bare]
  }
  const accepted: Count<Form>[] = []
  let covered = new Set<ArticleId>()
  for (const count of sorted) {
    if (count.articles.intersection(covered).size > coveredMax * count.articles.size) continue
    accepted.push(count)
    covered = covered.union(count.articles)
  }
  return accepted
}

function edited(
  { value, articles, occurrences }: Count<Form>,
  removed: Count<null> | undefined,
  reversed: number,
): SystematicEdit {
  const { kind, from, to, firstAt, lastAt, examples } = value
  const outOf = Math.max(removed?.articles.size ?? 0, articles.size)
  return {
    kind,
    from,
    to,
    articles: articles.size,
    occurrences,
    share: articles.size / outOf,
    reversed,
    firstAt,
    lastAt,
    articleIds: [...articles],
    examples,
  }
}
