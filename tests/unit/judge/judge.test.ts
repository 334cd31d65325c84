import { describe, expect, test } from 'vitest'
import { blankContent } from '../../../model/content.ts'
import type { Content } from '../../../model/content.ts'
import { judge } from '../../../pipeline/judge/judge.ts'
import type { Shown } from '../../../pipeline/judge/against-head.ts'
import { readTraces } from '../../../pipeline/judge/traces.ts'

const at = new Date('2026-11-20T10:00:00Z')
const asked = 'https://news.example/2026/11/20/harbour-closed'

const sentences = [
  'The harbour office counted its boats before dawn, and most of them stayed moored in the inner basin.',
  'Two crews had gone out against advice; their families waited at the lifeboat station until noon.',
  'According to the coastguard, the wind turned earlier than forecast and closed the outer channel.',
  'Prices at the fish market doubled within an hour, traders said, and the last crates went to hotels.',
  'The ferry company offered its passengers rooms, though many preferred to sleep in the terminal.',
  'Engineers will inspect the breakwater on Thursday; the council has set money aside for repairs.',
]

function article(texts: readonly string[], given: Partial<Content> = {}): Content {
  const blocks = texts.map((text) => ({ kind: 'paragraph', text }) as const)
  return { ...blankContent, headline: 'Harbour closed', language: 'en', blocks, ...given }
}

function html(title: string, body: string): string {
  return `<!doctype html><html><head><title>${title}</title></head><body>${body}</body></html>`
}

const whole = html('Harbour closed | The News', sentences.map((text) => `<p>${text}</p>`).join(''))

interface Look {
  readonly page?: string
  readonly content?: Content | null
  readonly finalUrl?: string
  readonly madeAt?: Date
}

function shown({ page = whole, content = article(sentences), madeAt = at }: Look): Shown {
  return { content: content ?? blankContent, traces: readTraces(page, page.length), madeAt }
}

function judged(look: Look, head: Shown | null = shown({})) {
  const { page = whole, content = article(sentences), finalUrl = asked, madeAt = at } = look
  const facts = {
    requestedUrl: asked,
    finalUrl,
    content,
    traces: readTraces(page, page.length),
    madeAt,
    reservation: null,
  }
  const { quality, refusal, doubt } = judge(facts, head)
  return {
    signals: quality.signals.map(({ name }) => name),
    score: quality.score,
    code: refusal?.code ?? null,
    doubt,
  }
}

const good = { signals: [], score: 1, code: null, doubt: null }

describe('a page that is its article', () => {
  test('is believed, first seen and edited', () => {
    const edited = article([...sentences.slice(0, 5), 'Engineers will inspect it on Friday.'])
    expect([judged({}, null), judged({}), judged({ content: edited })]).toEqual([good, good, good])
  })

  test.each([
    ['Access denied: how the port shut its archive to historians', sentences],
    ['404 children wait for a school place', sentences],
    [
      'Before you continue: what the ferry strike means for your journey home this winter and beyond',
      sentences,
    ],
  ])('is believed although its title reads like a service page: %s', (headline, texts) => {
    const page = html(headline, [...texts, ...texts, ...texts].map((text) => `<p>${text}</p>`).join(''))
    expect(
      judged({ page, content: article([...texts, ...texts, ...texts], { headline }) }, null).code,
    ).toBeNull()
  })

  test('is believed with the scripts in it that services put into every page', () => {
    const page = whole.replace('</body>', '<script src="/cdn-cgi/challenge-platform/x.js"></script></body>')
    expect(judged({ page: page.replace('</p>', ` ${sentences.join(' ')}</p>`) }, null)).toEqual(good)
  })

  test.each([
    ['a shorter address', 'https://news.example/2026/harbour-closed'],
    ['a rendering of it', `${asked}/amp`],
    ['another host', 'https://www.news.example/2026/11/20/harbour-closed'],
    ['an id in the query', 'https://news.example/?p=12345'],
  ])('is believed at %s', (_, finalUrl) => {
    expect(judged({ finalUrl }, null)).toEqual(good)
  })

  test('is believed above its address when it has an author', () => {
    const content = article(sentences, { byline: ['A. Author'] })
    expect(judged({ finalUrl: 'https://news.example/2026/11', content }, null)).toEqual(good)
  })
})

