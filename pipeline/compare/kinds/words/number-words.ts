import type { KnownLanguage } from '../language.ts'

/**
 * Number words with their values, `word:value`; `~` marks words that are articles or mean something else as well: they
 * count only where a number stands on the other side too. Magnitudes (hundred and above) multiply what stands before.
 */
export const numberWords: Readonly<Partial<Record<KnownLanguage, string>>> = {
  en: `zero:0 one:1~ two:2 three:3 four:4 five:5 six:6 seven:7 eight:8 nine:9 ten:10 eleven:11 twelve:12 thirteen:13
    fourteen:14 fifteen:15 sixteen:16 seventeen:17 eighteen:18 nineteen:19 twenty:20 thirty:30 forty:40 fifty:50 sixty:60
    seventy:70 eighty:80 ninety:90 hundred:100 thousand:1000 million:1e6 billion:1e9 trillion:1e12 dozen:12 half:0.5~
    first:1~ second:2~ third:3 fourth:4 fifth:5 sixth:6 seventh:7 eighth:8 ninth:9 tenth:10 eleventh:11 twelfth:12
    once:1~ twice:2 single:1~ couple:2~ pair:2~ double:2~ triple:3~ quarter:0.25~ dozens:24~ hundreds:200 thousands:2000
    millions:2e6 doubled:2~ tripled:3~ halved:0.5~ bn:1e9 m:1e6~`,
  de: `null:0 ein:1~ eine:1~ einen:1~ einem:1~ einer:1~ eins:1 zwei:2 zwo:2 zweien:2 drei:3 dreien:3 vier:4 fünf:5 sechs:6
    sieben:7 acht:8 neun:9 zehn:10 elf:11 zwölf:12 sechzehn:16 siebzehn:17 zwanzig:20 dreißig:30 dreissig:30 vierzig:40
    fünfzig:50 sechzig:60 siebzig:70 achtzig:80 neunzig:90 hundert:100 tausend:1000 million:1e6 millionen:1e6
    milliarde:1e9 milliarden:1e9 billion:1e12 billionen:1e12 mio:1e6 mrd:1e9 dutzend:12 erste:1~ ersten:1~ erster:1~ zweite:2
    zweiten:2 zweiter:2 dritte:3 dritten:3 dritter:3 vierte:4 vierten:4 fünfte:5 fünften:5 sechste:6 sechsten:6 siebte:7
    siebten:7 achte:8 achten:8~ neunte:9 neunten:9 zehnte:10 zehnten:10 elfte:11 elften:11 zwölfte:12 zwölften:12 hälfte:0.5
    drittel:0.333 viertel:0.25~ doppelt:2~ doppelte:2~ einmal:1~ zweimal:2 dreimal:3 viermal:4 fünfmal:5 hunderte:200
    tausende:2000 beide:2~ beiden:2~ zweites:2 drittes:3 viertes:4 fünftes:5 erstes:1~ halbe:0.5~ fünftel:0.2 fünfter:5
    vierter:4 sechster:6`,
  fr: `zéro:0 un:1~ une:1~ deux:2 trois:3 quatre:4 cinq:5 six:6 sept:7 huit:8 neuf:9~ dix:10 onze:11 douze:12 treize:13
    quatorze:14 quinze:15 seize:16 vingt:20 vingts:20 trente:30 quarante:40 cinquante:50 soixante:60 septante:70 octante:80
    nonante:90 cent:100 cents:100 mille:1000 million:1e6 millions:1e6 milliard:1e9 milliards:1e9 premier:1~ première:1~
    deuxième:2 second:2~ seconde:2~ troisième:3 quatrième:4 cinquième:5 sixième:6 septième:7 huitième:8 neuvième:9 dixième:10
    moitié:0.5 demi:0.5~ tiers:0.333 quart:0.25~ dizaine:10 douzaine:12 quinzaine:15 vingtaine:20 trentaine:30
    quarantaine:40~ cinquantaine:50 soixantaine:60 centaine:100 centaines:200 millier:1000 milliers:2000 dizaines:20 double:2~`,
  es: `cero:0 un:1~ una:1~ uno:1~ dos:2 tres:3 cuatro:4 cinco:5 seis:6 siete:7 ocho:8 nueve:9 diez:10 once:11 doce:12
    trece:13 catorce:14 quince:15 dieciséis:16 diecisiete:17 dieciocho:18 diecinueve:19 veinte:20 veintiuno:21 veintiún:21
    veintidós:22 veintitrés:23 veinticuatro:24 veinticinco:25 veintiséis:26 veintisiete:27 veintiocho:28 veintinueve:29
    treinta:30 cuarenta:40 cincuenta:50 sesenta:60 setenta:70 ochenta:80 noventa:90 cien:100 ciento:100 cientos:200
    doscientos:200 doscientas:200 trescientos:300 trescientas:300 cuatrocientos:400 cuatrocientas:400 quinientos:500
    quinientas:500 seiscientos:600 seiscientas:600 setecientos:700 ochocientos:800 novecientos:900 mil:1000 miles:2000
    millón:1e6 millones:1e6 primer:1~ primero:1~ primera:1~ segundo:2~ segunda:2~ tercer:3 tercero:3 tercera:3 cuarto:4~
    cuarta:4 quinto:5 quinta:5~ sexto:6 sexta:6 séptimo:7 séptima:7 octavo:8 octava:8 noveno:9 décimo:10 mitad:0.5 tercio:0.333
    docena:12 docenas:24 decena:10 decenas:20 doble:2~ centenar:100 centenares:200`,
  it: `zero:0 un:1~ uno:1~ una:1~ due:2 tre:3 quattro:4 cinque:5 sei:6~ sette:7 otto:8 nove:9 dieci:10 undici:11 dodici:12
    tredici:13 quattordici:14 quindici:15 sedici:16 diciassette:17 diciotto:18 diciannove:19 venti:20 trenta:30 quaranta:40
    cinquanta:50 sessanta:60 settanta:70 ottanta:80 novanta:90 cento:100 mille:1000 mila:1000 milione:1e6 milioni:1e6
    miliardo:1e9 miliardi:1e9 primo:1~ prima:1~ secondo:2~ seconda:2~ terzo:3 terza:3 quarto:4 quarta:4 quinto:5 quinta:5
    sesto:6 sesta:6 settimo:7 settima:7 ottavo:8 ottava:8 nono:9 nona:9 decimo:10 decima:10 metà:0.5 doppio:2~ decina:10
    decine:20 dozzina:12 ventina:20 trentina:30 quarantina:40 cinquantina:50 centinaio:100 centinaia:200 migliaio:1000
    migliaia:2000`,
  pt: `zero:0 um:1~ uma:1~ dois:2 duas:2 três:3 quatro:4 cinco:5 seis:6 sete:7 oito:8 nove:9 dez:10 onze:11 doze:12 treze:13
    catorze:14 quatorze:14 quinze:15 dezesseis:16 dezasseis:16 dezessete:17 dezassete:17 dezoito:18 dezenove:19 dezanove:19
    vinte:20 trinta:30 quarenta:40 cinquenta:50 sessenta:60 setenta:70 oitenta:80 noventa:90 cem:100 cento:100 duzentos:200
    duzentas:200 trezentos:300 trezentas:300 quatrocentos:400 quatrocentas:400 quinhentos:500 quinhentas:500 seiscentos:600
    setecentos:700 oitocentos:800 novecentos:900 mil:1000 milhão:1e6 milhões:1e6 bilhão:1e9 bilhões:1e9 primeiro:1~
    primeira:1~ segundo:2~ segunda:2~ terceiro:3 terceira:3 quarto:4~ quarta:4~ quinto:5 quinta:5~ sexto:6 sexta:6~ sétimo:7
    sétima:7 oitavo:8 oitava:8 nono:9 décimo:10 metade:0.5 terço:0.333 dúzia:12 dezena:10 dezenas:20 dobro:2~ centena:100
    centenas:200 milhares:2000`,
  nl: `nul:0 een:1~ één:1 twee:2 drie:3 vier:4 vijf:5 zes:6 zeven:7 acht:8 negen:9 tien:10 elf:11 twaalf:12 dertien:13
    veertien:14 vijftien:15 zestien:16 zeventien:17 achttien:18 negentien:19 twintig:20 dertig:30 veertig:40 vijftig:50
    zestig:60 zeventig:70 tachtig:80 negentig:90 honderd:100 duizend:1000 miljoen:1e6 miljard:1e9 eerste:1~ tweede:2 derde:3
    vierde:4 vijfde:5 zesde:6 zevende:7 achtste:8 negende:9 tiende:10 helft:0.5 kwart:0.25~ dozijn:12 tientallen:20
    honderden:200 duizenden:2000 dubbele:2~ tweemaal:2 driemaal:3 tiental:10 twintigtal:20 dertigtal:30`,
  ru: `ноль:0 один:1~ одна:1~ одно:1~ одного:1~ одной:1~ одному:1~ два:2 две:2 двух:2 двум:2 двумя:2 двое:2 три:3 трех:3 трёх:3
    трем:3 трём:3 тремя:3 трое:3 четыре:4 четырех:4 четырёх:4 четырем:4 четверо:4 пять:5 пяти:5 пятью:5 пятеро:5 шесть:6
    шести:6 шестеро:6 семь:7 семи:7 семеро:7 восемь:8 восьми:8 девять:9 девяти:9 десять:10 десяти:10 одиннадцать:11
    одиннадцати:11 двенадцать:12 двенадцати:12 тринадцать:13 тринадцати:13 четырнадцать:14 четырнадцати:14 пятнадцать:15
    пятнадцати:15 шестнадцать:16 шестнадцати:16 семнадцать:17 семнадцати:17 восемнадцать:18 восемнадцати:18 девятнадцать:19
    девятнадцати:19 двадцать:20 двадцати:20 тридцать:30 тридцати:30 сорок:40 сорока:40 пятьдесят:50 пятидесяти:50
    шестьдесят:60 шестидесяти:60 семьдесят:70 семидесяти:70 восемьдесят:80 девяносто:90 сто:100 ста:100 двести:200
    двухсот:200 триста:300 трехсот:300 трёхсот:300 четыреста:400 пятьсот:500 пятисот:500 шестьсот:600 семьсот:700
    восемьсот:800 девятьсот:900 тысяча:1000 тысячи:1000 тысяч:1000 тысячу:1000 тыс:1000 миллион:1e6 миллиона:1e6
    миллионов:1e6 млн:1e6 миллиард:1e9 миллиарда:1e9 миллиардов:1e9 млрд:1e9 первый:1~ первая:1~ первого:1~ первой:1~
    второй:2 вторая:2 второго:2 второе:2 третий:3 третья:3 третьего:3 третье:3 третьей:3 четвертый:4 четвёртый:4 четвертого:4
    четвёртой:4 четвертое:4 четвёртое:4 пятый:5 пятого:5 пятое:5 пятой:5 шестой:6 шестого:6 шестое:6 седьмой:7 седьмого:7
    седьмое:7 восьмой:8 девятый:9 десятый:10 половина:0.5 половину:0.5 треть:0.333 четверть:0.25 десятки:20 десятков:20
    сотни:200 сотен:200 оба:2~ обе:2~ дважды:2 трижды:3 полтора:1.5 полторы:1.5`,
  he: `אפס:0 אחד:1~ אחת:1~ שני:2~ שתי:2 שניים:2 שתיים:2 שלוש:3 שלושה:3 שלושת:3 ארבע:4 ארבעה:4 ארבעת:4 חמש:5 חמישה:5 חמשת:5 שש:6
    שישה:6 ששת:6 שבע:7 שבעה:7 שבעת:7 שמונה:8 שמונת:8 תשע:9 תשעה:9 עשר:10 עשרה:10 עשרת:10 עשרים:20 שלושים:30 ארבעים:40
    חמישים:50 שישים:60 שבעים:70 שמונים:80 תשעים:90 מאה:100 מאתיים:200 מאות:100 אלף:1000 אלפיים:2000 אלפי:2000 אלפים:1000
    מיליון:1e6 מיליוני:2e6 מיליארד:1e9 ראשון:1~ ראשונה:1~ שנייה:2~ שלישי:3~ שלישית:3 רביעי:4~ רביעית:4 חמישי:5~ חמישית:5
    שישי:6~ שישית:6 מחצית:0.5 חצי:0.5 שליש:0.333 רבע:0.25 עשרות:20 כפול:2~ שבועיים:14 יומיים:2 שנתיים:2 חודשיים:2 שעתיים:2
    פעמיים:2`,
  ar: `صفر:0 واحد:1~ واحدة:1~ اثنان:2 اثنين:2~ اثنتين:2 ثلاث:3 ثلاثة:3 أربع:4 أربعة:4 خمس:5 خمسة:5 ست:6 ستة:6 سبع:7 سبعة:7
    ثماني:8 ثمانية:8 ثمان:8 تسع:9 تسعة:9 عشر:10 عشرة:10 عشرون:20 عشرين:20 ثلاثون:30 ثلاثين:30 أربعون:40 أربعين:40 خمسون:50
    خمسين:50 ستون:60 ستين:60 سبعون:70 سبعين:70 ثمانون:80 ثمانين:80 تسعون:90 تسعين:90 مئة:100 مائة:100 مئتي:200 مئتين:200
    مئتان:200 مئات:200 ألف:1000 ألفا:1000 ألفًا:1000 آلاف:1000 ألفي:2000 ألفين:2000 مليون:1e6 مليوني:2e6 ملايين:1e6 مليار:1e9
    مليارات:1e9 أول:1~ أولى:1~ ثاني:2 ثانية:2~ ثالث:3 ثالثة:3 رابع:4 رابعة:4 خامس:5 خامسة:5 سادس:6 سابع:7 ثامن:8 نصف:0.5
    ثلث:0.333 ربع:0.25 عشرات:20 ضعف:2~ ساعتين:2 يومين:2 شهرين:2 عامين:2 أسبوعين:2 مرتين:2 شخصين:2 ثلاثمئة:300 أربعمئة:400
    خمسمئة:500`,
}
