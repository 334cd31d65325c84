import type { ErrorCode } from '../model/errors.ts'

const retried = 'Nothing is lost: Stet tries again when it is due, or now with "stet check URL".'
const hops = 'Open the address in a browser to see where it leads; the hops are in the capture.'
const kept = 'The bytes are kept; please report the page.'

/**
 * What to do next where whoever threw had no better idea: the third column of docs/errors.md as one sentence.
 * A test sees to it that no code is forgotten.
 */
export const advice: Readonly<Record<string, string | undefined>> = {
  usage: 'Read what "stet --help" or "stet COMMAND --help" shows.',
  'settings-invalid': 'docs/configuration.md describes every setting.',
  'url-invalid': 'Give the address as the browser shows it, beginning with https:// or http://.',
  'url-scheme': 'Give a URL that begins with https:// or http://.',
  'cron-invalid': 'Write five fields (minute hour day month weekday), such as "*/15 * * * *".',
  'timezone-invalid': 'Write an IANA name, such as Europe/Berlin or UTC.',
  'pattern-invalid': 'Patterns have the syntax of RE2 (https://github.com/google/re2/wiki/Syntax).',
  'rules-invalid': 'Correct the rule named, and try it with "stet rules try".',
  'source-unknown': 'See "stet sources" for those there are.',
  'article-unknown': 'See "stet articles" for those there are.',
  'version-unknown': 'See "stet history URL" for those there are.',
  'capture-unknown': 'The page of an article lists its captures.',
  'change-unknown': 'See "stet inbox" for those there are.',
  'subscription-unknown': 'See "stet subscription list" for those there are.',
  'picture-undrawable': 'Read the change’s page, and copy its words from there.',
  'picture-busy': 'Try again in half a minute.',
  'search-too-broad': 'Add a word, a source or a span of days.',
  'file-unreadable': 'Check the path and the rights of the file.',
  'address-refused':
    'Stet never connects to private addresses by itself. For an intranet, allow exactly this address and port with FETCH_ALLOW_ADDRESSES, such as 10.1.2.3:80.',
  'port-refused':
    'Ports 80, 443, 8080 and 8443 are allowed. For an intranet, allow exactly this address and port with FETCH_ALLOW_ADDRESSES, such as 10.1.2.3:8081.',
  'robots-disallowed': 'Ask the publisher, or follow another source.',
  'robots-unreachable': 'Check the address and that the host answers, then try again.',
  'host-busy': 'Try again at the time named; the service waits by itself.',
  'dns-failed': 'Check the name of the host and the network of this machine.',
  'connection-failed': `Check the address and that the host answers. ${retried}`,
  'tls-failed': 'Nothing can be done here: without a valid certificate a capture proves nothing.',
  timeout: retried,
  'redirect-invalid': hops,
  'redirect-loop': hops,
  'redirect-limit': hops,
  'headers-too-large': 'Nothing can be done here: the server is broken or hostile.',
  'body-too-large': 'Nothing can be done here: no article is that large.',
  'body-truncated': retried,
  'coding-invalid': retried,
  'coding-unsupported': retried,
  'http-protocol': retried,
  'http-gone': 'Check the address in a browser. Of an article followed already, the versions seen stay.',
  'http-blocked': 'Ask less often, set FETCH_USER_AGENT to say who you are, or ask the publisher.',
  'http-error': retried,
  'media-type-unsupported': 'Stet reads HTML and text. Follow the page about it instead.',
  'feed-invalid': 'For a web page use --kind listing or --kind page.',
  'sitemap-invalid': "Check the address; the site's robots.txt often names its sitemap.",
  'listing-empty': 'Say with --include which URLs are articles, or follow the feed.',
  'not-an-article':
    'A login page, an error page or a page built by scripts is the usual cause: look at it in a browser.',
  'rules-matched-nothing': 'The site may have changed its markup: correct the rules with "stet rules try".',
  'clean-timeout': kept,
  'clean-memory': kept,
  'clean-failed': kept,
  'compare-failed': kept,
  'source-failed': 'The log has more. The source is read again at its next time; please report it.',
  'mail-failed': 'Check SMTP_URL and MAIL_FROM. Nothing is lost: the letter is sent again.',
  'capture-poisoned': 'Try once more with "stet check URL", and please report the page.',
  'archive-unavailable': 'Start the database, or check DATABASE_URL. Nothing is lost: what is due stays due.',
  'archive-newer': 'Update Stet.',
  'archive-locked': 'Try again in a moment.',
  'archive-damaged': '"stet verify" says what is damaged; restore it from a backup.',
  'database-start-failed': 'Look at postgres.log in the data directory, or set DATABASE_URL.',
  'disk-full': 'Make room, then give the command again. Nothing is half-written.',
  'queue-unavailable': 'Start Redis, or check REDIS_URL.',
  'queue-policy': 'Set maxmemory-policy to noeviction in the configuration of Redis.',
  'listen-failed': 'Choose another address with LISTEN, such as 127.0.0.1:8081.',
  busy: 'Try again in a moment.',
} satisfies Partial<Record<ErrorCode, string>>
