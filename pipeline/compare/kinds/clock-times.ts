import type { DateSpan } from './dates.ts'
import type { NumberSpan } from './number-values.ts'
import { type ReadText, spanAt } from './words-of.ts'

const clockPatterns: readonly RegExp[] = [
  // 12:30, 9.45 Uhr, 14h30, 3pm, 3:15 p.m., 18 Uhr, om 20.00 uur
  /(?<![\p{Nd}.,:])(\d{1,2}):(\d{2})(?::\d{2})?(?![\p{Nd}:]| [a-z]*minute)(?: ?([ap])\.?m\b\.?)?(?: Uhr| uur)?/giu,
  /(?<![\p{Nd}.,:])(\d{1,2})(?:[.:](\d{2}))? ?(?:Uhr|uur|o['’]clock)(?![\p{L}])()/giu,
  /(?<![\p{Nd}.,:])(\d{1,2})(?:[.:](\d{2}))? ?([ap])\.?m\b\.?/giu,
  /(?<![\p{Nd}.,:])(\d{1,2}) ?h ?(\d{2})?(?![\p{L}\p{Nd}])()/giu,
  /(?<=(?<![\p{L}])(?:alle|dalle|ore|las|la una|às|à|vers|dès|jusqu['’]à) )(\d{1,2})(?:[.:](\d{2}))?(?: heures?| horas?| ore)?(?= (?:de|da|del|di|ora|locale|heures?|horas?|du)(?!\p{L})|[,.;)](?!\d)|$)()/giu,
  /(?<=(?:^|\s)(?:около|в|до|после|к|с) )(\d{1,2})(?:[.:](\d{2}))?(?= (?:час|утра|вечера|ночи|дня|по моск))()/giu,
  /(?<=(?:שעה|الساعة) )(\d{1,2})(?:[.:](\d{2}))?()/giu,
]

/** Hours of the day in figures, by a clock of 24 hours. */
export function clockTimes({ text, language }: ReadText): DateSpan[] {
  if (!/\d/.test(text)) return []
  return clockPatterns.flatMap((pattern) =>
    [...text.matchAll(pattern)].flatMap((match) => {
      // In German am is a preposition: 5 am Tag.
      if (language === 'de' && /\d ?am$/u.test(match[0])) return []
      const hour = hourOfDay(Number(match[1]), match[3]?.toLowerCase() ?? '')
      return {
        ...spanAt(text, match.index, match.index + match[0].length),
        key: `time:${hour}:${match[2] ?? '00'}`,
      }
    }),
  )
}

/** By a clock of 24 hours: 5 p.m. is 17, 12 a.m. is 0. */
function hourOfDay(hour: number, half: string): number {
  if (half === 'a') return hour % 12
  return half === 'p' ? (hour % 12) + 12 : hour
}

/** halb drei, Viertel nach drei, drei Uhr; half past two. */
export function spokenTimes({ text, language }: ReadText, numbers: readonly NumberSpan[]): DateSpan[] {
  const spoken = language === 'de' ? germanTimes : language === 'en' ? englishTimes : []
  return spoken.flatMap(([pattern, minutes]) =>
    [...text.matchAll(pattern)].flatMap((match): DateSpan[] => {
      const end = match.index + match[0].length
      const hour = numbers.find(({ start, value }) => start === end && value >= 1 && value <= 12)
      if (hour === undefined) return []
      const moment = (hour.value * 60 + minutes + 720) % 720
      const key = `time:${Math.floor(moment / 60)}:${String(moment % 60).padStart(2, '0')}`
      return [{ ...spanAt(text, match.index, hour.end), key, isHalfDay: true }]
    }),
  )
}

const germanTimes: readonly (readonly [RegExp, number])[] = [
  [/(?<!\p{L})halb (?=\p{L})/giu, -30],
  [/(?<!\p{L})Viertel nach (?=\p{L})/giu, 15],
  [/(?<!\p{L})Viertel vor (?=\p{L})/giu, -15],
]
const englishTimes: readonly (readonly [RegExp, number])[] = [
  [/(?<!\p{L})half past (?=\p{L})/giu, 30],
  [/(?<!\p{L})(?:a )?quarter past (?=\p{L})/giu, 15],
  [/(?<!\p{L})(?:a )?quarter to (?=\p{L})/giu, -15],
]
