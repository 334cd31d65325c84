/**
 * What publishers write when they correct, by language. Bounded repetitions only: texts are hostile. The patterns are
 * global; use them with `matchAll`, which keeps no state between calls.
 */
export const correctionPhrases: readonly RegExp[] = [
  // English
  /(?:^|[\n.!?(*–—] ?)(?:corrections?|clarification|editor['’]s note|corrected)\b ?(?:\([^)]{1,60}\)|[\w ,./]{0,30})? ?[:–—-]/giu,
  /\b(?:an earlier version of this|a previous version of this|an earlier|a previous) (?:article|story|report|post|piece|headline|version|caption|page)(?: of this (?:article|story|report|post))?(?: was| has been| have been|,? which)? ?(?:originally |incorrectly |wrongly |mistakenly |previously |also |since )*(?:amended|corrected|updated to correct|clarified|misstated|misspelled|misidentified|said|stated|stating|gave|reported|referred|published with)\b/giu,
  /\b(?:this|the) (?:article|story|report|post|piece|headline|version|caption|page)(?: was| has been| have been)?(?: (?:originally|since|also))* (?:(?:amended|corrected|clarified) (?:on|to|at|after|because|since|in)|updated to correct)\b/giu,
  /\bthis (?:article|story|report|post|piece|headline|version|caption|page)(?: (?:originally|incorrectly|wrongly|mistakenly|previously|also))* (?:misstated|misspelled|misidentified)\b/giu,
  /\bthis (?:article|story|report|post|piece|headline|version|caption|page)(?: (?:originally|incorrectly|wrongly|mistakenly|previously)){1,2} (?:said|stated|gave|reported|referred)\b/giu,
  /\bwas (?:amended|corrected) on \d{1,2}/giu,
  // German
  /(?:^|[\n.!?(*–—] ?)(?:korrektur|berichtigung|richtigstellung|korrekturhinweis|anmerkung der redaktion|hinweis der redaktion)\b[^:\n]{0,40}:/giu,
  /\bin einer (?:früheren|vorherigen|ersten|älteren) (?:version|fassung)\b/giu,
  /\b(?:diesen|den) (?:artikel|beitrag|text|fehler) (?:haben wir )?(?:nachträglich )?(?:korrigiert|berichtigt)\b|\bwir haben (?:das|dies|den fehler|die stelle) (?:korrigiert|berichtigt)\b/giu,
  // French
  /(?:^|[\n.!?(*–—] ?)(?:correction|rectificatif|erratum|précision|note de la rédaction)\b[^:\n]{0,40}:/giu,
  /\b(?:une|la) (?:version précédente|première version|version antérieure)\b|\b(?:cet|l['’]) ?article a été (?:corrigé|modifié|rectifié|amendé)(?!\p{L})/giu,
  // Spanish
  /(?:^|[\n.!?(*–—] ?)(?:corrección|rectificación|fe de errores|fe de erratas|aclaración|nota de la redacción)\b[^:\n]{0,40}:/giu,
  /\buna versión (?:anterior|previa) de (?:este|esta)\b|\beste artículo ha sido (?:corregido|modificado|rectificado)\b/giu,
  // Italian
  /(?:^|[\n.!?(*–—] ?)(?:correzione|rettifica|errata corrige|precisazione|nota della redazione)\b[^:\n]{0,40}:/giu,
  /\buna (?:versione precedente|precedente versione) di quest[oa']|\bquesto articolo è stato (?:corretto|modificato|rettificato)\b/giu,
  // Portuguese
  /(?:^|[\n.!?(*–—] ?)(?:correção|errata|erramos|retificação|esclarecimento|nota da redação)\b[^:\n]{0,40}:/giu,
  /\buma versão anterior dest[ea]\b|\best[ea] (?:artigo|texto|reportagem|matéria) foi (?:corrigid[oa]|alterad[oa]|retificad[oa])\b/giu,
  // Dutch
  /(?:^|[\n.!?(*–—] ?)(?:correctie|rectificatie|verbetering|aanvulling|noot van de redactie)\b[^:\n]{0,40}:/giu,
  /\bin een (?:eerdere|vorige) versie van dit\b|\bdit (?:artikel|bericht) is (?:gecorrigeerd|aangepast)\b/giu,
  // Hebrew, Russian, Arabic, Japanese
  /(?:^|[\n.!?(*–—] ?)(?:תיקון|הבהרה|תיקון טעות)[^:\n]{0,30}:|בגרסה (?:קודמת|מוקדמת) של (?:הכתבה|הידיעה|הכתבה הזו)|הכתבה תוקנה/gu,
  /(?:^|[\n.!?(*–—] ?)(?:исправление|поправка|уточнение|опровержение|примечание редакции)[^:\n]{0,40}:|в (?:предыдущей|первой|более ранней|первоначальной) версии (?:этой |этого |данной )?(?:статьи|новости|текста|материала|заметки)/giu,
  /(?:^|[\n.!؟(*–—] ?)(?:تصحيح|تصويب|توضيح|استدراك)[^:\n]{0,30}:|في نسخة سابقة من هذ|تم تصحيح هذا/gu,
  /(?:^|[\n。！？（(【] ?)(?:訂正|お詫びと訂正|お詫び|おことわり|修正)[^\n。]{0,20}[:：】]|(?:当初|以前)の(?:記事|見出し|版)[^\n。]{0,30}(?:誤り|訂正|修正)|記事を(?:訂正|修正)しました|(?:訂正|修正)し(?:ました|ます|ておわび)/gu,
  // What was corrected, said in a sentence of its own
  /\b(?:this|the) (?:article|story|report|headline|caption|post|piece|photo|image|chart|map|table|graphic)[^.\n]{0,40} (?:was|has been|were|have been) (?:changed|edited|updated|revised|replaced|removed) (?:after|since|following) publication\b|\bwe (?:apologi[sz]e|regret|are sorry) (?:for )?(?:the|this|that|any|our) (?:error|mistake|inaccuracy|misspelling|confusion)s?\b|\bin an earlier (?:edition|version)\b/giu,
  /\b(?:we have|we['’]ve|we) (?:since )?(?:corrected|amended|clarified) (?:the|a|an|this|that|it|our)\b|\b(?:article|story|report|post|piece|headline|version|caption|page|review|recipe|interview) (?:has|have) (?:since )?been updated (?:to|with|after|because|following)\b|\b(?:has|have) (?:since )?been (?:corrected|amended) (?:since|in the|throughout)\b|\b(?:was|were) (?:given|stated|spelled|spelt|reported|named|misspelt|misspelled) (?:incorrectly|wrongly) in (?:an|the|our)\b/giu,
  /(?:^|\n)[*(]? ?(?:klarstellung|korrigiert|hinweis|update|nachtrag|ergänzung|anm\. ?d\. ?red\.)\b[^:\n]{0,40}: (?=[^\n]{0,240}(?:korrigiert|berichtigt|falsch|fehler|präzisiert|geändert|richtig|zunächst|ursprünglich))/giu,
  /\bin der (?:ursprünglichen|früheren|ersten|vorherigen) (?:version|fassung)\b|\b(?:artikel|beitrag|text|bericht|meldung|überschrift|stelle|angabe|zahl|name)\b[^.\n]{0,60}\b(?:wurde|wurden|haben wir|ist|sind) (?:[^.\n]{0,30} )?(?:nachträglich |inzwischen )?(?:korrigiert|berichtigt)\b|\bwir haben [^.\n]{0,60}(?:korrigiert|berichtigt)\b/giu,
  /\bdans une (?:version précédente|précédente version|première version|version antérieure)|\b(?:article|titre|texte|chiffre|légende|dépêche)\b[^.\n]{0,50} (?:a|ont) été (?:corrigé|rectifié|amendé)e?s?(?!\p{L})|\bnous avons (?:corrigé|rectifié)(?!\p{L})|(?:^|\n)[*(]? ?(?:mise à jour|erratum|rectification|mise au point)\b[^:\n]{0,40}: ?(?=[^\n]{0,240}(?:corrig|rectif|erreur|erroné|précis))/giu,
  /\b(?:en|de) una (?:versión anterior|primera versión|versión previa)\b|\b(?:artículo|noticia|información|texto|nota|titular|cifra|dato|pieza)\b[^.\n]{0,50} (?:ha sido|fue|han sido|se ha|se han) (?:corregid[oa]s?|rectificad[oa]s?|modificad[oa]s? para)\b|\bhemos (?:corregido|rectificado)\b|(?:^|\n)[*(]? ?(?:actualización|nota de corrección|nota)\b[^:\n]{0,40}: ?(?=[^\n]{0,240}(?:corregi|rectific|error|errón|incorrect))/giu,
  /\bnella (?:prima versione|precedente versione|versione precedente|versione originale|versione pubblicata)\b|\bin una (?:prima|precedente) versione\b|\b(?:articolo|testo|titolo|dato|cifra|nome|didascalia|notizia)\b[^.\n]{0,50} è stat[oa] (?:corrett[oa]|rettificat[oa])\b|\babbiamo (?:corretto|rettificato)\b|(?:^|\n)[*(]? ?(?:aggiornamento|nota)\b[^:\n]{0,40}: ?(?=[^\n]{0,240}(?:corrett|rettific|errore|errat))/giu,
  /(?:^|\n)[*(]? ?(?:nota de correção|corrigido|atualização|nota)(?!\p{L})[^:\n]{0,40}: ?(?=[^\n]{0,240}(?:corrig|retific|err[oa]d|erro|incorret))|\b(?:numa|em uma|na) (?:versão anterior|primeira versão|versão inicial|versão original)\b|\b(?:artigo|texto|reportagem|matéria|notícia|título|número|dado|nome)\b[^.\n]{0,50} (?:foi|foram) (?:corrigid[oa]s?|retificad[oa]s?)\b|\bcorrigimos\b|\bretificámos\b/giu,
  /\bin een (?:eerdere|vorige|eerste) versie\b|\b(?:artikel|bericht|stuk|tekst|kop|cijfer|naam|getal)\b[^.\n]{0,50} (?:is|zijn|hebben we|hebben wij) (?:[^.\n]{0,30} )?(?:gecorrigeerd|gerectificeerd|rechtgezet)\b|\bwe hebben [^.\n]{0,60}(?:gecorrigeerd|gerectificeerd|rechtgezet)\b|(?:^|\n)[*(]? ?(?:update|aanpassing|verduidelijking|naschrift|gecorrigeerd)\b[^:\n]{0,40}: ?(?=[^\n]{0,240}(?:gecorrigeerd|fout|onjuist|verkeerd|aangepast))/giu,
  /(?:^|\n)[*(]? ?(?:הבהרת המערכת|הערת המערכת|תיקון טעות)(?![\p{L}])|(?:המערכת מתנצלת|אנו מתנצלים) על ה(?:טעות|שגיאה|אי.?דיוק)|(?:^|\n)[*(]? ?עדכון[^:\n]{0,30}: ?(?=[^\n]{0,240}(?:תוק|טעות|שגוי|שגוייה|שגויה))|(?:תוקן|תוקנה|תוקנו) (?:ל|ב)(?:אחר|עקבות|כתבה|נוסח)|ב(?:נוסח|גרסה) (?:קודם|קודמת|ראשון|ראשונה|המקורי|המקורית)|(?:פורסם|נכתב|צוין|הופיע|הופיעה) (?:בטעות|באופן שגוי)/gu,
  /(?:^|\n)[*(]? ?(?:исправление|поправка|уточнение|исправлено|уточнено|обновление)[^:.\n]{0,30}[:.] ?(?=[^\n]{0,240}(?:исправл|ошиб|неверн|неточн|уточн|ошибочн))|(?:ошибка|ошибки|неточность|опечатка|фамилия|имя|дата|цифра|данные) (?:исправлен|уточнен|уточнён)|мы исправили|в (?:первой|прежней|исходной) (?:версии|редакции)/giu,
  /(?:^|\n)[*(]? ?(?:تنويه|تعديل|تحديث|ملاحظة)[^:\n]{0,30}: ?(?=[^\n]{0,240}(?:صُ?حّ?ح|تصحيح|خطأ|تعديل))|في (?:النسخة الأولى|نسخة أولى|صيغة سابقة|النسخة السابقة)|(?:جرى|تم|تمّ) (?:تصحيح|تعديل) (?:هذا|هذه|اسم|الرقم|الخبر|المقال|التقرير|العنوان|التاريخ)|صححنا/gu,
  /初出(?:時|の)|(?:記事|見出し|本文|表記)[^\n。]{0,40}(?:誤りでした|誤っていました|間違って|間違いでした)|(?:^|\n)[*(【（]? ?(?:追記|更新|おことわり)[^\n。]{0,20}[:：】][^\n]{0,100}(?:誤|訂正|修正)/gu,
  // Chinese, Thai
  /(?:^|[\n。！？（(【] ?)(?:更正|勘误|勘誤|订正|訂正|澄清|更正声明|更正啟事|编者注|编者按|編者按)[^\n。：:]{0,16}[:：】]|特此(?:更正|说明并致歉)|(?:本文|本稿|报道|報道|文章|标题)[^\n。]{0,30}(?:已更正|已作更正|已修正|有误|误写|误作|誤植)|(?:早前|此前|先前)(?:的)?版本[^\n。]{0,30}(?:误|誤|错|錯|更正)/gu,
  /(?:^|\n)[*(]? ?(?:แก้ไข|แก้ไขข่าว|แก้คำผิด|คำชี้แจง|หมายเหตุ|ชี้แจง)[^:\n]{0,30}: ?|(?:บทความ|ข่าว|รายงาน)(?:นี้|ฉบับก่อนหน้า|ก่อนหน้านี้)[^\n]{0,60}(?:แก้ไข|ผิดพลาด|คลาดเคลื่อน)|ขออภัยในความ(?:ผิดพลาด|คลาดเคลื่อน)/gu,
]

/** A stem that every phrase has one of: texts without any need not be searched for phrases. */
export const correctionStems =
  /correc|publication|apolog|regret|sorry|clarif|editor['’]s note|earlier|previous|amended|updated to|misstated|misspelled|misidentified|originally|incorrectly|wrongly|mistakenly|korr|berichtig|richtigstellung|redaktion|früheren|vorherigen|ersten|älteren|rectif|erratum|précision|rédaction|précédente|première version|antérieure|modifi|corrig|corrección|rectificación|fe de err|aclaración|redacción|versión|correzi|rettific|errata|precisazione|redazione|versione|corretto|correç|erramos|retific|esclarecimento|redação|versão|alterad|verbetering|aanvulling|redactie|versie|gecorrigeerd|aangepast|תיקון|הבהר|מתנצל|הערת המערכת|בגרסה|תוקנה|исправлен|поправк|уточнен|опроверж|редакции|версии|تصحيح|تصويب|توضيح|استدراك|نسخة|訂正|お詫び|おことわり|修正|updated|spelled|spelt|wrongly|klarstell|hinweis|nachtrag|ergänz|anm\.|ursprünglich|fassung|version|mise à jour|mise au point|nota|actualiz|corretta|aggiornam|correto|atualiza|corrigi|aanpass|verduidel|naschrift|gerectif|rechtgezet|versie|עדכון|תוקן|תוקנו|בנוסח|בטעות|שגוי|уточн|ошиб|опечатк|обновл|редакци|تنويه|تعديل|تحديث|ملاحظة|صيغة|صححنا|初出|誤|間違|追記|更正|勘误|勘誤|订正|澄清|编者|編者|有误|误|แก้ไข|แก้คำผิด|ชี้แจง|หมายเหตุ|ขออภัย|คลาดเคลื่อน/iu
