import { randomBytes } from 'node:crypto'
import type { Archive } from '../archive/archive.ts'
import { OperationalError } from '../model/errors.ts'
import { limits } from '../model/limits.ts'
import { messageFormats } from '../model/subscription.ts'
import type { MessageFormat, Subscription, SubscriptionDraft } from '../model/subscription.ts'
import { checkUrl } from '../pipeline/fetch/check-url.ts'
import { secretText } from '../pipeline/notify/sign.ts'
import { checkTemplate } from '../pipeline/notify/template.ts'
import type { SubscriptionWish } from '../review/deps.ts'
import { readSubscriptionFilter } from '../review/subscription-filter.ts'
import { nextTick } from '../scheduler/tick.ts'
import type { Config } from './config.ts'

export interface Subscribed {
  readonly subscription: Subscription
  /** What signs its messages, to be shown this once; null for those whose receivers do not look. */
  readonly secret: string | null
}

/**
 * Subscribes somebody to changes, from now on or from after a change. Throws what is wrong with the wish: `usage`,
 * `url-invalid`, `url-scheme`, `cron-invalid`, `timezone-invalid`, `change-unknown`.
 */
export async function subscribe(
  archive: Archive,
  config: Pick<Config, 'SMTP_URL' | 'SOURCE_TIMEZONE'>,
  wish: SubscriptionWish,
): Promise<Subscribed> {
  const draft = draftOf(config, wish)
  const now = new Date()
  const secret = new Uint8Array(randomBytes(32))
  const subscription = await archive.addSubscription({
    ...draft,
    secret,
    createdAt: now,
    dueAt: draft.schedule === null ? now : nextTick(draft.schedule.cron, draft.schedule.timezone),
    ...(wish.after !== null && { after: await knownChange(archive, wish.after) }),
  })
  const isSigned = draft.format === 'standard' && draft.kind === 'webhook'
  return { subscription, secret: isSigned ? secretText(secret) : null }
}

/** A number that the archive has given out, so that nothing is left out by a slip; throws `change-unknown`. */
export async function knownChange(archive: Pick<Archive, 'lastChange'>, after: number): Promise<number> {
  const last = await archive.lastChange()
  if (after <= last) return after
  throw new OperationalError('change-unknown', `there is no change ${after} yet; the last is ${last}`)
}

function draftOf(
  { SMTP_URL, SOURCE_TIMEZONE }: Pick<Config, 'SMTP_URL' | 'SOURCE_TIMEZONE'>,
  wish: SubscriptionWish,
): SubscriptionDraft {
  const { target, template } = wish
  const isMail = /^[^\s@<>",;:\\]+@[^\s@<>",;:\\]+$/.test(target)
  if (!isMail) checkUrl(target)
  else if (SMTP_URL === undefined) {
    throw new OperationalError('usage', 'no mail server is set, so no digest can be sent', {
      hint: 'Set SMTP_URL and MAIL_FROM for this command and for the service.',
    })
  }
  const format = formatOf(wish.format)
  if (template !== null) checkTemplate(template)
  if (template !== null && (isMail || format === 'standard')) {
    throw new OperationalError('usage', 'a template is for the formats slack, discord, mastodon and text')
  }
  return {
    name: nameOf(wish.name),
    kind: isMail ? 'email' : 'webhook',
    target,
    filter: readSubscriptionFilter(wish.filter).text,
    format,
    template,
    authorization: authorizationOf(wish.authorization),
    schedule: isMail ? { cron: wish.cron ?? '0 7 * * *', timezone: wish.timezone ?? SOURCE_TIMEZONE } : null,
  }
}

function authorizationOf(value: string | null): string | null {
  if (value === null || /^[\x20-\x7e]{1,1000}$/.test(value)) return value
  throw new OperationalError('usage', 'an Authorization header is printable ASCII')
}

function formatOf(text: string | null): MessageFormat {
  const format = messageFormats.find((each) => each === (text ?? 'standard'))
  if (format !== undefined) return format
  throw new OperationalError('usage', `a format is one of ${messageFormats.join(', ')}, not "${text}"`)
}

function nameOf(name: string): string {
  if (name !== '' && name.length <= limits.subscriptionNameLengthMax) return name
  throw new OperationalError(
    'usage',
    `a subscription needs a name of at most ${limits.subscriptionNameLengthMax} characters`,
  )
}
