import { isDateOnly } from './date-line.ts'

/**
 * Texts that stand among an article's paragraphs without being part of it, in the languages that news sites
 * use most. All patterns are anchored and linear.
 */

const readMore =
  /^(?:[»>▶►•*→\-–—]\s*)?(?:read(?: more| also| next| the full (?:story|article)| it here)?|also read|see (?:also|more)|more(?: on this(?: story| topic)?| from| about| stories| news| coverage)?|related(?: articles?| stories| story| posts?| topics?| links?| content| news| coverage| reading)?|you (?:may|might) (?:also )?(?:like|be interested in|enjoy)|recommended(?: for you| reading| articles| stories)?|don.t miss|must.read|trending(?: now)?|most (?:read|popular|viewed)|popular|watch(?: now| also| more)?|listen|up next|next up|further reading|what to (?:read|watch) next|keep reading|continue reading|lesen sie (?:auch|mehr|dazu)(?: zum thema)?|mehr (?:zum thema|dazu|lesen|aus|über)|lesen sie hier|das könnte sie auch interessieren|auch interessant|weiterlesen|weitere (?:artikel|themen|meldungen|nachrichten|infos)|zum thema|passend dazu|siehe auch|mehr|à lire(?: aussi| également)?|lire aussi|lire également|voir aussi|à voir aussi|sur le même (?:sujet|thème)|le(?:e|a) (?:también|mas|más)|lee además|lea además|te puede interesar|también te puede interesar|ver más|relacionad[oa]s?|noticias relacionadas|más información|leia (?:também|mais)|veja também|saiba mais|mais lidas|leggi anche|potrebbe interessarti(?: anche)?|approfondisci|lees ook|lees meer|meer over|bekijk ook|czytaj (?:też|także|więcej)|zobacz (?:też|także|również)|przeczytaj (?:też|także|również)|polecamy|läs (?:mer|också|även)|les også|læs også|lue (?:myös|lisää)|čtěte také|bunlar da ilginizi çekebilir|ayrıca okuyun|читайте (?:также|ещё|еще|больше)|смотрите также|по теме|читать также|читайте по теме|اقرأ (?:أيض|المزيد)\S*|关键词|相关(?:阅读|新闻|文章|报道)|延伸阅读|関連(?:記事|ニュース|リンク)|あわせて読みたい|관련 ?기사)(?:\s*[:：|…»>→]|\s*$)/iu

const share =
  /^(?:share|share (?:this|on|via|now|it|with)(?:\s\S+){0,5}|share this (?:article|story|post|page)(?:\s\S+){0,3}|tweet|tweet this|pin it|email(?: this)?(?: article)?|print(?: this)?(?: article| page)?|facebook|twitter|x|linkedin|whatsapp|telegram|reddit|pinterest|instagram|youtube|rss|copy (?:the )?link|link copied!?|save(?: article)?|bookmark|comments?|\d+ comments?|leave a (?:comment|reply)|add (?:a )?comment|no comments(?: yet)?|like(?: this)?|like us on facebook|follow(?: us)?(?: on(?:\s\S+){1,6})?|follow @?\w+|teilen|merken|drucken|kommentare?|per e-?mail|partager|imprimer|commenter|compartir|comentarios?|compartilhar|condividi|delen|udostępnij|dela|jaa|поделиться|comparte(?:\s\S+){0,4}|paylaş|シェア|共有|分享(?:到)?|공유|advertisement|advertising|ad|ads|sponsored(?: content)?|promoted(?: content)?|anzeige|werbung|publicité|publicidad|pubblicità|advertentie|reklama|annons|реклама|広告|광고|story continues below(?: advertisement)?|article continues below(?: advertisement| this ad)?|continue reading the main story|scroll to continue(?: with content)?|skip (?:advertisement|ad|past \S+)|skip to (?:main )?content|back to top|top|close|loading\.*|pinned(?: post)?|angepinnt|épinglé|fijado|vastgepind|menu|search|subscribe(?: now| today)?|sign up|sign in|log in|login|register|view comments|show (?:more|comments)|load more|previous|next|prev|older posts?|newer posts?|zurück|weiter|nach oben|click here|photos?|videos?|gallery|image|photo gallery|view gallery|getty(?: images)?)\s*[.:!»>]?$/iu

