import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { clean } from '../../../pipeline/clean/clean.ts'
import type { Cleaned } from '../../../pipeline/clean/clean.ts'

const paragraphs = [
  'The harbour authority will close the east quay on Monday, because divers found cracks in eleven of its piles.',
  'Ferries to the islands will leave from the west quay until spring, the authority said, at the same times as before.',
  'Repairs will cost about four million, of which the region pays half; the rest comes from landing fees.',
  '“Nobody has to fear for the crossing,” said the harbour master, who has held the office since 2009.',
  'Fishing boats may keep their berths, but lorries will have to turn at the customs house instead of the ramp.',
  'The last closure, after the storm of 1998, took two winters and ended in a dispute with the contractor.',
]

interface Noise {
  readonly nonce: string
  readonly related: readonly string[]
  readonly advertisementAfter: number
  readonly shares: number
  readonly minutes: number
  readonly newsletter: boolean
  readonly comments: readonly string[]
}

const headlines = fc.constantFrom(
  'Mayor opens the new library',
  'Storm warning for the coast lifted',
  'Ten recipes for autumn evenings',
  'Football: United lose at home again',
  'How the tram line came to be built',
)

const noise: fc.Arbitrary<Noise> = fc.record({
  nonce: fc.stringMatching(/^[a-z0-9]{8}$/),
  related: fc.array(headlines, { maxLength: 5 }),
  advertisementAfter: fc.nat(paragraphs.length - 1),
  shares: fc.nat(100_000),
  minutes: fc.integer({ min: 1, max: 59 }),
  newsletter: fc.boolean(),
  comments: fc.array(fc.constantFrom('First!', 'My uncle works there and says it was known for years.'), {
    maxLength: 3,
  }),
})

/** One article as a server would send it to different readers at different minutes. */
function render(varied: Noise): string {
  const { nonce, related, shares, minutes } = varied
  const body = paragraphs.map((text, at) => {
    const advertisement = `<div class="ad-slot" id="ad-${nonce}"><span>Advertisement</span><script nonce="${nonce}">load("${nonce}")</script></div>`
    return `<p>${text}</p>${at === varied.advertisementAfter ? advertisement : ''}`
  })
  const links = related.map((title, at) => `<li><a href="/n/${at}?t=${nonce}">${title}</a></li>`).join('')
  return `<!doctype html><html lang="en"><head><title>East quay to close for the winter | The Harbour Times</title>
    <meta property="og:site_name" content="The Harbour Times"><meta name="csrf-token" content="${nonce}"></head>
    <body class="page-${nonce}"><header><nav><a href="/">Home</a> <a href="/sport">Sport</a></nav></header>
    <article id="post-${nonce}"><h1>East quay to close for the winter</h1>
    <p class="byline">By Ada Holm</p><p class="timestamp">Updated ${minutes} minutes ago</p>
    <div class="share-bar">${shares} shares <a href="#">Share</a> <a href="#">Tweet</a></div>
    <div class="article-body">${body.join('\n')}
    ${varied.newsletter ? '<div class="newsletter-signup"><p>Sign up for our newsletter and never miss a story.</p></div>' : ''}
    </div></article>
    <aside class="related"><h2>Read more</h2><ul>${links}</ul></aside>
    <section id="comments"><h2>${varied.comments.length} comments</h2>${varied.comments.map((text) => `<p>${text}</p>`).join('')}</section>
    <footer>Page made in ${minutes} ms</footer></body></html>`
}

function cleaned(html: string): Cleaned {
  return clean({
    body: Buffer.from(html),
    mediaType: 'text/html',
    charset: 'utf-8',
    url: 'https://news.example/quay',
  })
}

test('what changes with every request never changes the content', () => {
  const quiet = cleaned(
    render({
      nonce: 'aaaaaaaa',
      related: [],
      advertisementAfter: 0,
      shares: 0,
      minutes: 1,
      newsletter: false,
      comments: [],
    }),
  )
  expect(quiet.content.blocks.map(({ text }) => text)).toEqual(paragraphs)
  fc.assert(
    fc.property(noise, (varied) => {
      expect(cleaned(render(varied))).toEqual(quiet)
    }),
    { numRuns: 200 },
  )
})

test('an edit of one paragraph changes one block', () => {
  const page = render({
    nonce: 'b',
    related: [],
    advertisementAfter: 2,
    shares: 3,
    minutes: 4,
    newsletter: true,
    comments: [],
  })
  const before = cleaned(page).content.blocks
  const after = cleaned(page.replace('about four million', 'about six million')).content.blocks
  expect(after).toHaveLength(before.length)
  expect(after.filter((block, at) => block.text !== before[at]?.text)).toHaveLength(1)
})
