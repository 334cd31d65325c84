import { availableParallelism } from 'node:os'
import { z } from 'zod'
import { OperationalError } from '../model/errors.ts'
import { limits } from '../model/limits.ts'
import { parseAddressRules } from '../pipeline/fetch/address-rules.ts'
import { trustedProxies } from '../review/access/client-address.ts'

const milliseconds = (low: number, high: number) => z.coerce.number().int().min(low).max(high)
const minute = 60_000
const day = 24 * 60 * minute

/** Every setting: an environment variable with its type, default and meaning. docs/configuration.md is made from it. */
export const settings = {
  DATA_DIR: z
    .string()
    .min(1)
    .default('./data')
    .describe('Where the embedded database lives. `--data DIR` says the same for one command.'),
  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/ })
    .optional()
    .describe(
      'A PostgreSQL 15 or newer to use instead of the embedded one, `postgres://user:password@host/database`.',
    ),
  REDIS_URL: z
    .url({ protocol: /^rediss?$/ })
    .optional()
    .describe(
      'A Redis for the queue, shared by many machines. Needs `DATABASE_URL`. Without it the queue lives in the database.',
    ),
  LISTEN: z
    .string()
    .default('127.0.0.1:8080')
    .describe(
      'Address and port of the review pages. Anybody who can reach it can read everything, unless `REVIEW_ACCESS` is `closed`.',
    ),
  REVIEW_ACCESS: z
    .enum(['open', 'closed'])
    .default('open')
    .describe(
      'Who may read the review pages, feeds and API: `open`, whoever can reach them; `closed`, who has a token (`stet token add`). Marking, labelling and annotating changes takes a token of scope `review` either way.',
    ),
  RATE_LIMIT: z.coerce
    .number()
    .int()
    .min(0)
    .max(1_000_000)
    .default(3_000)
    .describe(
      'Requests that one client of the review pages (an address, 64 bits of IPv6, or a token) may send in ten seconds; `0`: any number. Beyond, it is told to wait (429).',
    ),
  TRUSTED_PROXIES: z
    .string()
    .default('')
    .describe(
      'Reverse proxies in front of the review pages: addresses and ranges with commas between, such as `10.1.0.0/16`, or `loopback`. Who asks is then whom the last of them names in `X-Forwarded-For`; without it every reader behind a proxy counts as one client.',
    ),
  RAW_LISTEN: z
    .string()
    .optional()
    .describe(
      'Address and port where the review pages show captures as received, `off` for nowhere. It is an origin of its own, so that what a publisher sent has nothing in common with the pages. By default a free port of the address in `LISTEN` when that is this machine alone, otherwise `off`.',
    ),
  RAW_URL: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe(
      'Address under which readers reach `RAW_LISTEN`, such as `https://stet-raw.example.org`: another host name than that of the pages, or another port. Set it behind a reverse proxy. One process serves it: the addresses of captures are signed with a key of the process.',
    ),
  HEALTH_LISTEN: z
    .string()
    .optional()
    .describe(
      'Address and port of `/healthz`, `/readyz` and `/metrics` of `stet scheduler` and `stet worker`; they have none by default.',
    ),
  PUBLIC_URL: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe(
      "Address under which readers reach the review pages, such as `https://stet.example.org`: what links in feeds begin with, and a host name that the pages answer to. Without it links are made from the address of each request, and the pages answer only to literal addresses, `localhost` and the name in `LISTEN`, so that no page elsewhere can read the archive through its reader's browser (DNS rebinding). Set it behind a reverse proxy. With it the WebSub hubs of feeds are asked to tell of news (docs/sources.md).",
    ),
  SMTP_URL: z
    .url({ protocol: /^smtps?$/ })
    .optional()
    .describe(
      'The mail server that takes digests, `smtp://user:password@host:587`. A password is sent over TLS only, except to this machine.',
    ),
  MAIL_FROM: z
    .string()
    .regex(/^[^\r\n]*[^\s@<>]+@[^\s@<>]+>?$/, 'must hold an e-mail address')
    .default('Stet <stet@localhost>')
    .describe('Whom digests come from, such as `Stet <stet@news.example>`.'),
  SOURCE_CRON: z
    .string()
    .default('*/15 * * * *')
    .describe('When a source is read, unless `stet add --cron` says otherwise.'),
  SOURCE_TIMEZONE: z
    .string()
    .default('UTC')
    .describe('Time zone of cron expressions, unless `stet add --timezone` says otherwise.'),
  ARTICLE_INTERVAL_MIN_MS: milliseconds(1, 365 * day)
    .default(15 * minute)
    .describe(
      'Shortest time between two captures of an article; one that has just changed is looked at again after it (docs/cadence.md).',
    ),
  ARTICLE_INTERVAL_MAX_MS: milliseconds(1, 365 * day)
    .default(2 * day)
    .describe('Longest time between two captures of a quiet article.'),
  ARTICLE_RETIRE_AFTER_DAYS: z.coerce
    .number()
    .min(0.001)
    .max(36_500)
    .default(40)
    .describe(
      'An article this long without a change is captured no more, except by `stet check` and `stet run --all`.',
    ),
  SECOND_LOOK_MS: milliseconds(0, day)
    .default(minute)
    .describe(
      'How soon a change is looked at a second time, before anybody is told of it, and a page that came cut off (docs/second-look.md). 0: changes are told at once.',
    ),
  DOUBT_MS: milliseconds(0, 30 * day)
    .default(60 * minute)
    .describe(
      'What may be an accident of a site (a 404, a text that is gone, another language) is believed when it lasts this long (docs/capture-quality.md). 0: when the next look finds it too.',
    ),
  SCAN_INTERVAL_MS: milliseconds(100, 60_000)
    .default(5_000)
    .describe('How often the scheduler asks the database what is due.'),
  FETCH_USER_AGENT: z
    .string()
    .regex(/^[\x20-\x7e]+$/, 'must be printable ASCII')
    .default('Stet/0.1 (article archive; see your administrator)')
    .describe('Sent with each request. Put an address in it where a publisher can reach you.'),
  RESERVED_PAGES: z
    .enum(['keep', 'refuse'])
    .default('keep')
    .describe(
      'What to do with pages that say `noarchive` or reserve text and data mining (docs/manners.md): keep them, with a note on the capture, or keep no bytes of them.',
    ),
  FETCH_TIMEOUT_MS: milliseconds(100, limits.fetchDeadlineMs)
    .default(limits.fetchDeadlineMs)
    .describe('One deadline for a fetch with its redirects, from the name look-up to the last byte.'),
  FETCH_CONCURRENCY: z.coerce
    .number()
    .int()
    .min(1)
    .max(256)
    .default(16)
    .describe('Captures at once in one worker process.'),
  FETCH_HOST_DELAY_MS: milliseconds(0, 10 * minute)
    .default(1_000)
    .describe(
      'Time between two requests to one host, over all workers. A longer `Crawl-delay` of the host wins.',
    ),
  FETCH_HOST_CONNECTIONS: z.coerce
    .number()
    .int()
    .min(1)
    .max(64)
    .default(1)
    .describe('Requests at once to one host, over all workers.'),
  FETCH_ALLOW_ADDRESSES: z
    .string()
    .default('')
    .describe(
      'Addresses that the guard lets through although they are private, for intranets and tests: a comma-separated list of `address:port` or `CIDR:port`, such as `127.0.0.1:8081,[::1]:8081,10.1.0.0/16:80`. A warning is logged when it is set.',
    ),
  CLEAN_THREADS: z.coerce
    .number()
    .int()
    .min(1)
    .max(64)
    .default(Math.max(1, availableParallelism() - 1))
    .describe(
      'Threads that clean and compare, in one worker process. By default one fewer than there are processors.',
    ),
  SHUTDOWN_GRACE_MS: milliseconds(0, 5 * minute)
    .default(10_000)
    .describe('How long a stop waits for captures in flight before it gives them back to the queue.'),
  LOG_LEVEL: z
    .enum(['silent', 'error', 'warn', 'info', 'debug'])
    .default('info')
    .describe('Least level of log lines on standard error.'),
} satisfies Record<string, z.ZodType>

