/** What words beside a date, and names of the elements around it, say of it. */

const changed =
  /(?<!\p{L})(?:updated?|upd|modified|revised|edited|reviewed|fact.?checked|last changed|changed|corrected|expires?|aktualisiert|aktualisierung|geändert|überarbeitet|stand|actualis[ée]e?|actualisation|modifié|mis[e]? à jour|m[àa]j|actualizad[oa]|actualización|modificad[oa]|aggiornat[oa]|aggiornamento|modificat[oa]|atualizad[oa]|atualização|atualizado|bijgewerkt|gewijzigd|laatste update|zaktualizowano|aktualizacja|uppdaterad|uppdaterat|ändrad|opdateret|oppdatert|sist endret|päivitetty|muokattu|aktualizováno|upraveno|güncelleme|güncellendi|güncellenme|ενημερώθηκε|ενημέρωση|τελευταία ενημέρωση|обновлено|обновлена|изменено|оновлено|diperbarui|cập nhật)(?!\p{L})|تحديث|تعديل|به‌روزرسانی|بروزرسانی|עודכן|עדכון|अपडेट|अद्यतन|更新|修订|修訂|最終更新|수정|업데이트|อัปเดต|อัพเดต|แก้ไข/iu

const published =
  /(?<!\p{L})(?:publi\p{L}*|pubd|posted|added on|written on|created on|first appeared|veröffentlicht|erschienen|erstellt|paru|mis en ligne|posté|pubblicat[oa]|postad[oa]|gepubliceerd|geplaatst|opublikowano|dodano|data publikacji|publicerad|publicerat|offentliggjort|udgivet|publisert|julkaistu|vydáno|publikováno|zveřejněno|yayın\p{L}*|giriş|eklenme|δημοσί\p{L}*|опублик\p{L}*|дата публикации|опублік\p{L}*|diterbitkan)(?!\p{L})|نشر|انتشار|פורסם|प्रकाशित|发布|發布|发表|發表|公開|掲載|配信|투고|입력|등록|게재|승인|เผยแพร่/iu

/** Of persons and things that have dates of their own: who joined when, what ends when. */
const otherWords = String.raw`joined|registered|member since|user since|born|deadline|apply by|next review(?: due)?|valid (?:until|till)|ends on|registriert|beigetreten|dabei seit|mitglied seit|angemeldet|geboren|anmeldeschluss|gültig bis|inscrit|inscription|membre depuis|née? le|registrad[oa]|miembro desde|membro desde|iscritto|registrato|geregistreerd|lid sinds|zarejestrowan[ya]|dołączył|medlem sedan|liittynyt|registrován|kayıt tarihi|üyelik tarihi|εγγραφή|μέλος από|регистрация|зарегистрирован|на сайте с|реєстрація|з нами з`
const otherCloseWords = '注册时间|註冊|登録日|가입'
const ofOthers = new RegExp(String.raw`(?<!\p{L})(?:${otherWords})(?!\p{L})|${otherCloseWords}`, 'iu')
const labelOfOthers = new RegExp(String.raw`^\P{L}*(?:${otherWords}|${otherCloseWords})\P{L}*$`, 'iu')

/** Whether a label before a date, or what stands right before it in its text, says that it is not that of an article. */
export function isOfOthers(label: string, before: string): boolean {
  return labelOfOthers.test(label) || ofOthers.test(before.slice(-besideMax))
}

const besideMax = 40

export interface DateLabel {
  readonly published: boolean
  readonly changed: boolean
}

/** What a short text says of the date at `from`: the last label before it counts, then one right after it. */
export function labelIn(text: string, from: number): DateLabel & { readonly publishedAt: number } {
  const isChanged = changed.exec(text)?.index ?? -1
  const isPublished = published.exec(text)?.index ?? -1
  if (isPublished !== -1 && isChanged !== -1) {
    // Both stand in one line: the date that follows "published" is the one.
    return { published: true, changed: false, publishedAt: isPublished }
  }
  if (isPublished !== -1) return { published: true, changed: false, publishedAt: -1 }
  return { published: false, changed: isChanged !== -1 && isChanged <= from, publishedAt: -1 }
}

const changedNames =
  /(?:^|[\s-])(?:updated?|update-?date|last-?updated?|last-?modified|modified|modified-?at|changed|date-?modified|aktualisiert|actualisé|modifié|actualizado|aggiornato|upd)(?=$|[\s-])/
const publishedNames =
  /(?:^|[\s-])(?:published|publish|pubdate|pub-?date|publish-?date|published-?date|date-?published|date-?publication|publication|publication-?date|posted|posted-?on|post-?date|entry-?date|article-?date|created|date-?created|release-?date|veroeffentlicht|fecha-?publicacion)(?=$|[\s-])/
const dateNames =
  /(?:^|[\s-])(?:date|dates|datetime|date-?time|timestamp|time|dateline|datum|fecha|data|byline|meta|postmeta|metadata|info)(?=$|[\s-])/
const todayNames =
  /(?:^|[\s-])(?:todays?|today-?s|current-?date|date-?today|current-?time|weather)(?=$|[\s-])|(?:^|\s)(?:calendar|clock)(?=$|[\s-])/

export interface NameLabel extends DateLabel {
  readonly dated: boolean
  /** The date of the day, as newspapers print it over their name: nobody's date of publication. */
  readonly today: boolean
  /** Named `updated` and no more, as hAtom wants the date of every entry named, changed or not. */
  readonly stamped: boolean
}

const none: NameLabel = { published: false, changed: false, dated: false, today: false, stamped: false }

const stampName = /(?:^|\s)updated(?=$|\s)/

/** What the class names of an element say of a date in it. */
export function labelOfNames(names: string): NameLabel {
  if (names === '') return none
  return {
    published: publishedNames.test(names),
    changed: changedNames.test(names),
    dated: dateNames.test(names),
    today: todayNames.test(names),
    stamped: stampName.test(names) && !changedNames.test(names.replace(stampName, '')),
  }
}

/** A short text without the words that say what became of an article on a date. */
export function withoutLabels(text: string): string {
  return text.replace(changed, ' ').replace(published, ' ')
}
