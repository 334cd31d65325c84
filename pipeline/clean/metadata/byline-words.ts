/** Words that stand around names in bylines, by language. All lists are read without regard to case. */

/** Before the names of authors: "By Ada Holm", "Text: Ada Holm". A colon, a stroke or a space follows. */
const leads = [
  // English
  String.raw`(?:(?:(?:this\s+)?(?:article|story|post|blog(?:\s+post)?|guide|piece|report)\s+(?:was|is)\s+(?:first\s+|originally\s+)?(?:written|authored|contributed)|article|story|post|words|text|review|analysis|interview|recipe|guest post|reporting|report|opinion|commentary|column|published|written|reported|posted|contributed|authored|submitted|created|compiled|penned)\s+)?by|(?:article\s+)?authors?|about the author`,
  // German
  String.raw`(?:(?:ein\s+)?(?:artikel|beitrag|gastbeitrag|kommentar|interview|bericht|text|kolumne|verfasst|geschrieben)\s+)?(?:von|durch)|autor(?:in|en|innen)?`,
  // French
  String.raw`(?:(?:écrit|rédigé|publié|posté|propos recueillis|article|texte)\s+)?par|auteure?s?`,
  // Spanish, Portuguese
  String.raw`(?:(?:escrito|publicado|redactado|texto)\s+)?por|autora?(?:e?s)?`,
  // Italian
  String.raw`(?:(?:articolo|testo|scritto|pubblicato|a cura)\s+)?d[ia]|autore|autrice`,
  // Dutch
  String.raw`(?:(?:geschreven|geplaatst|tekst)\s+)?door|auteur`,
  // Polish, Czech
  String.raw`autor(?:ka|zy|ky|ři)?|oprac(?:owanie|owała|ował|\.)|napisała?|napsala?|dodane przez|przygotowała?`,
  // Swedish, Danish, Norwegian
  String.raw`(?:(?:skriven|skrevet|publicerad|tekst|text)\s+)?a[vf]|skribent|forfatter|författare`,
  // Finnish, Turkish
  String.raw`kirjoitta(?:ja|nut)|yazan`,
  // Greek
  String.raw`(?:γράφει|γράφουν)(?:\s+(?:ο|η|οι))?|του|της|από τ(?:ον|ην)|από|συντάκτης|συντάκτρια`,
  // Russian, Ukrainian
  String.raw`автор(?:ка|ы|и)?(?:\s+(?:статьи|статті|текста|тексту|материала))?|подготовила?|підготува(?:в|ла)|опубликова(?:л|ла|но)`,
  // Arabic, Persian, Hebrew, Hindi
  String.raw`بقلم|كتبت?|كتبه|الكاتبة?|إعداد|بواسطة|نویسنده|نوشته(?:\s+شده\s+توسط)?|به قلم|توسط|מאת|נכתב על ידי|लेखक|लेखिका`,
  // Vietnamese, Indonesian, Thai
  String.raw`tác giả|bởi|oleh|penulis|โดย|ผู้เขียน|เขียนโดย`,
].join('|')

/** Words of other use, which introduce a name only with a colon or a stroke. */
const leadsWithColon = String.raw`words|writers?|texte?|texto|testo|tekst|teksti|journaliste?|reporter|redaktion|toimittaja|yazar[ıi]?|haber[ıi]?|muhabir|κείμενο|επιμέλεια|текст|כתבה?|रिपोर्ट|เรื่อง`

/** The same in scripts without spaces, where the name may follow at once. */
const closeLeads = String.raw`(?:本报|本報)(?:记者|記者)|作者|撰文|撰稿|取材・文|執筆者?|著者|筆者`
/** The same where a mark must part it from the name: they begin other words too. */
const markedLeads = String.raw`记者|記者|文字?|ライター|글쓴이|글|작성자|취재`

