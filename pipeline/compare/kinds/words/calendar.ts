import type { KnownLanguage } from '../language.ts'
import type { PhraseData } from '../phrases.ts'

type ByLanguage = Readonly<Partial<Record<KnownLanguage, string>>>

/** The twelve months in order; other forms of one month after a slash. */
export const months: ByLanguage = {
  en: 'january/jan february/feb march april/apr may june july august/aug september/sept/sep october/oct november/nov december/dec',
  de: 'januar/jänner februar/feber märz april mai juni juli august september oktober november dezember',
  fr: 'janvier février mars avril mai juin juillet août septembre octobre novembre décembre',
  es: 'enero febrero marzo abril mayo junio julio agosto septiembre/setiembre octubre noviembre diciembre',
  it: 'gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre',
  pt: 'janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro',
  nl: 'januari februari maart april mei juni juli augustus september oktober november december',
  ru: `января/январь/январе февраля/февраль/феврале марта/март/марте апреля/апрель/апреле мая/май/мае июня/июнь/июне
    июля/июль/июле августа/август/августе сентября/сентябрь/сентябре октября/октябрь/октябре ноября/ноябрь/ноябре
    декабря/декабрь/декабре`,
  he: 'ינואר פברואר מרץ/מרס אפריל מאי יוני יולי אוגוסט ספטמבר אוקטובר נובמבר דצמבר',
  ar: 'يناير فبراير مارس أبريل/ابريل/إبريل مايو يونيو/يونيه يوليو/يوليه أغسطس سبتمبر أكتوبر نوفمبر ديسمبر',
}

/** The seven weekdays from Monday; other forms after a slash, phrases with underscores. */
export const weekdays: ByLanguage = {
  en: `monday/mondays tuesday/tuesdays wednesday/wednesdays thursday/thursdays friday/fridays saturday/saturdays
    sunday/sundays`,
  de: `montag/montags/montagabend/montagmorgen/montagnachmittag/montagvormittag/montagnacht
    dienstag/dienstags/dienstagabend/dienstagmorgen/dienstagnachmittag/dienstagvormittag/dienstagnacht
    mittwoch/mittwochs/mittwochabend/mittwochmorgen/mittwochnachmittag/mittwochvormittag/mittwochnacht
    donnerstag/donnerstags/donnerstagabend/donnerstagmorgen/donnerstagnachmittag/donnerstagvormittag/donnerstagnacht
    freitag/freitags/freitagabend/freitagmorgen/freitagnachmittag/freitagvormittag/freitagnacht
    samstag/sonnabend/samstags/samstagabend/samstagmorgen/samstagnachmittag/samstagvormittag/samstagnacht
    sonntag/sonntags/sonntagabend/sonntagmorgen/sonntagnachmittag/sonntagvormittag/sonntagnacht`,
  fr: 'lundi/lundis mardi/mardis mercredi/mercredis jeudi/jeudis vendredi/vendredis samedi/samedis dimanche/dimanches',
  es: 'lunes martes miércoles jueves viernes sábado/sábados domingo/domingos',
  it: 'lunedì martedì mercoledì giovedì venerdì sabato domenica',
  pt: `segunda-feira/nesta_segunda/na_segunda terça-feira/terça/nesta_terça/na_terça
    quarta-feira/nesta_quarta/na_quarta quinta-feira/nesta_quinta/na_quinta sexta-feira/nesta_sexta/na_sexta
    sábado domingo`,
  nl: `maandag/maandagavond/maandagmiddag/maandagochtend dinsdag/dinsdagavond/dinsdagmiddag/dinsdagochtend
    woensdag/woensdagavond/woensdagmiddag/woensdagochtend donderdag/donderdagavond/donderdagmiddag/donderdagochtend
    vrijdag/vrijdagavond/vrijdagmiddag/vrijdagochtend zaterdag/zaterdagavond/zaterdagmiddag/zaterdagochtend
    zondag/zondagavond/zondagmiddag/zondagochtend`,
  ru: `понедельник/понедельника вторник/вторника среду/среда/среды четверг/четверга пятницу/пятница/пятницы
    субботу/суббота/субботы воскресенье/воскресенья`,
  he: 'יום_שני יום_שלישי יום_רביעי יום_חמישי יום_שישי שבת/יום_שבת יום_ראשון',
  ar: 'الاثنين/الإثنين الثلاثاء الأربعاء/الاربعاء الخميس الجمعة السبت الأحد/الاحد',
}