const schema = z
  .object(settings)
  .refine((value) => value.REDIS_URL === undefined || value.DATABASE_URL !== undefined, {
    path: ['REDIS_URL'],
    message: 'needs DATABASE_URL too: many machines cannot share the embedded database',
  })
  .refine((value) => value.ARTICLE_INTERVAL_MIN_MS <= value.ARTICLE_INTERVAL_MAX_MS, {
    path: ['ARTICLE_INTERVAL_MIN_MS'],
    message: 'must not be larger than ARTICLE_INTERVAL_MAX_MS',
  })

export type Config = z.infer<typeof schema>

/** Reads the settings; throws `settings-invalid` naming each one that is wrong. Unset and empty are the same. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(
    Object.keys(settings).flatMap((name) =>
      env[name] === undefined || env[name] === '' ? [] : [[name, env[name]]],
    ),
  )
  const parsed = schema.safeParse(given)
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => complaint(issue, given))
    throw new OperationalError('settings-invalid', `these settings are wrong:\n  ${lines.join('\n  ')}`, {
      hint: 'docs/configuration.md describes every setting.',
    })
  }
  parseAddressRules(parsed.data.FETCH_ALLOW_ADDRESSES)
  trustedProxies(parsed.data.TRUSTED_PROXIES)
  parseListen(parsed.data.LISTEN)
  rawListen(parsed.data)
  if (parsed.data.HEALTH_LISTEN !== undefined) parseListen(parsed.data.HEALTH_LISTEN, 'HEALTH_LISTEN')
  return parsed.data
}

/** A setting, what it must be, and what it is; URLs may hold a password and are not shown. */
function complaint(issue: z.core.$ZodIssue, given: Readonly<Record<string, string | undefined>>): string {
  const name = String(issue.path[0])
  const setting = Object.entries(settings).find(([each]) => each === name)?.[1]
  if (issue.code === 'custom' || setting === undefined) return `${name}: ${issue.message}`
  const url = urls[name]
  if (url !== undefined) return `${name}: must be a URL such as ${url}`
  return `${name}: must be ${settingType(setting).replace(/^(?=whole|number)/, 'a ')}, not "${given[name] ?? ''}"`
}

