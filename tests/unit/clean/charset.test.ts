import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { decodeText } from '../../../pipeline/charset.ts'

const utf8 = (text: string) => new TextEncoder().encode(text)
const latin1 = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0))
const html = (body: Uint8Array, charset: string | null = null) => decodeText(body, { charset, kind: 'html' })
const concat = (...parts: Uint8Array[]) => new Uint8Array(Buffer.concat(parts))

describe('order of the witnesses', () => {
  test('a byte order mark beats the header', () => {
    const body = concat(Uint8Array.of(0xef, 0xbb, 0xbf), utf8('Café'))
    expect(html(body, 'windows-1252')).toEqual({
      text: 'Café',
      encoding: 'utf-8',
      reason: 'bom',
      replacements: 0,
    })
  })

  test('a UTF-16 byte order mark is enough', () => {
    const body = concat(Uint8Array.of(0xff, 0xfe), new Uint8Array(Buffer.from('Grüße', 'utf16le')))
    expect(html(body)).toMatchObject({ text: 'Grüße', encoding: 'utf-16le', reason: 'bom' })
  })

  test('the header beats the declaration', () => {
    const body = latin1('<meta charset=koi8-r>\xe9t\xe9')
    expect(html(body, 'iso-8859-1')).toMatchObject({ encoding: 'windows-1252', reason: 'header' })
  })

  test.each([0, 900, 2_000, 7_000])('a meta declaration behind %i bytes is found', (offset) => {
    const body = latin1(`<!--${'-'.repeat(offset)}--><meta charset="windows-1251">\xcf\xf0\xe8\xe2\xe5\xf2`)
    const found = html(body)
    expect(found).toMatchObject({ encoding: 'windows-1251', reason: 'declaration' })
    expect(found.text.endsWith('Привет')).toBe(true)
  })

  test('an XML declaration counts in XML and in XHTML', () => {
    const body = latin1('<?xml version="1.0" encoding="iso-8859-2"?><a>\xb1</a>')
    expect(decodeText(body, { charset: null, kind: 'xml' }).text).toContain('ą')
    expect(html(body).text).toContain('ą')
  })

  test('without any label valid UTF-8 is UTF-8 and the rest windows-1252', () => {
    expect(html(utf8('naïve €'))).toMatchObject({ text: 'naïve €', reason: 'valid-utf-8' })
    expect(html(latin1('\x93na\xefve\x94 \x80'))).toMatchObject({
      text: '“naïve” €',
      encoding: 'windows-1252',
      reason: 'fallback',
    })
  })
})

describe('labels that lie', () => {
  test.each(['iso-8859-1', 'windows-1252', 'koi8-r', 'latin1'])('%s over UTF-8 bytes is UTF-8', (charset) => {
    expect(html(utf8('Ein Café'), charset)).toMatchObject({ text: 'Ein Café', reason: 'valid-utf-8' })
  })

  test('utf-8 over windows-1252 bytes is passed over', () => {
    const body = latin1('Le caf\xe9 est \xe0 moi')
    expect(html(body, 'utf-8')).toMatchObject({ text: 'Le café est à moi', reason: 'fallback' })
    const declared = latin1('<meta charset=windows-1251>\xcf\xf0\xe8\xe2\xe5\xf2')
    expect(html(declared, 'utf-8')).toMatchObject({ encoding: 'windows-1251', reason: 'declaration' })
  })

  test('utf-8 with one damaged byte stays UTF-8 and says so', () => {
    const body = concat(utf8('Grüße aus Zürich'), Uint8Array.of(0xff), utf8(' schöne Tage'))
    expect(html(body, 'utf-8')).toMatchObject({ encoding: 'utf-8', reason: 'header', replacements: 1 })
  })

  test('a meta declaration of UTF-16 in a page that is read byte by byte is UTF-8', () => {
    expect(html(utf8('<meta charset="utf-16">Größe'))).toMatchObject({ encoding: 'utf-8' })
    expect(html(utf8('<p>Größe'), 'utf-16').text).toBe('<p>Größe')
  })

  test.each(['utf-7', 'x-user-defined', 'replacement', 'no-such', ''])('%s is never believed', (charset) => {
    expect(html(utf8('a +ADw- é'), charset)).toMatchObject({ text: 'a +ADw- é', encoding: 'utf-8' })
  })

  test('a character that a cut transfer left incomplete does not condemn the page', () => {
    const body = utf8('Ein Café für Zoë €').slice(0, -1)
    expect(html(body, 'iso-8859-1')).toMatchObject({ encoding: 'utf-8', replacements: 1 })
  })
})

describe('multi-byte encodings', () => {
  test.each([
    ['shift_jis', [0x93, 0xfa, 0x96, 0x7b], '日本'],
    ['gb18030', [0xd6, 0xd0, 0xb9, 0xfa], '中国'],
    ['gb2312', [0xd6, 0xd0, 0xb9, 0xfa], '中国'],
    ['euc-kr', [0xc7, 0xd1, 0xb1, 0xb9], '한국'],
    ['big5', [0xa4, 0xa4, 0xa4, 0xe5], '中文'],
    ['iso-2022-jp', [0x1b, 0x24, 0x42, 0x46, 0x7c, 0x4b, 0x5c, 0x1b, 0x28, 0x42], '日本'],
  ] as const)('%s by header and by declaration', (label, bytes, text) => {
    expect(html(Uint8Array.from(bytes), label)).toMatchObject({ text, reason: 'header', replacements: 0 })
    const declared = concat(
      utf8(`<meta http-equiv=content-type content="text/html; charset=${label}">`),
      Uint8Array.from(bytes),
    )
    expect(html(declared)).toMatchObject({ reason: 'declaration' })
    expect(html(declared).text.endsWith(text)).toBe(true)
  })

  test('UTF-8 behind a Shift_JIS label is UTF-8', () => {
    expect(html(utf8('日本語の記事です。'), 'shift_jis').text).toBe('日本語の記事です。')
  })
})

test('any bytes decode, with any label, and all well-formed text survives UTF-8', () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ maxLength: 200 }),
      fc.option(fc.constantFrom('utf-8', 'gbk', 'utf-16', 'x')),
      (body, charset) => {
        expect(typeof html(body, charset).text).toBe('string')
      },
    ),
  )
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      fc.pre(text.isWellFormed() && !text.startsWith('\uFEFF'))
      expect(html(utf8(text), 'utf-8').text).toBe(text)
    }),
  )
})
