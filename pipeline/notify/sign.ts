import { createHmac } from 'node:crypto'

/** What `whsec_` stands before: the secret in base64, as Standard Webhooks writes it. */
export function secretText(secret: Uint8Array): string {
  return `whsec_${Buffer.from(secret).toString('base64')}`
}

/**
 * The headers by which a receiver knows that a message is ours and of when, and that it has had it before (Standard
 * Webhooks 1.0): an id that stays through all attempts, the time of the attempt, and HMAC-SHA256 over id, time and body
 * under each secret, so that one can be exchanged without a gap.
 */
export function signedHeaders(
  secrets: readonly Uint8Array[],
  message: { readonly id: string; readonly at: Date; readonly body: string },
): Readonly<Record<'webhook-id' | 'webhook-timestamp' | 'webhook-signature', string>> {
  const timestamp = String(Math.floor(message.at.getTime() / 1_000))
  const signed = `${message.id}.${timestamp}.${message.body}`
  const signatures = secrets.map(
    (secret) => `v1,${createHmac('sha256', secret).update(signed).digest('base64')}`,
  )
  return {
    'webhook-id': message.id,
    'webhook-timestamp': timestamp,
    'webhook-signature': signatures.join(' '),
  }
}