const urls: Readonly<Record<string, string>> = {
  DATABASE_URL: 'postgres://user:password@host/database',
  REDIS_URL: 'redis://host:6379',
  PUBLIC_URL: 'https://stet.example.org',
  RAW_URL: 'https://stet-raw.example.org',
  SMTP_URL: 'smtp://user:password@host:587',
}

/** What a setting may be, in words: `whole number from 1 to 256`, `URL`, `one of error, warn`. */
export function settingType(setting: z.ZodType): string {
  const json = z.toJSONSchema(setting, { io: 'input', unrepresentable: 'any' })
  if (json.enum !== undefined) return `one of ${json.enum.map(String).join(', ')}`
  if (json.type === 'integer' || json.type === 'number') {
    const kind = json.type === 'integer' ? 'whole number' : 'number'
    return `${kind} from ${json.minimum ?? '-∞'} to ${json.maximum ?? '∞'}`
  }
  return json.format === 'uri' ? 'URL' : 'text'
}

/** `127.0.0.1:8080`, `[::1]:8080` or `:8080` (all addresses). Throws `settings-invalid`. */
export function parseListen(text: string, name = 'LISTEN'): { host: string; port: number } {
  const match = /^(?:\[([0-9a-fA-F:]+)\]|([^:[\]]*)):(\d{1,5})$/.exec(text)
  const port = Number(match?.[3])
  if (match === null || port > 65_535) {
    throw new OperationalError('settings-invalid', `${name}: "${text}" is not an address to listen on`, {
      hint: 'Write address:port, such as 127.0.0.1:8080 or [::1]:8080.',
    })
  }
  return { host: match[1] ?? (match[2] === '' ? '0.0.0.0' : (match[2] ?? '')), port }
}

/** Where captures are shown as received; null: nowhere. Throws `settings-invalid`. */
export function rawListen({
  RAW_LISTEN,
  LISTEN,
}: Pick<Config, 'RAW_LISTEN' | 'LISTEN'>): ReturnType<typeof parseListen> | null {
  if (RAW_LISTEN === 'off') return null
  if (RAW_LISTEN !== undefined) return parseListen(RAW_LISTEN, 'RAW_LISTEN')
  const { host } = parseListen(LISTEN)
  return /^(?:127(?:\.\d{1,3}){3}|::1|localhost)$/.test(host) ? { host, port: 0 } : null
}

/** Where a browser on this machine finds what listens at `LISTEN`. */
export function listenUrl({ LISTEN }: Pick<Config, 'LISTEN'>): string {
  const { host, port } = parseListen(LISTEN)
  const shown = host === '0.0.0.0' || host === '::' ? 'localhost' : host
  return `http://${shown.includes(':') ? `[${shown}]` : shown}:${port}`
}
