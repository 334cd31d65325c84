import { describe, expect, test } from 'vitest'
import type { Content } from '../../../model/content.ts'
import { clean } from '../../../pipeline/clean/clean.ts'

const prose = [
  'The bridge will be built, whatever the river thinks of it, said the mayor on Tuesday evening.',
  'Nineteen members voted for the plan, sixteen against it, and two were not in the room at all.',
  'Work is to begin in the spring, and the old bridge stays open until the new one is finished.',
  'Opponents gathered signatures in every street of the town and mean to go to the high court.',
]
  .map((text) => `<p>${text}</p>`)
  .join('')

function contentOf(body: string, head = ''): Content {
  const html = `<!doctype html><html><head>${head}</head><body><article><h1>The bridge will be built</h1>${body}</article></body></html>`
  return clean({ body: Buffer.from(html), mediaType: 'text/html', charset: 'utf-8', url: null }).content
}

describe('a notice of correction', () => {
  test.each([
    'Correction: an earlier version of this article gave the wrong year for the first attempt to build.',
    'This article was amended on 12 May 2026 to correct the name of the mayor, which is Ines Calder.',
    'Editor’s note: the cost of the bridge has been changed from 84 to 48 million crowns in this text.',
    'Korrektur: In einer früheren Version dieses Textes stand, die Brücke koste 84 Millionen Kronen.',
    'Rectificatif : une version précédente de cet article donnait un chiffre erroné pour le coût du pont.',
    'Fe de errores: el nombre de la alcaldesa era incorrecto en la primera versión de este texto, que fue cambiada.',
    'Rettifica: il nome del sindaco era sbagliato nella prima versione di questo testo, che è stato cambiato.',
    'Correção: o nome da prefeita estava errado na primeira versão desta reportagem, que foi mudada.',
    'Rectificatie: in een eerdere versie van dit artikel stond een verkeerd bedrag voor de nieuwe brug.',
    'תיקון: בגרסה קודמת של הכתבה נכתב בטעות שהגשר יעלה שמונים וארבעה מיליון כתרים, והסכום הנכון נמוך יותר.',
    'Исправление: в предыдущей версии этой статьи была указана неверная стоимость моста через реку.',
    'تصحيح: في نسخة سابقة من هذا المقال ورد مبلغ غير صحيح لكلفة الجسر الثاني فوق النهر في المدينة.',
    '訂正：以前の記事では橋の建設費に誤りがありました。正しくは四千八百万クローネです。お詫びして訂正します。',
  ])('%s', (notice) => {
    const content = contentOf(`${prose}<p>${notice}</p>`)
    expect(content.corrections).toEqual([{ text: notice, origin: 'text' }])
    expect(content.blocks.at(-1)).toMatchObject({ kind: 'paragraph', text: notice })
    expect(content.origins.corrections).toBe('text')
  })

  test('is no sentence that only speaks of corrections and reports', () => {
    const body =
      '<p>The report said that the article was corrected by the court, and the prison is a correction facility. Markets saw a correction of nine per cent.</p>'
    expect(contentOf(prose + body).corrections).toEqual([])
  })

  test('is no note of the editors about something else', () => {
    const note =
      'Editor’s note: this story was updated at noon with what the mayor told the radio in the morning.'
    expect(contentOf(`${prose}<p>${note}</p>`).corrections).toEqual([])
  })

  test('within a long paragraph is listed from its own sentence on', () => {
    const long = `The vote is over, and the people in the hall went home in the rain. ${'They said it was late and that they were tired. '.repeat(4)}(An earlier version of this story misstated the number of votes.)`
    expect(contentOf(`${prose}<p>${long}</p>`).corrections).toEqual([
      { text: '(An earlier version of this story misstated the number of votes.)', origin: 'text' },
    ])
  })

  test('stands below a heading that says so', () => {
    const content = contentOf(
      `${prose}<h3>Correction</h3><p>The number of votes was nineteen, not sixteen as it said here in the morning.</p>`,
    )
    expect(content.corrections.map(({ text }) => text)).toEqual([
      'The number of votes was nineteen, not sixteen as it said here in the morning.',
    ])
  })

  test('that is only declared to machines is listed with its origin; one that is shown too is listed once', () => {
    const shown = 'Correction: the number of votes was nineteen, not sixteen as it said here before noon.'
    const head = `<script type="application/ld+json">${JSON.stringify({
      '@type': 'NewsArticle',
      headline: 'The bridge will be built',
      correction: [
        { '@type': 'CorrectionComment', text: 'The number of votes was nineteen, not sixteen' },
        'The name of the mayor is Ines Calder.',
      ],
    })}</script>`
    expect(contentOf(`${prose}<p>${shown}</p>`, head).corrections).toEqual([
      { text: shown, origin: 'text' },
      { text: 'The name of the mayor is Ines Calder.', origin: 'json-ld' },
    ])
  })
})
