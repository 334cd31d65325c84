import { createHmac, timingSafeEqual } from 'node:crypto'
import type { CaptureId } from '../../model/ids.ts'
import { limits } from '../../model/limits.ts'

/** Which capture may be shown, and in whose frame. */
export interface RawLink {
  readonly captureId: CaptureId
  /** The origin of the review pages that show it. */
  readonly readers: string
}

export interface RawLinks {
  /** Path and query, good for `limits.rawLinkMs`. */
  sign(link: RawLink): string
  /** What a path and query allow; null when we did not sign them, or they are out of date. */
  check(url: URL): RawLink | null
}

const path = /^\/(\d{1,15})$/

/**
 * Links to captures that only our pages can make. So nobody reads captures past closed pages, and nobody links to a
 * page that he had us archive to show it under our name.
 */
export function rawLinks(key: Uint8Array, now: () => Date): RawLinks {
  const signature = (id: string, expires: string, readers: string) =>
    createHmac('sha256', key).update(`${id}\n${expires}\n${readers}`).digest('base64url')
  return {
    sign({ captureId, readers }) {
      const expires = String(now().getTime() + limits.rawLinkMs)
      const query = new URLSearchParams({
        expires,
        readers,
        signature: signature(String(captureId), expires, readers),
      })
      return `/${captureId}?${query.toString()}`
    },
    check({ pathname, searchParams }) {
      const id = path.exec(pathname)?.[1]
      const expires = searchParams.get('expires') ?? ''
      const readers = searchParams.get('readers') ?? ''
      if (id === undefined || !/^\d{1,15}$/.test(expires)) return null
      const right = Buffer.from(signature(id, expires, readers))
      const given = Buffer.from(searchParams.get('signature') ?? '')
      if (given.length !== right.length || !timingSafeEqual(given, right)) return null
      if (Number(expires) < now().getTime()) return null
      return { captureId: Number(id) as CaptureId, readers }
    },
  }
}
