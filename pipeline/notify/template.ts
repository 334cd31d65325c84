import { OperationalError } from '../../model/errors.ts'
import { limits } from '../../model/limits.ts'
import { between, cut, plain, toldEdits } from './told-change.ts'
import type { ToldChange } from './told-change.ts'

/** What a template may name in braces, and what it stands for. */
export const templateNames = {
  headline: 'the headline, or the address where there is none',
  summary: 'what changed, in a sentence',
  source: 'the title of the source',
  kinds: 'the kinds of the change, with commas between',
  before: 'the first sentence that changed, as it was; empty where it is new',
  after: 'the same sentence as it is; empty where it went',
  when: 'when it happened, as exactly as is known, in UTC',
  url: 'the page of the change',
  article: "the article's own address",
} as const

type Name = keyof typeof templateNames

export const defaultTemplate = '{headline}\n{summary}\n{source}, {when}\n{url}'

const placeholder = /\{([a-z]+)\}/g

/** Throws `usage` for a template that is too long or names what there is not. */
export function checkTemplate(template: string): void {
  if (template.length > limits.templateLengthMax) {
    throw new OperationalError('usage', `a template has at most ${limits.templateLengthMax} characters`)
  }
  for (const [, name = ''] of template.matchAll(placeholder)) {
    if (!isName(name)) {
      throw new OperationalError('usage', `a template cannot name {${name}}`, {
        hint: `It can name ${Object.keys(templateNames)
          .map((each) => `{${each}}`)
          .join(', ')}.`,
      })
    }
  }
}

export interface FillOptions {
  /** UTF-16 units. */
  readonly lengthMax: number
  /** What makes a text harmless where it is shown. */
  readonly escape: (text: string) => string
}

/**
 * The template with its names filled in, no longer than it may be: where it would be, the longest text is cut first,
 * addresses never. Pure.
 */
export function fillTemplate(
  template: string,
  change: ToldChange,
  { lengthMax, escape }: FillOptions,
): string {
  const values = new Map<Name, string>(
    Object.entries(valuesOf(change)).map(([name, value]) => [toName(name), value]),
  )
  const filled = () =>
    template.replaceAll(placeholder, (whole, name: string) =>
      isName(name) ? escape(values.get(name) ?? '') : whole,
    )
  for (let text = filled(); ; text = filled()) {
    const excess = text.length - lengthMax
    if (excess <= 0) return text
    const used = [...values].filter(
      ([name, value]) => template.includes(`{${name}}`) && isCuttable(name, value),
    )
    const [longest] = used.toSorted(([, a], [, b]) => b.length - a.length)
    if (longest === undefined) return cut(text, lengthMax)
    const [name, value] = longest
    values.set(name, cut(value, Math.max(1, value.length - Math.max(excess, 8))))
  }
}

/** A single character (an ellipsis, by then) is not worth cutting. */
function isCuttable(name: Name, value: string): boolean {
  return name !== 'url' && name !== 'article' && value.length > 1
}

function valuesOf(change: ToldChange): Record<Name, string> {
  const { edits } = toldEdits(change.change)
  const [first] = edits
  return {
    headline: plain(change.headline ?? change.articleUrl),
    summary: plain(change.change.summary),
    source: plain(change.source.title ?? change.source.url),
    kinds: change.change.kinds.map(({ kind }) => kind).join(', '),
    before: first?.before ?? '',
    after: first?.after ?? '',
    when: between(change.changedBetween),
    url: change.links.change,
    article: change.articleUrl,
  }
}

function isName(text: string): text is Name {
  return Object.hasOwn(templateNames, text)
}

function toName(text: string): Name {
  if (isName(text)) return text
  throw new Error(`{${text}} is no name of a template.`)
}
