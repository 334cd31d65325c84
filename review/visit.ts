/**
 * What a browser remembers of its reader's visits to the inbox, in one cookie: where the last visit ended, where
 * this one has come to, and when it was last here. Nothing of it is kept by us.
 */
export interface Visit {
  /** Number of the newest change when the visit before this one ended; null on a first visit. */
  readonly since: number | null
  /** Number of the newest change now. */
  readonly latest: number
  readonly at: Date
}

/** A pause as long as this makes the next request a new visit. */
const visitPauseMs = 30 * 60_000
export const visitCookie = 'stet-visit'

/** The visit as it is after a request. Pure. */
export function nextVisit(cookie: string | undefined, latest: number, now: Date): Visit {
  const known = readVisit(cookie)
  if (known === null) return { since: null, latest, at: now }
  const isNew = now.getTime() - known.at.getTime() > visitPauseMs
  // An archive that was begun anew numbers from one again.
  const since = isNew ? known.latest : known.since
  return { since: since === null ? null : Math.min(since, latest), latest, at: now }
}

/** The cookie's value; `nextVisit` reads it. */
export function writeVisit({ since, latest, at }: Visit): string {
  return `${since ?? '-'}.${latest}.${Math.floor(at.getTime() / 1_000)}`
}

function readVisit(cookie: string | undefined): Visit | null {
  const [, since, latest, at] = /^(\d{1,15}|-)\.(\d{1,15})\.(\d{1,12})$/.exec(cookie ?? '') ?? []
  if (since === undefined) return null
  return {
    since: since === '-' ? null : Number(since),
    latest: Number(latest),
    at: new Date(Number(at) * 1_000),
  }
}
