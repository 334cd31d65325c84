import type { Block, BlockKind } from '../../../model/content.ts'
import { OperationalError } from '../../../model/errors.ts'
import type { CleaningRules, RenameTag } from '../../../model/rules.ts'
import type { Page } from '../page/page.ts'
import { compileRule } from './matcher.ts'
import { withoutNodes } from './without-nodes.ts'

/** A page after the rules on its elements. */
export interface RuledPage {
  readonly page: Page
  /** Whether a node is in what the rules select; null when they leave that to the cleaner. */
  readonly isSelected: ((node: number) => boolean) | null
}

/**
 * A page without what the rules remove, with the tags that they give. Throws `rules-matched-nothing` when they
 * select and nothing is there: a page that has changed its markup must not become an empty version.
 */
export function ruledPage(page: Page, rules: CleaningRules): RuledPage {
  const tag = [...page.tag]
  for (const { rule, to } of rules.rename) for (const node of matched(page, [rule])) tag[node] = to
  const selected = new Set<number>()
  for (const top of matched(page, rules.select)) {
    for (let node = top; node < (page.end[top] ?? 0); node += 1) selected.add(node)
  }
  if (rules.select.length > 0 && selected.size === 0) {
    const message = `nothing on this page matches ${rules.select.join(', ')}`
    throw new OperationalError('rules-matched-nothing', message)
  }
  const rest = withoutNodes({ ...page, tag }, matched(page, rules.remove))
  const isSelected = (node: number): boolean => selected.has(rest.from[node] ?? -1)
  return { page: rest.page, isSelected: rules.select.length === 0 ? null : isSelected }
}

/** Blocks without those whose text the rules remove, and with the kinds that the rules give. */
export function ruledBlocks(blocks: readonly Block[], rules: CleaningRules): readonly Block[] {
  const removing = rules.remove.map(compileRule)
  const renaming = rules.rename.map(({ rule, to }) => ({ to, rule: compileRule(rule) }))
  return blocks.flatMap((block) => {
    if (removing.some((rule) => rule.kind === 'pattern' && rule.matches(block.text))) return []
    const renamed = renaming.findLast(({ rule }) => rule.kind === 'pattern' && rule.matches(block.text))
    return [renamed === undefined ? block : as(block, renamed.to)]
  })
}

function matched(page: Page, rules: readonly string[]): readonly number[] {
  return rules.flatMap((each) => {
    const rule = compileRule(each)
    return rule.kind === 'selector' ? rule.elements(page) : []
  })
}

const kinds: Readonly<Record<RenameTag, BlockKind>> = {
  p: 'paragraph',
  h2: 'heading',
  h3: 'heading',
  h4: 'heading',
  h5: 'heading',
  h6: 'heading',
  li: 'list-item',
  blockquote: 'quote',
  figcaption: 'caption',
  pre: 'code',
}

function as({ level: _level, ...block }: Block, tag: RenameTag): Block {
  const kind = kinds[tag]
  return kind === 'heading' ? { ...block, kind, level: Number(tag.slice(1)) } : { ...block, kind }
}
