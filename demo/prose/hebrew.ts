import type { Random } from '../random.ts'
import { hebrewLines, hebrewQuotes, hebrewTopics } from './hebrew-lines.ts'
import type { LanguagePack } from './language-pack.ts'

const givenNames =
  'אביגיל אורי בועז גליה דניאל הדס זיו טלי יונתן כרמל ליאור מיכל נועם עדי פנינה צבי רותם שירה תמר'.split(' ')
const familyNames =
  'אלמוג ברקת גולן דרורי הראל ורד זהבי חרמון טופז יערי כרמי לביא מרגלית נחשון סלע עמית פלד צור קדם רימון שחם תבור'.split(
    ' ',
  )
const towns = 'גבעת־הזית|נווה־ברוש|קריית־האגם|מעלה־סלע|רמת־הדקל|עין־התמר|תל־רימון|בית־הגפן'.split('|')
const places = 'שכונת המעיין|רובע הנמל|שכונת הפרדס|אזור התעשייה הישן|שכונת הכורמים|רובע המסילה'.split('|')
const months = 'ינואר פברואר מרץ אפריל מאי יוני יולי אוגוסט ספטמבר אוקטובר נובמבר דצמבר'.split(' ')
const weekdays = 'ראשון שני שלישי רביעי חמישי'.split(' ')

function facts(random: Random): Record<string, string> {
  const [given = '', given2 = '', given3 = ''] = random.shuffle(givenNames)
  const [last = '', criticLast = '', expertLast = ''] = random.shuffle(familyNames)
  const month = random.integer(0, 11)
  return {
    name: `${given} ${last}`,
    last,
    critic2: `${given2} ${criticLast}`,
    criticLast,
    expert: `${given3} ${expertLast}`,
    town: random.pick(towns),
    place: random.pick(places),
    month: months[month] ?? '',
    month2: months[(month + 7) % 12] ?? '',
    weekday: random.pick(weekdays),
    amount: `${random.integer(12, 88)} מיליון שקל`,
    amount2: `${random.integer(91, 240)} מיליון שקל`,
    age: String(random.integer(51, 97)),
    ...numbers(random),
  }
}

/** The counts of one sentence. */
function numbers(random: Random): Record<string, string> {
  return {
    count: String(random.integer(21, 940)),
    count2: `${random.integer(1, 38)},${String(random.integer(0, 999)).padStart(3, '0')}`,
    percent: String(random.integer(13, 48)),
    weeks: String(random.integer(11, 29)),
    minutes: String(random.integer(11, 89)),
    pages: String(random.integer(34, 412)),
  }
}

/** The page for readers of Hebrew, written from right to left. */
export const hebrew: LanguagePack = {
  language: 'he',
  direction: 'rtl',
  facts,
  numbers,
  topics: hebrewTopics,
  lines: hebrewLines,
  quotes: hebrewQuotes,
  subheadings: ['מה יקרה עכשיו', 'מי ישלם', 'המספרים'],
  captions: ['מבט על {town} בחודש {month2}. צילום: {expert}', '{name} ב{place}. צילום: {expert}'],
  posts: [],
  corrections: [
    'תיקון, {date}: בגרסה קודמת של הכתבה הופיע נתון שגוי. הנתון תוקן.',
    'הבהרת המערכת, {date}: אחד המספרים בכתבה לא היה נכון. אנו מתנצלים על הטעות.',
  ],
  sections: { mekomi: 'מקומי', kalkala: 'כלכלה', chinuch: 'חינוך' },
  furniture: {
    by: 'מאת',
    published: 'פורסם ב־',
    updatedAgo: 'עודכן לפני {n} דקות',
    views: '{n} גולשים קוראים עכשיו',
    share: 'שתפו את הכתבה',
    related: 'עוד בנושא',
    mostRead: 'הנקראות ביותר',
    advertisement: 'פרסומת',
    newsletterTitle: 'סיכום הבוקר',
    newsletterText: 'החדשות החשובות של היום, כל בוקר בתיבת הדואר שלכם.',
    subscribe: 'הרשמה',
    cookies: 'האתר משתמש בעוגיות לשיפור חוויית הגלישה. הגדרות',
    comments: '{n} תגובות',
    rights: 'כל הזכויות שמורות.',
  },
  formatDate: (date) => `${date.getUTCDate()} ב${months[date.getUTCMonth()] ?? ''} ${date.getUTCFullYear()}`,
}
