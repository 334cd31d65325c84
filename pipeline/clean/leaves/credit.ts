/** A caption and who made or owns the picture, told apart. */
export interface CaptionParts {
  /** '' when there is nothing but a credit. */
  readonly caption: string
  readonly credit: string | null
}

/** A credit stands at the end; this much of the end is looked at. */
const tailLength = 200

/** Agencies and picture desks that sign pictures everywhere. */
const agency =
  '(?:getty images?|getty|reuters|afp|ap(?: photo| images)?|associated press|epa(?:-efe)?|efe|dpa|picture alliance|imago(?: images)?|shutterstock|istock(?:photo)?|alamy|bloomberg|ansa|tass|xinhua|press association|pa(?: wire| media| images)?|keystone|anp|ntb|tt|ritzau(?: scanpix)?|scanpix|lehtikuva|pap|belga|apa|kyodo|yonhap|anadolu(?: agency)?|zuma(?: press)?|sipa(?: press)?|maxppp|abaca|unsplash|pixabay|pexels|flickr|wikimedia(?: commons)?|flash90|aap|lapresse|lusa|reporters|handout|archive|archivo)'

/** "Photo: Jane Doe", "(Foto: dpa)", "© AFP": the word that opens a credit stands alone or after the caption's end. */
const opened =
  /(?:^|[.!?…"”»。！？]\s*|\s[|/–—·•-]\s*|\s*[([（【]|\s{2,})(?:(?:photos?|photograph(?:s|er|y)?|photo credits?|images?|image credits?|pictures?|credits?|courtesy|sources?|fotos?|fotograf(?:in|ie|a|ía)?|bild(?:er|quelle|nachweis)?|quelle|crédits?(?: photo)?|photo d'archives|imagen|imágenes|fuente|crédito|foto d'archivio|immagine|fonte|foto's|beeld|bron|фото|источник|صورة|تصوير|صور|צילום|קרדיט|写真|提供|撮影|图片来源|图片|图|사진)\s*(?:by\b|of\b|[:：/|©])|(?:photograph(?:ed)?|photos?|pictures?|images?|illustration) by\b|courtesy of\b|©|\(c\)\s|copyright\b)\s*[^.!?。]{1,100}[)\]）】]?\.?\s*$/iu

/** "Jane Doe/AFP", "(AP Photo/Jane Doe)", "via Getty Images": an agency's name closes or opens the credit. */
const signed = new RegExp(
  `(?:^|[.!?…"”»。]\\s*|\\s[|–—·•]\\s*|\\s*[(\\[（])(?:[^.!?()\\[\\]]{2,70}(?:\\s?/\\s?|\\svia\\s|,\\s)${agency}|${agency}(?:\\s?/\\s?[^.!?()\\[\\]]{2,60})?)[)\\]）]?\\.?\\s*$`,
  'iu',
)

/** Marks that need no word: "Foto: Jo Feld" after a caption without a full stop, "(NOAA/SPC)", "＝ＡＰ". */
const plain =
  /\s(?:Fotos?|Photos?|Bild|Credit|Crédits?(?: photo)?|Image [Cc]redit|Фото|Imagen|Beeld):\s?[\p{Lu}@©][^.!?:]{1,80}$|\s\(\p{Lu}[^()/]{1,50}\/\s?\p{Lu}[^()]{1,60}\)\.?$|＝[^＝。]{1,30}$/u

/** Parts a caption from the credit at its end. Linear: the patterns see the end only. */
export function splitCredit(text: string): CaptionParts {
  const from = Math.max(0, text.length - tailLength)
  const tail = text.slice(from)
  const match = opened.exec(tail) ?? signed.exec(tail) ?? plain.exec(tail)
  if (match === null || (from > 0 && match.index === 0)) return { caption: text, credit: null }
  // The mark that ends the caption's sentence is the caption's.
  const lead = /^[.!?…"”»。！？]*/.exec(match[0])?.[0].length ?? 0
  const caption = text.slice(0, from + match.index + lead).trim()
  const credit = tidyCredit(match[0].slice(lead))
  return credit === '' ? { caption: text, credit: null } : { caption, credit }
}

/** A credit without the brackets and dashes around it and without the word that announces it. */
export function tidyCredit(text: string): string {
  return text
    .trim()
    .replace(/^[\s([（【|/–—·•:-]+|[\s)\]）】.]+$/gu, '')
    .replace(
      /^(?:photo credits?|image credits?|crédits?(?: photo)?|photos?|photograph|images?|pictures?|credits?|fotos?|bild(?:quelle|nachweis)?|quelle|source|фото|写真|사진|图片来源|صورة|צילום)\s*(?:[:：|]|by\b)\s*/iu,
      '',
    )
    .replace(/^(?:©|\(c\)|copyright\b:?|＝)\s*/i, '')
    .replace(/^(.{2,80}?)\s*\|\s*\1$/, '$1')
    .trim()
}
