import { createHmac, timingSafeEqual } from 'node:crypto'

const methods: ReadonlySet<string> = new Set(['sha1', 'sha256', 'sha384', 'sha512'])

/** True when `X-Hub-Signature` (WebSub, section 7.1: `method=hex`) is the HMAC of the body under the secret. */
export function isSignedByHub(header: string | undefined, body: Uint8Array, secret: string): boolean {
  const [, method = '', hex = ''] = /^(sha\d+)=([0-9a-f]+)$/i.exec(header ?? '') ?? []
  if (!methods.has(method.toLowerCase())) return false
  const wanted = createHmac(method.toLowerCase(), secret).update(body).digest()
  const given = Buffer.from(hex, 'hex')
  return given.length === wanted.length && timingSafeEqual(given, wanted)
}
