import { stat } from 'node:fs/promises'
import { OperationalError } from '../model/errors.ts'
import type { CleaningRules } from '../model/rules.ts'
import type { CleanInput } from '../pipeline/clean/clean.ts'
import { tryRules } from '../pipeline/clean/rules/try-rules.ts'
import type { RuleMatch, RulesTrial } from '../pipeline/clean/rules/try-rules.ts'
import { compare } from '../pipeline/compare/compare.ts'
import type { Invocation } from './command.ts'
import { count } from './format.ts'
import { articleOf, withArchive } from './house.ts'
import { print, printLine, wantsColor, widthOf } from './io.ts'
import { lastPage } from './last-page.ts'
import { ofFile, readArticleFile } from './read-article-file.ts'
import { renderChange } from './render-change.ts'
import { stripControls } from './terminal-text.ts'
import { previewHistory, previewText } from './try-history.ts'
import type { HistoryPreview } from './try-history.ts'

/**
 * Says for each page what each rule matches there, how the article changes, and what its history in the archive would be.
 * Exit code 1 when one has none left. */
export async function tryOnPages(
  invocation: Invocation,
  rules: CleaningRules,
  pages: readonly string[],
): Promise<number> {
  const { io, json } = invocation
  let failed = 0
  for (const name of pages) {
    const { page, history } = await pageOf(invocation, name, rules)
    const trial = tryRules(page, rules)
    const change = 'code' in trial.without || 'code' in trial.with ? null : compare(trial.without, trial.with)
    if ('code' in trial.with) failed += 1
    if (json) printLine(io, { page: name, ...trial, change, history })
    else {
      const options = { color: wantsColor(io), width: widthOf(io) }
      const effect = change === null ? failureOf(trial) : renderChange(change, options)
      const head = pages.length > 1 ? [`==> ${name} <==`] : []
      const past = history === null ? [] : [previewText(history), '']
      print(io, [...head, ...trial.matches.map(describe), '', effect, '', ...past].join('\n'))
    }
  }
  return failed === 0 ? 0 : 1
}

interface TriedPage {
  readonly page: CleanInput
  /** Of an article of the archive; null of a file. */
  readonly history: HistoryPreview | null
}

/** A file if there is one of that name, else the last capture of an article of the archive, with its history. */
async function pageOf(invocation: Invocation, page: string, rules: CleaningRules): Promise<TriedPage> {
  const isFile = page === '-' || (await stat(page).catch(() => null)) !== null
  if (isFile || /\.(?:html?|xhtml|txt|gz)$/i.test(page.replace(/^https?:.*/i, ''))) {
    const read = await readArticleFile(invocation.io, page, null, null).catch((error: unknown) => {
      throw ofFile(page, error)
    })
    return { page: read, history: null }
  }
  return withArchive(invocation, async (archive) => {
    const article = await articleOf(archive, page)
    const last = await lastPage(archive, article.id)
    if (last !== null)
      return { page: last, history: await previewHistory(archive, article, rules, invocation.io) }
    throw new OperationalError('version-unknown', `no capture of ${page} has a body`, {
      hint: `Take one with: stet check ${article.url}`,
    })
  })
}

function describe({ part, rule, to, count: found, samples }: RuleMatch): string {
  const what = rule.startsWith('/') ? count(found, 'block') : count(found, 'element')
  const target = to === null ? '' : ` as ${to}`
  const lines = samples.map((sample) => `    ${stripControls(sample)}`)
  return [`${part} ${rule}${target}: ${found === 0 ? 'matches nothing' : what}`, ...lines].join('\n')
}

function failureOf(trial: RulesTrial): string {
  return `${outcomeOf('Without', trial.without)}\n${outcomeOf('With', trial.with)}`
}

function outcomeOf(name: string, side: RulesTrial['with']): string {
  return 'code' in side
    ? `${name} the rules: ${stripControls(side.message)} [${side.code}]`
    : `${name} the rules: ${count(side.blocks.length, 'block')}`
}
