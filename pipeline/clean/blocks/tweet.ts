/** A line like "— Jane Doe (@jane) April 16, 2025" under an embedded post. */
export interface PostSignature {
  readonly attribution: string
}

const handle = String.raw`@[\w.-]{1,60}(?:@[\w.-]{1,60})?`

/** The line of embed codes that close with the author and the date: Twitter's, and those made after it. */
const dashed = new RegExp(String.raw`^(?:—|–|-|&mdash;)\s?(\S.{0,98}?\s?\(${handle}\))\s+\S.{2,60}$`, 'u')

/** The line of embed codes that say who shared the post, in the languages they come in. */
const shared =
  /^(?:a post shared by|ein beitrag geteilt von|une publication partagée par|una publicación compartida (?:de|por)|un post condiviso da|uma publicação (?:compartilhada|partilhada) por|een bericht gedeeld door|публикация от|פוסט ששותף על ידי) (\S.{1,100}?)(?: (?:on|am|le|el|il|em|op) .{4,60})?$/iu

/** Reads the line under an embedded post that names its author; null for any other line. */
export function postSignature(line: string): PostSignature | null {
  if (line.length > 200) return null
  const sharer = shared.exec(line)?.[1]
  if (sharer !== undefined) return { attribution: sharer }
  const match = dashed.exec(line)
  if (match?.[1] === undefined || !/\d/.test(line.slice(line.lastIndexOf('(')))) return null
  return { attribution: match[1] }
}

/** The address of a post in one of the large networks. */
export function isPostAddress(url: string): boolean {
  return /^https?:\/\/(?:(?:mobile\.|www\.)?(?:twitter|x)\.com\/\w+\/status\/\d|(?:www\.)?instagram\.com\/(?:p|reel|tv)\/|(?:www\.)?tiktok\.com\/@[\w.]+\/video\/|bsky\.app\/profile\/[^/]+\/post\/|(?:www\.)?facebook\.com\/[^/]+\/(?:posts|videos)\/|(?:www\.)?threads\.(?:net|com)\/@[\w.]+\/post\/|t\.me\/\w+\/\d|(?:www\.)?reddit\.com\/r\/\w+\/comments\/|[\w.]+\/@\w+(?:@[\w.]+)?\/\d{10})/.test(
    url,
  )
}