/** After it the names of those follow who are not authors: photographers, editors, reviewers. */
const others = [
  String.raw`(?:medically\s+|expert\s+|legally\s+|scientifically\s+)?(?:reviewed|fact[ -]?checked|checked|verified|edited|updated|illustrated|photographed|produced|presented|translated|approved|sponsored|hosted|curated)\s+by|editors?|editing|photo(?:s|graph|graphs|graphy|grapher|graphers)?(?:\s+(?:by|credit))?|images?(?:\s+(?:by|credit))?|pictures?(?:\s+by)?|illustrations?(?:\s+by)?|video(?:\s+by)?|credits?|source|translation|recommended for you|reviewer`,
  String.raw`fotos?|bild(?:er)?|grafik|illustration|redigiert von|geprüft von|bearbeitet von|übersetzt von|quelle|photos?\s+(?:de|par)|crédits?|traduit par|fotograf(?:ía|ie|ia|as)?|foto(?:graf)?(?:s)?\s+(?:de|di|van|door|av|af)|fuente|fonte|bron|zdjęci[ea]|fot\.|źródło|kilde|källa|lähde|kuvat?|kuvaaja|zdroj|kaynak|fotoğraf|πηγή|φωτο\S*|фото|источник|джерело|редактор`,
  String.raw`تصوير|المصدر|עריכה|צילום|עורך|स्रोत|संपादन|责任编辑|責任編輯|责编|编辑|編輯|来源|來源|图片?|摄影|攝影|写真|撮影|編集|監修|사진|편집|감수|출처|ภาพ|ที่มา`,
].join('|')

export const leadPattern = new RegExp(
  String.raw`^(?:(?:${leads})(?:\s*[:：|]\s*|\s+)|(?:${leadsWithColon})\s*[:：|]\s*|(?:${closeLeads})(?:\s*[:：／/|＝=・]\s*|\s*)|(?:${markedLeads})\s*[:：／/|＝=・]\s*|(?:记者|記者)\s*(?=\p{Script=Han}{2,4}(?:[／/\s]|$)))(?=\S)`,
  'iu',
)
export const loneLeadPattern = new RegExp(
  String.raw`^(?:(?:${leads}|${closeLeads}|记者|記者)\s*[:：|]?|(?:${leadsWithColon}|${markedLeads})\s*[:：|])$`,
  'iu',
)
export const otherPattern = new RegExp(String.raw`^(?:${others})(?:\s*[:：|]|\s+(?=\S)|$)`, 'iu')
/** Where the part of a byline begins that names others: "By Ada Holm; edited by Jo Field". */
export const otherWithin = new RegExp(
  String.raw`[\s,;|•·(–—-]+(?:(?:medically |expert )?(?:reviewed|edited|fact[ -]?checked|photographed|illustrated|updated|translated) by|(?:photo|foto|bild|image|video)s?\s*(?:by|:)|fotos? (?:von|de|di)\s).*$`,
  'iu',
)
/** Behind the name instead: 김하늘 기자, Ayşe Kaya tarafından. */
export const trailingPattern =
  /\s*(?:(?:인턴|선임|전문|수습|객원)?기자(?:\s*외\s*\d+명)?|특파원|논설위원|記者|记者|特派員|編集委員|撰文|报道|報導|tarafından|द्वारा)$/u

/** Between two names; letters that also join the parts of one name count only between two names in full. */
export const splitPattern =
  /\s*[,;|•·]\s*(?:and|und|et|y|e|en|och|og|ja|i|a|ve|и|і|та|و|και|&|\+)?\s+|\s+(?:and|und|et|en|och|og|ja|ve|и|і|та|και|with|mit|avec|con|&|\+)\s+|(?<=\p{Lu}\p{L}{0,20}\s\p{Lu}\p{L}{0,20})\s+[eiy]\s+(?=\p{Lu}\p{L}{0,20}\s\p{Lu})|\s*[、，；|]\s*|\s+\/\s+|\s+و\s?(?=\p{L}{1,20}\s)/iu

/** A group that signs as one: "The Harbour Team". */
export const teamPattern =
  /^(?:the\s|our\s)?(?:[\p{Lu}\d]\S{0,30}\s){0,4}(?:team|editors|staff|newsroom|redaktion|redaktionsteam|editorial board)$/iu

