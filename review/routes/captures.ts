import type { Context } from 'hono'
import type { CaptureId } from '../../model/ids.ts'
import { answerPage } from '../http/answers.ts'
import { framePolicy } from '../http/headers.ts'
import { captureId, idPattern } from '../http/params.ts'
import { answerRawBody } from '../http/raw-body.ts'
import { capturePage } from '../pages/capture.ts'
import { receivedPage } from '../pages/received.ts'
import type { House } from './house.ts'

/** One capture, how it looks, and its bytes as received. */
export function addCaptureRoutes({ app, deps, assets }: House): void {
  const { archive, raw } = deps
  app.get(`/captures/:capture{${idPattern}}`, async (c) =>
    answerPage(c, assets, await capturePage(archive, captureId(c.req.param('capture')), raw !== undefined)),
  )
  app.get(`/captures/:capture{${idPattern}}/raw`, (c) =>
    answerRawBody(c, archive, captureId(c.req.param('capture'))),
  )
  if (raw === undefined) return
  const frameAddress = (c: Context, id: CaptureId): URL => {
    const page = new URL(deps.publicUrl ?? c.req.url)
    return raw.address({ captureId: id, readers: page.origin }, page)
  }
  app.get(`/captures/:capture{${idPattern}}/received`, async (c) => {
    const id = captureId(c.req.param('capture'))
    const address = frameAddress(c, id)
    const page = await receivedPage(archive, id, address)
    c.header('Content-Security-Policy', framePolicy(address.origin))
    // The address in it is good for a while only.
    c.header('Cache-Control', 'no-store')
    return answerPage(c, assets, page)
  })
}
