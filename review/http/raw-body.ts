import type { Context } from 'hono'
import type { CaptureId } from '../../model/ids.ts'
import type { ReviewArchive } from '../deps.ts'
import { rawPolicy } from './headers.ts'

/**
 * The bytes of a capture, to be kept and never to be shown: an attachment of no type. The file's name is ours and
 * ends so that no system runs it on a double click. Throws `archive-damaged` before the first byte.
 */
export async function answerRawBody(
  c: Context,
  archive: Pick<ReviewArchive, 'capture' | 'readBody'>,
  id: CaptureId,
): Promise<Response> {
  const capture = await archive.capture(id)
  const body = capture === null ? null : await archive.readBody(id)
  if (capture === null || body === null) return c.notFound()
  return c.body(new Uint8Array(body), 200, {
    'Content-Type': 'application/octet-stream',
    'Content-Disposition': `attachment; filename="capture-${id}.${extensionOf(capture.mediaType)}"`,
    'Content-Length': String(body.byteLength),
    'Content-Security-Policy': rawPolicy,
    ...(capture.payloadDigest === null ? {} : { ETag: `"${capture.payloadDigest}"` }),
  })
}

/** Text opens in an editor everywhere, and is run nowhere; HTML saved as HTML would run as a local file. */
function extensionOf(mediaType: string | null): 'txt' | 'bin' {
  return mediaType !== null && /^text\/|[/+](?:xml|json)$/.test(mediaType) ? 'txt' : 'bin'
}
