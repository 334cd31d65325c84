import { bodyLimit } from 'hono/body-limit'
import { limits } from '../../model/limits.ts'
import { isSignedByHub } from '../http/hub-signature.ts'
import { paths } from '../paths.ts'
import type { House } from './house.ts'

const tokenPattern = '[A-Za-z0-9_-]{32}'
const route = `/hub/:token{${tokenPattern}}` as const

/**
 * Where the WebSub hubs of sources reach us (https://www.w3.org/TR/websub/, sections 5.3 and 7). Nobody signs in here: the
 * token in the address is what a hub alone knows, and what it sends is signed. What it sends is taken as the word that there
 * is news; the source itself is read for what the news is.
 */
export function addHubRoutes({ app, deps: { archive, now }, writingRoutes }: House): void {
  app.get(route, async (c) => {
    const known = await archive.findHubByToken(c.req.param('token'))
    const { 'hub.mode': mode, 'hub.topic': topic, 'hub.challenge': challenge = '' } = c.req.query()
    if (known === null || topic !== known.topic) return c.notFound()
    if (mode === 'denied') {
      await archive.failHub(
        known.token,
        `the hub refused: ${c.req.query('hub.reason')?.slice(0, 200) ?? 'it gave no reason'}`,
      )
      return c.text('')
    }
    if (mode !== 'subscribe') return c.notFound()
    const seconds = Number(c.req.query('hub.lease_seconds'))
    const leaseSeconds = seconds > 0 ? Math.min(seconds, limits.hubLeaseSecondsMax) : limits.hubLeaseSeconds
    await archive.confirmHub(known.token, new Date(now().getTime() + leaseSeconds * 1_000))
    return c.text(challenge)
  })

  writingRoutes.add('POST', new RegExp(`^${paths.hub(tokenPattern)}$`))
  app.post(route, bodyLimit({ maxSize: limits.feedSizeBytesMax }), async (c) => {
    const known = await archive.findHubByToken(c.req.param('token'))
    // Section 6.2: 410 tells the hub to stop.
    if (known === null) return c.text('', 410)
    const body = new Uint8Array(await c.req.arrayBuffer())
    // Section 7.1: a message with a wrong signature is answered like any other, and is none.
    if (isSignedByHub(c.req.header('x-hub-signature'), body, known.secret)) {
      await archive.hubTold(known.token, now(), new Date(now().getTime() - limits.hubReadEveryMs))
    }
    return c.text('', 202)
  })
}
