import { randomBytes } from 'node:crypto'
import type { Archive } from '../../archive/archive.ts'
import { OperationalError } from '../../model/errors.ts'
import { limits } from '../../model/limits.ts'
import type { Subscription } from '../../model/subscription.ts'
import { secretText } from '../../pipeline/notify/sign.ts'
import { templateNames } from '../../pipeline/notify/template.ts'
import type { SubscriptionWish } from '../../review/deps.ts'
import { numberOption, runAction, textOption } from '../command.ts'
import type { Actions, CommandSpec, Invocation } from '../command.ts'
import { count, table, time } from '../format.ts'
import { withArchive } from '../house.ts'
import { print, printJson, printLine } from '../io.ts'
import { knownChange, subscribe } from '../subscribe.ts'
import { stripControls } from '../terminal-text.ts'

export const subscriptionCommand: CommandSpec = {
  name: 'subscription',
  summary: 'who is told of changes: webhooks, chat services and e-mail digests',
  arguments: [
    ['<ACTION>', 'add NAME TARGET, list, show, pause, resume, remove, rotate or replay NAME'],
    ['[NAME]', 'whose it is or what it is for'],
    ['[TARGET]', 'a URL that takes messages, or an e-mail address'],
  ],
  options: [
    [
      '--filter <filter>',
      'which changes: the parameters of a feed, such as "kind=number&source=3" or "q=mayor&in=removed"',
    ],
    ['--format <format>', 'standard (Standard Webhooks, the default), slack, discord, mastodon or text'],
    [
      '--template <text>',
      `the text of a message; it can name ${Object.keys(templateNames)
        .map((name) => `{${name}}`)
        .join(', ')}`,
    ],
    ['--authorization <value>', 'the Authorization header of each message, such as "Bearer TOKEN"'],
    ['--cron <expression>', 'when an e-mail digest is sent; "0 7 * * *"'],
    ['--timezone <zone>', 'time zone of --cron (SOURCE_TIMEZONE)'],
    ['--after <number>', 'begin (add) or go back to (replay) just after this change; 0 for all'],
    ['--dead', 'replay: send once more what was given up'],
  ],
  json: 'print {subscription, secret} of a new one, one line a subscription of a list',
  examples: [
    'stet subscription add desk https://hooks.example.org/stet --filter "kind=number&kind=name"',
    "stet subscription add channel https://hooks.slack.com/services/… --format slack --template '*{headline}*: {summary} {url}'",
    'stet subscription add morning desk@news.example --cron "0 7 * * 1-5" --timezone Europe/Berlin',
    'stet subscription replay desk --dead',
  ],
  run: (invocation) => runAction(invocation, 'subscription', actions),
}

const actions: Actions = {
  add: (invocation) =>
    withArchive(invocation, async (archive) => {
      const { io, json } = invocation
      const { subscription, secret } = await subscribe(archive, invocation.config, wishOf(invocation))
      if (json) return printJson(io, { subscription, secret })
      if (secret !== null) print(io, `${secret}\n`)
      print(io, firstWords(subscription, secret !== null))
    }),
  list: (invocation) =>
    withArchive(invocation, async (archive) => {
      const all = await archive.listSubscriptions()
      if (invocation.json) {
        for (const each of all) printLine(invocation.io, each)
        return
      }
      if (all.length > 0) return print(invocation.io, table(all.map(row)))
      print(invocation.io, 'Nobody is told of changes. Tell somebody with: stet subscription add NAME TARGET')
    }),
  show: (invocation) =>
    withNamed(invocation, async (archive, subscription) => {
      const letters = await archive.deadLetters(subscription.id, limits.pageSizeMax)
      if (invocation.json) return printJson(invocation.io, { subscription, deadLetters: letters })
      print(invocation.io, describe(subscription).join('\n'))
      if (letters.length === 0) return
      print(invocation.io, `\n${count(letters.length, 'message')} did not arrive:`)
      print(
        invocation.io,
        table(
          letters.map(({ changeId, diedAt, failure }) => [
            `change ${changeId}`,
            time(diedAt),
            failure.message,
          ]),
        ),
      )
    }),
  pause: (invocation) =>
    setStatus(invocation, 'paused', 'is told nothing until it is resumed; nothing is lost'),
  resume: (invocation) => setStatus(invocation, 'active', 'is told what it has missed, and goes on'),
  remove: (invocation) => setStatus(invocation, 'removed', 'is told nothing any more'),
  rotate: (invocation) =>
    withNamed(invocation, async (archive, { id, name }) => {
      const secret = new Uint8Array(randomBytes(32))
      const oldUntil = new Date(Date.now() + limits.secretOverlapMs)
      await archive.rotateSubscriptionSecret(id, secret, oldUntil)
      if (invocation.json) return printJson(invocation.io, { name, secret: secretText(secret), oldUntil })
      print(invocation.io, `${secretText(secret)}\n`)
      print(
        invocation.io,
        `This signs from now on, shown this once. The old one signs as well until ${time(oldUntil)}.`,
      )
    }),
  replay: (invocation) =>
    withNamed(invocation, async (archive, { id, name }) => {
      const after = numberOption(invocation, 'after', { min: 0, max: Number.MAX_SAFE_INTEGER })
      if ((after === null) === (invocation.options['dead'] !== true)) {
        throw new OperationalError('usage', 'replay takes --after NUMBER, or --dead for what was given up')
      }
      const now = new Date()
      const resent = after === null ? await archive.resendDeadLetters(id, now) : null
      if (after !== null) await archive.moveSubscription(id, await knownChange(archive, after), now)
      if (invocation.json) return printJson(invocation.io, { name, after, resent })
      print(
        invocation.io,
        resent === null
          ? `"${stripControls(name)}" is told again of the changes after ${after}, under the same message ids.`
          : `${count(resent, 'message')} will be sent once more, under the same ${resent === 1 ? 'id' : 'ids'}.`,
      )
    }),
}