const subscribe =
  /(?:sign up (?:for|to) (?:our|the|my|receive|get)|subscribe to (?:our|the|my)|join (?:our|the) (?:newsletter|mailing list|whatsapp|telegram)|our (?:free )?(?:daily |weekly )?newsletters?\b|get (?:our|the) (?:latest|best|top|daily|weekly|breaking)[^.]{0,60}(?:inbox|email|newsletter)|delivered (?:straight |directly |right )?to your (?:inbox|email)|in your inbox|newsletter (?:abonnieren|anmelden|bestellen)|zum newsletter|unseren? newsletter|abonnez-vous|inscrivez-vous (?:à|gratuitement)|notre newsletter|suscríbete|suscribirse|nuestro (?:boletín|newsletter)|assine (?:a|nossa|o)|inscreva-se|iscriviti|nostra newsletter|nieuwsbrief|zapisz się|подпис(?:ывайтесь|аться|ывайся)|support (?:our|independent|quality) journalism|become a (?:member|subscriber|patron|supporter)|make a donation|already a (?:subscriber|member)|create (?:a free|an|your) account|download (?:our|the) (?:free )?app\b|follow us on|like us on facebook|add .{1,40} as a preferred source|(?:find|join|follow|connect with) (?:us|me|him|her|them) on (?:facebook|twitter|instagram|linkedin|youtube|telegram|x\b))/iu

const relative =
  /^(?:(?:last )?(?:updated?|published|posted)\s*[:：]?\s*)?(?:(?:about |over |almost )?(?:\d+|an?|one|a few)\s*(?:s|m|h|d|w|secs?|seconds?|mins?|minutes?|hrs?|hours?|days?|weeks?|months?|years?)\.? ago|vor \d+ \p{L}+|il y a \d+ \p{L}+|hace \d+ \p{L}+|há \d+ \p{L}+|\d+ \p{L}+ fa|\d+ \p{L}+ geleden|\d+ \p{L}+ назад|\d+ ?(?:分|時間|日|小时|分钟|天)前|منذ \d+ \p{L}+|just now|yesterday|today|gestern|heute)\s*[.·|•-]?$/iu

const readingTime =
  /^(?:reading time\s*[:：]?\s*)?(?:\d+|[a-z]+)[\s-]*(?:min(?:ute)?s?|minuten|мин\.?)(?: ?(?:read|lesezeit|de lecture|de lectura|leestijd|di lettura|de leitura|чтения))?\s*$|^(?:lesezeit|temps de lecture|tiempo de lectura|reading time|время чтения|tempo di lettura)\b.{0,30}$|^\d+[\d,. ]*k?\s+(?:views?|shares?|comments?|likes?|reads?|kommentare|aufrufe|vues|просмотр\p{L}*)$/iu

const credit =
  /^(?:\(?(?:photo|image|picture|credit|photograph|pic|foto|bild|bildquelle|fotos|quelle|crédit|crédits|crédit photo|©|\(c\)|copyright|imagen|image credit|photo credit|source|getty|reuters|afp|ap photo|фото|写真|图片|图片来源|사진)\s*(?:[:：/|]|by\b|courtesy\b|©|-)).{0,90}$|^.{0,60}(?:\/|via )\s?(?:getty images|afp|reuters|shutterstock|istock|unsplash|ap|dpa|picture alliance|imago)(?:\)|\.)?$|^(?:getty images?|reuters|afp|ap photo|shutterstock|dpa|picture alliance|imago)(?:\/.{0,40})?$/iu

const rights =
  /^(?:©|\(c\)|copyright\b|all rights reserved|alle rechte vorbehalten|tous droits réservés|todos los derechos|tutti i diritti|все права)/iu

const filing =
  /^(?:tags?|topics?|filed under|categor(?:y|ies)|posted in|labels?|keywords?|schlagw\p{L}+|themen|stichw\p{L}+|mots[- ]clés|sujets|etiquetas?|temas|argomenti|теги|метки|タグ|キーワード|标签)\s*[:：]/iu

