import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { PictureRun } from '../../../../review/picture/excerpt.ts'
import { layOut } from '../../../../review/picture/layout.ts'
import { lineBreaks } from '../../../../review/picture/line-breaks.ts'
import { paragraphLines } from '../../../../review/picture/paragraph.ts'
import type { Line } from '../../../../review/picture/paragraph.ts'
import type { Shaper } from '../../../../review/picture/shaper.ts'
import { themes } from '../../../../review/picture/theme.ts'

/** Every character half an em wide: what is laid out can be counted. */
const typewriter: Shaper = {
  shape: (text) => [
    {
      unitsPerEm: 2,
      advance: Array.from(text).length,
      glyphs: Array.from(text).map((outline, x) => ({ outline, x, y: 0 })),
    },
  ],
  outline: () => 'M0,0Z',
}

const style = { sizePx: 20, bold: false, widthPx: 200, linesMax: 50 }

function lines(runs: readonly PictureRun[], given: Partial<typeof style> = {}): Line[] {
  return paragraphLines(runs, { ...style, ...given }, typewriter)
}

const equal = (text: string): PictureRun => ({ op: 'equal', text })
const textOf = (line: Line | undefined): string => line?.map(({ text }) => text).join('') ?? ''

function pieces(text: string): string[] {
  const breaks = [0, ...lineBreaks(text), text.length]
  return breaks.slice(1).map((end, index) => text.slice(breaks[index], end))
}

describe('a line may end', () => {
  test.each([
    ['The ferry, halted.', ['The ', 'ferry, ', 'halted.']],
    ['a well-known $12 fee (see “x y”)', ['a ', 'well-', 'known ', '$12 ', 'fee ', '(see ', '“x ', 'y”)']],
    ['12\u00A0km away', ['12\u00A0km ', 'away']],
    ['橋が「開通」した。', ['橋', 'が', '「開通」', 'した。']],
    ['ニュースっぽい、と。', ['ニュースっぽい、', 'と。']],
    ['ประเทศไทยสวย', ['ประเทศไทย', 'สวย']],
    ['새 다리 개통', ['새 ', '다리 ', '개통']],
  ])('in %s where its script lets it', (text, expected) => {
    expect(pieces(text)).toEqual(expected)
  })
})

describe('a paragraph', () => {
  test('is broken between words, and hangs no space over the edge', () => {
    expect(lines([equal('twenty letters fit a line of these')]).map(textOf)).toEqual([
      'twenty letters fit a',
      'line of these',
    ])
  })

  test('cuts a word that is wider than a line', () => {
    expect(lines([equal('x'.repeat(45))]).map((line) => textOf(line).length)).toEqual([20, 20, 5])
  })

  test('says that it was cut', () => {
    const cut = lines([equal('word '.repeat(100))], { linesMax: 2 })
    expect(cut.map(textOf)).toEqual(['word word word word', 'word word word word…'])
  })

  test('reads from the right where its text does, numbers and names the other way', () => {
    const [line] = lines([equal('קו 12 AB נפתח')])
    expect(textOf(line)).toBe('נפתח AB 12 קו')
    const last = line?.at(-1)
    expect((last?.x ?? 0) + (last?.widthPx ?? 0)).toBe(style.widthPx)
  })

  test('keeps a removed date and the one in its place apart, from right to left too', () => {
    const [line] = lines(
      [equal('ביום '), { op: 'deleted', text: '15 2026' }, { op: 'inserted', text: '20 2027' }],
      { widthPx: 400 },
    )
    expect(line?.filter(({ text }) => text.trim() !== '').map(({ mark, text }) => `${mark} ${text}`)).toEqual(
      ['inserted 2027', 'inserted 20', 'deleted 2026', 'deleted 15', 'equal ביום'],
    )
  })

  test('stays in its column and loses no letter, whatever is in it', () => {
    const run = fc.record({
      op: fc.constantFrom('equal' as const, 'deleted' as const, 'inserted' as const, 'note' as const),
      text: fc.string({
        unit: fc.constantFrom(...Array.from('ab 12-/(שמع،ا橋が。ไทย\u0301é"👩‍👩‍👧')),
        maxLength: 40,
      }),
    })
    fc.assert(
      fc.property(fc.array(run, { maxLength: 6 }), (runs) => {
        const laid = lines(runs, { linesMax: 1_000 })
        for (const line of laid) {
          const [first, last] = [line[0], line.at(-1)]
          // Neighbours in sight are not always neighbours in the text, and marks have gaps between them.
          const room = 6 * line.length
          expect(first?.x ?? 0).toBeGreaterThanOrEqual(-room)
          expect((last?.x ?? 0) + (last?.widthPx ?? 0)).toBeLessThanOrEqual(style.widthPx + room)
        }
        const letters = (text: string): string[] =>
          text
            .split('')
            .filter((unit) => unit !== ' ')
            .toSorted()
        expect(letters(laid.map(textOf).join(''))).toEqual(letters(runs.map(({ text }) => text).join('')))
      }),
    )
  })
})

describe('a picture', () => {
  const content = {
    source: 'Source',
    headline: [equal('Headline')],
    language: 'en',
    versions: 'Version 1 → version 2',
    when: 'compared on request',
    caveat: null,
    passages: [],
    more: 0,
    permalink: 'https://stet.example/articles/1/changes/1-2',
  }

  test('is 1,200 pixels wide and as high as timelines show it', () => {
    expect(layOut(content, themes.light, typewriter)).toMatchObject({ widthPx: 1_200, heightPx: 630 })
  })

  test('is no higher than phones show, even of the longest passages', () => {
    const longest = { label: 'Text edited', runs: [equal('W'.repeat(5_000))] }
    const picture = layOut(
      {
        ...content,
        headline: [equal('W'.repeat(1_000))],
        passages: [longest, longest, longest, longest],
        more: 3,
      },
      themes.dark,
      typewriter,
    )
    expect(picture.heightPx).toBeLessThan(4_096)
  })

  test('strikes what went and underlines what came, over a ground of their colours', () => {
    const runs: PictureRun[] = [
      { op: 'deleted', text: '12' },
      { op: 'inserted', text: '14' },
    ]
    const { figures } = layOut({ ...content, headline: runs }, themes.light, typewriter)
    const boxes = figures.flatMap((figure) => (figure.type === 'box' ? [figure] : []))
    const [texts] = [figures.flatMap((figure) => (figure.type === 'text' ? [figure] : []))]
    const baseline = texts.find(({ atom }) => atom.text === '12')?.y ?? 0
    const line = (colour: string) => boxes.find((box) => box.colour === colour && box.heightPx < 8)
    expect(line(themes.light.removed)?.y).toBeLessThan(baseline)
    expect(line(themes.light.added)?.y).toBeGreaterThan(baseline)
    expect(boxes.some(({ colour }) => colour === themes.light.removedGround)).toBe(true)
    expect(boxes.some(({ colour }) => colour === themes.light.addedGround)).toBe(true)
  })
})
