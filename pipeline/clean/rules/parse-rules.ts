import { z } from 'zod'

import { OperationalError } from '../../../model/errors.ts'
import { limits } from '../../../model/limits.ts'
import { renameTags } from '../../../model/rules.ts'
import type { CleaningRules } from '../../../model/rules.ts'
import { compileRule } from './matcher.ts'

const rule = z.string().trim().min(1).max(limits.ruleLengthMax)
const rules = z.array(rule).max(limits.rulesMax)

const schema = z.strictObject({
  select: rules.default([]),
  remove: rules.default([]),
  rename: z.record(rule, z.enum(renameTags)).default({}),
})

/**
 * Rules as people write them: `{"select": ["main"], "remove": [".promo", "/^Read more/"], "rename": {".cross": "h2"}}`,
 * every part optional. Throws `rules-invalid` that names the rule and what is wrong with it.
 */
export function parseRules(text: string): CleaningRules {
  const parsed = schema.safeParse(json(text))
  if (!parsed.success) throw invalid(z.prettifyError(parsed.error))
  const { select, remove, rename } = parsed.data
  const found: CleaningRules = {
    select,
    remove,
    rename: Object.entries(rename).map(([each, to]) => ({ rule: each, to })),
  }
  if (select.length + remove.length + found.rename.length === 0) throw invalid('there is no rule in it')
  for (const each of [...select, ...remove, ...Object.keys(rename)]) compileRule(each)
  const pattern = select.find((each) => compileRule(each).kind === 'pattern')
  if (pattern !== undefined) throw invalid(`${pattern}: select takes CSS selectors, not patterns`)
  return found
}

function json(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw invalid(`it is no JSON: ${cause instanceof Error ? cause.message : String(cause)}`)
  }
}

function invalid(reason: string): OperationalError {
  return new OperationalError('rules-invalid', `These rules cannot be used: ${reason}`, {
    hint: 'Rules look like {"select": ["main"], "remove": [".promo", "/^Read more/"], "rename": {".cross": "h2"}}; see docs/rules.md.',
  })
}
