import { randomBytes } from 'node:crypto'
import { startServer } from '../server.ts'
import type { Listen, Listening } from '../server.ts'
import { rawApp } from './raw-app.ts'
import type { RawDeps } from './raw-app.ts'
import { rawLinks } from './raw-link.ts'
import type { RawLink } from './raw-link.ts'

/** Where captures are shown as received. */
export interface RawOrigin {
  /**
   * The address of a capture for the reader of a page that was asked for as `page`. Good for a while, in frames of
   * the origin that the link names.
   */
  address(link: RawLink, page: URL): URL
}

export interface RawOptions extends Omit<RawDeps, 'links'> {
  readonly now: () => Date
  /** Address under which readers reach it; null: where it listens, or under the name in the page's own address. */
  readonly publicUrl: string | null
}

/** Serves captures on an origin of their own. Throws `listen-failed`. Links do not outlive the process. */
export async function startRaw(options: RawOptions, listen: Listen): Promise<RawOrigin & Listening> {
  const links = rawLinks(randomBytes(32), options.now)
  const server = await startServer(rawApp({ ...options, links }), listen)
  const everywhere = listen.host === '0.0.0.0' || listen.host === '::'
  return {
    ...server,
    address(link, page) {
      const base = new URL(options.publicUrl ?? server.url)
      if (options.publicUrl === null && everywhere) base.hostname = page.hostname
      return new URL(links.sign(link), base)
    },
  }
}
