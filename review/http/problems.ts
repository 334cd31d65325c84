import { OperationalError } from '../../model/errors.ts'
import type { ErrorCode } from '../../model/errors.ts'

/** A failure as its reader sees it: RFC 9457, and nothing of the inside of the house. */
export interface Problem {
  readonly status: 400 | 401 | 403 | 404 | 405 | 413 | 415 | 421 | 422 | 429 | 500 | 503
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
  detail: 'This address can only be read: GET and HEAD.',
}

/** RFC 9110 section 15.5.2. */
export const unauthorizedProblem: Problem = {
  status: 401,
  title: 'Sign in first',
  detail: 'This is for readers with a token.',
  hint: './stet token add makes one.',
}

export const forbiddenProblem: Problem = {
  status: 403,
  title: 'Not allowed',
  detail: 'The token that you signed in with does not allow this.',
}

export const crossSiteProblem: Problem = {
  status: 403,
  title: 'Not from here',
  detail:
    'A form on another site cannot act here. If this is your own address, whoever runs it sets PUBLIC_URL.',
}

export const formProblem: Problem = {
  status: 415,
  title: 'Unsupported media type',
  detail: 'Forms are taken as application/x-www-form-urlencoded.',
}

export const jsonProblem: Problem = {
  status: 415,
  title: 'Unsupported media type',
  detail: 'What is written here is taken as application/json.',
}

export const tooLargeProblem: Problem = {
  status: 413,
  title: 'Too large',
  detail: 'What was sent is larger than what can be taken here.',
}

/** RFC 6585 section 4. */
export function rateProblem(retryAfterSeconds: number): Problem {
  return {
    status: 429,
    title: 'Too many requests',
    detail: `You ask more often than this service answers one client. Come back in ${retryAfterSeconds} s.`,
    retryAfterSeconds,
  }
}

/** Parameters that are wrong, each with what is wrong with it. */
export function parameterProblem(detail: string): Problem {
  return { status: 400, title: 'Bad request', detail }
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
  if (error.code === 'usage')
    return { status: 422, title: 'Not accepted', detail: error.message, code: 'usage' }
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
  'capture-unknown': { ...notFoundProblem, code: 'capture-unknown' },
  'change-unknown': { ...notFoundProblem, code: 'change-unknown' },
  'picture-busy': {
    status: 503,
    title: 'Too many pictures',
    detail: 'Others are being drawn, or this one took too long.',
    hint: 'Try again in half a minute.',
    code: 'picture-busy',
    retryAfterSeconds: 30,
  },
  'picture-undrawable': {
    status: 422,
    title: 'No picture of this',
    detail: 'The fonts of this service lack too many of its letters.',
    hint: 'The page of the change shows it as text, with the same words to copy.',
    code: 'picture-undrawable',
  },
  'search-too-broad': {
    status: 422,
    title: 'Too broad a search',
    detail: 'The search took too long and was ended.',
    hint: 'Add a word, a source or a span of days.',
    code: 'search-too-broad',
  },
  'source-unknown': { ...notFoundProblem, code: 'source-unknown' },
}
