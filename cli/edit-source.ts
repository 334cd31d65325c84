import type { Archive } from '../archive/archive.ts'
import { OperationalError } from '../model/errors.ts'
import type { ArticleId, SourceId } from '../model/ids.ts'
import type { CleaningRules } from '../model/rules.ts'
import type { Source } from '../model/source.ts'
import { parseRules } from '../pipeline/clean/rules/parse-rules.ts'
import { urlPatterns } from '../pipeline/discover/discover.ts'
import type { RulesPreview, SourceEditWish } from '../review/deps.ts'
import { checkSchedule, nextTick } from '../scheduler/tick.ts'
import type { DerivePool } from '../workers/derive-pool.ts'
import { lastPage } from './last-page.ts'

/** What can be said anew of a source; what is not given stays as it is. */
type SourceEdit = Partial<SourceEditWish>

/**
 * Says something of a source anew. Throws what is wrong with it (`cron-invalid`, `timezone-invalid`, `pattern-invalid`)
 * before anything is changed, and `source-unknown`.
 */
export async function editSource(archive: Archive, id: SourceId, wish: SourceEdit): Promise<Source> {
  const source = await archive.findSource(id)
  if (source === null || source.status === 'removed') throw unknownSource(id)
  const { title, cron, timezone, include, exclude, budgetPerHour } = { ...source, ...wish }
  checkSchedule(cron, timezone)
  urlPatterns(include, exclude)
  const edit = { title, cron, timezone, include, exclude, budgetPerHour, nextDueAt: nextTick(cron, timezone) }
  const edited = await archive.editSource(id, edit)
  if (edited === null) throw unknownSource(id)
  return edited
}

/** Sets the rules of a source, or ends them when the text is empty. Throws `rules-invalid` and `source-unknown`. */
export async function setRules(archive: Archive, id: SourceId, text: string): Promise<Source> {
  const source = await archive.setSourceRules(id, rulesOf(text))
  if (source === null) throw unknownSource(id)
  return source
}

/** Enough to see a rule that goes wrong, and no longer than a reader waits. */
const previewsMax = 3

/**
 * What rules would do to the articles of a source that changed last: what each rule matches, and the article without
 * any rules beside the article with these. Throws `rules-invalid`.
 */
export async function previewRules(
  archive: Archive,
  pool: DerivePool,
  sourceId: SourceId,
  text: string,
): Promise<readonly RulesPreview[]> {
  const rules = rulesOf(text)
  if (rules === null) throw new OperationalError('rules-invalid', 'there is no rule to try')
  const { items } = await archive.listArticles({ sourceId, limit: previewsMax })
  return Promise.all(items.map(({ id }) => previewOf(archive, pool, id, rules)))
}

async function previewOf(
  archive: Archive,
  pool: DerivePool,
  articleId: ArticleId,
  rules: CleaningRules,
): Promise<RulesPreview> {
  const page = await lastPage(archive, articleId)
  if (page === null)
    return { articleId, matches: [], effect: { code: 'version-unknown', message: 'it has no capture yet' } }
  try {
    const { value } = await pool.tryRules(page, rules)
    const failed = 'code' in value.with ? value.with : 'code' in value.without ? value.without : null
    if (failed !== null || 'code' in value.with || 'code' in value.without)
      return { articleId, matches: value.matches, effect: failed ?? unclear }
    const { value: change } = await pool.compare(value.without, value.with)
    return { articleId, matches: value.matches, effect: { change, without: value.without, with: value.with } }
  } catch (error) {
    if (!(error instanceof OperationalError)) throw error
    return { articleId, matches: [], effect: { code: error.code, message: error.message } }
  }
}

const unclear = { code: 'clean-failed', message: 'the page could not be cleaned' } as const

function rulesOf(text: string): CleaningRules | null {
  return text.trim() === '' ? null : parseRules(text)
}

function unknownSource(id: SourceId): OperationalError {
  return new OperationalError('source-unknown', `no source ${id} is in this archive`)
}