/** A page for printers tells where it came from. */
const ownAddress = /^(?:url|link|permalink|adresse|web)\s*[:：]\s*https?:\/\/\S+$/iu

const endings =
  /^(?:about the authors?|about author|über den autor|sobre el autor|à propos de l.auteur|comments?(?: \(\d+\))?|\d+ (?:comments?|responses?|thoughts on .*|replies)|leave a (?:reply|comment)|leave a response|join the (?:conversation|discussion)|have your say|what do you think\??|post a comment|kommentare|kommentar schreiben|schreibe einen kommentar|commentaires|comentarios|deja un comentario|deja una respuesta|комментарии|recent (?:posts|news|articles|comments)|post navigation|похожие (?:записи|статьи|новости)|entradas relacionadas|about (?:us|the company)|contacts?|media contacts?|press contacts?|disclaimer)\s*[:：]?$/iu

const boxHeads =
  /^(?:share this(?: article| story| post)?:?|related(?: articles?| posts?| stories| content| news)?|more (?:from|in|on|stories|news|articles)\b.{0,50}|you (?:may|might) also (?:like|be interested).{0,20}|recommended(?: for you)?|latest (?:news|stories|posts|articles|from).{0,30}|trending(?: now)?|most (?:read|popular|viewed)|popular (?:posts|stories|articles)|top stories|newsletter|subscribe.{0,40}|sign up.{0,40}|follow us.{0,30}|stay (?:connected|informed|up to date).{0,30}|das könnte sie auch interessieren|mehr zum thema|weitere (?:artikel|meldungen|themen|nachrichten)|lesen sie auch|sur le même sujet|à lire aussi|articles? (?:liés|similaires|connexes)|artículos relacionados|noticias relacionadas|leia também|leggi anche|articoli correlati|lees ook|zobacz także|czytaj także|читайте также|関連記事|相关文章|相关阅读|advertisement)\s*[:：]?$/iu

/** What stands in the place of an embed until the reader agrees to load it. */
const permission =
  /(?:an dieser stelle (?:findest du|finden sie|befindet sich|steht|war)|einverstanden, dass mir|externe(?:r|n|s)? (?:inhalt|inhalte)\b|personenbezogene daten können an dritt|ein klick für den datenschutz|-inhalte? (?:erlauben|anzeigen|laden)\b|we need your (?:permission|consent) (?:before|to)|this (?:article|page|content) (?:contains|includes) content (?:provided|from)|to view this content,? (?:please )?(?:accept|click|you)|accept (?:and continue|cookies|all cookies)|your (?:browser|device) does not support|please enable (?:java ?script|cookies)|you need to enable java ?script|empfohlener (?:redaktioneller|externer) inhalt|ce contenu (?:est|n.est|a été) (?:bloqué|hébergé)|este contenido (?:está|no se)|voor het tonen van dit)/iu

/** A line that leads elsewhere or asks for something: no part of the article. */
export function isFurnitureText(text: string): boolean {
  if (text.length > 300) return false
  return (
    share.test(text) ||
    relative.test(text) ||
    readingTime.test(text) ||
    rights.test(text) ||
    filing.test(text) ||
    ownAddress.test(text) ||
    (text.length < 200 && readMore.test(text)) ||
    subscribe.test(text) ||
    permission.test(text)
  )
}

/** A heading after which nothing of the article comes: comments, about the author. */
export function isEndingHeading(text: string): boolean {
  return text.length < 90 && endings.test(text)
}

/** The head of a box (related articles, a newsletter, an advertisement): below an article, or in the middle. */
export function isBoxHead(text: string): boolean {
  return text.length < 90 && boxHeads.test(text)
}

/** Nothing but a date, a time or a reading time. */
export function isDateLine(text: string): boolean {
  return text.length <= 90 && (relative.test(text) || readingTime.test(text) || isDateOnly(text))
}

/** Nothing but who took or owns a picture. */
export function isCredit(text: string): boolean {
  return text.length < 140 && credit.test(text)
}
