import { describe, expect, test } from 'vitest'
import type { Content } from '../../../model/content.ts'
import { clean } from '../../../pipeline/clean/clean.ts'
import { isPersonLike, namesOf } from '../../../pipeline/clean/metadata/names.ts'
import { signedNames } from '../../../pipeline/clean/metadata/byline.ts'
import { paragraph } from '../../support/site.ts'

const prose = [0, 1, 2, 3].map((number) => `<p>${paragraph(number)}</p>`).join('')

function contentOf(body: string, head = ''): Content {
  const html = `<!doctype html><html><head>${head}</head><body>${body}</body></html>`
  const url = 'https://harbour.example/story'
  return clean({ body: Buffer.from(html), mediaType: 'text/html', charset: 'utf-8', url }).content
}

const headline = '<h1>Harbour closed</h1>'
const article = (line: string, head = ''): Content =>
  contentOf(`<article>${headline}${line}${prose}</article>`, head)
const jsonLd = (value: unknown): string =>
  `<script type="application/ld+json">${JSON.stringify(value)}</script>`

describe('a line that names the authors', () => {
  test.each([
    ['English', 'By Ada Holm and Omar Reyes', ['Ada Holm', 'Omar Reyes']],
    ['English with more', 'Written by Ada Holm, Harbour Reporter | 4 March 2026', ['Ada Holm']],
    ['English, edited', 'By Ada Holm; edited by Jo Field', ['Ada Holm']],
    ['German', 'Von Ada Holm und Jörg Feld, Kiel', ['Ada Holm', 'Jörg Feld']],
    ['German text', 'Text: Ada Holm | Fotos: Jörg Feld', ['Ada Holm']],
    ['French', 'Propos recueillis par Élodie Champ', ['Élodie Champ']],
    ['Spanish', 'Por Ana Holm y José Campo', ['Ana Holm', 'José Campo']],
    ['Italian', 'di Ada Olmi', ['Ada Olmi']],
    ['Italian, edited', 'A cura di Ada Olmi', ['Ada Olmi']],
    ['Portuguese', 'Escrito por João Campo e Ana Olmo', ['João Campo', 'Ana Olmo']],
    ['Dutch', 'Door Ada van der Holm en Jan Veld', ['Ada van der Holm', 'Jan Veld']],
    ['Polish', 'Autor: Ada Cholm', ['Ada Cholm']],
    ['Swedish', 'Av Ada Holm och Åke Fält', ['Ada Holm', 'Åke Fält']],
    ['Danish', 'Af Ada Holm', ['Ada Holm']],
    ['Norwegian', 'Skrevet av Ada Holm', ['Ada Holm']],
    ['Finnish', 'Teksti: Aino Kallio', ['Aino Kallio']],
    ['Czech', 'Napsala Jana Dvořáková', ['Jana Dvořáková']],
    ['Turkish', 'Yazan: Ayşe Kaya', ['Ayşe Kaya']],
    ['Greek', 'Γράφει ο Νίκος Λιμάνης', ['Νίκος Λιμάνης']],
    ['Russian', 'Автор: Ада Хольм', ['Ада Хольм']],
    ['Ukrainian', 'Автори: Ада Холм та Юрій Поле', ['Ада Холм', 'Юрій Поле']],
    ['Arabic', 'بقلم: سلمى المرفأ', ['سلمى المرفأ']],
    ['Hebrew', 'מאת נועה נמל', ['נועה נמל']],
    ['Persian', 'نویسنده: سارا بندری', ['سارا بندری']],
    ['Hindi', 'लेखक: आशा सागर', ['आशा सागर']],
    ['Chinese', '记者：林海 撰文', ['林海']],
    ['Chinese of Taiwan', '記者林大海／基隆報導', ['林大海']],
    ['Japanese', '執筆者：港 さくら', ['港 さくら']],
    ['Korean', '글 김하늘 기자', []],
    ['Korean with a mark', '글: 김하늘 기자', ['김하늘']],
    ['Thai', 'โดย มานี ท่าเรือ', ['มานี ท่าเรือ']],
    ['Vietnamese', 'Tác giả: Lê Cảng', ['Lê Cảng']],
    ['a house after the name', 'By Ada Holm, Harbour Health', ['Ada Holm']],
    ['no author', 'By the end of March the harbour was empty', []],
    ['a label of the article', 'Article author: Ada Holm', ['Ada Holm']],
    ['a company behind the name', 'By Ada Holm @ Two Boats', ['Ada Holm']],
    ['the name of a month', 'By April Holm', ['April Holm']],
    ['no author of the article', 'Published by Two Boats and released in May 2025, it sold well', []],
    ['a photographer', 'Photo by Ada Holm', []],
    ['a reviewer', 'Medically reviewed by Ada Holm', []],
  ])('%s', (_, line, names) => {
    expect(signedNames([line], [])).toEqual(names)
  })

  test.each([
    [
      ['By', 'Ada Holm', ',', 'Omar Reyes', 'and', 'Jo Field', 'Updated at noon'],
      ['Ada Holm', 'Omar Reyes', 'Jo Field'],
    ],
    [
      ['By Ada Holm and', 'Omar Reyes', 'Harbour Desk'],
      ['Ada Holm', 'Omar Reyes'],
    ],
    [['Edited by', 'Jo Field', 'Written by', 'Ada Holm'], ['Ada Holm']],
  ])('in pieces: %j', (pieces, names) => {
    expect(signedNames(pieces, [])).toEqual(names)
  })
})

