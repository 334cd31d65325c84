import { describe, expect, test } from 'vitest'
import { splitCredit, tidyCredit } from '../../../pipeline/clean/leaves/credit.ts'

describe('a caption and its credit', () => {
  test.each<[string, string, string | null]>([
    ['The bridge at dawn. Photo: Jane Doe', 'The bridge at dawn.', 'Jane Doe'],
    ['The bridge at dawn (Photograph by Jane Doe)', 'The bridge at dawn', 'Photograph by Jane Doe'],
    ['The bridge at dawn. © Jane Doe', 'The bridge at dawn.', '© Jane Doe'],
    ['The bridge at dawn | Bild: dpa', 'The bridge at dawn', 'dpa'],
    ['Die Brücke am Morgen. Foto: Jo Feld/dpa', 'Die Brücke am Morgen.', 'Jo Feld/dpa'],
    ['Le pont à l’aube. Crédit photo : AFP', 'Le pont à l’aube.', 'AFP'],
    ['Мост на рассвете. Фото: Иван Петров', 'Мост на рассвете.', 'Иван Петров'],
    ['The bridge at dawn. (AP Photo/Jane Doe)', 'The bridge at dawn.', 'AP Photo/Jane Doe'],
    ['The bridge at dawn. Jane Doe/Reuters', 'The bridge at dawn.', 'Jane Doe/Reuters'],
    ['The bridge at dawn. Jane Doe via Getty Images', 'The bridge at dawn.', 'Jane Doe via Getty Images'],
    ['Die Brücke am Morgen Foto: Editpress/Jo Feld', 'Die Brücke am Morgen', 'Editpress/Jo Feld'],
    ['The storm on Friday. (NOAA/SPC)', 'The storm on Friday.', 'NOAA/SPC'],
    ['夜明けの橋（３日）＝ＡＰ', '夜明けの橋（３日）', 'ＡＰ'],
    ['The bridge at dawn. © Jane Doe | Jane Doe', 'The bridge at dawn.', 'Jane Doe'],
    ['Photo: Jane Doe', '', 'Jane Doe'],
    ['Getty Images', '', 'Getty Images'],
    ['The photo shows the bridge at dawn', 'The photo shows the bridge at dawn', null],
    ['The source of the river at dawn.', 'The source of the river at dawn.', null],
    ['A man reads Reuters', 'A man reads Reuters', null],
    ['', '', null],
  ])('%s', (text, caption, credit) => {
    const parts = splitCredit(text)
    expect(parts.caption).toBe(caption)
    expect(parts.credit).toBe(credit === null ? null : tidyCredit(credit))
  })

  test('a hostile text takes no time', () => {
    const started = performance.now()
    for (const piece of ['(', 'photo: ', '. a/', ' / ', '© ', 'a'.repeat(50)])
      splitCredit(piece.repeat(20_000))
    expect(performance.now() - started).toBeLessThan(1_000)
  })
})
