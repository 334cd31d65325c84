import { withoutLabels } from '../metadata/date-labels.ts'
import { monthNamed } from '../metadata/months.ts'

/**
 * Weekdays, parts of the day, zones and the small words between them, in lower case. Short forms stand without their
 * points.
 */
const timeWords: ReadonlySet<string> = new Set(
  [
    'monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun',
    'montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag mo di mi do fr sa so',
    'lundi mardi mercredi jeudi vendredi samedi dimanche lun mar mer jeu ven sam dim',
    'lunes martes miércoles miercoles jueves viernes sábado sabado domingo',
    'lunedì lunedi martedì martedi mercoledì mercoledi giovedì giovedi venerdì venerdi sabato domenica',
    'segunda terça quarta quinta sexta feira segunda-feira terça-feira quarta-feira quinta-feira sexta-feira',
    'maandag dinsdag woensdag donderdag vrijdag zaterdag zondag ma wo vr za zo',
    'poniedziałek wtorek środa czwartek piątek sobota niedziela',
    'måndag tisdag onsdag torsdag fredag lördag söndag mandag tirsdag lørdag søndag',
    'maanantai tiistai keskiviikko torstai perjantai lauantai sunnuntai',
    'pondělí úterý středa čtvrtek pátek neděle pondelok utorok streda štvrtok piatok nedeľa',
    'pazartesi salı çarşamba perşembe cuma cumartesi pazar',
    'hétfő kedd szerda csütörtök péntek szombat vasárnap luni marți miercuri joi vineri sâmbătă duminică',
    'δευτέρα τρίτη τετάρτη πέμπτη παρασκευή σάββατο κυριακή',
    'понедельник вторник среда четверг пятница суббота воскресенье пн вт ср чт пт сб вс',
    'понеділок середа четвер пʼятниця субота неділя',
    'الأحد الاثنين الإثنين الثلاثاء الأربعاء الخميس الجمعة السبت',
    'ראשון שני שלישי רביעי חמישי שישי שבת יום',
    'शनिवार रविवार सोमवार मंगलवार बुधवार गुरुवार शुक्रवार',
    'senin selasa rabu kamis jumat sabtu minggu',
    'am pm noon midnight uhr heure heures hrs hr ore horas klo kl saat час часов г року год godz',
    'gmt utc est edt et cst cdt ct mst mdt mt pst pdt pt bst cet cest eet eest msk ist jst kst aest aedt wib hkt sgt mez mesz',
    'at on the of in um am den der le la les de du à el del las los a il alle di dal om op o og den i w dnia dne v kl і в във ה ב st nd rd th first last',
    'em às aos última ultima ultimo último letzte zuletzt dernière dernier laatste ostatnia senast sist viimeksi последнее آخر أخر في الساعة بتوقيت ساعت בשעה שעה ב अंतिम बजे',
    'ago s m h d secs seconds second mins min minutes minute hours hour days day weeks week months month years year just now since',
    'vor seit sekunden minuten minute stunden stunde tagen tag il y depuis jours jour mois ans hace desde minutos segundos días dias día há fa da minuti giorni ore giorno',
    'geleden minuten uur dagen temu minut godzin dni för sedan minuter timmar timme siden timer minutter назад минут минуты минуту часа дней дня мин önce dakika saat gün',
    'today yesterday heute gestern aujourd hui hier hoy ayer oggi ieri vandaag gisteren сегодня вчера',
  ].flatMap((line) => line.split(' ')),
)

/** What dates are made of where words are not parted by spaces. */
const unspaced =
  /^(?:[年月日号號时時分秒点點曜前后後頃]|星期|[周週]|[一二三四五六天火水木金土]|上午|下午|午[前後]|凌晨|晚上?|[년월일시분]|오전|오후|[화수목금토]|요일|ที่|วัน|เวลา|น)+$/u

const fullDate = /(?<![\d.])\d{1,4}[./-]\d{1,2}[./-]\d{1,4}(?!\d)|\d\s?[年월月]\s?\d{1,2}|\d[日일]/u
const clock = /(?<!\d)\d{1,2}(?::\d\d|\s?[hH]\s?\d\d)(?!\d)|\d{1,2}[.:]\d\d\s?(?:uhr|am|pm|a\.m|p\.m|น)/iu

/** Longer lines say more than when. */
const lengthMax = 90

/**
 * Nothing but when: a date to the month at least or a time of day, and beside it only words that dates are written
 * with. "Built in 1987." is a sentence, and so is "Franchised: 2005".
 */
export function isDateOnly(text: string): boolean {
  if (text.length > lengthMax || !/\p{N}/u.test(text)) return false
  const bare = withoutLabels(text).toLowerCase()
  const words = bare.match(/\p{L}[\p{L}\p{M}]*/gu) ?? []
  let named = false
  for (const word of words) {
    if (monthNamed(word) !== null) named = true
    else if (!timeWords.has(word) && word.length > 1 && !unspaced.test(word)) return false
  }
  return named || fullDate.test(bare) || clock.test(bare)
}