describe('a value given as the author', () => {
  test.each([
    ['Ada Holm, MD, PhD', ['Ada Holm']],
    ['Ada Holm, Senior Harbour Reporter', ['Ada Holm']],
    ['ADA HOLM, AP Harbour Writer', ['ADA HOLM']],
    ['Ada Holm, CNN Harbour', ['Ada Holm']],
    ['Ada Holm (Reuters)', ['Ada Holm']],
    ['Ada Holm - Harbour News', ['Ada Holm']],
    ['Ada Holm for The Harbour Times', ['Ada Holm']],
    ['Ada Holm | Omar Reyes', ['Ada Holm', 'Omar Reyes']],
    ['Harbour Editorial Team', ['Harbour Editorial Team']],
    ['Ada Holm, Online-Redakteurin', ['Ada Holm']],
    ['Ada Holm, Redakteurin für Häfen', ['Ada Holm']],
    ['M.A. Harbour Studies', []],
    ['항구·부두=김하늘 기자', ['김하늘']],
    ['Di Marino', ['Di Marino']],
    ['Articles by Ada', []],
    ['Marketing Coordinator', []],
    ['admin', []],
    ['https://social.example/harbour', []],
  ])('%s', (value, names) => {
    expect(namesOf([value], [])).toEqual(names)
  })
})

describe('the byline', () => {
  test.each([
    ['a name between job and date', '<p>Marta Holm | Senior Writer | 4 March 2026</p>', ['Marta Holm']],
    ['a name over its date', '<div>Marta Holm</div><div>4 March 2026</div>', ['Marta Holm']],
    ['a section over its date', '<div>Real Estate</div><div>4 March 2026</div>', []],
    ['a team over its date', '<div>The Harbour Team</div><div>4 March 2026</div>', ['The Harbour Team']],
    ['a name far from any date', '<div>Marta Holm</div><p>Some</p><p>more</p><p>lines</p>', []],
  ])('without an introduction: %s', (_, line, names) => {
    expect(article(line).byline).toEqual(names)
  })

  test('is a pen name in an author’s element at the headline, when nobody has a full name', () => {
    const menu = '<a class="author" href="/authors/">Our writers: 12</a>'
    expect(
      contentOf(`${menu}<article>${headline}<b class="author">inkfish</b>${prose}</article>`).byline,
    ).toEqual(['inkfish'])
  })

  test('is told in a sentence at the end', () => {
    const end = '<div>This post was written by Ada Holm, Head of Harbours</div>'
    expect(contentOf(`<article>${headline}${prose}</article>${end}`).byline).toEqual(['Ada Holm'])
  })

  test('is beside the headline, the date on its other side', () => {
    const body = `<article><p>4 March 2026</p>${headline}<p>Marta Holm</p>${prose}</article>`
    expect(contentOf(body).byline).toEqual(['Marta Holm'])
  })

  test.each([
    ['About Ada Holm', ['Ada Holm']],
    ['with', []],
    ['Agencies', []],
  ])('in an element of an author: %s', (text, names) => {
    expect(article(`<p class="author">${text}</p>`).byline).toEqual(names)
  })

  test('is nobody whom the headline tells of', () => {
    const body = `<article><h1>Marta Holm leaves the harbour</h1><p>Marta Holm</p><p>4 March 2026</p>${prose}</article>`
    expect(contentOf(body).byline).toEqual([])
  })

  test.each([
    [{ '@type': 'Person', name: 'a.holm' }, ['Ada Holm']],
    [{ '@type': 'Organization', name: 'AHN' }, ['Ada Holm']],
    [{ '@type': 'Person', name: 'Omar Reyes' }, ['Omar Reyes']],
    [{ '@type': 'Organization', name: 'Reyes & Sons' }, ['Ada Holm']],
    [
      [
        { '@type': 'Person', name: 'Omar Reyes' },
        { '@type': 'Organization', name: 'AHN' },
      ],
      ['Omar Reyes', 'AHN'],
    ],
  ])('shown as "By Ada Holm", claimed as %j', (author, names) => {
    const claim = jsonLd({ '@type': 'NewsArticle', headline: 'Harbour closed', author })
    expect(article('<p>By Ada Holm</p>', claim).byline).toEqual(names)
  })

  test('an organisation is one name', () => {
    const author = { '@type': 'Organization', name: 'Reyes & Sons' }
    const claim = jsonLd({ '@type': 'NewsArticle', headline: 'Harbour closed', author })
    expect(article('', claim).byline).toEqual(['Reyes & Sons'])
  })

  test.each([
    [
      'two labels for X',
      '<meta name="twitter:data1" content="Ada Holm"><meta name="twitter:data2" content="6 minutes">',
      ['Ada Holm'],
    ],
    ['a time of reading alone', '<meta name="twitter:data1" content="6 minutes">', []],
    ['a name of a publisher’s own', '<meta name="harbour:author" content="Ada Holm">', ['Ada Holm']],
    [
      'the site, which says that it wrote it',
      '<meta property="og:site_name" content="Harbour News"><meta name="author" content="Harbour News">',
      ['Harbour News'],
    ],
  ])('from meta elements: %s', (_, head, names) => {
    expect(article('', head).byline).toEqual(names)
  })
})

test.each([
  ['April Holm', true],
  ['Simon Best', true],
  ['Harbour Best', false],
  ['Holm Agency', false],
])('%s is a person: %s', (name, person) => {
  expect(isPersonLike(name)).toBe(person)
})
