import { foldTypography } from '../fold.ts'

/**
 * What pages count and date by themselves: how long ago, when updated, how often read or shared. Bounded repetitions
 * only: texts are hostile.
 */
const patterns: readonly RegExp[] = [
  // How long ago
  /\b(?:\d{1,3}|an?|one|a few) (?:sec(?:ond)?s?|min(?:ute)?s?|hours?|hrs?|days?|weeks?)(?: and \d{1,2} min(?:ute)?s?)? ago\b|\bjust now\b/giu,
  /\bvor (?:\d{1,3}|eine[rmn]?|wenigen) (?:sekunden?|min(?:ute)?n?\.?|stunden?|std\.?|tage?n?)\b|\bil y a (?:\d{1,3}|une?|quelques) (?:secondes?|min(?:ute)?s?|heures?|h|jours?)\b/giu,
  /\bhace (?:\d{1,3}|una?|unos) (?:segundos?|min(?:uto)?s?|horas?|días?)\b|\bhá (?:\d{1,3}|uma?|poucos) (?:segundos?|min(?:uto)?s?|horas?|dias?)(?: atrás)?/giu,
  /(?:\d{1,3}|un|un'|una|pochi) ?(?:second[oi]|minut[oi]|min|or[ae]|giorn[oi]) fa\b|\b(?:\d{1,3}|een) (?:seconden?|minuten?|min|uur|uren|dag|dagen) geleden\b/giu,
  /(?:\d{1,3} )?(?:секунд\p{L}{0,2}|минут\p{L}{0,2}|мин|час\p{L}{0,2}|д(?:ень|ня|ней)) назад/giu,
  /לפני (?:\d{1,3} )?(?:שניות|דקות|דקה|שעות|שעה|ימים|יום)|(?:منذ|قبل) (?:\d{1,3} )?(?:ثانية|ثوان|دقيقة|دقائق|ساعة|ساعات|يوم|أيام)/gu,
  /\d{1,3} ?(?:秒|分|分钟|分鐘|時間|小时|小時|日|天)前|\d{1,3} ?(?:วินาที|นาที|ชั่วโมง|วัน)ที่แล้ว/gu,
  // When updated
  /(?:^|\n)[\s(*–—-]{0,4}(?:last )?(?:updated?|modified|published|posted|aktualisiert|zuletzt aktualisiert|stand|veröffentlicht|mis à jour|mise à jour|publié|actualizado|publicado|aggiornato|ultimo aggiornamento|pubblicato|atualizado|bijgewerkt|laatste update|gepubliceerd|обновлено|опубликовано|עודכן|עדכון אחרון|פורסם|آخر تحديث|تحديث|نُشر|نشر|更新|最終更新|更新时间|更新時間|发布时间|公開|อัปเดต|อัพเดต|ปรับปรุงล่าสุด|เผยแพร่)(?: (?:le|am|um|at|on|il|em|op|el|a las|às|alle|om|vom|עם|בתאריך|ב))?[\s:：]{0,3}[^\n.!?。]{0,60}\p{Nd}[^\n!?。]{0,40}(?=\n|$)/giu,
  // How long to read, at the end of a line
  /\b\d{1,3}[- ]min(?:ute)?s?[- ](?:read|de lecture|de lectura|de leitura|di lettura|leestijd|lesezeit)(?=\s*(?:\n|$))|(?:^|\n|[|·•,] ?)(?:reading time|lesezeit|temps de lecture|tiempo de lectura|tempo di lettura|tempo de leitura|leestijd|время чтения|זמן קריאה)\s?[:：]?\s?(?:ca\.? |env\. )?\d{1,3} ?(?:min(?:ute[ns]?|utos?|uti|uut|uten|ut)?\.?|мин\p{L}*\.?|דקות)(?=\s*(?:\n|$))/giu,
  // How often, in words
  /(?:^|\n)(?:viewed|read|shared|played|downloaded|watched) \p{Nd}[\p{Nd}.,\u00A0\u202F ]{0,12} times?(?: today| this week| so far)?(?=\s*(?:\n|$))|(?:^|\n)\p{Nd}[\p{Nd}.,\u00A0\u202F ]{0,12} (?:people|readers|users|visitors|others) (?:are |is )?(?:currently |also )?(?:reading|viewing|watching|online|here)(?: this)?(?: article| story| page)?(?: (?:right )?now)?[.!]?(?=\s*(?:\n|$))/giu,
  // How often
  /(?:\p{Nd}[\p{Nd}.,\u00A0\u202F ]{0,12}(?: ?(?:k|m|tsd\.?|mil|тыс\.?))?) ?(?:views?|shares?|comments?|likes?|reads?|readers|people (?:have )?read this|aufrufe|kommentare|mal geteilt|geteilt|vues|partages|commentaires|visitas|lecturas|compartidos|comentarios|visualizzazioni|condivisioni|commenti|visualizações|compartilhamentos|partilhas|comentários|leituras|weergaven|reacties|keer gedeeld|keer gelezen|просмотр\p{L}{0,3}|комментари\p{L}{0,2}|репост\p{L}{0,2}|צפיות|תגובות|שיתופים|مشاهدة|مشاهدات|تعليق|تعليقات|مشاركة|مشاركات|回視聴|件のコメント|シェア|次观看|次瀏覽|次阅读|阅读|评论|条评论|ครั้ง)(?![\p{L}])/giu,
  /(?:^|\n)(?:views?|shares?|comments?|likes?|reading time|aufrufe|kommentare|vues|partages|commentaires|visitas|lecturas|comentarios|condivisioni|commenti|visualizações|comentários|reacties|просмотр\p{L}{0,3}|комментари\p{L}{0,2}|צפיות|תגובות|مشاهدات|تعليقات|閲覧数|コメント|阅读|评论|浏览|ยอดวิว|แชร์)[\s:：]{0,3}\(?\p{Nd}[\p{Nd}.,\u00A0\u202F ]{0,12}\)?(?:回|件|次|ครั้ง)?(?=\n|$)/giu,
]

/** Lines longer than this are text, whatever they say. */
const noiseLengthMax = 2_000

/** True when all that differs between two texts is what pages count and date by themselves. */
export function isNoise(before: string, after: string): boolean {
  if (Math.max(before.length, after.length) > noiseLengthMax) return false
  const [old, young] = [withoutNoise(before), withoutNoise(after)]
  return old.found + young.found > 0 && old.text === young.text
}

function withoutNoise(text: string): { text: string; found: number } {
  let found = 0
  let rest = text
  for (const pattern of patterns) {
    rest = rest.replace(pattern, () => {
      found += 1
      return ' '
    })
  }
  return { text: foldTypography(rest).replace(/^[\s|·•–—-]+$/u, ''), found }
}
