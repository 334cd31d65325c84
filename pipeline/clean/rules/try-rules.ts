import type { Content } from '../../../model/content.ts'
import { OperationalError } from '../../../model/errors.ts'
import type { Failure } from '../../../model/errors.ts'
import type { CleaningRules } from '../../../model/rules.ts'
import { clean, decoded } from '../clean.ts'
import type { CleanInput } from '../clean.ts'
import { textTag, type Page } from '../page/page.ts'
import { parsePage } from '../page/parse-page.ts'
import { tidy } from '../page/text.ts'
import { compileRule } from './matcher.ts'

/** What rules would do to one page. */
export interface RulesTrial {
  readonly matches: readonly RuleMatch[]
  readonly without: Content | Failure
  readonly with: Content | Failure
}

export interface RuleMatch {
  readonly part: 'select' | 'remove' | 'rename'
  readonly rule: string
  readonly to: string | null
  /** Elements for a selector, blocks for a pattern. */
  readonly count: number
  /** How the texts of the first few begin. */
  readonly samples: readonly string[]
}

const samplesMax = 3
const sampleLength = 80

/** Shows what each rule matches on a page, and the article with and without the rules. Pure. */
export function tryRules(input: CleanInput, rules: CleaningRules): RulesTrial {
  const { text, kind } = decoded(input)
  const page = parsePage(kind === 'text' ? '' : text, { selfClosing: kind === 'xhtml' })
  // Patterns come last: they see the blocks that selectors have left.
  const found = orFailure(() => clean({ ...input, rules: withoutPatterns(rules) }).content)
  const blocks = 'code' in found ? [] : found.blocks.map((block) => block.text.replaceAll('\n', ' '))
  const match = (part: RuleMatch['part'], rule: string, to: string | null): RuleMatch => {
    const compiled = compileRule(rule)
    const texts =
      compiled.kind === 'selector'
        ? compiled.elements(page).map((node) => textOf(page, node))
        : blocks.filter((block) => compiled.matches(block))
    const samples = texts.slice(0, samplesMax).map((each) => each.slice(0, sampleLength).toWellFormed())
    return { part, rule, to, count: texts.length, samples }
  }
  return {
    matches: [
      ...rules.select.map((rule) => match('select', rule, null)),
      ...rules.remove.map((rule) => match('remove', rule, null)),
      ...rules.rename.map(({ rule, to }) => match('rename', rule, to)),
    ],
    without: orFailure(() => clean({ ...input, rules: null }).content),
    with: orFailure(() => clean({ ...input, rules }).content),
  }
}

function withoutPatterns({ select, remove, rename }: CleaningRules): CleaningRules {
  return {
    select,
    remove: remove.filter(isSelector),
    rename: rename.filter(({ rule }) => isSelector(rule)),
  }
}

function isSelector(rule: string): boolean {
  return compileRule(rule).kind === 'selector'
}

/** How the text of an element begins, its blocks a space apart. */
function textOf(page: Page, node: number): string {
  const end = page.end[node] ?? node + 1
  let text = ''
  for (let at = node; at < end && text.length < 4 * sampleLength; at += 1) {
    if (page.tag[at] === textTag) text += `${page.text[at] ?? ''} `
  }
  return tidy(text)
}

function orFailure(work: () => Content): Content | Failure {
  try {
    return work()
  } catch (error) {
    if (!(error instanceof OperationalError)) throw error
    return { code: error.code, message: error.message }
  }
}
