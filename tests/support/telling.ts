import { randomBytes } from 'node:crypto'
import type { Archive, NewSubscription } from '../../archive/archive.ts'
import { noFailpoint } from '../../model/failpoint.ts'
import type { Subscription } from '../../model/subscription.ts'
import { fetcher } from '../../pipeline/fetch/fetcher.ts'
import { readSubscriptionFilter } from '../../review/subscription-filter.ts'
import { nextTick } from '../../scheduler/tick.ts'
import { notify } from '../../workers/notify.ts'
import type { NotifyDeps, NotifyReport } from '../../workers/notify.ts'
import { play, story } from './played.ts'
import { minutes } from './records.ts'

export const base = 'https://stet.example'

export interface Telling extends AsyncDisposable {
  readonly deps: NotifyDeps
  readonly reports: readonly NotifyReport[]
  /** The time that it is; tests move it. */
  now: Date
  /** Does what the queue would have a worker do until nothing is due; resolves with the number of turns. */
  tell(): Promise<number>
}

/** What tells subscriptions, with a real fetcher that may reach one port of loopback. */
export function telling(archive: Archive, port: number, given: Partial<NotifyDeps> = {}): Telling {
  const allow = [{ address: '127.0.0.1', prefixLength: 32, port }]
  const pages = fetcher({ userAgent: 'Stet/test', allow, deadlineMs: 2_000 })
  const reports: NotifyReport[] = []
  const deps: NotifyDeps = {
    archive,
    fetcher: pages,
    mailer: null,
    filterQuery: (filter) => readSubscriptionFilter(filter).query,
    links: {
      ofChange: ({ articleId, from, to }) => ({
        change: `${base}/articles/${articleId}/changes/${from}-${to}`,
        article: `${base}/articles/${articleId}`,
        api: `${base}/api/v1/articles/${articleId}/compare?from=${from}&to=${to}`,
      }),
      ofList: (filter, after) => `${base}/?${filter}&after=${after}`,
    },
    failpoint: noFailpoint,
    now: () => self.now,
    nextTick,
    onNotify: (report) => reports.push(report),
    ...given,
  }
  const self: Telling = {
    deps,
    reports,
    now: minutes(60),
    async tell() {
      for (let turns = 0; ; turns += 1) {
        const [due] = await archive.dueSubscriptions(self.now, 1)
        if (due === undefined || turns === 50) return turns
        await notify(deps, { subscriptionId: due.id, slot: due.slot }, new AbortController().signal)
      }
    },
    [Symbol.asyncDispose]: () => pages[Symbol.asyncDispose](),
  }
  return self
}

export const secret = new Uint8Array(randomBytes(32))

/** A webhook's subscription to all changes. */
export function webhookDraft(given: Partial<NewSubscription> = {}): NewSubscription {
  return {
    name: 'desk',
    kind: 'webhook',
    target: 'https://hook.example/x',
    filter: '',
    format: 'standard',
    template: null,
    authorization: null,
    schedule: null,
    secret,
    createdAt: minutes(0),
    dueAt: minutes(0),
    ...given,
  }
}

/** From the first change on. */
export function subscribe(
  archive: Archive,
  given: Partial<NewSubscription> & { target: string },
): Promise<Subscription> {
  return archive.addSubscription(webhookDraft({ after: 0, ...given }))
}

/** An article with as many changes as there are texts after the first. */
export async function articleWith(
  archive: Archive,
  texts: readonly string[],
  headline = 'The toll',
): Promise<string> {
  const url = `https://news.example/${crypto.randomUUID()}`
  const looks = texts.map((text, index) => ({ at: index + 1, content: story({ headline, blocks: [text] }) }))
  await play(archive, { url: `${url}/feed`, title: 'The News' }, [{ url, looks }])
  return url
}
