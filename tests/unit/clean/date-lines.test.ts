import { describe, expect, test } from 'vitest'
import { isDateOnly } from '../../../pipeline/clean/body/date-line.ts'

describe('a line that says when, and nothing else', () => {
  test.each([
    '10 April 2025',
    'Updated 12:30',
    'Published on Monday, March 4, 2026 at 5:06 pm EST',
    '4:14 p.m.',
    'Stand: 12.03.2026, 14:05 Uhr',
    'Mittwoch, 4. März 2026',
    'Publié le mercredi 4 mars 2026 à 18h30',
    'Actualizado el 4 de marzo de 2026',
    'mercoledì 4 marzo 2026 alle ore 9:15',
    'Bijgewerkt: woensdag 4 maart 2026 om 10:15',
    '4 марта 2026 г. в 12:30',
    '17:41 JST, October 13, 2024',
    '2026年3月4日 12時30分',
    '更新 2026-03-04 12:30',
    '2026년 3월 4일 오후 3:15',
    '4 มีนาคม 2569 เวลา 12:30 น.',
  ])('%s', (text) => {
    expect(isDateOnly(text)).toBe(true)
  })

  test.each([
    'The ferry was built in 1987.',
    'She died in 2019.',
    'We bought our first house in 2020.',
    'Founded in 2017',
    'Franchised: 2005',
    'Average GPA: 3.69',
    'Score 4.5 out of 5',
    '24/7 help and support',
    'Las Vegas, U.S.A.: January 6–9 2026',
    'The bridge opened on 4 March 2026.',
    'Er starb am 4. März 2026.',
    'Il est mort le 4 mars 2026.',
    'Murió el 4 de marzo de 2026.',
    'Она умерла 4 марта 2026 года.',
    'SEO in 2025',
    '18:20 Debate',
    'It won 3:2.',
    '彼は2019年に死去した。',
  ])('not %s', (text) => {
    expect(isDateOnly(text)).toBe(false)
  })
})
