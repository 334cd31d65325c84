import type { Failure } from '../model/errors.ts'
import { limits } from '../model/limits.ts'
import { digestLetter } from '../pipeline/notify/digest.ts'
import type { Letter } from '../pipeline/notify/digest.ts'
import type { ToldChange } from '../pipeline/notify/told-change.ts'
import { nextChanges, queryAfter, retryDelaysMs, searchFailure, toldChange } from './notify-changes.ts'
import type { Teller, Told } from './notify-changes.ts'

/** All that came since the last letter, in one; nothing came: no letter. */
export async function mailDigest(teller: Teller): Promise<Told> {
  const { deps, claim } = teller
  const last = await deps.archive.lastChange()
  const next = await nextChanges(teller, claim.position, limits.digestChangesMax)
  if (next instanceof Date) return { delivered: 0, failure: searchFailure }
  // What came while we looked is for the next letter.
  const found = next.filter(({ id }) => id <= last)
  const dueAt = nextDigest(teller)
  if (found.length === 0) {
    await deps.archive.recordDelivery(claim, { type: 'passed', position: last, dueAt }, deps.now())
    return { delivered: 0, failure: null }
  }
  const more =
    found.length < limits.digestChangesMax ? 0 : await countMore(teller, found.at(-1)?.id ?? last, last)
  const changes: ToldChange[] = []
  for (const change of found) changes.push(await toldChange(teller, change))
  const letter = digestLetter({
    name: claim.name,
    changes,
    more,
    moreUrl: deps.links.ofList(claim.filter, claim.position),
    now: deps.now(),
  })
  const failure = await mail(teller, letter, last)
  if (failure === null) {
    deps.failpoint('notify.sent')
    const told = { type: 'delivered', position: last, count: found.length + more, dueAt } as const
    await deps.archive.recordDelivery(claim, told, deps.now())
    return { delivered: found.length + more, failure }
  }
  // What a letter did not bring the next one does: nothing has to be given up.
  const delayMs = retryDelaysMs[claim.attempts]
  const retryAt = delayMs === undefined ? dueAt : new Date(deps.now().getTime() + delayMs)
  await deps.archive.recordDelivery(claim, { type: 'failed', failure, dueAt: retryAt }, deps.now())
  return { delivered: 0, failure }
}

function mail({ deps, claim }: Teller, letter: Letter, last: number): Promise<Failure | null> {
  if (deps.mailer === null)
    return Promise.resolve({ code: 'settings-invalid', message: 'SMTP_URL names no mail server' })
  const id = `${claim.uid}.${claim.position}-${last}`
  return deps.mailer.send({ ...letter, to: claim.target, id })
}

function nextDigest({ deps, claim: { schedule } }: Teller): Date {
  if (schedule === null) throw new Error('A digest has a schedule.')
  return deps.nextTick(schedule.cron, schedule.timezone)
}

/** Those that a digest has no room for are counted, as far as pages of a thousand go. */
async function countMore(teller: Teller, after: number, last: number): Promise<number> {
  const query = { ...queryAfter(teller, after), limit: limits.pageSizeMax }
  const page = await teller.deps.archive.changeHeads(query)
  return page.items.filter(({ id }) => id <= last).length
}