/** Days, months and years told from the day of writing, and parts of the day. */
export const relativeTimes: PhraseData = {
  en: `today, yesterday, tomorrow, tonight, last night, this morning, this afternoon, this evening, last week, next week,
    this week, last month, next month, this month, last year, next year, this year, last summer, next summer, this summer,
    last winter, next winter, last spring, next spring, last autumn, next autumn, morning, afternoon, evening, night, noon,
    midday, midnight, overnight, dawn, dusk, earlier today, later today, lunchtime, local time, gmt, bst, est, edt, cet, cest, utc, eastern time, london time, spring, summer, autumn, winter, weekend`,
  de: `heute, gestern, morgen, vorgestern, übermorgen, gestern abend, heute abend, heute morgen, letzte woche, vergangene woche,
    nächste woche, kommende woche, diese woche, vergangenen woche, kommenden woche, nächsten woche, letzten monat, nächsten monat,
    vergangenen monat, kommenden monat, letztes jahr, nächstes jahr, vergangenes jahr, kommendes jahr, kommenden jahr,
    vergangenen jahr, dieses jahr, abend, nachmittag, vormittag, mittag, mitternacht, nacht, frühjahr, frühling, sommer, herbst,
    winter, wochenende, abends, morgens, nachmittags, mittags, nachts, frühmorgens, heurigen jahr, ortszeit, mez, mesz, mitteleuropäischer zeit`,
  fr: `aujourd'hui, hier, demain, avant-hier, après-demain, ce matin, ce soir, cette nuit, la semaine dernière, la semaine
    prochaine, cette semaine, le mois dernier, le mois prochain, l' an dernier, l' année dernière, l' an prochain, l' année
    prochaine, cette année, matin, matinée, soir, soirée, après-midi, nuit, midi, minuit, aube, printemps, été dernier, automne,
    hiver, week-end, heure locale, heure de paris`,
  es: `hoy, ayer, mañana, anteayer, pasado mañana, anoche, esta mañana, esta tarde, esta noche, la semana pasada, la próxima semana,
    la semana que viene, esta semana, el mes pasado, el próximo mes, el mes que viene, el año pasado, el próximo año, el año que
    viene, este año, tarde, noche, madrugada, mediodía, medianoche, primavera, verano, otoño, invierno, fin de semana, hora local, hora peninsular`,
  it: `oggi, ieri, domani, l' altro ieri, dopodomani, stamattina, stamani, stasera, stanotte, ieri sera, la settimana scorsa, la
    scorsa settimana, la settimana prossima, la prossima settimana, questa settimana, il mese scorso, lo scorso mese, il mese
    prossimo, l' anno scorso, lo scorso anno, l' anno prossimo, quest'anno, mattina, mattino, mattinata, pomeriggio, sera, serata,
    notte, mezzogiorno, mezzanotte, alba, primavera, autunno, inverno, fine settimana, ora locale, ora italiana`,
  pt: `hoje, ontem, amanhã, anteontem, depois de amanhã, esta manhã, esta tarde, esta noite, semana passada, próxima semana, semana
    que vem, esta semana, mês passado, próximo mês, mês que vem, ano passado, próximo ano, ano que vem, este ano, neste ano, manhã,
    tarde, noite, madrugada, meio-dia, meia-noite, primavera, verão, outono, inverno, fim de semana, hora local, hora de lisboa, horário de brasília`,
  nl: `vandaag, gisteren, morgen, eergisteren, overmorgen, vanavond, vanmorgen, vanochtend, vanmiddag, vannacht, gisteravond,
    vorige week, afgelopen week, volgende week, komende week, deze week, vorige maand, afgelopen maand, volgende maand, komende
    maand, vorig jaar, afgelopen jaar, volgend jaar, komend jaar, dit jaar, ochtend, middag, avond, nacht, middernacht, voorjaar,
    lente, zomer, najaar, herfst, winter, weekend, lokale tijd`,
  ru: `сегодня, вчера, завтра, позавчера, послезавтра, накануне, на прошлой неделе, на следующей неделе, на этой неделе, в прошлом
    месяце, в следующем месяце, в этом месяце, в прошлом году, в следующем году, в этом году, утром, вечером, днем, днём, ночью,
    утра, вечера, ночи, в полдень, в полночь, весной, летом, осенью, зимой, по московскому времени, по московскому, по местному времени, по местному, мск`,
  he: `היום, אתמול, מחר, שלשום, מחרתיים, אמש, הערב, הבוקר, הלילה, השבוע, שבוע שעבר, שבוע הבא, חודש שעבר, חודש הבא, שנה שעברה, שנה
    הבאה, השנה, אשתקד, בבוקר, בערב, בצהריים, בלילה, חצות, אחר הצהריים, קיץ, חורף, אביב, סתיו`,
  ar: `اليوم, أمس, غدا, غدًا, غداً, أمس الأول, الليلة, مساء, مساءً, صباح, صباحا, صباحًا, ظهر, ظهرا, ظهرًا, فجر, فجرا, ليلا, ليلًا, الأسبوع الماضي,
    الأسبوع المقبل, الأسبوع القادم, الشهر الماضي, الشهر المقبل, الشهر القادم, العام الماضي, العام المقبل, العام القادم, هذا العام, منتصف الليل,
    الصيف, الشتاء, الربيع, الخريف`,
}
