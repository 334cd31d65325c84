import type { Random } from '../random.ts'
import { germanLines, germanQuotes, germanTopics } from './german-lines.ts'
import type { LanguagePack } from './language-pack.ts'

const givenNames =
  'Adelheid Anselm Birte Clemens Dörte Eberhard Elif Friederike Gesine Henning Ilse Jannik Käthe Leontine Mehmet Nikolaus Ottilie Paula Quirin Rüdiger Selma Thorben Ulrike Veit Wiebke Xaver'.split(
    ' ',
  )
const familyNames =
  'Ahrens Bärwolf Brückner Dachsel Eibenstein Fröhlke Gräbner Hollerbach Immergrün Jäkel Kühnast Lüttich Möllmann Niedermayr Öhlschläger Pfannenschmidt Quast Rößler Schönknecht Tölle Uhlenbrock Vöge Weißgerber Zschocke'.split(
    ' ',
  )
const towns =
  'Altenwiek Birkenfurt Dornstadt Elmshude Falkenmühle Grünhagen Hohenlinde Kaltenbrück Lindenau Mühlrode Niederweser Ottersleben Rabenstein Steinhude-Süd Wiesenthal'.split(
    ' ',
  )
const places =
  'am Alten Hafen|am Galgenberg|an der Bleiche|am Gänsemarkt|im Mühlenviertel|am Salzspeicher|an der Schleuse|im Ziegelhof|am Weißen Tor'.split(
    '|',
  )
const months = 'Januar Februar März April Mai Juni Juli August September Oktober November Dezember'.split(' ')
const weekdays = 'Montag Dienstag Mittwoch Donnerstag Freitag Samstag'.split(' ')
const smallNumbers = 'drei vier fünf sechs sieben acht neun zehn elf zwölf'.split(' ')

function facts(random: Random): Record<string, string> {
  const [given = '', given2 = '', given3 = ''] = random.shuffle(givenNames)
  const [last = '', criticLast = '', expertLast = ''] = random.shuffle(familyNames)
  const month = random.integer(0, 11)
  const million = random.integer(12, 88) / 10
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
    amount: `${million.toFixed(1).replace('.', ',')} Millionen Euro`,
    amount2: `${(million * random.integer(14, 29) * 0.1 + 0.3).toFixed(1).replace('.', ',')} Millionen Euro`,
    age: String(random.integer(51, 97)),
    ...numbers(random),
  }
}

/** The counts of one sentence. */
function numbers(random: Random): Record<string, string> {
  return {
    count: String(random.integer(21, 940)),
    count2: `${random.integer(1, 38)}.${String(random.integer(0, 999)).padStart(3, '0')}`,
    percent: String(random.integer(13, 48)),
    small: random.pick(smallNumbers),
    weeks: random.pick(smallNumbers),
    minutes: String(random.integer(11, 89)),
    pages: String(random.integer(34, 412)),
  }
}

/** The page for readers of German. */
export const german: LanguagePack = {
  language: 'de-DE',
  direction: 'ltr',
  facts,
  numbers,
  topics: germanTopics,
  lines: germanLines,
  quotes: germanQuotes,
  subheadings: ['Wie es weitergeht', 'Wer bezahlt', 'Eine lange Geschichte', 'Die Zahlen'],
  captions: ['Blick auf {town} im {month2}. Foto: {expert}', '{name} am {weekday} in {town}. Foto: {expert}'],
  posts: [],
  corrections: [
    'Korrektur vom {date}: In einer früheren Fassung dieses Artikels war eine Zahl falsch angegeben. Wir haben sie berichtigt.',
    'Anmerkung der Redaktion, {date}: Eine Zahl in diesem Text war nicht richtig. Wir bitten um Entschuldigung.',
  ],
  sections: { politik: 'Politik', wirtschaft: 'Wirtschaft', region: 'Region', kultur: 'Kultur' },
  furniture: {
    by: 'Von',
    published: 'Veröffentlicht am',
    updatedAgo: 'Aktualisiert vor {n} Minuten',
    views: '{n} Leser sind gerade auf dieser Seite',
    share: 'Artikel teilen',
    related: 'Lesen Sie auch',
    mostRead: 'Meistgelesen',
    advertisement: 'Anzeige',
    newsletterTitle: 'Der Morgenbrief',
    newsletterText: 'Die wichtigsten Nachrichten jeden Morgen um sechs in Ihrem Postfach.',
    subscribe: 'Jetzt abonnieren',
    cookies: 'Wir verwenden Cookies, um unser Angebot zu verbessern. Einstellungen',
    comments: '{n} Kommentare',
    rights: 'Alle Rechte vorbehalten.',
  },
  formatDate: (date) => `${date.getUTCDate()}. ${months[date.getUTCMonth()] ?? ''} ${date.getUTCFullYear()}`,
}