describe('what stands in the place of an article', () => {
  const challenge =
    '<div>Enable JavaScript and cookies to continue</div><script>window._cf_chl_opt={}</script>'

  test.each([
    ['page-bot-wall', html('Just a moment...', challenge)],
    ['page-bot-wall', html('Attention Required! | Cloudflare', '<p>Sorry, you have been blocked</p>')],
    [
      'page-bot-wall',
      html('Pardon Our Interruption', '<p>As you were browsing, something made us think.</p>'),
    ],
    ['page-bot-wall', html('news.example', '<script src="https://ct.captcha-delivery.com/c.js"></script>')],
    ['page-bot-wall', html('', '<iframe src="/_Incapsula_Resource?x=1"></iframe>')],
    ['page-bot-wall', html('Zugriff verweigert', '<p>Sie sind kein Mensch.</p>')],
    ['page-consent', html('Before you continue to News', '<p>We and our partners use cookies.</p>')],
    ['page-consent', html('Bevor Sie fortfahren', '<p>Wir verwenden Cookies.</p>')],
    ['page-missing', html('Page not found | The News', '<h1>Page not found</h1>')],
    ['page-missing', html('404', '<p>Nothing here.</p>')],
    ['page-missing', html('Seite nicht gefunden – Zeitung', '<p>Leider.</p>')],
    ['page-missing', html('Page introuvable', '<p>Désolé.</p>')],
    ['page-missing', html('Página no encontrada', '<p>Lo sentimos.</p>')],
    ['page-missing', html('Страница не найдена', '<p>Извините.</p>')],
    ['page-missing', html('ページが見つかりません', '<p>お探しのページは移動しました。</p>')],
    ['page-missing', html('الصفحة غير موجودة', '<p>عذرا</p>')],
  ])('is %s: %s', (code, page) => {
    const first = judged({ page, content: null }, null)
    const later = judged({ page, content: null })
    expect([first.code, later.code]).toEqual([code, code])
    expect(later.score).toBeLessThanOrEqual(0.05)
  })

  test.each([
    ['page-elsewhere', 'https://news.example/'],
    ['page-elsewhere', 'https://news.example/2026/11/'],
    ['page-elsewhere', 'https://news.example/search?q=harbour'],
    ['page-elsewhere', 'https://accounts.news.example/login?next=x'],
    ['page-consent', 'https://consent.news.example/collectConsent?session=1'],
  ])('is %s after a redirect to %s', (code, finalUrl) => {
    const list = article(['Harbour closed', 'Market opens', 'Council meets on Monday about the new bridge'], {
      headline: 'Latest news',
    })
    expect(judged({ finalUrl, content: list }).code).toBe(code)
  })

  test('is no other page when it shows the same text', () => {
    expect(judged({ finalUrl: 'https://news.example/' })).toEqual(good)
  })
})

describe('an article that is not as it stands now', () => {
  test('an older copy from a cache is refused, a younger one is not', () => {
    const other = article([...sentences.slice(1), 'The older end.'])
    const old = judged({ content: other, madeAt: new Date(at.getTime() - 600_000) })
    expect(old).toMatchObject({ signals: ['stale-copy'], code: 'page-stale' })
    expect(judged({ content: other, madeAt: new Date(at.getTime() - 1_000) })).toEqual(good)
  })

  const start = article(sentences.slice(0, 2))

  test('a text that a paywall cut is refused', () => {
    const locked = { ...start, access: 'locked' as const }
    expect(judged({ content: locked })).toMatchObject({ code: 'page-teaser' })
    const page = html('Harbour closed', `<p>${sentences[0]}</p><div class="article-paywall">Subscribe</div>`)
    const broken = article([sentences[0] ?? '', `${sentences[1]?.slice(0, 40)}…`])
    expect(judged({ page, content: broken })).toMatchObject({ code: 'page-teaser' })
  })

  test('a text that its editors cut is not, on a page that was locked before too', () => {
    const before = shown({ content: article(sentences, { access: 'locked' }) })
    expect(judged({ content: { ...start, access: 'locked' } }, before)).toMatchObject({
      code: null,
      doubt: null,
    })
    expect(judged({ content: start }).signals).toEqual(['shrunk'])
  })

  test('a page without its end and without much of its text is in doubt', () => {
    const page = whole.slice(0, whole.length / 2)
    expect(judged({ page, content: start })).toMatchObject({ code: null, doubt: 'cut-off' })
    expect(judged({ page })).toEqual(good)
  })

  test('a text that is gone and a text in another language are in doubt', () => {
    expect(judged({ content: article(['Removed.']) })).toMatchObject({ doubt: 'text-gone', code: null })
    const german = article(['Der Hafen bleibt bis Donnerstag geschlossen, weil der Wind dreht.'], {
      language: 'de',
    })
    const long = {
      ...german,
      blocks: sentences.map(
        (text) => ({ kind: 'paragraph', text: `Hafen ${text.length} Wind dreht weiter` }) as const,
      ),
    }
    expect(judged({ content: long })).toMatchObject({ doubt: 'other-language', code: null })
  })

  test('a page without an article says so', () => {
    expect(judged({ page: '<html><div id=app></div></html>', content: null }, null)).toMatchObject({
      signals: ['no-article', 'tiny'],
      code: null,
    })
  })
})

test('traces are read in time linear in the page, whatever it holds', () => {
  const hostile = ['<', '<script', 'paywall"', 'class="paywall ', '<title', '</html', '<p>x', '&'].map(
    (text) => text.repeat(200_000),
  )
  for (const page of hostile) expect(readTraces(page, page.length).words).toBeLessThanOrEqual(400)
}, 10_000)
