import { compile } from 'css-select'
import { RE2JS, RE2JSSyntaxException } from 're2js'

import { OperationalError } from '../../../model/errors.ts'
import type { Page } from '../page/page.ts'
import { pageAdapter } from './page-adapter.ts'

/** A rule ready for use: on the elements of a page, or on the text of a block. */
export type CompiledRule =
  | { readonly kind: 'selector'; readonly elements: (page: Page) => readonly number[] }
  | { readonly kind: 'pattern'; readonly matches: (text: string) => boolean }

/** `/…/` is a pattern, everything else a CSS selector (Selectors Level 4). Throws `rules-invalid`. */
export function compileRule(rule: string): CompiledRule {
  if (rule.length > 2 && rule.startsWith('/') && rule.endsWith('/')) return patternRule(rule)
  return { kind: 'selector', elements: selectorOf(rule) }
}

function patternRule(rule: string): CompiledRule {
  try {
    const pattern = RE2JS.compile(rule.slice(1, -1))
    return { kind: 'pattern', matches: (text) => pattern.test(text) }
  } catch (error) {
    if (!(error instanceof RE2JSSyntaxException)) throw error
    throw invalid(rule, error.getDescription(), error)
  }
}

/** The elements that match, in document order. */
function selectorOf(rule: string): (page: Page) => readonly number[] {
  const onEmptyPage = pageAdapter(emptyPage)
  try {
    compile(rule, { adapter: onEmptyPage.adapter })
  } catch (error) {
    throw invalid(rule, error instanceof Error ? error.message : String(error), error)
  }
  return (page) => {
    const { adapter, elements } = pageAdapter(page)
    const matches = compile(rule, { adapter })
    return elements.filter((element) => matches(element)).map((element) => element.node)
  }
}

const emptyPage: Page = {
  tag: ['#root'],
  parent: [-1],
  end: [1],
  text: [''],
  attributesFrom: [0],
  names: [],
  values: [],
  words: [''],
}

function invalid(rule: string, reason: string, cause: unknown): OperationalError {
  return new OperationalError('rules-invalid', `The rule ${rule} is not valid: ${reason}`, {
    cause,
    hint: 'A rule is a CSS selector (.promo > p), or a pattern between slashes in the syntax of RE2 (/^Read more/).',
  })
}
