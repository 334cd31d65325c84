import { OperationalError } from '../../model/errors.ts'
import type { ErrorCode } from '../../model/errors.ts'

/** A failure as its reader sees it: RFC 9457, and nothing of the inside of the house. */
export interface Problem {
  readonly status: 400 | 404 | 405 | 421 | 500 | 503
  readonly title: string
  readonly detail: string
  readonly hint?: string
  readonly code?: ErrorCode
  readonly retryAfterSeconds?: number
}

export const notFoundProblem: Problem = {
  status: 404,
  title: 'Not found',
  detail: 'There is nothing at this address.',
}

export const methodProblem: Problem = {
  status: 405,
  title: 'Method not allowed',
  detail: 'These pages can only be read: GET and HEAD.',
}

/** RFC 9110 section 15.5.20. */
export const hostProblem: Problem = {
  status: 421,
  title: 'Misdirected request',
  detail:
    'These pages are not served under this host name. If they should be, whoever runs them sets PUBLIC_URL.',
}

/** What to say of an error. Only expected ones say more than that something went wrong. */
export function problemOf(error: unknown): Problem {
  if (!(error instanceof OperationalError)) return unexpected
  return expected[error.code] ?? { ...unexpected, code: error.code }
}

const unexpected: Problem = {
  status: 500,
  title: 'Something went wrong',
  detail: 'The page could not be made. The log of the service says why.',
}

const unavailable = {
  status: 503,
  title: 'Not available',
  detail: 'The archive does not answer at the moment.',
  hint: 'Try again in half a minute.',
  retryAfterSeconds: 30,
} as const

const expected: Readonly<Partial<Record<ErrorCode, Problem>>> = {
  'archive-damaged': {
    status: 500,
    title: 'The archive is damaged here',
    detail: 'What is stored does not hash to the digest it was stored under, so it is not shown.',
    hint: './stet verify says what else is affected.',
    code: 'archive-damaged',
  },
  'archive-unavailable': { ...unavailable, code: 'archive-unavailable' },
  'archive-locked': { ...unavailable, code: 'archive-locked' },
  busy: { ...unavailable, code: 'busy' },
  'article-unknown': { ...notFoundProblem, code: 'article-unknown' },
  'version-unknown': { ...notFoundProblem, code: 'version-unknown' },
  'source-unknown': { ...notFoundProblem, code: 'source-unknown' },
}
