import { answerPage } from '../http/answers.ts'
import { captureId, idPattern } from '../http/params.ts'
import { answerRawBody } from '../http/raw-body.ts'
import { capturePage } from '../pages/capture.ts'
import type { House } from './house.ts'

/** One capture, and its bytes as received. */
export function addCaptureRoutes({ app, deps: { archive }, assets }: House): void {
  app.get(`/captures/:capture{${idPattern}}`, async (c) =>
    answerPage(c, assets, await capturePage(archive, captureId(c.req.param('capture')))),
  )
  app.get(`/captures/:capture{${idPattern}}/raw`, (c) =>
    answerRawBody(c, archive, captureId(c.req.param('capture'))),
  )
}
