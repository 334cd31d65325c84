/** What stands where an article stood that its publisher took back. Bounded repetitions only. */
export const takedownPhrases: readonly RegExp[] = [
  /\b(?:this|the) (?:article|story|report|post|page|piece|column|content|text|item|video|interview|review|gallery|publication)\b[^.\n]{0,60}\b(?:(?:has|have) been|was|is) (?:removed|withdrawn|retracted|deleted|taken down|unpublished|no longer available|pulled)\b|\bwe have (?:removed|withdrawn|retracted|taken down|deleted|unpublished)\b|\b(?:removed|withdrawn|retracted|taken down) (?:this|the) (?:article|story|report|post|column|piece)\b|\b(?:article|story|report) (?:removed|withdrawn|retracted)\b|\bno longer available\b/giu,
  /\b(?:artikel|beitrag|text|bericht|meldung|kommentar|seite|interview)\b[^.\n]{0,80}\b(?:entfernt|zurückgezogen|gelöscht|offline genommen|depubliziert|nicht mehr (?:verfügbar|abrufbar|online)|vom netz genommen)\b|\bhaben (?:wir )?(?:den|diesen|die) [^.\n]{0,60}(?:entfernt|zurückgezogen|gelöscht|offline genommen)\b/giu,
  /\b(?:article|texte|contenu|page|tribune|papier|reportage|enquête|interview|billet|publication|dépêche)\b[^.\n]{0,80}\b(?:retirée?|supprimée?|dépubliée?|n['’]est plus (?:disponible|accessible|en ligne))(?![\p{L}])|\bavons (?:retiré|supprimé|dépublié)/giu,
  /\b(?:artículo|texto|noticia|contenido|página|nota|reportaje|columna|información|pieza|entrevista|publicación)\b[^.\n]{0,80}\b(?:retirad[oa]|eliminad[oa]|suprimid[oa]|despublicad[oa]|ya no está disponible)\b|\b(?:hemos|ha) (?:retirado|eliminado|suprimido)\b/giu,
  /\b(?:articolo|testo|contenuto|pagina|servizio|pezzo|intervista|notizia|inchiesta|pubblicazione|video)\b[^.\n]{0,80}(?:\b(?:rimoss[oa]|ritirat[oa]|eliminat[oa]|cancellat[oa])\b|non è più (?:disponibile|online|accessibile))|\babbiamo (?:rimosso|ritirato|eliminato)\b/giu,
  /\b(?:artigo|texto|notícia|reportagem|matéria|conteúdo|página|coluna|entrevista|publicação|nota|peça)\b[^.\n]{0,80}(?:\b(?:removid[oa]|retirad[oa]|excluíd[oa]|apagad[oa]|despublicad[oa])\b|já não está disponível|não está mais disponível)|\b(?:removemos|retiramos|retirámos|excluímos)\b/giu,
  /\b(?:artikel|bericht|stuk|tekst|pagina|column|verhaal|interview)\b[^.\n]{0,80}\b(?:verwijderd|ingetrokken|teruggetrokken|offline gehaald|niet (?:meer|langer) beschikbaar)\b/giu,
  /(?:стать|материал|публикац|текст|новост|заметк|страниц|колонк|интервью)[^.\n]{0,80}(?:удален|удалён|снят|отозван|изъят|больше не доступ|недоступ)|редакция (?:удалила|сняла|отозвала)/giu,
  /(?:הכתבה|הידיעה|המאמר|התוכן|הטור|הטקסט|כתבה זו|הראיון|התחקיר|הפרסום)[^.\n]{0,60}(?:הוסר|נמחק|הורד|נגנז|אינ[והא] זמינ)|(?:הסרנו|הסירה|הוסרה|הוסר) /gu,
  /(?:سحب|حذف|إزالة|أزيل|سُحب|حُذف|أُزيل|أزلنا|سحبنا|حذفنا|تم سحب|تم حذف|تمت إزالة)[^.\n]{0,60}(?:المقال|الخبر|التقرير|المادة|المحتوى|الموضوع|النص|الحوار)|(?:المقال|الخبر|التقرير|المادة)[^.\n]{0,40}(?:لم يعد متاح|غير متاح|سُحب|حُذف)/gu,
  /(?:記事|この記事|本記事|コラム|ページ|本文|インタビュー|原稿)[^。\n]{0,60}(?:削除|取り下げ|取り消|撤回|公開を(?:終了|停止)|掲載を(?:終了|取りやめ))/gu,
  /(?:文章|报道|報道|稿件|内容|页面|新闻|評論|评论)[^。\n]{0,40}(?:撤回|撤下|删除|刪除|移除|撤稿|下架|已被撤)|(?:撤回|撤下|删除|移除)[^。\n]{0,10}(?:文章|报道|報道|稿件)/gu,
  /(?:บทความ|ข่าว|เนื้อหา|รายงาน|หน้า)[^\n]{0,60}(?:ถูกลบ|ถูกถอด|ถอนออก|ถูกถอน|นำออก|ลบออก)/gu,
]
