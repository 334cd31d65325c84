/**
 * Names of months as they stand in written dates, in lower case, January first: one line a language, the forms of one
 * month parted by strokes. Forms that two languages read differently are left out of the rarer one.
 */
const languages: readonly string[] = [
  // English, and forms shared by many
  'january|jan,february|feb|febr,march|mar,april|apr,may,june|jun,july|jul,august|aug,september|sept|sep,october|oct,november|nov,december|dec',
  // German
  'januar|jänner|jän,februar|feber,märz|maerz|mär|mrz,,mai,juni,juli,,,oktober|okt,,dezember|dez',
  // French
  'janvier|janv,février|fevrier|févr|fév,mars,avril|avr,mai,juin,juillet|juil,août|aout,septembre,octobre,novembre,décembre|decembre|déc',
  // Spanish
  'enero|ene,febrero,marzo,abril|abr,mayo,junio,julio,agosto|ago,septiembre|setiembre|set,octubre,noviembre,diciembre|dic',
  // Italian
  'gennaio|gen|genn,febbraio|febbr,marzo,aprile,maggio|mag|magg,giugno|giu,luglio|lug,agosto|ago,settembre|set|sett,ottobre|ott,novembre,dicembre|dic',
  // Portuguese
  'janeiro,fevereiro|fev,março|marco,abril,maio,junho,julho,agosto,setembro|set,outubro|out,novembro,dezembro',
  // Dutch
  'januari,februari,maart|mrt,,mei,juni,juli,augustus,,oktober,,december',
  // Polish
  'stycznia|styczeń|sty,lutego|luty|lut,marca|marzec,kwietnia|kwiecień|kwi,maja|maj,czerwca|czerwiec|cze,lipca|lipiec|lip,sierpnia|sierpień|sie,września|wrzesień|wrz,października|październik|paź,listopada|listopad|lis,grudnia|grudzień|gru',
  // Swedish, Danish, Norwegian
  'januari|januar,februari|februar,mars|marts,april,maj|mai,juni,juli,augusti|august,september,oktober,november,december|desember|des',
  // Finnish
  'tammikuuta|tammikuu|tammi,helmikuuta|helmikuu|helmi,maaliskuuta|maaliskuu|maalis,huhtikuuta|huhtikuu|huhti,toukokuuta|toukokuu|touko,kesäkuuta|kesäkuu|kesä,heinäkuuta|heinäkuu|heinä,elokuuta|elokuu|elo,syyskuuta|syyskuu|syys,lokakuuta|lokakuu|loka,marraskuuta|marraskuu|marras,joulukuuta|joulukuu|joulu',
  // Czech and Slovak
  'ledna|leden|januára,února|únor|februára,března|březen,dubna|duben|apríla,května|květen|mája,června|červen|júna,července|červenec|júla,srpna|srpen|augusta,září|septembra,října|říjen|októbra,novembra,prosince|prosinec|decembra',
  // Turkish
  'ocak|oca,şubat|şub,mart,nisan|nis,mayıs|mayis,haziran|haz,temmuz|tem,ağustos|ağu,eylül|eyl,ekim|eki,kasım|kasim|kas,aralık|aralik|ara',
  // Hungarian, Romanian
  'január|ianuarie,február|februarie,március|márc|martie,április|ápr|aprilie,május|máj,június|jún|iunie,július|júl|iulie,augusztus,szeptember|szept|septembrie,október|octombrie,noiembrie,decembrie',
  // Indonesian and Malay
  'januari,februari,maret|mac,april,mei,juni|jun,juli|julai,agustus|ogos,september,oktober,november|nopember,desember|disember',
  // Greek
  'ιανουαρίου|ιανουάριος|ιαν,φεβρουαρίου|φεβρουάριος|φεβ,μαρτίου|μάρτιος|μαρ|μαρτ,απριλίου|απρίλιος|απρ,μαΐου|μάιος|μαΐ|μαϊ|μάι|μαι,ιουνίου|ιούνιος|ιουν,ιουλίου|ιούλιος|ιουλ,αυγούστου|αύγουστος|αυγ,σεπτεμβρίου|σεπτέμβριος|σεπ|σεπτ,οκτωβρίου|οκτώβριος|οκτ,νοεμβρίου|νοέμβριος|νοε|νοεμ,δεκεμβρίου|δεκέμβριος|δεκ',
  // Russian
  'января|январь|янв,февраля|февраль|фев|февр,марта|март|мар,апреля|апрель|апр,мая|май,июня|июнь|июн,июля|июль|июл,августа|август|авг,сентября|сентябрь|сен|сент,октября|октябрь|окт,ноября|ноябрь|ноя|нояб,декабря|декабрь|дек',
  // Ukrainian
  'січня|січень|січ,лютого|лютий|лют,березня|березень|бер,квітня|квітень|кві|квіт,травня|травень|тра|трав,червня|червень|чер|черв,липня|липень|лип,серпня|серпень|сер|серп,вересня|вересень|вер,жовтня|жовтень|жов|жовт,листопада|листопад|лис|лист,грудня|грудень|гру|груд',
  // Bulgarian, Serbian
  'януари|јануар,февруари|фебруар,март,април,май|мај,юни|јун,юли|јул,август|авг,септември|септембар|сеп,октомври|октобар,ноември|новембар,декември|децембар',
  // Arabic: Egypt and the Gulf
  'يناير,فبراير,مارس,أبريل|إبريل|ابريل,مايو,يونيو|يونيه,يوليو|يوليه,أغسطس|اغسطس,سبتمبر,أكتوبر|اكتوبر,نوفمبر,ديسمبر',
  // Arabic: the Levant, its two-part names without their space
  'كانونالثاني,شباط,آذار|اذار,نيسان,أيار|ايار,حزيران,تموز,آب,أيلول|ايلول,تشرينالأول|تشريناول,تشرينالثاني,كانونالأول|كانوناول',
  // Arabic: the Maghreb
  'جانفي,فيفري,,أفريل,ماي,جوان,جويلية,أوت,,,,',
  // Hebrew, with and without "in"
  'ינואר|בינואר,פברואר|בפברואר,מרץ|במרץ|מרס|במרס,אפריל|באפריל,מאי|במאי,יוני|ביוני,יולי|ביולי,אוגוסט|באוגוסט,ספטמבר|בספטמבר,אוקטובר|באוקטובר,נובמבר|בנובמבר,דצמבר|בדצמבר',
  // Persian names of the Western months
  'ژانویه,فوریه,مارس,آوریل|آپریل,مه|می,ژوئن,ژوئیه|جولای,اوت|آگوست,سپتامبر,اکتبر,نوامبر,دسامبر',
  // Hindi
  'जनवरी|जन,फरवरी|फ़रवरी|फर,मार्च,अप्रैल,मई,जून,जुलाई,अगस्त,सितंबर|सितम्बर,अक्टूबर|अक्तूबर,नवंबर|नवम्बर,दिसंबर|दिसम्बर',
  // Thai, its short forms without their points
  'มกราคม|มค,กุมภาพันธ์|กพ,มีนาคม|มีค,เมษายน|เมย,พฤษภาคม|พค,มิถุนายน|มิย,กรกฎาคม|กค,สิงหาคม|สค,กันยายน|กย,ตุลาคม|ตค,พฤศจิกายน|พย,ธันวาคม|ธค',
  // Serbian in Latin letters, Slovenian
  'januar,februar,mart|marec|marca,april|aprila,maj|maja,jun|junij|junija,jul|julij|julija,avgust|avgusta|avg,septembar|septembra,oktobar|oktobra,novembar|novembra,decembar|decembra',
  // Croatian, without its October: Poles and Czechs have November under that name
  'siječnja|siječanj,veljače|veljača,ožujka|ožujak,travnja|travanj,svibnja|svibanj,lipnja|lipanj,srpnja|srpanj,kolovoza|kolovoz,rujna|rujan,,studenoga|studenog|studeni,prosinca|prosinac',
  // Estonian
  'jaanuar,veebruar,märts,aprill,mai,juuni,juuli,august,september,oktoober,november,detsember',
  // Latvian, also with "in"
  'janvāris|janvārī,februāris|februārī,marts|martā,aprīlis|aprīlī,maijs|maijā,jūnijs|jūnijā,jūlijs|jūlijā,augusts|augustā,septembris|septembrī,oktobris|oktobrī,novembris|novembrī,decembris|decembrī',
  // Lithuanian
  'sausio,vasario,kovo,balandžio,gegužės,birželio,liepos,rugpjūčio,rugsėjo,spalio,lapkričio,gruodžio',
  // Icelandic
  'janúar,febrúar,mars,apríl,maí,júní,júlí,ágúst,september,október,nóvember,desember',
  // Catalan
  'gener,febrer,març,abril,maig,juny,juliol,agost,setembre,octubre,novembre,desembre',
  // Azerbaijani
  'yanvar,fevral,mart,aprel,may,iyun,iyul,avqust,sentyabr,oktyabr,noyabr,dekabr',
  // Filipino, Swahili
  'enero,pebrero,marso|machi,abril|aprili,mayo,hunyo,hulyo,agosti,setyembre|septemba,oktubre|oktoba,nobyembre|novemba,disyembre|desemba',
  // Belarusian
  'студзеня|студзень,лютага|люты,сакавіка|сакавік,красавіка|красавік,мая|травень,чэрвеня|чэрвень,ліпеня|ліпень,жніўня|жнівень,верасня|верасень,кастрычніка|кастрычнік,лістапада|лістапад,снежня|снежань',
  // Georgian
  'იანვარი|იანვარს|იან,თებერვალი|თებ,მარტი|მარტს|მარ,აპრილი|აპრ,მაისი|მაისს|მაი,ივნისი|ივნისს|ივნ,ივლისი|ივლისს|ივლ,აგვისტო|აგვ,სექტემბერი|სექ,ოქტომბერი|ოქტ,ნოემბერი|ნოე,დეკემბერი|დეკ',
  // Urdu
  'جنوری,فروری,مارچ,اپریل,مئی,جون,جولائی,اگست,ستمبر,اکتوبر,نومبر,دسمبر',
  // Marathi
  'जानेवारी,फेब्रुवारी,मार्च,एप्रिल,मे,जून,जुलै,ऑगस्ट,सप्टेंबर,ऑक्टोबर,नोव्हेंबर,डिसेंबर',
  // Bengali
  'জানুয়ারি|জানুয়ারী,ফেব্রুয়ারি|ফেব্রুয়ারী,মার্চ,এপ্রিল,মে,জুন,জুলাই,আগস্ট|অগস্ট,সেপ্টেম্বর,অক্টোবর,নভেম্বর,ডিসেম্বর',
  // Tamil
  'ஜனவரி,பிப்ரவரி,மார்ச்,ஏப்ரல்,மே,ஜூன்,ஜூலை,ஆகஸ்ட்,செப்டம்பர்,அக்டோபர்,நவம்பர்,டிசம்பர்',
]

/** The months of the Solar Hijri calendar, Farvardin first. */
const persian = 'فروردین,اردیبهشت,خرداد,تیر,مرداد,شهریور,مهر,آبان,آذر,دی,بهمن,اسفند'

const monthByName: ReadonlyMap<string, number> = new Map(
  [...languages.map((line) => namesOfLine(line, 1)), namesOfLine(persian, 101)]
    .flat()
    // Written without its accents a name means the same, unless it is another's.
    .flatMap(([name, month]) => [[name, month] as const, [bare(name), month] as const])
    .toReversed(),
)

/** What a month's name in lower case stands for: 1 to 12, 101 to 112 for those of the Solar Hijri calendar, or null. */
export function monthNamed(name: string): number | null {
  return monthByName.get(name) ?? monthByName.get(bare(name)) ?? null
}

function bare(name: string): string {
  return name
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
}

function namesOfLine(line: string, first: number): (readonly [string, number])[] {
  return line
    .split(',')
    .flatMap((names, at) => names.split('|').map((name) => [name.normalize('NFC'), first + at] as const))
    .filter(([name]) => name !== '')
}
