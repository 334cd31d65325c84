import { describe, expect, test } from 'vitest'
import { machineDate } from '../../../pipeline/clean/metadata/dates.ts'

describe('a written date', () => {
  test.each([
    ['English', 'Published Sept. 4th, 2025 at 3:05 p.m.', '2025-09-04T15:05'],
    ['English, day first', '4 March 2026', '2026-03-04'],
    ['German', 'Mittwoch, 4. März 2026, 10.30 Uhr', '2026-03-04T10:30'],
    ['Austrian', '12. Jänner 2026', '2026-01-12'],
    ['French', 'Publié le 1er août 2026 à 14h30', '2026-08-01T14:30'],
    ['Spanish', '4 de marzo de 2026', '2026-03-04'],
    ['Spanish of America', '12 de Enero del 2026', '2026-01-12'],
    ['Italian', '4 maggio 2026', '2026-05-04'],
    ['Portuguese', '4 de março de 2026 às 10h05', '2026-03-04T10:05'],
    ['Dutch', '4 maart 2026', '2026-03-04'],
    ['Polish', '4 października 2026', '2026-10-04'],
    ['Swedish', '4 maj 2026', '2026-05-04'],
    ['Danish', '4. marts 2026', '2026-03-04'],
    ['Norwegian', '4. desember 2026', '2026-12-04'],
    ['Finnish', '4. maaliskuuta 2026', '2026-03-04'],
    ['Czech', '4. března 2026', '2026-03-04'],
    ['Hungarian', '2026. március 4.', '2026-03-04'],
    ['Turkish', '4 Ağustos 2026 - 10:00', '2026-08-04T10:00'],
    ['Turkish in capitals', '4 KASIM 2026', '2026-11-04'],
    ['Greek', '4 Μαΐου 2026', '2026-05-04'],
    ['Greek in capitals', '4 ΜΑΡΤΙΟΥ 2026', '2026-03-04'],
    ['Russian', '4 марта 2026, 15:30', '2026-03-04T15:30'],
    ['Ukrainian', '4 березня 2026 р.', '2026-03-04'],
    ['Vietnamese', 'ngày 4 tháng 3 năm 2026', '2026-03-04'],
    ['Arabic', '٤ مارس ٢٠٢٦', '2026-03-04'],
    ['Arabic with both names', '4 كانون الثاني/يناير 2026', '2026-01-04'],
    ['Hebrew', '4 במרץ 2026', '2026-03-04'],
    ['Persian, Solar Hijri', '۱۲ فروردین ۱۴۰۳', '2024-03-31'],
    ['Persian in digits', '1403/12/30', '2025-03-20'],
    ['Hindi', '४ मार्च २०२६', '2026-03-04'],
    ['Chinese', '2026年3月4日 15时30分', '2026-03-04T15:30'],
    ['Chinese of Taiwan', '民國115年3月4日', '2026-03-04'],
    ['Japanese', '令和8年3月4日', '2026-03-04'],
    ['Japanese, first year', '令和元年5月1日', '2019-05-01'],
    ['Korean', '입력 2026. 03. 04. 10:30', '2026-03-04T10:30'],
    ['Thai, Buddhist year', '4 มี.ค. 2569', '2026-03-04'],
    ['Thai in full', '4 มีนาคม พ.ศ. 2569', '2026-03-04'],
    ['Serbian', '4. avgust 2026.', '2026-08-04'],
    ['Slovenian', '4. junija 2026', '2026-06-04'],
    ['Croatian', '4. ožujka 2026.', '2026-03-04'],
    ['Estonian', '4. märts 2026', '2026-03-04'],
    ['Latvian', '2026. gada 4. martā, 15:30', '2026-03-04T15:30'],
    ['Lithuanian', '2026 m. kovo 4 d. 15:30', '2026-03-04T15:30'],
    ['Icelandic', '4. ágúst 2026', '2026-08-04'],
    ['Catalan', '4 d’abril de 2026', '2026-04-04'],
    ['Azerbaijani', '4 oktyabr 2026, 10:00', '2026-10-04T10:00'],
    ['Filipino', 'Hunyo 4, 2026', '2026-06-04'],
    ['Swahili', '4 Machi 2026', '2026-03-04'],
    ['Belarusian', '4 сакавіка 2026', '2026-03-04'],
    ['Georgian', '4 მარტი, 2026', '2026-03-04'],
    ['Urdu', '۴ مارچ ۲۰۲۶', '2026-03-04'],
    ['Marathi', '४ एप्रिल २०२६', '2026-04-04'],
    ['Bengali', '৪ মার্চ ২০২৬', '2026-03-04'],
    ['Tamil', '4 மார்ச் 2026', '2026-03-04'],
    ['Unix', 'Wed Mar 04 2026 23:52:31 GMT+0200 (EET)', '2026-03-04T23:52:31+02:00'],
    ['two digits of the year', '04.03.26', '2026-03-04'],
  ])('%s', (_, text, date) => {
    expect(machineDate(text)).toBe(date)
  })

  test.each([
    ['02/03/2026', '2026-03-02', '2026-02-03'],
    ['13/02/2026', '2026-02-13', '2026-02-13'],
    ['02-13-2026', '2026-02-13', '2026-02-13'],
  ])('%s is read in the order of its page', (text, dayFirst, monthFirst) => {
    expect([machineDate(text, 'day-first'), machineDate(text, 'month-first')]).toEqual([dayFirst, monthFirst])
  })

  test.each(['version 1.2.2026.4', '30 February 2026', 'room 12 of 2026', '4 Smarch 2026', '1500-01-01'])(
    '"%s" is none',
    (text) => {
      expect(machineDate(text)).toBeNull()
    },
  )
})
