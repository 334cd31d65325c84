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
  /\b(?:une|la) (?:version précédente|première version|version antérieure)\b|\bcet article a été (?:corrigé|modifié|rectifié)\b/giu,
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
]

/** A stem that every phrase has one of: texts without any need not be searched for phrases. */
export const correctionStems =
  /correc|clarif|editor['’]s note|earlier|previous|amended|updated to|misstated|misspelled|misidentified|originally|incorrectly|wrongly|mistakenly|korr|berichtig|richtigstellung|redaktion|früheren|vorherigen|ersten|älteren|rectif|erratum|précision|rédaction|précédente|première version|antérieure|modifi|corrig|corrección|rectificación|fe de err|aclaración|redacción|versión|correzi|rettific|errata|precisazione|redazione|versione|corretto|correç|erramos|retific|esclarecimento|redação|versão|alterad|verbetering|aanvulling|redactie|versie|gecorrigeerd|aangepast|תיקון|הבהרה|בגרסה|תוקנה|исправлен|поправк|уточнен|опроверж|редакции|версии|تصحيح|تصويب|توضيح|استدراك|نسخة|訂正|お詫び|おことわり|修正/iu