/** Jobs; a text that ends in one is none of the names it may follow. */
export const jobWord =
  /^(?:editors?|writers?|reporters?|correspondents?|journalists?|columnists?|reviewers?|critic|photographers?|director|manager|officer|coordinator|controller|founder|co-?founder|producer|specialist|educator|consultant|analyst|strategist|president|ceo|cto|cfo|professor|researcher|attorney|dietitian|nutritionist|grader|winemaker|horticulturalist|redakteur(?:in)?|korrespondent(?:in)?|reporterin|journalistin|chefredakteur(?:in)?|journaliste|rédact(?:eur|rice)|correspondante?|periodista|redactora?|giornalista|redattore|redattrice|jornalista|repórter|redacteur|verslaggever|dziennikarz|dziennikarka|toimittaja|muhabir|редактор|корреспондент|журналист(?:ка)?|кореспондент|журналіст(?:ка)?)$/iu

/** How a text begins that says what the person before it is: "Head of Harbours". */
export const jobStart =
  /^(?:(?:vice|senior|deputy|associate|assistant|executive|managing|founding)[\s-]+)*(?:head|director|president|professor|prof|dean|founder|co-?founder|editor|chief|lead|manager|member|author|host|owner|partner|fellow|lecturer|reporter|correspondent|writer|vp|ceo|leiter(?:in)?|chef(?:in)?|directora?|directeur|direttore|professora?|professeur)(?=[\s,-])/iu

/** Words that are never part of a person's name, though they stand in capitals beside one. */
export const neverInNames =
  /^(?:by|authors?|contributors?|team|staff|desk|newsroom|strategy|marketing|tips|news|blog|experts?|grader|redaktion|autor(?:in)?|redactie|redazione|redacción|rédaction|articles?|posts?|posted|written|published|updated|reviewed|verified|checked|bio|profile|editorial|reading|read|time|view|more|about|follow|contact|share|comments?|subscribe|the|our|your|this|how|why|what|when|with|for|from|meets?|licensed|certified|head|senior|junior|chief|deputy|guest|inc|llc|ltd|gmbh|media|magazine|press|agency|university|institute|college|association|foundation|company|online|services?|forum|community|development|group|home|search|menu|login|privacy|policy|terms|cookies?|text|size|font|print|download|copy|save|listen|play|watch|video|photos?|next|previous|trending|latest|breaking|top|best|new|free|get|join|last|story|stories|opinion|politics|world|sports?|click|here|read|continue|advertisement|sponsored|correction|icon|logo|image|health|hospital|clinic|school|center|centre|bank|care|labs?|solutions|systems|technologies|consulting|facebook|twitter|linkedin|instagram|whatsapp|email|january|february|march|april|june|july|august|september|october|november|december|monday|tuesday|wednesday|thursday|friday|saturday|sunday)$/iu

/** What content systems give when they know no author, and jobs without a name. */
export const nobodyPattern =
  /^(?:(?:staff|editor|editors|senior|junior|chief|deputy|managing|associate|assistant|political|sports?|business|health|science|technology|tech|local|national|foreign|crime|education|city|news|digital|special|freelance|guest|contributing|lead|data|culture|staff writer|reporter|correspondent|writer|journalist|journalistin|redakteur(?:in)?|korrespondent(?:in)?|redaktion|contributor|columnist|photographer|producer|author|admin|administrator|webmaster|newsroom|news desk|web desk|online desk|updated|published|posted|minutes?|min read|views|share|follow|email|twitter|facebook|instagram|linkedin|more by this author|by|posted by|written by|published by|last updated|undefined|null|unknown|none|anonymous|agencies|with|and|for|from|via|the|mit|und|von|avec|con|para|name|user|default|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|super user|root|test)|(?:\d+\s*(?:min\b|minutes?|minuten|minuti|minutos|分|분).*)|view all posts?.*|see all.*|read more.*|articles by .*|more (?:from|by) .*|all articles.*|ph\.?\s?d\.?|m\.?d\.?|m\.?a\.?|b\.?a\.?|m\.?sc\.?|b\.?sc\.?|m\.?p\.?h\.?|jr\.?|sr\.?|mba|rdn?|rn|ms|ma|bs|esq\.?|cpa|cfp|dvm|dds|jd|msw|lcsw|facp|faclm|ldn|cscs|ii|iii|iv)$/iu
