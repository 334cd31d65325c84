/** A line like "— Jane Doe (@jane) April 16, 2025" under an embedded post. */
export interface PostSignature {
  readonly attribution: string
}

/** Reads the line that Twitter's embed code puts under a post; null for any other line. */
export function postSignature(line: string): PostSignature | null {
  const match = /^(?:—|–|-|&mdash;)\s?(\S.{0,98}?\s?\(@\w{1,30}\))\s+\S.{2,60}$/u.exec(line)
  if (match?.[1] === undefined || !/\d/.test(line.slice(line.lastIndexOf('(')))) return null
  return { attribution: match[1] }
}

/** The address of a post in one of the large networks. */
export function isPostAddress(url: string): boolean {
  return /^https?:\/\/(?:(?:mobile\.|www\.)?(?:twitter|x)\.com\/\w+\/status\/\d|(?:www\.)?instagram\.com\/(?:p|reel|tv)\/|(?:www\.)?tiktok\.com\/@[\w.]+\/video\/|bsky\.app\/profile\/[^/]+\/post\/|(?:www\.)?facebook\.com\/[^/]+\/(?:posts|videos)\/|[\w.]+\/@\w+(?:@[\w.]+)?\/\d{10})/.test(
    url,
  )
}
