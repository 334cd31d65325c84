import { createTransport } from 'nodemailer'
import type { Failure } from '../../model/errors.ts'
import { limits } from '../../model/limits.ts'
import type { Letter } from './digest.ts'

/** Hands letters to the mail server that the settings name. */
export interface Mailer extends Disposable {
  /** Null when the server took it. `id` is the same for the same letter: who gets it twice can tell. */
  send(letter: Letter & { readonly to: string; readonly id: string }): Promise<Failure | null>
}

export interface MailerOptions {
  /** `smtp://` or `smtps://`, with user name and password if it wants them. Trusted as the settings are. */
  readonly url: string
  readonly from: string
}

/** By SMTP (RFC 5321), through nodemailer. A password is never sent in the clear, except to this machine. */
export function mailer({ url, from }: MailerOptions): Mailer {
  const { password, hostname } = new URL(url)
  const isHere = /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/.test(hostname)
  const transport = createTransport({
    url,
    ...(password !== '' && !isHere && { requireTLS: true }),
    connectionTimeout: limits.notifyDeadlineMs,
    greetingTimeout: limits.notifyDeadlineMs,
    socketTimeout: limits.notifyDeadlineMs,
    // What a letter says is text; nothing in it may make this process read a file or fetch an address.
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return {
    async send({ subject, text, to, id }) {
      try {
        await transport.sendMail({
          from,
          to: { name: '', address: to },
          subject,
          text,
          messageId: `<${id}@${domainOf(from)}>`,
          headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
        })
        return null
      } catch (error) {
        return { code: 'mail-failed', message: reasonOf(error) }
      }
    },
    [Symbol.dispose]: () => transport.close(),
  }
}

function domainOf(from: string): string {
  return /@([a-z0-9.-]+)/i.exec(from)?.[1] ?? 'stet.invalid'
}

/** The server's own words, without what it may repeat of ours. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'the mail server did not take the letter'
  const status = 'responseCode' in error && typeof error.responseCode === 'number' ? error.responseCode : null
  if (status !== null) return `the mail server said ${status}`
  const code = 'code' in error && typeof error.code === 'string' ? ` (${error.code})` : ''
  return `the mail server could not be reached${code}`
}