function withNamed(
  invocation: Invocation,
  use: (archive: Archive, subscription: Subscription) => Promise<void>,
): Promise<void> {
  return withArchive(invocation, async (archive) => {
    const name = nameOf(invocation)
    const subscription = await archive.findSubscription(name)
    if (subscription !== null) return use(archive, subscription)
    throw new OperationalError('subscription-unknown', `there is no subscription "${name}"`)
  })
}

function setStatus(invocation: Invocation, status: Subscription['status'], outcome: string): Promise<void> {
  return withNamed(invocation, async (archive, { id, name }) => {
    const subscription = await archive.setSubscriptionStatus(id, status, new Date())
    if (invocation.json) printJson(invocation.io, subscription)
    else print(invocation.io, `"${stripControls(name)}" ${outcome}.`)
  })
}

function wishOf(invocation: Invocation): SubscriptionWish {
  return {
    name: nameOf(invocation),
    target: (invocation.args[2] ?? '').trim(),
    filter: textOption(invocation, 'filter') ?? '',
    format: textOption(invocation, 'format'),
    template: textOption(invocation, 'template'),
    authorization: textOption(invocation, 'authorization'),
    cron: textOption(invocation, 'cron'),
    timezone: textOption(invocation, 'timezone'),
    after: numberOption(invocation, 'after', { min: 0, max: Number.MAX_SAFE_INTEGER }),
  }
}

function nameOf(invocation: Invocation): string {
  return (invocation.args[1] ?? '').trim()
}

function firstWords({ name, kind, schedule }: Subscription, hasSecret: boolean): string {
  const whose = `"${stripControls(name)}"`
  if (kind === 'email')
    return `${whose} gets a digest at "${schedule?.cron}" (${schedule?.timezone}) when something has changed.`
  return `${hasSecret ? 'This secret signs its messages, shown this once (docs/webhooks.md). ' : ''}${whose} is told of each change from now on, while the service runs.`
}

function row(subscription: Subscription): string[] {
  const { name, kind, target, filter, status, delivered, deadLetters, lastFailure } = subscription
  return [
    stripControls(name),
    kind,
    shownTarget(kind, target),
    filter === '' ? 'all changes' : stripControls(filter),
    status === 'active' && lastFailure !== null ? 'failing' : status,
    `${count(delivered, 'change')} told${deadLetters > 0 ? `, ${deadLetters} given up` : ''}`,
  ]
}

/** The address of a chat service's hook is a secret: whoever has it can write there. */
function shownTarget(kind: Subscription['kind'], target: string): string {
  return kind === 'email' ? stripControls(target) : new URL(target).host
}

function describe(subscription: Subscription): string[] {
  const { name, kind, target, filter, format, schedule, status, pausedBecause, lastFailure } = subscription
  const lines = [
    `${stripControls(name)}: ${kind} to ${shownTarget(kind, target)}, ${status}${pausedBecause === null ? '' : `: ${stripControls(pausedBecause)}`}`,
    `Told of:  ${filter === '' ? 'all changes' : stripControls(filter)}`,
    kind === 'email' ? `When:     ${schedule?.cron} (${schedule?.timezone})` : `Format:   ${format}`,
    `So far:   ${count(subscription.delivered, 'change')}, up to number ${subscription.position}${subscription.deliveredAt === null ? '' : `, last ${time(subscription.deliveredAt)}`}`,
  ]
  if (lastFailure === null) return lines
  const next = status === 'active' ? `; next attempt ${time(subscription.dueAt)}` : ''
  return [...lines, `Failing:  ${stripControls(lastFailure.message)} (${time(lastFailure.at)})${next}`]
}
