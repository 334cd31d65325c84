import { RE2JS, RE2JSSyntaxException } from 're2js'

import { OperationalError } from '../../model/errors.ts'

/** Which URLs of a source are articles, as its user said. */
export interface UrlPatterns {
  /** True when the user named the articles: then the shape of a URL counts no more. */
  readonly hasInclude: boolean
  readonly includes: (url: string) => boolean
  readonly excludes: (url: string) => boolean
}

/**
 * Compiles a source's patterns. They are searched for anywhere in the URL, in RE2's syntax and in time linear
 * in its length, whatever the pattern. Null means: no such rule. Throws `pattern-invalid` saying where.
 */
export function urlPatterns(include: string | null, exclude: string | null): UrlPatterns {
  const included = include === null ? null : compile('include', include)
  const excluded = exclude === null ? null : compile('exclude', exclude)
  return {
    hasInclude: included !== null,
    includes: (url) => included === null || included.test(url),
    excludes: (url) => excluded !== null && excluded.test(url),
  }
}

function compile(which: 'include' | 'exclude', pattern: string): RE2JS {
  try {
    return RE2JS.compile(pattern)
  } catch (error) {
    if (!(error instanceof RE2JSSyntaxException)) throw error
    throw new OperationalError('pattern-invalid', `The ${which} pattern ${explain(pattern, error)}`, {
      cause: error,
      hint: 'Patterns have the syntax of RE2 (https://github.com/google/re2/wiki/Syntax): no look-around, no back-references.',
    })
  }
}

function explain(pattern: string, error: RE2JSSyntaxException): string {
  const culprit = error.getPattern()
  const at = culprit === null || culprit === pattern ? -1 : pattern.indexOf(culprit)
  const where = at === -1 ? '' : ` at character ${at + 1} (${culprit})`
  return `${pattern} is not valid: ${error.getDescription()}${where}.`
}
