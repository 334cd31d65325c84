import { describe, expect, test } from 'vitest'
import type { Content } from '../../../model/content.ts'
import { clean } from '../../../pipeline/clean/clean.ts'
import { paragraph } from '../../support/site.ts'

const prose = [0, 1, 2, 3].map((number) => `<p>${paragraph(number)}</p>`).join('')

function headlineOf(head: string, body: string): Pick<Content, 'headline' | 'origins'> {
  const html = `<!doctype html><html><head>${head}</head><body>${body}</body></html>`
  const url = 'https://shore.example/story'
  return clean({ body: Buffer.from(html), mediaType: 'text/html', charset: 'utf-8', url }).content
}

const titles = (title: string, shared = title): string =>
  `<title>${title}</title><meta property="og:title" content="${shared}">`
const shown = 'Harbour closed after the storm'

describe('the headline', () => {
  test.each([
    [
      'the lower heading that the titles repeat, where the first-level one is the name of the place',
      titles(`${shown} | Kai's Harbour Weblog`, shown),
      `<h1>Kai's Harbour Weblog</h1><article><h2>${shown}</h2>${prose}<h1>More of it</h1></article>`,
    ],
    [
      'a lower heading that is the head of a title with a tail of unknown meaning',
      titles(`${shown} - Infographic`),
      `<h3>Download the picture</h3><h3>${shown}</h3>${prose}`,
    ],
    [
      'the heading of the article, though the page shares another title',
      titles('Where to moor after the storm', 'Our favourite piers for a storm'),
      `<header><h1 class="logo">Shore</h1></header><article><header class="story-header"><h1>${shown}</h1></header>${prose}</article><div class="widget"><h1 class="item-title">A storm after all</h1></div>`,
    ],
    [
      'never a word of the menu that a title happens to hold',
      titles('Harbour closed after the storm: planning'),
      `<nav><h1>Planning</h1><h1>Storms</h1></nav><h1>Harbour is closed after a storm</h1>${prose}`,
      'Harbour is closed after a storm',
    ],
    [
      'what the page shares, where the only heading has nothing to do with it',
      titles(shown),
      `<h1>0 comments</h1>${prose}`,
    ],
    [
      'what the page gives as its headline, where it shares that with a tail',
      `${titles(`${shown}-Ports`)}<meta name="headline" content="${shown}">`,
      prose,
    ],
    [
      'the whole heading, though the site’s name stands at its head',
      `${titles(`Shore Weekly #18 – ${shown}`)}<meta property="og:site_name" content="Shore Weekly #18">`,
      `<h1>Shore Weekly #18 – ${shown}</h1>${prose}<h1>After a storm</h1>`,
      `Shore Weekly #18 – ${shown}`,
    ],
    [
      'itself, though a publisher gives it as the name of the site too',
      `${titles(`${shown}, and it will stay closed for the whole of the summer`)}<meta property="og:site_name" content="${shown}, and it will stay closed for the whole of the summer">`,
      `<h1>${shown}, and it will stay closed for the whole of the summer</h1>${prose}`,
      `${shown}, and it will stay closed for the whole of the summer`,
    ],
    [
      'the parts of a heading that the titles have, without the sentence below and a badge',
      titles(shown),
      `<h1><b>Harbour closed</b> <i>after the storm</i> <span>What the masters say</span></h1>${prose}`,
    ],
    [
      'the part of a heading after a kicker and the mark between them',
      titles(shown),
      `<h1><span>Ports</span><i> - </i><span>${shown}</span></h1>${prose}`,
    ],
    [
      'the part that begins a title with a section after it',
      titles(`${shown} | Ports | Coastal`),
      `<h1>${shown} <span>Members</span></h1>${prose}`,
    ],
    [
      'a small part of a heading, where most titles say so',
      titles(shown),
      `<h1><span>Live from the northern shore, with all its boats</span> ${shown}</h1>${prose}`,
    ],
    [
      'the longer head of a title that a lower heading has, where the first-level one is the tail',
      `<title>${shown} — Human in the Boat</title>`,
      `<h1 class="title">Human in the Boat</h1><h2>${shown}</h2>${prose}`,
    ],
    [
      'a line named after headlines that begins a title, where there is no heading',
      `<title>${shown} | The Partnership for Safe Moorings on the Northern Shore</title>`,
      `<div class="page-title">${shown}</div>${prose}`,
    ],
    [
      'what the page shows of its title, however long the name behind it',
      `<title>${shown} ‹ Wardens of the Northern Shore</title>`,
      `<p>${shown}</p>${prose}`,
    ],
    [
      'what the page shows of a title with a stroke without spaces',
      '<title>港口的声音：风暴之后的城市-新岸网</title>',
      `<div>港口的声音：风暴之后的城市</div>${prose}`,
      '港口的声音：风暴之后的城市',
    ],
    [
      'the whole title, where its head stands in a menu alone',
      `<title>${shown} - what the masters say of it</title>`,
      `<nav><a href="/">${shown}</a></nav>${prose}`,
      `${shown} - what the masters say of it`,
    ],
  ])('is %s', (_, head, body, expected = shown) => {
    expect(headlineOf(head, body).headline).toBe(expected)
  })
})
